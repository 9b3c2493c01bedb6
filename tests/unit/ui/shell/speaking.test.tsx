// @vitest-environment jsdom
/** What is said of the board, when, and to whom it is not said. */
import { act, cleanup, render, screen } from '@testing-library/react'
import i18next from 'i18next'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announce, Announcer, setSilence } from '../../../../src/ui/announcer'
import { speaker } from '../../../../src/ui/board/speak'
import { startI18n } from '../../../../src/ui/i18n'
import type { Happening } from '../../../../src/sync/happenings'
import { company, openBoard } from '../../canvas/tools/hands'

beforeEach(async () => {
  await startI18n('en')
  vi.useFakeTimers()
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
  setSilence(false)
  render(<Announcer />)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.useRealTimers()
  localStorage.clear()
})

const said = () => screen.getByRole('status').textContent
const wait = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds))
const changed = (by: Happening['by'], id: string): Happening => ({
  by,
  added: [],
  removed: [],
  changed: [{ ref: company(id), fields: new Set(['x']) }],
  count: 1,
})

function listening() {
  const board = openBoard()
  board.put.company('dairy', 0, 0, { name: 'Dairy' })
  board.put.company('farm', 300, 0, { name: 'Farm' })
  return { ...board, ...speaker(board.editor, 'en', i18next.t) }
}

describe('what is said', () => {
  it('comes once the board is at rest, politely, many things in one sentence', () => {
    const { hear, stop } = listening()
    for (let i = 0; i < 5; i++) {
      hear(changed({ name: 'Boris' }, i % 2 ? 'dairy' : 'farm'))
      wait(500)
      expect(said()).toBe('')
    }
    wait(1_000)
    expect(said()).toBe('Boris: 2 things changed.')
    expect(screen.getByRole('status').getAttribute('aria-live')).toBe('polite')
    stop()
  })

  it('does not wait for ever for a board that never rests', () => {
    const { hear, stop } = listening()
    for (let i = 0; i < 20; i++) {
      hear(changed({ name: 'Boris' }, 'dairy'))
      wait(500)
    }
    expect(said()).toMatch(/Boris/)
    stop()
  })

  it('waits while a hand holds something, and while a name is typed', () => {
    const { hear, hand, stop } = listening()
    hand.press({ x: 50, y: 50 })
    hand.move({ x: 90, y: 90 })
    hear(changed('me', 'dairy'))
    wait(3_000)
    expect(said()).toBe('')
    hand.release({ x: 90, y: 90 })
    wait(1_000)
    expect(said()).toBe('Dairy moved')
    stop()
  })

  it('is nothing after the page has gone on', () => {
    const { hear, stop } = listening()
    hear(changed('me', 'dairy'))
    stop()
    wait(5_000)
    expect(said()).toBe('')
  })
})

describe('who wants to hear nothing', () => {
  it('hears nothing, from then on and at the next visit', () => {
    act(() => announce('Copied'))
    expect(said()).toBe('Copied')
    act(() => setSilence(true))
    expect(said()).toBe('')
    act(() => announce('Copied'))
    expect(said()).toBe('')
    expect(localStorage.getItem('symbiosis.silent')).toBe('true')
  })

  it('hears the same sentence twice as two, where they do', () => {
    act(() => announce('Copied'))
    const first = said()
    act(() => announce('Copied'))
    expect(said()).not.toBe(first)
    expect(said()!.trim()).toBe('Copied')
  })
})
