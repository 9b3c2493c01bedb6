import { describe, expect, it } from 'vitest'
import { canvasActions, copySelection, cutSelection, pasteRecords } from '../../../../src/canvas/actions'
import { actionForKey, type Key } from '../../../../src/canvas/action'
import { isClip } from '../../../../src/model/commands'
import { company, openBoard } from './hands'

type Board = ReturnType<typeof openBoard>

/** A key press as a browser reports it. */
function pressed(key: Key, character = ''): KeyboardEvent {
  return {
    code: key.code,
    key: character,
    ctrlKey: key.mod ?? false,
    metaKey: false,
    shiftKey: key.shift ?? false,
    altKey: key.alt ?? false,
  } as KeyboardEvent
}

function type({ editor }: Board, key: Key, character = '') {
  const action = actionForKey(canvasActions, pressed(key, character), editor)
  action?.run(editor)
  return action?.id
}

const left = { code: 'ArrowLeft' }

describe('keys', () => {
  it('are the same places on a Russian keyboard', () => {
    const board = openBoard()
    board.editor.setTool('hand')
    expect(type(board, { code: 'KeyV' }, 'м')).toBe('toolSelect')
    expect(board.editor.state.tool).toBe('select')
    expect(type(board, { code: 'KeyC' }, 'с')).toBe('toolCompany')
    board.put.company('a', 0, 0)
    board.editor.select([company('a')])
    type(board, { code: 'KeyD', mod: true }, 'в')
    expect(board.board.companies.size).toBe(2)
    expect(type(board, { code: 'KeyZ', mod: true }, 'я')).toBe('undo')
    expect(board.board.companies.size).toBe(1)
  })

  it('never mean two things at once, whatever is selected', () => {
    const states: ((board: Board) => void)[] = [
      () => {},
      ({ editor }) => editor.select([company('a')]),
      ({ editor }) => editor.select([company('a'), company('b')]),
      ({ editor }) => editor.select([{ collection: 'flows', id: 'f' }]),
      ({ editor }) => editor.select([company('locked')]),
      ({ editor }) => editor.selectAll(),
    ]
    for (const role of ['editor', 'viewer'] as const)
      for (const state of states) {
        const board = openBoard(role)
        board.put.company('a', 0, 0)
        board.put.company('b', 400, 0)
        board.put.company('locked', 800, 0, { locked: true })
        board.put.flow('f', 'a', 'b')
        state(board)
        const meanings = new Map<string, string[]>()
        for (const action of canvasActions)
          if (action.allowed?.(board.editor) ?? true)
            for (const { code, mod, shift, alt } of action.keys ?? []) {
              const key = [code, mod && 'mod', shift && 'shift', alt && 'alt'].filter(Boolean).join('+')
              meanings.set(key, [...(meanings.get(key) ?? []), action.id])
            }
        expect([...meanings].filter(([, ids]) => ids.length > 1)).toEqual([])
      }
  })

  it('and names of actions are unique', () => {
    const ids = canvasActions.map((action) => action.id)
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the arrow keys', () => {
  it('move what is selected by 4, with Shift by 20, and quick steps are undone together', () => {
    const board = openBoard()
    const { put, place, editor, session } = board
    put.company('a', 100, 100)
    editor.select([company('a')])
    type(board, left)
    type(board, left)
    type(board, { code: 'ArrowDown', shift: true })
    expect(place('a')).toMatchObject({ x: 92, y: 120 })
    session.undo.undo()
    expect(place('a')).toMatchObject({ x: 100, y: 100 })
  })

  it('take a company into the frame that it is moved to', () => {
    const board = openBoard()
    board.put.frame('park', 0, 0, 400, 400)
    board.put.company('a', 305, 100)
    board.editor.select([company('a')])
    type(board, left)
    expect(board.board.companies.get('a')!.frame).toBeUndefined()
    type(board, left)
    expect(board.board.companies.get('a')!.frame).toBe('park')
  })

  it('move the view when nothing selected can move', () => {
    const board = openBoard()
    board.put.company('a', 0, 0, { locked: true })
    board.editor.select([company('a')])
    type(board, left)
    expect(board.place('a')).toMatchObject({ x: 0 })
    expect(board.editor.state.camera.x).toBe(-80)
  })
})

describe('Escape', () => {
  it('gives up the innermost thing first: the gesture, the offer, the tool, the selection', () => {
    const board = openBoard()
    const { put, hand, editor, canvas, selected } = board
    const escape = () => type(board, { code: 'Escape' })
    put.company('a', 0, 0)
    editor.select([company('a')])
    editor.setTool('flow')
    hand.press({ x: 100, y: 50 })
    hand.move({ x: 500, y: 500 })
    escape()
    expect(canvas.tools.busy).toBe(false)
    expect(editor.state.tool).toBe('flow')
    editor.setFlowOffer({ from: 'a', at: { x: 1, y: 1 } })
    escape()
    expect(editor.state).toMatchObject({ flowOffer: null, tool: 'flow' })
    escape()
    expect(editor.state.tool).toBe('select')
    expect(selected()).toEqual(['a'])
    escape()
    expect(selected()).toEqual([])
  })
})

describe('edits by key', () => {
  it('duplicate puts a selected copy beside the original', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.editor.select([company('a')])
    type(board, { code: 'KeyD', mod: true })
    const [copy] = board.selected()
    expect(copy).not.toBe('a')
    expect(board.place(copy!)).toMatchObject({ x: 24, y: 24 })
  })

  it('duplicating a frame keeps its copies in the copied frame', () => {
    const board = openBoard()
    board.put.frame('park', 0, 0, 600, 400)
    board.put.company('a', 100, 100, { frame: 'park' })
    board.editor.select([{ collection: 'frames', id: 'park' }])
    type(board, { code: 'KeyD', mod: true })
    const copy = [...board.board.companies.values()].find((one) => one.id !== 'a')!
    const frame = [...board.board.frames.values()].find((one) => one.id !== 'park')!
    expect(copy.frame).toBe(frame.id)
  })

  it('duplicating a frame copies the notes that lie in it, as moving it takes them along', () => {
    const board = openBoard()
    board.put.frame('park', 0, 0, 600, 400)
    board.put.note('in', 100, 100, { text: 'ask the port' })
    board.put.note('out', 700, 100, { text: 'elsewhere' })
    board.editor.select([{ collection: 'frames', id: 'park' }])
    type(board, { code: 'KeyD', mod: true })
    expect([...board.board.notes.values()].map(({ text }) => text).sort()).toEqual([
      'ask the port',
      'ask the port',
      'elsewhere',
    ])
  })

  it('delete takes a company with its flows, leaves what is locked, and comes back by undo', () => {
    const board = openBoard()
    const { put, editor, session } = board
    put.company('a', 0, 0)
    put.company('b', 400, 0, { locked: true })
    put.flow('f', 'a', 'b')
    editor.select([company('a'), company('b')])
    type(board, { code: 'Delete' })
    expect([...board.board.companies.keys()]).toEqual(['b'])
    expect(board.board.flows.size).toBe(0)
    expect(board.selected()).toEqual(['b'])
    expect(type(board, { code: 'Backspace' })).toBeUndefined()
    session.undo.undo()
    expect(board.board.companies.size).toBe(2)
    expect(board.board.flows.size).toBe(1)
  })

  it('lock locks all, and unlocks when all are locked, each in one step', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.put.frame('park', 0, 0, 400, 400, { locked: true })
    board.editor.select([company('a'), { collection: 'frames', id: 'park' }])
    const lock = { code: 'KeyL', mod: true, shift: true }
    expect(board.transactions(() => type(board, lock))).toBe(1)
    expect(board.board.companies.get('a')!.locked).toBe(true)
    expect(board.transactions(() => type(board, lock))).toBe(1)
    expect(board.board.companies.get('a')!.locked).toBeUndefined()
    expect(board.board.frames.get('park')!.locked).toBeUndefined()
  })

  it('F with two companies selected draws the flow from the first to the second', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.put.company('b', 400, 0)
    board.editor.select([company('b'), company('a')])
    expect(type(board, { code: 'KeyF' })).toBe('connectSelected')
    expect([...board.board.flows.values()]).toMatchObject([{ from: 'b', to: 'a' }])
    expect(board.editor.state.editing?.field).toBe('resource')
  })

  it('a reversed flow keeps its curve on the same side of the board', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.put.company('b', 600, 0)
    board.put.flow('f', 'a', 'b', { bend: 60 })
    const before = board.canvas.scene.pathOf('f')!.label
    board.editor.select([{ collection: 'flows', id: 'f' }])
    type(board, { code: 'KeyR', shift: true })
    expect(board.board.flows.get('f')).toMatchObject({ from: 'b', to: 'a', bend: -60 })
    const after = board.canvas.scene.pathOf('f')!.label
    expect(after.x).toBeCloseTo(before.x)
    expect(after.y).toBeCloseTo(before.y)
  })

  it('Enter opens the text of the one that is selected, never of several or of a locked one', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.put.company('b', 400, 0, { locked: true })
    board.editor.select([company('b')])
    expect(type(board, { code: 'Enter' })).toBeUndefined()
    board.editor.select([company('a'), company('b')])
    expect(type(board, { code: 'F2' })).toBeUndefined()
    board.editor.select([company('a')])
    type(board, { code: 'Enter' })
    expect(board.editor.state.editing).toEqual({ ref: company('a'), field: 'name' })
  })

  it('a company by key stands in the middle of the view, and the next ones cover none before', () => {
    const board = openBoard()
    for (let n = 0; n < 6; n++) {
      type(board, { code: 'KeyC', shift: true })
      board.editor.stopEditing()
    }
    const boxes = [...board.board.companies.values()]
    expect(boxes[0]).toMatchObject({ x: 600 - 104, y: 400 - 52 })
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b)
          expect(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y).toBe(true)
  })
})

describe('the clipboard', () => {
  it('carries companies with their flows to another board, in the middle of what one sees there', () => {
    const from = openBoard()
    from.put.company('a', 5000, 5000)
    from.put.company('b', 5400, 5000)
    from.put.flow('f', 'a', 'b', { resource: 'steam' })
    from.editor.select([company('a'), company('b')])
    const clip: unknown = JSON.parse(JSON.stringify(copySelection(from.editor)))
    const to = openBoard()
    if (!isClip(clip)) throw new Error('not a clip')
    expect(to.transactions(() => pasteRecords(to.editor, clip))).toBe(1)
    expect([...to.board.flows.values()]).toMatchObject([{ resource: 'steam' }])
    const boxes = [...to.board.companies.values()]
    expect(boxes.map((box) => box.x)).toEqual([300, 700])
    expect(to.selected()).toEqual(boxes.map((box) => box.id))
  })

  it('pasted again and again makes a stair', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.editor.select([company('a')])
    const clip = copySelection(board.editor)!
    pasteRecords(board.editor, clip)
    pasteRecords(board.editor, clip)
    expect([...board.board.companies.values()].map((box) => box.x)).toEqual([0, 24, 48])
  })

  it('cut takes it off the board, and not from someone who may only look', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.editor.select([company('a')])
    expect(cutSelection(board.editor)?.records.companies).toHaveLength(1)
    expect(board.board.companies.size).toBe(0)
    const viewer = openBoard('viewer')
    viewer.put.company('a', 0, 0)
    viewer.editor.select([company('a')])
    expect(cutSelection(viewer.editor)).toBeNull()
    expect(viewer.board.companies.size).toBe(1)
  })

  it('has nothing to carry when nothing with a place is selected', () => {
    expect(copySelection(openBoard().editor)).toBeNull()
  })
})
