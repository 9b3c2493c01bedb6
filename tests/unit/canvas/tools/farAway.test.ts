import { describe, expect, it, vi } from 'vitest'
import { canvasActions } from '../../../../src/canvas/actions'
import { company, openBoard } from './hands'

const zoom = 0.03

/** A hundred and twenty companies in one crowd, and one far from them, seen so small that cards are clusters. */
async function crowd() {
  const all = openBoard()
  for (let at = 0; at < 120; at++) all.put.company(`c${at}`, (at % 6) * 220, Math.floor(at / 6) * 120)
  all.put.company('hut', 30_000, 0)
  all.editor.setCamera({ x: -4_000, y: -4_000, zoom })
  const level = await vi.waitUntil(() => all.canvas.far.at(zoom))
  return { ...all, level, middle: level.of('c0')!.look!.at }
}

describe('a cluster under the hand', () => {
  it('is gone into by a click, until its companies are seen one by one', async () => {
    const { editor, canvas, hand, middle, selected } = await crowd()
    hand.hover(middle)
    expect(canvas.flight.getState().cluster).not.toBeNull()
    hand.click(middle)
    expect(editor.state.camera.zoom).toBeGreaterThan(5 * zoom)
    expect(canvas.far.at(editor.state.camera.zoom)).toBeNull()
    expect(selected()).toEqual([])
  })

  it('is not taken for an empty place by a double click', async () => {
    const { board, hand, middle } = await crowd()
    const before = board.companies.size
    hand.click(middle)
    hand.click({ x: 9_000, y: 9_000 }, { clicks: 2 })
    expect(board.companies.size).toBe(before)
  })

  it('keeps its companies where they are when it is dragged', async () => {
    const { hand, place, middle, transactions } = await crowd()
    const before = place('c0')
    expect(transactions(() => hand.drag(middle, { x: middle.x + 9_000, y: middle.y }))).toBe(0)
    expect(place('c0')).toEqual(before)
  })

  it('is gone into by the key that names a company, from the company that one is at', async () => {
    const { editor } = await crowd()
    const look = canvasActions.find((action) => action.id === 'lookInto')!
    expect(look.allowed!(editor)).toBe(false)
    editor.select([company('c0')])
    expect(look.allowed!(editor)).toBe(true)
    look.run(editor)
    expect(editor.state.camera.zoom).toBeGreaterThan(5 * zoom)
    expect(look.allowed!(editor)).toBe(false)
  })

  it('is no receiver of a flow: one looks into it for the company that is meant', async () => {
    const { editor, hand, middle, board } = await crowd()
    editor.setTool('flow')
    hand.click(middle)
    expect(editor.state.camera.zoom).toBeGreaterThan(5 * zoom)
    expect(board.flows.size).toBe(0)
    expect(editor.state.flowOffer).toBeNull()
  })
})
