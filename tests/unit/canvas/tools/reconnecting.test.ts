/** Flows whose ends are taken to other companies, and flows that run at right angles. */
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { addResource, removeRecords } from '../../../../src/model/commands'
import { canvasActions } from '../../../../src/canvas/actions'
import { flowEndAt } from '../../../../src/canvas/hit'
import { gripsShown } from '../../../../src/canvas/tools/grips'
import type { RecordRef } from '../../../../src/model/records'
import { openBoard, texts, theirs } from './hands'

const flow: RecordRef = { collection: 'flows', id: 'f' }

/** A flow from `a` to `b`, selected, and a third company below. */
function joined(role: 'editor' | 'viewer' = 'editor') {
  const board = openBoard(role)
  board.put.company('a', 0, 0)
  board.put.company('b', 600, 0)
  board.put.company('c', 600, 400)
  board.put.flow('f', 'a', 'b')
  board.editor.select([flow])
  const end = () => board.canvas.scene.pathOf('f')!.end
  const start = () => board.canvas.scene.pathOf('f')!.start
  const ends = () => {
    const { from, to } = board.board.flows.get('f')!
    return [from, to]
  }
  return { ...board, start, end, ends }
}
const onC = { x: 700, y: 450 }
const onEmpty = { x: 300, y: 500 }

describe('an end of a flow', () => {
  it('goes to the company that it is dropped on, in one transaction and one step of undo', () => {
    const { hand, end, start, ends, session, transactions } = joined()
    expect(transactions(() => hand.drag(end(), onC))).toBe(1)
    expect(ends()).toEqual(['a', 'c'])
    expect(transactions(() => hand.drag(start(), { x: 700, y: 50 }))).toBe(1)
    expect(ends()).toEqual(['b', 'c'])
    session.undo.undo()
    session.undo.undo()
    expect(ends()).toEqual(['a', 'b'])
    expect(session.undo.canUndo).toBe(false)
  })

  it('shows where it would go, to its own hand and to others, and nothing once it is let go', async () => {
    const { hand, end, canvas, session } = joined()
    hand.press(end())
    hand.move({ x: 620, y: 200 })
    hand.move(onC)
    expect(canvas.flight.getState().end).toEqual({ flow: 'f', end: 'to', at: onC, target: 'c' })
    await new Promise((done) => setTimeout(done, 80))
    const mine = () => session.presence.awareness.getLocalState()?.gesture
    expect(mine()).toEqual({ kind: 'end', flow: 'f', end: 'to', ...onC })
    hand.release(onC)
    expect(canvas.flight.getState().end).toBeNull()
    await new Promise((done) => setTimeout(done, 80))
    expect(mine() ?? null).toBeNull()
  })

  it('stays where it was when dropped on empty space, on its own company, or given up', () => {
    const { hand, end, ends, canvas, transactions } = joined()
    expect(transactions(() => hand.drag(end(), onEmpty))).toBe(0)
    expect(transactions(() => hand.drag(end(), { x: 700, y: 60 }))).toBe(0)
    const given = transactions(() => {
      hand.press(end())
      hand.move(onC)
      expect(canvas.tools.cancel()).toBe(true)
      hand.release(onC)
    })
    expect(given).toBe(0)
    expect(ends()).toEqual(['a', 'b'])
    expect(canvas.flight.getState().notice).toBeNull()
  })

  it('does not go to the other end’s company, and says why', () => {
    const { hand, end, ends, canvas, transactions } = joined()
    const onA = { x: 100, y: 50 }
    expect(transactions(() => hand.drag(end(), onA))).toBe(0)
    expect(ends()).toEqual(['a', 'b'])
    expect(canvas.flight.getState().notice).toEqual({ text: texts.selfFlow, at: onA })
  })

  it('takes along the offer that it was made from only where it still fits', () => {
    const { hand, start, end, doc, board } = joined()
    const offer = addResource(doc, theirs, { company: 'a', direction: 'offer', name: 'ash' })
    const need = addResource(doc, theirs, { company: 'b', direction: 'need', name: 'ash' })
    doc.transact(() => {
      const record = doc.getMap('flows').get('f') as Y.Map<unknown>
      record.set('offer', offer)
      record.set('need', need)
    }, theirs)
    hand.drag(end(), onC)
    expect(board.flows.get('f')).toMatchObject({ offer, to: 'c' })
    expect(board.flows.get('f')!.need).toBeUndefined()
    hand.drag(start(), { x: 700, y: 50 })
    expect(board.flows.get('f')!.offer).toBeUndefined()
  })

  it.each([
    ['the flow', flow],
    ['the company at its other end', { collection: 'companies', id: 'a' } as RecordRef],
    ['the company that it leaves', { collection: 'companies', id: 'b' } as RecordRef],
  ])('falls out of the hand when someone else deletes %s', (_what, ref) => {
    const { hand, end, doc, canvas, board, transactions } = joined()
    hand.press(end())
    hand.move(onC)
    removeRecords(doc, theirs, [ref])
    expect(canvas.tools.busy).toBe(false)
    expect(canvas.flight.getState().end).toBeNull()
    expect(transactions(() => hand.release(onC))).toBe(0)
    expect(board.flows.size).toBe(0)
  })

  it('goes nowhere when the company under the hand is deleted before it lets go', () => {
    const { hand, end, ends, doc } = joined()
    hand.press(end())
    hand.move(onC)
    removeRecords(doc, theirs, [{ collection: 'companies', id: 'c' }])
    hand.release(onC)
    expect(ends()).toEqual(['a', 'b'])
  })

  it('can be taken only of a flow that alone is selected, by someone who may edit, with room between its ends', () => {
    const { canvas, editor, hand, ends } = joined()
    expect(gripsShown(canvas).flow).toBe('f')
    editor.setCamera({ x: 0, y: 0, zoom: 0.1 })
    expect(gripsShown(canvas).flow).toBeNull()
    editor.setCamera({ x: 0, y: 0, zoom: 1 })
    editor.select([flow, { collection: 'companies', id: 'c' }])
    expect(gripsShown(canvas).flow).toBeNull()
    editor.select([])
    hand.drag(canvas.scene.pathOf('f')!.end, onC)
    expect(ends()).toEqual(['a', 'b'])
    expect(gripsShown(joined('viewer').canvas).flow).toBeNull()
  })

  it('answers within 24 px of a mouse and 44 px of a finger, at every zoom', () => {
    const path = { start: { x: 0, y: 0 }, end: { x: 400, y: 0 } }
    for (const zoom of [0.5, 1, 2]) {
      expect(flowEndAt(path, { x: 12 / zoom, y: 12 / zoom }, { zoom })).toBe('from')
      expect(flowEndAt(path, { x: 400 - 22 / zoom, y: 22 / zoom }, { zoom, touch: true })).toBe('to')
      expect(flowEndAt(path, { x: 400 - 22 / zoom, y: 0 }, { zoom })).toBeNull()
    }
  })

  it('lets the handles of other companies be, and takes the place of those at its own', () => {
    const { canvas, editor } = joined()
    editor.setHovered({ collection: 'companies', id: 'b' })
    expect(gripsShown(canvas).companies).toEqual([])
    editor.setHovered({ collection: 'companies', id: 'c' })
    expect(gripsShown(canvas).companies).toEqual(['c'])
  })
})

describe('the shape of flows', () => {
  const switchShape = canvasActions.find((action) => action.id === 'flowShape')!

  it('is switched for all that are selected, in one step, and back', () => {
    const { board, put, editor, session, transactions } = joined()
    put.flow('g', 'a', 'c', { shape: 'angled' })
    editor.select([flow, { collection: 'flows', id: 'g' }])
    const shapes = () => ['f', 'g'].map((id) => board.flows.get(id)!.shape ?? 'curved')
    expect(transactions(() => switchShape.run(editor))).toBe(1)
    expect(shapes()).toEqual(['angled', 'angled'])
    switchShape.run(editor)
    expect(shapes()).toEqual(['curved', 'curved'])
    session.undo.undo()
    session.undo.undo()
    expect(shapes()).toEqual(['curved', 'angled'])
  })

  it('is not for those who may only look, nor for companies', () => {
    expect(switchShape.allowed!(joined('viewer').editor)).toBe(false)
    const { editor } = joined()
    editor.select([{ collection: 'companies', id: 'a' }])
    expect(switchShape.allowed!(editor)).toBe(false)
  })

  it('at right angles is not bent by a hand, which draws a marquee instead; the bend of the curve is kept', () => {
    const { hand, board, canvas, editor, transactions } = joined()
    const middle = canvas.scene.pathOf('f')!.label
    hand.drag(middle, { x: middle.x, y: middle.y - 80 })
    switchShape.run(editor)
    expect(canvas.scene.pathOf('f')!.label.y).toBeCloseTo(middle.y)
    expect(transactions(() => hand.drag(middle, { x: middle.x, y: middle.y + 90 }))).toBe(0)
    expect(board.flows.get('f')!.bend).toBe(80)
  })
})
