/** Actions of the arrow keys: they move what is selected, or else the view. */
import { placeRecords } from '../../model/commands'
import type { Action } from '../action'
import { panBy } from '../camera'
import { notesOf } from '../canvas'
import type { Editor } from '../editor'
import { movedWith, movesAny, placements, shifted } from '../tools/placing'

export const directions = [
  { name: 'Left', code: 'ArrowLeft', x: -1, y: 0 },
  { name: 'Right', code: 'ArrowRight', x: 1, y: 0 },
  { name: 'Up', code: 'ArrowUp', x: 0, y: -1 },
  { name: 'Down', code: 'ArrowDown', x: 0, y: 1 },
] as const

/** World units of one step: the grid, and five times it with Shift. */
export const step = { near: 4, far: 20 } as const
/** Screen pixels that the view moves. */
export const panStep = 80

/** Steps that follow each other closely are one step of undo. */
export function nudge(editor: Editor, x: number, y: number): void {
  const { snapshot: board, doc } = editor.session
  const boxes = shifted(movedWith(board, editor.state.selection, notesOf(editor)), { x, y })
  placeRecords(doc, editor.edit(`nudge/${[...boxes.keys()].join()}`), placements(board, boxes))
}

const canNudge = ({ state, session }: Editor) => state.canEdit && movesAny(session.snapshot, state.selection)

export const arrangeActions: readonly Action[] = directions.flatMap(({ name, code, x, y }): Action[] => [
  {
    id: `nudge${name}`,
    group: 'arrange',
    keys: [{ code }],
    allowed: canNudge,
    run: (editor) => nudge(editor, x * step.near, y * step.near),
  },
  {
    id: `nudgeFar${name}`,
    group: 'arrange',
    keys: [{ code, shift: true }],
    allowed: canNudge,
    run: (editor) => nudge(editor, x * step.far, y * step.far),
  },
  {
    id: `pan${name}`,
    group: 'view',
    keys: [{ code }],
    allowed: (editor) => !canNudge(editor),
    run: (editor) => editor.setCamera(panBy(editor.state.camera, -x * panStep, -y * panStep)),
  },
])
