/** Actions on what lies in front, on groups, and the switch of snapping. */
import { groupRecords, stackRecords, ungroupRecords } from '../../model/commands'
import { together } from '../../model/edit'
import type { Action, Key } from '../action'
import { groupOf, membersOf } from '../arranging/groups'
import { depthMoves, depthsAfter, type DepthMove } from '../arranging/order'
import { canvasOf } from '../canvas'
import type { Editor } from '../editor'
import { isPlaced } from '../tools/placing'

const depthKeys: Readonly<Record<DepthMove, Key>> = {
  forward: { code: 'BracketRight' },
  backward: { code: 'BracketLeft' },
  front: { code: 'BracketRight', shift: true },
  back: { code: 'BracketLeft', shift: true },
}

const depthIds: Readonly<Record<DepthMove, string>> = {
  front: 'bringToFront',
  forward: 'bringForward',
  backward: 'sendBackward',
  back: 'sendToBack',
}

const placed = (editor: Editor) => editor.state.selection.filter(isPlaced)

/** The groups of what is selected. */
const groupsOf = ({ state, session: { snapshot: board } }: Editor): Set<string> =>
  new Set(state.selection.map((ref) => groupOf(board, ref)).filter((group) => group !== null))

/** Whether what is selected is one group already, whole and nothing else. */
function isOneGroup(editor: Editor): boolean {
  const { snapshot: board } = editor.session
  const refs = placed(editor)
  const group = refs[0] ? groupOf(board, refs[0]) : null
  return (
    group !== null &&
    board.membersOf(group).size === refs.length &&
    refs.every((ref) => groupOf(board, ref) === group)
  )
}

/** Takes what is selected out of its groups; a record that would be left alone in one leaves it too. */
function ungroup(editor: Editor): void {
  const { snapshot: board, doc } = editor.session
  const edit = editor.edit()
  const leaving = placed(editor).filter((ref) => groupOf(board, ref) !== null)
  const gone = new Set(leaving.map((ref) => `${ref.collection}/${ref.id}`))
  const left = [...groupsOf(editor)].flatMap((group) => {
    const others = membersOf(board, group).filter((ref) => !gone.has(`${ref.collection}/${ref.id}`))
    return others.length === 1 ? others : []
  })
  together(doc, edit, () => ungroupRecords(doc, edit, [...leaving, ...left]))
}

export const orderActions: readonly Action[] = [
  ...depthMoves.map((move): Action => ({
    id: depthIds[move],
    group: 'arrange',
    keys: [depthKeys[move]],
    allowed: (editor) =>
      editor.state.canEdit && canvasOf(editor) !== null && editor.state.selection.some(isPlaced),
    run: (editor) => {
      const canvas = canvasOf(editor)
      const depths = canvas ? depthsAfter(canvas, editor.state.selection, move) : []
      if (depths.length > 0) stackRecords(editor.session.doc, editor.edit(), depths)
    },
  })),
  {
    id: 'group',
    group: 'arrange',
    keys: [{ code: 'KeyG', mod: true }],
    allowed: (editor) => editor.state.canEdit && placed(editor).length > 1 && !isOneGroup(editor),
    run: (editor) => {
      groupRecords(editor.session.doc, editor.edit(), placed(editor))
    },
  },
  {
    id: 'ungroup',
    group: 'arrange',
    keys: [{ code: 'KeyG', mod: true, shift: true }],
    allowed: ({ state, session }) =>
      state.canEdit && state.selection.some((ref) => groupOf(session.snapshot, ref) !== null),
    run: ungroup,
  },
  {
    id: 'snapping',
    group: 'arrange',
    keys: [{ code: 'KeyS', shift: true }],
    allowed: (editor) => editor.state.canEdit,
    run: (editor) => editor.setSnapping(!editor.state.snapping),
  },
]
