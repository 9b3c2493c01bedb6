/**
 * Actions of the keyboard alone: to walk the board along its flows, and what a hand would do by dragging.
 *
 * The arrow keys walk while the board has been entered by keyboard; they move what a hand has selected. With Alt they move
 * in either case, and after M until Escape.
 */
import { placeRecords, setFields } from '../../model/commands'
import type { Action } from '../action'
import { panBy } from '../camera'
import { canvasOf } from '../canvas'
import type { Editor } from '../editor'
import { centreOf } from '../geometry'
import { leftOf } from '../tools/bending'
import { boxOnBoard, isLocked, isPlaced, movesAny, placedKey, placements, resized } from '../tools/placing'
import { go } from '../walk/later'
import { placeOf, position } from '../walk/walk'
import { directions, nudge, panStep, step } from './arrange'

const isEmpty = ({ session: { snapshot } }: Editor) =>
  snapshot.companies.size + snapshot.notes.size + snapshot.frames.size === 0

const mode = (editor: Editor) => editor.state.walk?.mode ?? null
const walks = (editor: Editor) => mode(editor) === 'go' && !isEmpty(editor)

/** The flow that alone is selected, or null. */
function flowAlone({ state }: Editor): string | null {
  const [ref, ...more] = state.selection
  return ref?.collection === 'flows' && more.length === 0 ? ref.id : null
}

const canMove = (editor: Editor) =>
  editor.state.canEdit &&
  (flowAlone(editor) !== null || movesAny(editor.session.snapshot, editor.state.selection))

/** Moves what is selected; a flow bends to the side that the key points to. */
function move(editor: Editor, x: number, y: number): void {
  const flow = flowAlone(editor)
  if (!flow) return nudge(editor, x, y)
  const canvas = canvasOf(editor)
  const left = canvas && leftOf(canvas, flow)
  if (!left) return
  const before = editor.session.snapshot.flows.get(flow)?.bend ?? 0
  const aside = x * left.x + y * left.y
  // A key along the arrow bends it too, to its left or right: with whatever arrows, there is a way.
  const by = Math.abs(aside) > 0.3 * Math.hypot(x, y) ? Math.sign(aside) : Math.sign(x + y)
  const bend = Math.round(before + by * Math.hypot(x, y))
  const edit = editor.edit(`bend/${flow}`)
  setFields(editor.session.doc, edit, { collection: 'flows', id: flow }, { bend: bend === 0 ? null : bend })
}

const sizeable = ({ state, session }: Editor) =>
  state.canEdit ? state.selection.filter(isPlaced).filter((ref) => !isLocked(session.snapshot, ref)) : []

/** Pulls the lower right corner of everything that is selected. */
function resize(editor: Editor, x: number, y: number): void {
  const { snapshot: board, doc } = editor.session
  const boxes = new Map(
    sizeable(editor).flatMap((ref) => {
      const box = boxOnBoard(board, ref)
      return box ? [[placedKey(ref), resized(box, ref.collection, 'se', { x, y })] as const] : []
    }),
  )
  placeRecords(doc, editor.edit(`resize/${[...boxes.keys()].join()}`), placements(board, boxes))
}

/** Takes up a way of using the arrow keys, or lays it down; says beside the record what they do now. */
function toggleMode(editor: Editor, to: 'move' | 'resize'): void {
  const canvas = canvasOf(editor)
  const at = position(editor)
  const on = mode(editor) !== to
  editor.setWalk({ at, mode: on ? to : 'go', here: true })
  canvas?.show({ notice: null })
  const place = canvas && at && placeOf(canvas, at)
  if (on && place) canvas.notify(to === 'move' ? canvas.texts.moving : canvas.texts.resizing, centreOf(place))
}

const companyAlone = ({ state }: Editor) =>
  state.selection.length === 1 && state.selection[0]!.collection === 'companies' ? state.selection[0]! : null

const arrowActions = directions.flatMap(({ name, code, x, y }): Action[] => [
  {
    id: `walk${name}`,
    group: 'keyboard',
    keys: [{ code }],
    allowed: walks,
    run: (editor) => go(({ walk }) => walk(editor, name, false)),
  },
  {
    id: `walkOn${name}`,
    group: 'keyboard',
    keys: [{ code, shift: true }],
    allowed: walks,
    run: (editor) => go(({ walk }) => walk(editor, name, true)),
  },
  {
    id: `move${name}`,
    group: 'keyboard',
    keys: [{ code, alt: true }],
    allowed: (editor) => canMove(editor) || walks(editor),
    run: (editor) => canMove(editor) && move(editor, x * step.far, y * step.far),
  },
  {
    id: `resize${name}`,
    group: 'keyboard',
    keys: [{ code, alt: true, shift: true }],
    allowed: (editor) => sizeable(editor).length > 0 || walks(editor),
    run: (editor) => resize(editor, x * step.far, y * step.far),
  },
  {
    id: `inMode${name}`,
    group: 'keyboard',
    keys: [{ code }, { code, shift: true }],
    allowed: (editor) => mode(editor) === 'resize' || (mode(editor) === 'move' && flowAlone(editor) !== null),
    // The key's Shift is not known here: a size or a bend changes by a step that is neither too fine nor too coarse.
    run: (editor) =>
      (mode(editor) === 'resize' ? resize : move)(editor, 2 * x * step.near, 2 * y * step.near),
  },
  {
    id: `panAnyway${name}`,
    group: 'keyboard',
    keys: [{ code, mod: true }],
    run: (editor) => editor.setCamera(panBy(editor.state.camera, -x * panStep, -y * panStep)),
  },
])

export const walkActions: readonly Action[] = [
  ...arrowActions,
  {
    id: 'readNext',
    group: 'keyboard',
    keys: [{ code: 'PageDown' }],
    allowed: (editor) => !isEmpty(editor),
    run: (editor) => go(({ read }) => read(editor, 1)),
  },
  {
    id: 'readPrevious',
    group: 'keyboard',
    keys: [{ code: 'PageUp' }],
    allowed: (editor) => !isEmpty(editor),
    run: (editor) => go(({ read }) => read(editor, -1)),
  },
  {
    id: 'readFirst',
    group: 'keyboard',
    keys: [{ code: 'Home' }],
    allowed: (editor) => !isEmpty(editor),
    run: (editor) => go(({ readEnd }) => readEnd(editor, 'first')),
  },
  {
    id: 'readLast',
    group: 'keyboard',
    keys: [{ code: 'End' }],
    allowed: (editor) => !isEmpty(editor),
    run: (editor) => go(({ readEnd }) => readEnd(editor, 'last')),
  },
  {
    // The key that takes the flow tool into a hand: who has come by keyboard has the donor already.
    id: 'flowFrom',
    group: 'keyboard',
    keys: [{ code: 'KeyF' }],
    allowed: (editor) =>
      editor.state.canEdit && editor.state.walk?.here === true && companyAlone(editor) !== null,
    run: (editor) => editor.setChoosing(companyAlone(editor)!.id),
  },
  {
    id: 'moveMode',
    group: 'keyboard',
    keys: [{ code: 'KeyM' }],
    allowed: canMove,
    run: (editor) => toggleMode(editor, 'move'),
  },
  {
    id: 'resizeMode',
    group: 'keyboard',
    keys: [{ code: 'KeyM', shift: true }],
    allowed: (editor) => sizeable(editor).length > 0,
    run: (editor) => toggleMode(editor, 'resize'),
  },
]
