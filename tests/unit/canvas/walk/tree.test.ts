// @vitest-environment jsdom
/** The board as people hear it: what the list holds, in which words, and what it costs to keep. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { read } from '../../../../src/canvas/walk/going'
import { goTo } from '../../../../src/canvas/walk/walk'
import { AccessibleTree } from '../../../../src/canvas/walk/tree'
import { addResource, setFields } from '../../../../src/model/commands'
import type { RecordRef } from '../../../../src/model/records'
import { company, openBoard, theirs } from '../tools/hands'

const flow = (id: string): RecordRef => ({ collection: 'flows', id })

beforeEach(() => {
  vi.useFakeTimers()
  // Widths do not matter here; this stands in for a canvas by which text could be measured.
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null)
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  document.body.replaceChildren()
})

/** A board with a dairy that passes whey on to a farm, and the list of it once it rests. */
function heard() {
  const board = openBoard()
  const { put, canvas, editor, doc } = board
  put.company('dairy', 0, 0, { name: 'Dairy' })
  put.company('farm', 400, 0, { name: 'Pig farm', kind: 'farm' })
  put.flow('whey', 'dairy', 'farm', { resource: 'whey' })
  const surface = document.createElement('div')
  document.body.append(surface)
  const tree = new AccessibleTree(surface, canvas, { language: 'en', label: 'On the board' })
  const rest = () => vi.advanceTimersByTime(1_000)
  rest()
  const items = () => [...surface.querySelectorAll('[role="treeitem"]')]
  const said = () => items().map((one) => one.textContent)
  const active = () => {
    const id = surface.getAttribute('aria-activedescendant')
    return id === null ? null : (document.getElementById(id)?.textContent ?? 'nothing')
  }
  const change = (ref: RecordRef, values: Record<string, unknown>) => setFields(doc, theirs, ref, values)
  return { ...board, editor, surface, tree, rest, items, said, active, change }
}

describe('the list of the board', () => {
  it('is a tree with a name, whose items are said in the user’s words', () => {
    const { surface, said, doc, rest } = heard()
    const tree = surface.querySelector('[role="tree"]')!
    expect(tree.getAttribute('aria-label')).toBe('On the board')
    addResource(doc, theirs, { company: 'farm', direction: 'need', name: 'feed' })
    rest()
    expect(said().sort()).toEqual([
      'Dairy, producer, 1 flow',
      'Pig farm, farm, needs feed, 1 flow',
      'whey, from Dairy to Pig farm, idea',
    ])
  })

  it('keeps in step with what anybody does', () => {
    const { said, change, put, rest, editor } = heard()
    change(company('dairy'), { name: 'Old dairy' })
    put.flow('heat', 'farm', 'dairy', { resource: 'heat' })
    rest()
    expect(said()).toContain('Old dairy, producer, 2 flows')
    expect(said()).toContain('whey, from Old dairy to Pig farm, idea')
    expect(said()).toContain('heat, from Pig farm to Old dairy, idea')
    editor.session.doc.transact(() => editor.session.doc.getMap('flows').delete('heat'), theirs)
    rest()
    expect(said()).toContain('Old dairy, producer, 1 flow')
    expect(said().some((one) => one?.startsWith('heat'))).toBe(false)
  })

  it('is said anew in another language', () => {
    const { tree, said, surface } = heard()
    tree.setOptions({ language: 'ru', label: 'На доске' })
    expect(surface.querySelector('[role="tree"]')!.getAttribute('aria-label')).toBe('На доске')
    expect(said()).toContain('whey, от кого: Dairy, кому: Pig farm, идея')
  })

  it('leads to where one walks, says the place among its flows, and what is selected', () => {
    const { active, editor, items } = heard()
    expect(active()).toBeNull()
    read(editor, 1)
    expect(active()).toBe('Dairy, producer, 1 flow')
    read(editor, 1)
    expect(active()).toBe('whey, from Dairy to Pig farm, idea')
    const [dairy, whey, farm] = items()
    expect([dairy, whey, farm].map((one) => one!.getAttribute('aria-level'))).toEqual(['1', '2', '1'])
    expect([dairy, whey, farm].map((one) => one!.getAttribute('aria-posinset'))).toEqual(['1', '2', '3'])
    expect(whey!.getAttribute('aria-setsize')).toBe('3')
    expect([dairy, whey, farm].map((one) => one!.getAttribute('aria-selected'))).toEqual([
      'false',
      'true',
      'false',
    ])
  })

  it('takes names as text', () => {
    const { change, rest, surface, said } = heard()
    change(company('dairy'), { name: '<img src=x onerror=alert(1)>' })
    rest()
    expect(surface.querySelector('img')).toBeNull()
    expect(said().some((one) => one?.startsWith('<img'))).toBe(true)
  })

  it('goes with the board', () => {
    const { tree, surface, editor } = heard()
    read(editor, 1)
    tree.destroy()
    expect(surface.childElementCount).toBe(0)
    expect(surface.hasAttribute('aria-activedescendant')).toBe(false)
  })
})

describe('what the list costs', () => {
  it('an edit words what it changed again, and no more', () => {
    const { tree, put, change, rest } = heard()
    for (let i = 0; i < 20; i++) put.company(`near${i}`, (i % 5) * 210, 150 + Math.floor(i / 5) * 120)
    rest()
    const before = tree.worded
    change(company('near3'), { name: 'Bakery' })
    rest()
    expect(tree.worded - before).toBe(1)
    // A company's name is said in its flows too.
    change(company('dairy'), { name: 'Creamery' })
    rest()
    expect(tree.worded - before).toBe(3)
  })

  it('what happens out of sight, and rest, words nothing', () => {
    const { tree, put, change, rest } = heard()
    put.company('far', 90_000, 90_000)
    rest()
    const before = tree.worded
    change(company('far'), { name: 'Elsewhere' })
    rest()
    rest()
    expect(tree.worded).toBe(before)
  })

  it('a board of any size has a list of a few', () => {
    const { put, rest, items, editor } = heard()
    for (let i = 0; i < 400; i++)
      put.company(`c${i}`, (i % 20) * 30, Math.floor(i / 20) * 30, { w: 20, h: 20 })
    rest()
    expect(items().length).toBeLessThanOrEqual(30)
    goTo(editor, company('c7'))
    expect(items().length).toBeLessThanOrEqual(60)
  })

  it('a step on foot words no more than what comes near', () => {
    const { put, rest, tree, editor } = heard()
    for (let i = 0; i < 100; i++) put.company(`row${i}`, i * 5_000, 5_000)
    rest()
    goTo(editor, company('row40'))
    rest()
    const before = tree.worded
    read(editor, 1)
    expect(tree.worded - before).toBeLessThanOrEqual(3)
  })

  it('who never rests costs no more than a look at a time', () => {
    const { tree, change, rest } = heard()
    rest()
    const before = tree.worded
    for (let i = 0; i < 100; i++) {
      change(company('dairy'), { name: `Dairy ${i}` })
      vi.advanceTimersByTime(10)
    }
    rest()
    expect(tree.worded - before).toBeLessThanOrEqual(2 * 4)
  })
})

it('flows are walked to as companies are', () => {
  const { editor, active } = heard()
  goTo(editor, flow('whey'))
  expect(active()).toBe('whey, from Dairy to Pig farm, idea')
})
