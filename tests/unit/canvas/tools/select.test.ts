import { describe, expect, it } from 'vitest'
import { removeRecords, setFields } from '../../../../src/model/commands'
import { company, openBoard, theirs } from './hands'

const inA = { x: 50, y: 50 }

describe('moving', () => {
  it('puts a dragged card where the hand lets go, in one transaction and one step of undo', () => {
    const { hand, put, place, session, transactions } = openBoard()
    put.company('a', 0, 0)
    expect(transactions(() => hand.drag(inA, { x: 350, y: 150 }))).toBe(1)
    expect(place('a')).toMatchObject({ x: 300, y: 100 })
    session.undo.undo()
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(session.undo.canUndo).toBe(false)
  })

  it('shows the card under the hand while the document still has it where it was', async () => {
    const { hand, put, place, canvas, session, transactions } = openBoard()
    put.company('a', 0, 0)
    const made = transactions(() => {
      hand.press(inA)
      hand.move({ x: 150, y: 50 })
    })
    expect(made).toBe(0)
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(canvas.scene.boxOf(company('a'))).toMatchObject({ x: 100, y: 0 })
    await new Promise((done) => setTimeout(done, 80))
    const mine = () => session.presence.awareness.getLocalState()
    expect(mine()?.gesture).toEqual({
      kind: 'place',
      items: [{ collection: 'companies', id: 'a', x: 100, y: 0, w: 200, h: 100 }],
    })
    hand.release({ x: 150, y: 50 })
    await new Promise((done) => setTimeout(done, 80))
    expect(mine()?.gesture ?? null).toBeNull()
  })

  it('does not move a card by a trembling click', () => {
    const { hand, put, place, selected, transactions } = openBoard()
    put.company('a', 0, 0)
    expect(transactions(() => hand.drag(inA, { x: 52, y: 51 }))).toBe(0)
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(selected()).toEqual(['a'])
  })

  it('puts everything back on Escape and writes nothing', () => {
    const { hand, put, place, canvas, session, transactions } = openBoard()
    put.company('a', 0, 0)
    const made = transactions(() => {
      hand.press(inA)
      hand.move({ x: 500, y: 500 })
      expect(canvas.tools.cancel()).toBe(true)
      hand.release({ x: 500, y: 500 })
    })
    expect(made).toBe(0)
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(canvas.scene.boxOf(company('a'))).toMatchObject({ x: 0, y: 0 })
    expect(session.undo.canUndo).toBe(false)
  })

  it.each([
    ['a second finger', (board: ReturnType<typeof openBoard>) => board.canvas.tools.interrupt()],
    ['another tool', (board: ReturnType<typeof openBoard>) => board.editor.setTool('hand')],
  ])('gives the card back when %s interrupts', (_what, interrupt) => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.hand.press(inA)
    board.hand.move({ x: 500, y: 500 })
    interrupt(board)
    board.hand.release({ x: 500, y: 500 })
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
    expect(board.canvas.scene.boxOf(company('a'))).toMatchObject({ x: 0, y: 0 })
  })

  it('lets go of a card that someone else deletes and carries the others on', () => {
    const { hand, put, place, doc, editor, canvas } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0)
    editor.select([company('a'), company('b')])
    hand.press(inA)
    hand.move({ x: 60, y: 250 })
    removeRecords(doc, theirs, [company('a')])
    expect(canvas.tools.current.state).toBe('moving')
    hand.move({ x: 50, y: 350 })
    hand.release({ x: 50, y: 350 })
    expect(place('a')).toBeUndefined()
    expect(place('b')).toMatchObject({ x: 400, y: 300 })
  })

  it('ends quietly when all that it carries is deleted by someone else', () => {
    const { hand, put, doc, canvas, transactions } = openBoard()
    put.company('a', 0, 0)
    hand.press(inA)
    hand.move({ x: 60, y: 250 })
    removeRecords(doc, theirs, [company('a')])
    expect(canvas.tools.busy).toBe(false)
    expect(transactions(() => hand.release({ x: 60, y: 250 }))).toBe(0)
  })

  it('keeps what another changed meanwhile', () => {
    const { hand, put, doc, board } = openBoard()
    put.company('a', 0, 0)
    hand.press(inA)
    hand.move({ x: 60, y: 250 })
    setFields(doc, theirs, company('a'), { name: 'Renamed' })
    hand.release({ x: 50, y: 250 })
    expect(board.companies.get('a')).toMatchObject({ name: 'Renamed', x: 0, y: 200 })
  })

  it('keeps to one axis with Shift', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0)
    editor.select([company('a')])
    hand.drag(inA, { x: 350, y: 90 }, { shift: true })
    expect(place('a')).toMatchObject({ x: 300, y: 0 })
  })

  it('leaves locked things where they are, but a click selects them', () => {
    const { hand, put, place, selected, transactions } = openBoard()
    put.company('a', 0, 0, { locked: true })
    expect(transactions(() => hand.drag(inA, { x: 400, y: 400 }))).toBe(0)
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    hand.click(inA)
    expect(selected()).toEqual(['a'])
  })

  it('moves only what is free when a locked card is part of the selection', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0, { locked: true })
    editor.select([company('a'), company('b')])
    hand.drag(inA, { x: 50, y: 350 })
    expect(place('a')).toMatchObject({ x: 0, y: 300 })
    expect(place('b')).toMatchObject({ x: 400, y: 0 })
  })

  it('draws a marquee where a locked card is dragged, even when others are selected with it', () => {
    const { hand, put, place, editor, selected } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0, { locked: true })
    editor.select([company('a'), company('b')])
    hand.drag({ x: 450, y: 50 }, { x: 450, y: 600 })
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(selected()).toEqual([])
  })

  it('moves nothing for someone who may only look', () => {
    const { hand, put, place, selected, editor } = openBoard('viewer')
    put.company('a', 0, 0)
    hand.dragOnScreen(inA, { x: 400, y: 400 })
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(selected()).toEqual(['a'])
    expect(editor.state.camera).toMatchObject({ x: -350, y: -350 })
  })
})

describe('copies by Alt', () => {
  it('leaves the originals and drops selected copies, with the flow between them, in one step', () => {
    const { hand, put, place, board, editor, session, selected, transactions } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0)
    put.flow('f', 'a', 'b')
    editor.select([company('a'), company('b')])
    expect(transactions(() => hand.drag(inA, { x: 50, y: 350 }, { alt: true }))).toBe(1)
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
    expect(board.companies.size).toBe(4)
    expect(board.flows.size).toBe(2)
    const copies = selected()
    expect(copies).toHaveLength(2)
    expect(copies.map((id) => place(id))).toMatchObject([
      { x: 0, y: 300 },
      { x: 400, y: 300 },
    ])
    const copy = [...board.flows.values()].find((flow) => flow.id !== 'f')!
    expect(copies).toEqual(expect.arrayContaining([copy.from, copy.to]))
    session.undo.undo()
    expect(board.companies.size).toBe(2)
    expect(board.flows.size).toBe(1)
  })

  it('shows the originals at their places while Alt is held, and the copies as ghosts', () => {
    const { hand, put, canvas } = openBoard()
    put.company('a', 0, 0)
    hand.press(inA)
    hand.move({ x: 350, y: 50 }, { alt: true })
    expect(canvas.scene.boxOf(company('a'))).toMatchObject({ x: 0 })
    expect(canvas.flight.getState().ghosts).toMatchObject([{ x: 300 }])
    hand.move({ x: 350, y: 50 })
    expect(canvas.scene.boxOf(company('a'))).toMatchObject({ x: 300 })
    expect(canvas.flight.getState().ghosts).toEqual([])
  })
})

describe('frames', () => {
  it('carry their companies and the notes in them', () => {
    const { hand, put, place, board } = openBoard()
    put.frame('park', 0, 0, 600, 400)
    put.company('in', 100, 100, { frame: 'park' })
    put.company('above', 200, 250)
    put.note('note', 400, 100)
    hand.drag({ x: 300, y: 400 }, { x: 1300, y: 400 })
    expect(place('park')).toMatchObject({ x: 1000 })
    expect(place('in')).toMatchObject({ x: 1100 })
    expect(place('note')).toMatchObject({ x: 1400 })
    expect(place('above')).toMatchObject({ x: 200 })
    expect(board.companies.get('in')!.frame).toBe('park')
  })

  it('keep a company that moves along with them though it stands across their border', () => {
    const { hand, put, place, board } = openBoard()
    put.frame('park', 0, 0, 600, 400)
    put.company('across', 520, 100, { frame: 'park' })
    hand.drag({ x: 300, y: 400 }, { x: 300, y: 900 })
    expect(place('across')).toMatchObject({ x: 520, y: 600 })
    expect(board.companies.get('across')!.frame).toBe('park')
  })

  it('take in a company that is dropped on them and let it go when it is dragged out', () => {
    const { hand, put, board, session } = openBoard()
    put.frame('park', 500, 0, 600, 400)
    put.company('a', 0, 0)
    hand.drag(inA, { x: 650, y: 150 })
    expect(board.companies.get('a')!.frame).toBe('park')
    hand.drag({ x: 650, y: 150 }, { x: 50, y: 150 })
    expect(board.companies.get('a')!.frame).toBeUndefined()
    session.undo.undo()
    expect(board.companies.get('a')).toMatchObject({ frame: 'park', x: 600 })
  })

  it('within frames: the inner one takes the company', () => {
    const { hand, put, board } = openBoard()
    put.frame('region', 400, 0, 900, 700)
    put.frame('park', 500, 100, 400, 300)
    put.company('a', 0, 0)
    hand.drag(inA, { x: 650, y: 250 })
    expect(board.companies.get('a')!.frame).toBe('park')
  })

  it('made larger take in what they now cover, made smaller let it go', () => {
    const { hand, put, board, editor, transactions } = openBoard()
    put.frame('park', 0, 0, 300, 300)
    put.company('a', 400, 100)
    editor.select([{ collection: 'frames', id: 'park' }])
    expect(transactions(() => hand.drag({ x: 300, y: 300 }, { x: 700, y: 300 }))).toBe(1)
    expect(board.frames.get('park')).toMatchObject({ w: 700, h: 300 })
    expect(board.companies.get('a')!.frame).toBe('park')
    hand.drag({ x: 700, y: 300 }, { x: 300, y: 300 })
    expect(board.companies.get('a')!.frame).toBeUndefined()
  })
})

describe('resizing', () => {
  it('pulls a corner of a selected card, within its limits, in one step', () => {
    const { hand, put, place, editor, session, transactions } = openBoard()
    put.company('a', 0, 0)
    editor.select([company('a')])
    expect(transactions(() => hand.drag({ x: 200, y: 100 }, { x: 300, y: 180 }))).toBe(1)
    expect(place('a')).toEqual({ x: 0, y: 0, w: 300, h: 180 })
    hand.drag({ x: 0, y: 0 }, { x: 900, y: 900 })
    expect(place('a')).toEqual({ x: 180, y: 124, w: 120, h: 56 })
    session.undo.undo()
    session.undo.undo()
    expect(place('a')).toEqual({ x: 0, y: 0, w: 200, h: 100 })
  })

  it('offers no handle on a locked card', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0, { locked: true })
    editor.select([company('a')])
    hand.drag({ x: 200, y: 100 }, { x: 300, y: 180 })
    expect(place('a')).toEqual({ x: 0, y: 0, w: 200, h: 100 })
  })

  it('ends quietly when the card is deleted by someone else', () => {
    const { hand, put, doc, editor, canvas } = openBoard()
    put.company('a', 0, 0)
    editor.select([company('a')])
    hand.press({ x: 200, y: 100 })
    hand.move({ x: 300, y: 180 })
    expect(canvas.tools.current.state).toBe('resizing')
    removeRecords(doc, theirs, [company('a')])
    expect(canvas.tools.busy).toBe(false)
  })
})

describe('the marquee', () => {
  const around = [
    { x: -20, y: -20 },
    { x: 450, y: 150 },
  ] as const

  it('selects the cards and notes that it touches, and a flow that it encloses', () => {
    const { hand, put, selected, canvas, transactions } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0)
    put.company('far', 2000, 0)
    put.flow('f', 'a', 'b')
    put.flow('long', 'a', 'far')
    expect(transactions(() => hand.drag(...around))).toBe(0)
    expect(new Set(selected())).toEqual(new Set(['a', 'b', 'f']))
    expect(canvas.flight.getState().marquee).toBeNull()
  })

  it('asks the index for what is under it and not every record', () => {
    const { hand, put, canvas } = openBoard()
    put.company('a', 0, 0)
    for (let n = 0; n < 500; n++) put.company(`far ${n}`, 10_000 + n * 300, 0)
    const asked: string[] = []
    const boxOf = canvas.scene.boxOf.bind(canvas.scene)
    canvas.scene.boxOf = (ref) => {
      asked.push(ref.id)
      return boxOf(ref)
    }
    hand.drag(...around)
    expect(new Set(asked)).toEqual(new Set(['a']))
  })

  it('adds with Shift', () => {
    const { hand, put, selected, editor } = openBoard()
    put.company('a', 0, 0)
    put.company('c', 0, 500)
    editor.select([company('c')])
    hand.drag(...around, { shift: true })
    expect(selected()).toEqual(['c', 'a'])
  })

  it('passes over locked things and over frames that it only touches', () => {
    const { hand, put, selected } = openBoard()
    put.frame('ground', -10, -10, 500, 200, { locked: true })
    put.frame('wide', -100, -100, 2000, 2000)
    put.company('a', 0, 0)
    hand.drag({ x: -18, y: -18 }, { x: 600, y: 500 })
    expect(selected()).toEqual(['a'])
  })

  it('gives the selection back on Escape', () => {
    const { hand, put, selected, editor, canvas } = openBoard()
    put.company('a', 0, 0)
    put.company('c', 0, 500)
    editor.select([company('c')])
    hand.press(around[0])
    hand.move(around[1])
    expect(selected()).toEqual(['a'])
    canvas.tools.cancel()
    expect(selected()).toEqual(['c'])
    expect(canvas.flight.getState().marquee).toBeNull()
  })

  it('is not for fingers: one finger on empty space moves the view', () => {
    const { hand, put, selected, editor } = openBoard()
    put.company('a', 0, 0)
    hand.dragOnScreen({ x: 600, y: 300 }, { x: 500, y: 250 }, { kind: 'touch' })
    expect(editor.state.camera).toMatchObject({ x: 100, y: 50 })
    expect(selected()).toEqual([])
  })
})

describe('clicking', () => {
  it('adds with Shift and clears on empty space', () => {
    const { hand, put, selected } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 0)
    hand.click(inA)
    hand.click({ x: 450, y: 50 }, { shift: true })
    expect(selected()).toEqual(['a', 'b'])
    hand.click({ x: 450, y: 50 }, { shift: true })
    expect(selected()).toEqual(['a'])
    hand.click({ x: 300, y: 600 })
    expect(selected()).toEqual([])
  })

  it('selects what is there at the release, when what was pressed has been deleted meanwhile', () => {
    const { hand, put, selected, doc } = openBoard()
    put.company('under', 0, 0)
    put.note('note', 20, 20)
    hand.press(inA)
    expect(selected()).toEqual(['note'])
    removeRecords(doc, theirs, [{ collection: 'notes', id: 'note' }])
    hand.release(inA)
    expect(selected()).toEqual(['under'])
  })

  it('twice on a card opens its name, twice on empty space places a company and opens its name', () => {
    const { hand, put, editor, board, place, transactions } = openBoard()
    put.company('a', 0, 0)
    hand.doubleClick(inA)
    expect(editor.state.editing).toMatchObject({ ref: company('a'), field: 'name' })
    editor.stopEditing()
    expect(transactions(() => hand.doubleClick({ x: 600, y: 400 }))).toBe(1)
    const made = [...board.companies.values()].find((one) => one.id !== 'a')!
    expect(place(made.id)).toMatchObject({ x: 600 - 104, y: 400 - 52 })
    expect(made.name).toBe('New company')
    expect(editor.state.editing).toMatchObject({ ref: company(made.id), field: 'name' })
  })

  it('twice on empty space does nothing for someone who may only look', () => {
    const { hand, board } = openBoard('viewer')
    hand.doubleClick({ x: 600, y: 400 })
    expect(board.companies.size).toBe(0)
  })
})

describe('arrows', () => {
  it('bend when their middle is pulled, in one step, and go straight again when it is pulled back', () => {
    const { hand, put, board, canvas, transactions } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 600, 0)
    put.flow('f', 'a', 'b')
    const middle = canvas.scene.pathOf('f')!.label
    expect(transactions(() => hand.drag(middle, { x: middle.x, y: middle.y - 80 }))).toBe(1)
    expect(board.flows.get('f')!.bend).toBe(80)
    expect(canvas.scene.pathOf('f')!.label.y).toBeCloseTo(middle.y - 80, 0)
    const bent = canvas.scene.pathOf('f')!.label
    hand.drag(bent, middle)
    expect(board.flows.get('f')!.bend).toBeUndefined()
  })
})
