import { describe, expect, it, vi } from 'vitest'
import { canvasActions } from '../../../src/canvas/actions'
import { alignWays, distributeWays } from '../../../src/canvas/arranging/align'
import { gridPlaces } from '../../../src/canvas/arranging/grid'
import { settleDrawing, tidied, tidyParts } from '../../../src/canvas/arranging/tidy'
import { depth } from '../../../src/canvas/depth'
import { intersects } from '../../../src/canvas/geometry'
import { hitTest } from '../../../src/canvas/hit'
import type { RecordRef } from '../../../src/model/records'
import { writeBoardJson } from '../../../src/exchange/boardJson'
import { applyImport, planImport } from '../../../src/exchange/import'
import { company, openBoard, theirs } from './tools/hands'
import { setFields } from '../../../src/model/commands'

type Board = ReturnType<typeof openBoard>

const item = (x: number, y: number, w = 200, h = 100, locked = false) => ({ box: { x, y, w, h }, locked })
const note = (id: string): RecordRef => ({ collection: 'notes', id })
const frame = (id: string): RecordRef => ({ collection: 'frames', id })

function run({ editor }: Board, id: string) {
  const action = canvasActions.find((one) => one.id === id)!
  if (action.allowed?.(editor) ?? true) action.run(editor)
  else throw new Error(`${id} is not allowed now`)
}
const allowed = ({ editor }: Board, id: string) =>
  canvasActions.find((one) => one.id === id)!.allowed?.(editor) ?? true

describe('aligning', () => {
  it('goes to the outermost of all, or to what is locked', () => {
    const free = [item(0, 0), item(50, 200, 100), item(400, 400)]
    expect(alignWays(free, 'left').map(({ x }) => x)).toEqual([0, -50, -400])
    expect(alignWays(free, 'right').map(({ x }) => x)).toEqual([400, 450, 0])
    expect(alignWays(free, 'centre').map(({ x }) => x)).toEqual([200, 200, -200])
    const anchored = [item(0, 0), item(300, 200, 200, 100, true)]
    expect(alignWays(anchored, 'left')).toEqual([
      { x: 300, y: 0 },
      { x: 0, y: 0 },
    ])
  })

  it('moves all that is free in one step of undo; a frame takes its companies along', () => {
    const board = openBoard()
    const { put, place, editor, session, transactions } = board
    put.frame('park', 500, 500, 400, 300)
    put.company('in', 600, 600, { frame: 'park' })
    put.company('a', 0, 0)
    editor.select([company('a'), frame('park'), company('in')])
    expect(transactions(() => run(board, 'alignLeft'))).toBe(1)
    expect(place('park')).toMatchObject({ x: 0, y: 500 })
    expect(place('in')).toMatchObject({ x: 100, y: 600 })
    session.undo.undo()
    expect(place('in')).toMatchObject({ x: 600, y: 600 })
  })

  it('takes a group as one thing, unless it is all that is selected', () => {
    const board = openBoard()
    const { put, place, editor } = board
    put.company('a', 100, 0, { group: 'g' })
    put.company('b', 400, 300, { group: 'g' })
    put.company('c', 0, 600)
    editor.select([company('a'), company('b'), company('c')])
    run(board, 'alignLeft')
    expect([place('a')?.x, place('b')?.x]).toEqual([0, 300])
    editor.select([company('a'), company('b')])
    run(board, 'alignTop')
    expect([place('a')?.y, place('b')?.y]).toEqual([0, 0])
  })

  it('is not offered for one thing, nor to those who may only look', () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.editor.select([company('a')])
    expect(allowed(board, 'alignLeft')).toBe(false)
    const viewer = openBoard('viewer')
    viewer.put.company('a', 0, 0)
    viewer.put.company('b', 400, 0)
    viewer.editor.select([company('a'), company('b')])
    for (const id of ['alignLeft', 'group', 'bringToFront', 'tidyGrid', 'snapping'])
      expect(allowed(viewer, id)).toBe(false)
  })
})

describe('distributing', () => {
  it('makes the gaps equal, in the order in which things stand', () => {
    const ways = distributeWays([item(800, 0), item(0, 0), item(250, 0, 100)], 'horizontal')
    // 200 wide, 800 to the last: 600 free less 100 taken, two gaps of 250.
    expect(ways).toEqual([
      { x: 0, y: 0 },
      { x: 0, y: 0 },
      { x: 200, y: 0 },
    ])
  })

  it('spreads between what is locked, which stays', () => {
    const row = [item(0, 0), item(210, 0), item(800, 0, 200, 100, true), item(1010, 0), item(1600, 0)]
    expect(distributeWays(row, 'horizontal').map(({ x }) => x)).toEqual([0, 190, 0, 190, 0])
  })

  it('works up and down, by key', () => {
    const board = openBoard()
    const { put, place, editor } = board
    put.company('a', 0, 0)
    put.company('b', 0, 120)
    put.company('c', 0, 600)
    editor.select([company('a'), company('b'), company('c')])
    run(board, 'distributeVertical')
    expect(place('b')).toMatchObject({ y: 300 })
  })
})

describe('tidying as a grid', () => {
  const boxesOf = ({ board }: Board) => [...board.companies.values()]
  const overlaps = (board: Board) => {
    const boxes = boxesOf(board)
    return boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => intersects(a, b))).length
  }

  it('puts a heap into rows and columns where nothing overlaps, in one step', async () => {
    const board = openBoard()
    for (let n = 0; n < 30; n++) board.put.company(`c${n}`, (n * 37) % 400, (n * 53) % 300)
    expect(overlaps(board)).toBeGreaterThan(0)
    run(board, 'tidyGrid')
    await vi.waitFor(() => expect(board.session.undo.canUndo).toBe(true))
    expect(overlaps(board)).toBe(0)
    board.session.undo.undo()
    expect(board.place('c1')).toMatchObject({ x: 37, y: 53 })
  })

  it('leaves locked cards and frames in place, and goes round them', async () => {
    const board = openBoard()
    const { put, place } = board
    put.frame('park', 0, 0, 900, 500)
    put.company('locked', 1_300, 0, { locked: true })
    for (let n = 0; n < 4; n++) put.company(`in${n}`, 50 + n * 20, 80 + n * 20, { frame: 'park' })
    for (let n = 0; n < 12; n++) put.company(`out${n}`, 950 + n * 5, n * 30)
    run(board, 'tidyGrid')
    await vi.waitFor(() => expect(overlaps(board)).toBe(0))
    expect(place('park')).toEqual({ x: 0, y: 0, w: 900, h: 500 })
    expect(place('locked')).toMatchObject({ x: 1_300, y: 0 })
    for (const { id, frame: home, ...box } of boxesOf(board)) {
      expect(home).toBe(id.startsWith('in') ? 'park' : undefined)
      expect(intersects(box, place('park')!)).toBe(id.startsWith('in'))
    }
  })

  it('leaves alone what does not fit into its frame', () => {
    const within = { x: 0, y: 0, w: 300, h: 200 }
    const items = [0, 1, 2].map((n) => ({ key: `c${n}`, box: { x: n, y: n, w: 200, h: 100 } }))
    expect(gridPlaces(items, { within, taken: () => false })).toBeNull()
  })

  it('works on the selection alone', async () => {
    const board = openBoard()
    const { put, place, editor } = board
    put.company('a', 0, 0)
    put.company('b', 30, 30)
    put.company('other', 90, 90)
    editor.select([company('a'), company('b')])
    run(board, 'tidyGrid')
    await vi.waitFor(() => expect(board.session.undo.canUndo).toBe(true))
    expect(place('other')).toMatchObject({ x: 90, y: 90 })
    expect(overlaps(board)).toBe(0)
  })
})

describe('a drawing of the flows', () => {
  it('lands where its companies stood, beside what stays', () => {
    const board = openBoard()
    const { put, canvas } = board
    put.company('a', 0, 0)
    put.company('b', 400, 0)
    put.company('stays', 200, 0, { locked: true })
    const [part] = tidyParts(board.board, canvas.scene, tidied(board.board, [], false))
    const drawing = new Map([
      ['companies/a', { x: 9_000, y: 0 }],
      ['companies/b', { x: 9_440, y: 0 }],
    ])
    const places = settleDrawing(part!, drawing)!
    const a = places.get('companies/a')!
    const b = places.get('companies/b')!
    expect(b.x - a.x).toBe(440)
    for (const corner of [a, b])
      expect(intersects({ ...corner, w: 200, h: 100 }, { x: 200, y: 0, w: 200, h: 100 })).toBe(false)
    expect(Math.abs(a.x)).toBeLessThan(2_000)
  })
})

describe('in front and behind', () => {
  it('sorts depths as numbers, below zero too', () => {
    const depths = [-1e9, -2.5, -2, -0.5, undefined, 0.5, 1, 3, 1e9]
    expect(depths.map(depth).toSorted()).toEqual(depths.map(depth))
    expect(depth(0)).toBe(depth(undefined))
  })

  const pile = () => {
    const board = openBoard()
    for (const id of ['a', 'b', 'c', 'd']) board.put.note(id, 0, 0, { w: 200, h: 200 })
    return board
  }
  const order = ({ canvas }: Board) => canvas.scene.query({ x: 0, y: 0, w: 100, h: 100 }).notes.join('')
  const top = ({ canvas, board }: Board) => hitTest(canvas.scene, board, { x: 9, y: 9 }, { zoom: 1 })?.ref.id

  it.each([
    ['bringToFront', ['a'], 'bcda'],
    ['bringForward', ['a'], 'bacd'],
    ['sendBackward', ['d'], 'abdc'],
    ['sendToBack', ['d'], 'dabc'],
    ['bringToFront', ['b', 'a'], 'cdab'],
    ['bringForward', ['a', 'b'], 'cabd'],
    ['sendToBack', ['c', 'd'], 'cdab'],
    ['bringForward', ['d'], 'abcd'],
  ])('%s: %j', (action, ids, after) => {
    const board = pile()
    expect(order(board)).toBe('abcd')
    board.editor.select(ids.map(note))
    run(board, action)
    expect(order(board)).toBe(after)
    expect(top(board)).toBe(after.at(-1))
  })

  it('goes step by step through a pile and back, each step one of undo', () => {
    const board = pile()
    board.editor.select([note('a')])
    for (const after of ['bacd', 'bcad', 'bcda']) {
      run(board, 'bringForward')
      expect(order(board)).toBe(after)
    }
    run(board, 'sendBackward')
    expect(order(board)).toBe('bcad')
    for (const before of ['bcda', 'bcad', 'bacd', 'abcd']) {
      board.session.undo.undo()
      expect(order(board)).toBe(before)
    }
  })

  it('steps past what lies over it, not past what is elsewhere', () => {
    const board = openBoard()
    board.put.note('a', 0, 0)
    board.put.note('b', 5_000, 0)
    board.put.note('c', 50, 0)
    board.editor.select([note('a')])
    expect(board.transactions(() => run(board, 'bringForward'))).toBe(1)
    expect(board.canvas.scene.inOrder('notes', ['a', 'b', 'c']).join('')).toMatch(/c.*a/)
    expect(board.transactions(() => run(board, 'bringForward'))).toBe(0)
  })

  it('bears a depth that is none', () => {
    const board = pile()
    setFields(board.doc, theirs, note('a'), { z: 'high' })
    setFields(board.doc, theirs, note('b'), { z: Infinity })
    expect(order(board)).toBe('abcd')
  })
})

describe('groups', () => {
  const trio = () => {
    const board = openBoard()
    board.put.company('a', 0, 0)
    board.put.company('b', 300, 0)
    board.put.note('n', 600, 0)
    board.put.company('other', 0, 400)
    board.editor.select([company('a'), company('b'), note('n')])
    run(board, 'group')
    board.editor.select([])
    return board
  }
  const sorted = (board: Board) => board.selected().toSorted().join()
  const inA = { x: 50, y: 50 }

  it('are selected whole by a click, added and taken away whole with Shift', () => {
    const board = trio()
    board.hand.click(inA)
    expect(sorted(board)).toBe('a,b,n')
    board.hand.click({ x: 50, y: 450 }, { shift: true })
    expect(sorted(board)).toBe('a,b,n,other')
    board.hand.click({ x: 650, y: 50 }, { shift: true })
    expect(sorted(board)).toBe('other')
  })

  it('show one member alone to Ctrl and a click, or to a double click; the next one opens its text', () => {
    const board = trio()
    board.hand.click(inA, { mod: true })
    expect(sorted(board)).toBe('a')
    board.hand.click({ x: 350, y: 50 })
    expect(sorted(board)).toBe('b')
    board.hand.click({ x: 2_000, y: 2_000 })
    board.hand.doubleClick(inA)
    expect(sorted(board)).toBe('a')
    expect(board.editor.state.editing).toBeNull()
    board.hand.doubleClick(inA)
    expect(board.editor.state.editing).toMatchObject({ ref: company('a') })
  })

  it('are carried, marked, locked and deleted together', () => {
    const board = trio()
    board.hand.drag(inA, { x: 50, y: 1_050 }, { mod: false })
    expect(['a', 'b', 'n'].map((id) => board.place(id)?.y)).toEqual([1_000, 1_000, 1_000])
    board.session.undo.undo()
    board.hand.click({ x: 2_000, y: 2_000 })
    board.hand.drag({ x: -40, y: -40 }, { x: 40, y: 40 })
    expect(sorted(board)).toBe('a,b,n')
    run(board, 'lock')
    expect(board.board.companies.get('b')?.locked).toBe(true)
    run(board, 'lock')
    run(board, 'delete')
    expect([...board.board.companies.keys()]).toEqual(['other'])
    expect(board.board.notes.size).toBe(0)
  })

  it('are new groups when they are copied', () => {
    const board = trio()
    board.hand.click(inA)
    run(board, 'duplicate')
    const copies = board.selected()
    const groups = new Set([...board.board.companies.values()].map((one) => one.group))
    // The first, its copy, and the company that is in none.
    expect(groups.size).toBe(3)
    board.hand.click({ x: 2_000, y: 2_000 })
    board.hand.click({ x: 60, y: 110 })
    expect(sorted(board)).toBe(copies.toSorted().join())
  })

  it('do not keep a copy of one member alone', () => {
    const board = trio()
    board.hand.click(inA, { mod: true })
    run(board, 'duplicate')
    expect(board.board.companies.get(board.selected()[0]!)?.group).toBeUndefined()
  })

  it('end in one step, and one that is left alone in a group leaves it', () => {
    const board = trio()
    board.hand.click(inA)
    expect(allowed(board, 'group')).toBe(false)
    expect(board.transactions(() => run(board, 'ungroup'))).toBe(1)
    expect(allowed(board, 'ungroup')).toBe(false)
    board.editor.select([company('a'), company('b')])
    run(board, 'group')
    board.editor.select([company('a')])
    run(board, 'ungroup')
    expect([...board.board.companies.values()].some((one) => one.group)).toBe(false)
  })

  it('and depth survive the board file', async () => {
    const board = trio()
    board.editor.select([note('n')])
    run(board, 'bringToFront')
    setFields(board.doc, theirs, note('n'), { z: 2.5 })
    const bytes = new TextEncoder().encode(writeBoardJson(board.board))
    const other = openBoard()
    applyImport(other.doc, await planImport(bytes, 'application/json', other.board), theirs)
    const group = board.board.companies.get('a')!.group!
    expect(other.board.membersOf(group)).toEqual(board.board.membersOf(group))
    expect(other.board.notes.get('n')?.z).toBe(2.5)
  })

  it('find their members without a pass over the board', () => {
    const board = trio()
    expect([...board.board.membersOf(board.board.companies.get('a')!.group!)].toSorted()).toEqual([
      'companies/a',
      'companies/b',
      'notes/n',
    ])
    setFields(board.doc, theirs, note('n'), { group: 7 })
    expect(board.board.membersOf('7').size).toBe(1)
  })
})

it('a flow can be drawn from the selected company without dragging', () => {
  const board = openBoard()
  board.put.company('a', 0, 0)
  board.put.company('b', 400, 0)
  board.put.note('over', 50, 0)
  board.editor.select([company('a')])
  run(board, 'flowFromSelected')
  board.hand.click({ x: 450, y: 50 })
  expect([...board.board.flows.values()]).toMatchObject([{ from: 'a', to: 'b' }])
})
