/** A board that nobody else is connected to, and a pair of hands on it. */
import { afterEach } from 'vitest'
import { Canvas } from '../../../../src/canvas/canvas'
import { toScreen, toWorld, type Point } from '../../../../src/canvas/camera'
import { Editor } from '../../../../src/canvas/editor'
import type { BoardTexts } from '../../../../src/canvas/texts'
import type { Keys, PointerInput } from '../../../../src/canvas/tools/tool'
import { addCompany, addFlow, addFrame, addNote } from '../../../../src/model/commands'
import { Edit } from '../../../../src/model/edit'
import type { RecordRef } from '../../../../src/model/records'
import type { Role } from '../../../../src/model/roles'
import { BoardSession } from '../../../../src/sync/session'

/** A socket that stays on its way for ever. */
class NoSocket extends EventTarget {
  readonly readyState = 0
  binaryType = 'arraybuffer'
  send(): void {}
  close(): void {}
}

export const texts: BoardTexts = {
  newCompany: 'New company',
  instructions: 'Draw with the mouse',
  companyName: 'Name',
  flowResource: 'Resource',
  noteText: 'Text',
  frameTitle: 'Title',
  goneWhileTyping: (typed) => `Someone deleted this; you typed ${typed}`,
  selfFlow: 'A flow joins two companies',
  chooseReceiver: 'Now the receiver',
  offerTitle: 'New company here',
  offerName: 'Name',
  offerCreate: 'Add',
  offerCancel: 'Cancel',
  offerKnown: 'On the board already',
  offerConnect: 'Connect',
  everything: 'On the board',
  moving: 'Arrows move it',
  resizing: 'Arrows change its size',
  chooseTitle: 'Who receives it?',
  chooseField: 'Company',
  chooseNone: 'None is called so',
  cluster: (count) => `${count} companies`,
}

globalThis.cancelAnimationFrame ??= () => {}

const opened: { destroy(): void }[] = []
afterEach(() => {
  opened.splice(0).forEach((one) => one.destroy())
})

const noKeys: Keys = { shift: false, alt: false, mod: false }
type With = Partial<Keys> & { kind?: PointerInput['kind']; clicks?: 1 | 2 }

/** Someone else's edit arrives: it is no edit of this session, so undo leaves it alone. */
export const theirs = 'from the network' as unknown as Edit

export function openBoard(role: Role = 'editor') {
  const session = new BoardSession({
    server: 'ws://nowhere.invalid/sync',
    board: 'test',
    token: 'none',
    role,
    user: { id: 'me', name: 'Anna', colour: '#0072b2' },
    offline: false,
    WebSocketPolyfill: NoSocket as unknown as typeof WebSocket,
  })
  const editor = new Editor(session)
  editor.setViewport({ w: 1200, h: 800 })
  const canvas = new Canvas(editor, texts)
  opened.push(canvas, editor, session)
  const { doc, snapshot: board } = session

  const at = (world: Point, { kind = 'mouse', clicks = 1, ...keys }: With = {}): PointerInput => ({
    screen: toScreen(editor.state.camera, world),
    world,
    keys: { ...noKeys, ...keys },
    kind,
    clicks,
  })
  const { tools } = canvas
  const hand = {
    hover: (point: Point, how?: With) => tools.pointerMove(at(point, how)),
    press: (point: Point, how?: With) => {
      if (how?.kind !== 'touch') tools.pointerMove(at(point, how))
      tools.pointerDown(at(point, how))
    },
    move: (point: Point, how?: With) => tools.pointerMove(at(point, how)),
    release: (point: Point, how?: With) => tools.pointerUp(at(point, how)),
    click: (point: Point, how?: With) => {
      hand.press(point, how)
      hand.release(point, how)
    },
    doubleClick: (point: Point) => {
      hand.click(point)
      hand.click(point, { clicks: 2 })
    },
    /** Presses, wanders on the way, and lets go. */
    drag: (from: Point, to: Point, how?: With) => {
      hand.press(from, how)
      hand.move({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, how)
      hand.move(to, how)
      hand.release(to, how)
    },
    /** A drag given in screen pixels, for when the camera moves with the hand. */
    dragOnScreen: (from: Point, to: Point, how?: With) => {
      const now = (screen: Point) => at(toWorld(editor.state.camera, screen), how)
      tools.pointerDown(now(from))
      tools.pointerMove(now(to))
      tools.pointerUp(now(to))
    },
  }

  let steps = 0
  doc.on('afterTransaction', (transaction) => {
    if (transaction.changed.size > 0) steps++
  })
  /** How many transactions a gesture makes. */
  const transactions = (gesture: () => void) => {
    const before = steps
    gesture()
    return steps - before
  }

  const put = {
    company: (id: string, x: number, y: number, more = {}) =>
      addCompany(doc, theirs, { id, name: id, x, y, w: 200, h: 100, ...more }),
    flow: (id: string, from: string, to: string, more = {}) =>
      addFlow(doc, theirs, { id, from, to, ...more }),
    note: (id: string, x: number, y: number, more = {}) =>
      addNote(doc, theirs, { id, x, y, w: 100, h: 100, ...more }),
    frame: (id: string, x: number, y: number, w: number, h: number, more = {}) =>
      addFrame(doc, theirs, { id, x, y, w, h, ...more }),
  }
  const place = (id: string) => {
    const record = board.companies.get(id) ?? board.notes.get(id) ?? board.frames.get(id)
    return record && { x: record.x, y: record.y, w: record.w, h: record.h }
  }
  const selected = () => editor.state.selection.map((ref) => ref.id)
  return { session, editor, canvas, doc, board, hand, put, place, selected, transactions }
}

export const company = (id: string): RecordRef => ({ collection: 'companies', id })
