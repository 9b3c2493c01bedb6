import { describe, expect, it } from 'vitest'
import { acceptFlowOffer } from '../../../../src/canvas/creating'
import { removeRecords } from '../../../../src/model/commands'
import { company, openBoard, texts, theirs } from './hands'

const inA = { x: 100, y: 50 }
const inB = { x: 700, y: 50 }
/** Where the handle on the right edge of card `a` is at zoom 1. */
const handleOfA = { x: 214, y: 50 }
const nowhere = { x: 500, y: 500 }

function twoCompanies() {
  const board = openBoard()
  board.put.company('a', 0, 0)
  board.put.company('b', 600, 0)
  return board
}

describe('the company tool', () => {
  it('places a company where one clicks, opens its name, and returns to selecting', () => {
    const { hand, editor, board, place, selected, transactions } = openBoard()
    editor.setTool('company')
    expect(transactions(() => hand.click({ x: 300, y: 200 }))).toBe(1)
    const [made] = board.companies.values()
    expect(place(made!.id)).toEqual({ x: 196, y: 148, w: 208, h: 104 })
    expect(made).toMatchObject({ name: texts.newCompany, createdBy: 'Anna' })
    expect(selected()).toEqual([made!.id])
    expect(editor.state).toMatchObject({ tool: 'select', editing: { ref: company(made!.id), field: 'name' } })
  })

  it('places it in the frame that is there', () => {
    const { hand, editor, board, put } = openBoard()
    put.frame('park', 0, 0, 600, 400)
    editor.setTool('company')
    hand.click({ x: 300, y: 200 })
    expect([...board.companies.values()][0]!.frame).toBe('park')
  })

  it('shows an outline under the mouse, and takes it away with the tool', () => {
    const { hand, editor, canvas } = openBoard()
    editor.setTool('company')
    hand.hover({ x: 300, y: 200 })
    expect(canvas.flight.getState().draft).toMatchObject({ collection: 'companies', box: { x: 196, y: 148 } })
    editor.setTool('select')
    expect(canvas.flight.getState().draft).toBeNull()
  })

  it('places nothing when the press is given up', () => {
    const { hand, editor, board, canvas } = openBoard()
    editor.setTool('company')
    hand.press({ x: 300, y: 200 })
    canvas.tools.cancel()
    hand.release({ x: 300, y: 200 })
    expect(board.companies.size).toBe(0)
  })

  it('is not handed to someone who may only look', () => {
    const { editor } = openBoard('viewer')
    editor.setTool('company')
    expect(editor.state.tool).toBe('select')
  })
})

describe('drawing a flow', () => {
  it('by dragging from the edge of a hovered card to another, in one step; its resource is typed at once', () => {
    const { hand, editor, board, session, transactions } = twoCompanies()
    hand.hover(inA)
    expect(transactions(() => hand.drag(handleOfA, inB))).toBe(1)
    const [flow] = board.flows.values()
    expect(flow).toMatchObject({ from: 'a', to: 'b', resource: '', status: 'idea' })
    expect(editor.state.editing).toMatchObject({
      ref: { collection: 'flows', id: flow!.id },
      field: 'resource',
    })
    session.undo.undo()
    expect(board.flows.size).toBe(0)
    expect(session.undo.canUndo).toBe(false)
  })

  it('shows the arrow and the card that it would reach, here and to others', async () => {
    const { hand, canvas, session } = twoCompanies()
    hand.hover(inA)
    hand.press(handleOfA)
    hand.move(nowhere)
    expect(canvas.flight.getState().arrow).toEqual({ from: 'a', to: nowhere, target: null })
    hand.move(inB)
    expect(canvas.flight.getState().arrow).toEqual({ from: 'a', to: inB, target: 'b' })
    await new Promise((done) => setTimeout(done, 80))
    expect(session.presence.awareness.getLocalState()?.gesture).toEqual({ kind: 'flow', from: 'a', ...inB })
    canvas.tools.cancel()
    expect(canvas.flight.getState().arrow).toBeNull()
  })

  it('shows no handle where nothing is hovered or selected', () => {
    const { hand, board, canvas } = twoCompanies()
    hand.hover(nowhere)
    canvas.editor.setHovered(null)
    canvas.tools.pointerDown({
      screen: handleOfA,
      world: handleOfA,
      keys: { shift: false, alt: false, mod: false },
      kind: 'mouse',
      clicks: 1,
    })
    hand.move(inB)
    hand.release(inB)
    expect(board.flows.size).toBe(0)
  })

  it('by two taps with the flow tool', () => {
    const { hand, editor, board, canvas } = twoCompanies()
    editor.setTool('flow')
    hand.click(inA, { kind: 'touch' })
    expect(board.flows.size).toBe(0)
    expect(canvas.flight.getState().notice?.text).toBe(texts.chooseReceiver)
    hand.click(inB, { kind: 'touch' })
    expect([...board.flows.values()]).toMatchObject([{ from: 'a', to: 'b' }])
    expect(editor.state.tool).toBe('select')
    expect(canvas.flight.getState().notice).toBeNull()
  })

  it('by dragging with the flow tool', () => {
    const { hand, editor, board } = twoCompanies()
    editor.setTool('flow')
    hand.drag(inA, inB)
    expect([...board.flows.values()]).toMatchObject([{ from: 'a', to: 'b' }])
  })

  it('by a tap on a handle and a tap on the receiver', () => {
    const { hand, editor, board } = twoCompanies()
    editor.select([company('a')])
    hand.click(handleOfA, { kind: 'touch' })
    hand.click(inB, { kind: 'touch' })
    expect([...board.flows.values()]).toMatchObject([{ from: 'a', to: 'b' }])
  })

  it('several times between the same two', () => {
    const { hand, editor, board } = twoCompanies()
    for (let n = 0; n < 3; n++) {
      editor.setTool('flow')
      hand.drag(inA, inB)
    }
    expect(board.flows.size).toBe(3)
  })

  it('from a company to itself is refused with a word why', () => {
    const { hand, editor, board, canvas } = twoCompanies()
    editor.setTool('flow')
    hand.drag(inA, { x: 20, y: 90 })
    expect(board.flows.size).toBe(0)
    expect(canvas.flight.getState().notice?.text).toBe(texts.selfFlow)
    expect(editor.state.flowOffer).toBeNull()
  })

  it('from a company that someone else deletes ends quietly', () => {
    const { hand, editor, board, doc, canvas } = twoCompanies()
    editor.setTool('flow')
    hand.press(inA)
    hand.move(nowhere)
    removeRecords(doc, theirs, [company('a')])
    expect(canvas.tools.busy).toBe(false)
    hand.release(inB)
    expect(board.flows.size).toBe(0)
    expect(editor.state.flowOffer).toBeNull()
  })

  it('to a company that someone deletes at the last moment offers a new one there', () => {
    const { hand, editor, board, doc } = twoCompanies()
    editor.setTool('flow')
    hand.press(inA)
    hand.move(inB)
    removeRecords(doc, theirs, [company('b')])
    hand.release(inB)
    expect(board.flows.size).toBe(0)
    expect(editor.state.flowOffer).toEqual({ from: 'a', at: inB })
  })
})

describe('a flow dropped on empty space', () => {
  it('offers a company there; taken up, company and flow appear in one step', () => {
    const { hand, editor, board, session, transactions } = twoCompanies()
    hand.hover(inA)
    expect(transactions(() => hand.drag(handleOfA, { x: 500, y: 300 }))).toBe(0)
    expect(editor.state.flowOffer).toEqual({ from: 'a', at: { x: 500, y: 300 } })
    expect(transactions(() => acceptFlowOffer(editor, { name: 'Biogas plant' }))).toBe(1)
    const made = [...board.companies.values()].find((one) => one.name === 'Biogas plant')!
    expect(made).toMatchObject({ x: 500, y: 248 })
    expect([...board.flows.values()]).toMatchObject([{ from: 'a', to: made.id }])
    expect(editor.state).toMatchObject({ flowOffer: null, editing: { field: 'resource' } })
    session.undo.undo()
    expect(board.companies.size).toBe(2)
    expect(board.flows.size).toBe(0)
  })

  it('is forgotten when one clicks elsewhere, and with its donor', () => {
    const { hand, editor, doc } = twoCompanies()
    editor.setFlowOffer({ from: 'a', at: nowhere })
    hand.click({ x: 900, y: 700 })
    expect(editor.state.flowOffer).toBeNull()
    editor.setFlowOffer({ from: 'a', at: nowhere })
    removeRecords(doc, theirs, [company('a')])
    expect(editor.state.flowOffer).toBeNull()
    expect(acceptFlowOffer(editor, { name: 'Too late' })).toBeNull()
  })
})

describe('notes and frames', () => {
  it('a click sticks a note of the usual size and opens its text', () => {
    const { hand, editor, board, transactions } = openBoard()
    editor.setTool('note')
    expect(transactions(() => hand.click({ x: 300, y: 300 }))).toBe(1)
    const [note] = board.notes.values()
    expect(note).toMatchObject({ x: 216, y: 216, w: 168, h: 168, author: 'Anna', text: '' })
    expect(editor.state.editing).toMatchObject({ ref: { collection: 'notes', id: note!.id }, field: 'text' })
  })

  it('a drag draws one of its own size, whichever way it goes', () => {
    const { hand, editor, board } = openBoard()
    editor.setTool('note')
    hand.drag({ x: 500, y: 400 }, { x: 200, y: 300 })
    expect([...board.notes.values()]).toMatchObject([{ x: 200, y: 300, w: 300, h: 100 }])
  })

  it('a frame drawn around companies takes in those that stand in no other', () => {
    const { hand, editor, board, put, session, transactions } = openBoard()
    put.frame('old', 3000, 3000, 100, 100)
    put.company('a', 100, 100)
    put.company('b', 100, 300, { frame: 'old' })
    put.company('out', 900, 100)
    editor.setTool('frame')
    expect(transactions(() => hand.drag({ x: 50, y: 50 }, { x: 650, y: 500 }))).toBe(1)
    const made = [...board.frames.values()].find((one) => one.id !== 'old')!
    expect(made).toMatchObject({ x: 50, y: 50, w: 600, h: 450 })
    expect(board.companies.get('a')!.frame).toBe(made.id)
    expect(board.companies.get('b')!.frame).toBe('old')
    expect(board.companies.get('out')!.frame).toBeUndefined()
    expect(editor.state.editing).toMatchObject({ ref: { collection: 'frames', id: made.id }, field: 'title' })
    session.undo.undo()
    expect(board.frames.size).toBe(1)
    expect(board.companies.get('a')!.frame).toBeUndefined()
  })

  it('a drawing given up leaves nothing', () => {
    const { hand, editor, board, canvas } = openBoard()
    editor.setTool('frame')
    hand.press({ x: 50, y: 50 })
    hand.move({ x: 650, y: 500 })
    expect(canvas.flight.getState().draft).not.toBeNull()
    canvas.tools.cancel()
    hand.release({ x: 650, y: 500 })
    expect(board.frames.size).toBe(0)
    expect(canvas.flight.getState().draft).toBeNull()
  })
})

describe('the hand tool', () => {
  it('moves the view by as much as the hand moves on screen, at every zoom', () => {
    const { hand, editor, put, place, transactions } = openBoard()
    put.company('a', 0, 0)
    editor.setCamera({ x: 0, y: 0, zoom: 0.5 })
    editor.setTool('hand')
    expect(transactions(() => hand.dragOnScreen({ x: 40, y: 20 }, { x: 140, y: 70 }))).toBe(0)
    expect(editor.state.camera).toEqual({ x: -200, y: -100, zoom: 0.5 })
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
  })

  it('can be borrowed while a key is held, and the chosen tool is there again afterwards', () => {
    const { hand, editor, canvas, board } = openBoard()
    editor.setTool('company')
    canvas.tools.borrow('hand')
    hand.dragOnScreen({ x: 40, y: 20 }, { x: 140, y: 70 })
    expect(board.companies.size).toBe(0)
    canvas.tools.borrow(null)
    hand.click({ x: 300, y: 300 })
    expect(board.companies.size).toBe(1)
  })
})
