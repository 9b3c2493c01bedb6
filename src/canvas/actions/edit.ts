/** Actions on what is selected, and undo. */
import { setFields, shapeFlows } from '../../model/commands'
import { together } from '../../model/edit'
import type { RecordRef } from '../../model/records'
import type { Action } from '../action'
import { canvasOf } from '../canvas'
import { duplicateRecords } from '../copying'
import { nameRecord, textField } from '../creating'
import type { Editor } from '../editor'
import { removeFrom } from '../removing'
import { isLocked, isPlaced } from '../tools/placing'

const someSelected = (editor: Editor, test: (ref: RecordRef) => boolean) =>
  editor.state.canEdit && editor.state.selection.some(test)

const lockable = (ref: RecordRef) => ref.collection === 'companies' || ref.collection === 'frames'
const lockedNow = (editor: Editor) => (ref: RecordRef) => isLocked(editor.session.snapshot, ref)

const isFlow = (ref: RecordRef) => ref.collection === 'flows'

/** Turns flows round; what they were made from no longer fits and is let go. A bend stays on its side of the board. */
function reverse(editor: Editor): void {
  const { snapshot: board, doc } = editor.session
  const edit = editor.edit()
  together(doc, edit, () => {
    for (const ref of editor.state.selection.filter(isFlow)) {
      const flow = board.flows.get(ref.id)
      if (!flow) continue
      const bend = flow.bend ? -flow.bend : undefined
      setFields(doc, edit, ref, { from: flow.to, to: flow.from, bend, offer: null, need: null })
    }
  })
}

/** Lets all run at right angles, unless all do already: then in curves. */
function switchShape(editor: Editor): void {
  const { snapshot: board, doc } = editor.session
  const flows = editor.state.selection.filter(isFlow).map((ref) => ref.id)
  const angled = flows.every((id) => board.flows.get(id)?.shape === 'angled')
  shapeFlows(doc, editor.edit(), flows, angled ? 'curved' : 'angled')
}

/** Locks all, unless all are locked already. */
function toggleLock(editor: Editor): void {
  const { doc } = editor.session
  const refs = editor.state.selection.filter(lockable)
  const locked = refs.every(lockedNow(editor)) ? null : true
  const edit = editor.edit()
  together(doc, edit, () => refs.forEach((ref) => setFields(doc, edit, ref, { locked })))
}

/** Whether a gesture is in flight. */
const inHand = (editor: Editor) => canvasOf(editor)?.tools.busy ?? false

/** Gives up the innermost thing that is going on. */
function escape(editor: Editor): void {
  const canvas = canvasOf(editor)
  if (canvas?.tools.cancel()) return
  canvas?.show({ notice: null })
  const { selectingMore, flowOffer, walk } = editor.state
  if (selectingMore) editor.setSelectingMore(false)
  else if (flowOffer) editor.setFlowOffer(null)
  else if (walk && walk.mode !== 'go') editor.setWalk({ mode: 'go' })
  else if (editor.state.tool !== 'select') editor.setTool('select')
  else editor.select([])
}

export const editActions: readonly Action[] = [
  {
    id: 'undo',
    group: 'edit',
    keys: [{ code: 'KeyZ', mod: true }],
    allowed: (editor) => editor.session.undo.canUndo || inHand(editor),
    // What is in the hand is the last thing begun: it is given up first.
    run: (editor) => {
      if (!canvasOf(editor)?.tools.cancel()) editor.session.undo.undo()
    },
  },
  {
    id: 'redo',
    group: 'edit',
    keys: [
      { code: 'KeyZ', mod: true, shift: true },
      { code: 'KeyY', mod: true },
    ],
    allowed: (editor) => editor.session.undo.canRedo && !inHand(editor),
    run: (editor) => editor.session.undo.redo(),
  },
  {
    id: 'duplicate',
    group: 'edit',
    keys: [{ code: 'KeyD', mod: true }],
    allowed: (editor) => someSelected(editor, isPlaced),
    run: (editor) => {
      duplicateRecords(editor, editor.state.selection)
    },
  },
  {
    id: 'delete',
    group: 'edit',
    keys: [{ code: 'Delete' }, { code: 'Backspace' }],
    allowed: (editor) => someSelected(editor, (ref) => !lockedNow(editor)(ref)),
    run: (editor) => {
      editor.tellRemoved(removeFrom(editor, editor.state.selection))
    },
  },
  {
    id: 'rename',
    group: 'edit',
    keys: [{ code: 'Enter' }, { code: 'NumpadEnter' }, { code: 'F2' }],
    allowed: (editor) => {
      const [ref, ...more] = editor.state.selection
      return (
        editor.state.canEdit &&
        ref !== undefined &&
        more.length === 0 &&
        textField[ref.collection] !== undefined &&
        !lockedNow(editor)(ref)
      )
    },
    run: (editor) => nameRecord(editor, editor.state.selection[0]!),
  },
  {
    id: 'selectAll',
    group: 'edit',
    keys: [{ code: 'KeyA', mod: true }],
    run: (editor) => editor.selectAll(),
  },
  {
    // For fingers, which have no Shift.
    id: 'selectMore',
    group: 'edit',
    run: (editor) => {
      editor.setTool('select')
      editor.setSelectingMore(true)
    },
  },
  { id: 'escape', group: 'edit', keys: [{ code: 'Escape' }], run: escape },
  {
    id: 'lock',
    group: 'arrange',
    keys: [{ code: 'KeyL', mod: true, shift: true }],
    allowed: (editor) => someSelected(editor, lockable),
    run: toggleLock,
  },
  {
    id: 'reverseFlow',
    group: 'arrange',
    keys: [{ code: 'KeyR', shift: true }],
    allowed: (editor) => someSelected(editor, isFlow),
    run: reverse,
  },
  {
    id: 'flowShape',
    group: 'arrange',
    keys: [{ code: 'KeyE', shift: true }],
    allowed: (editor) => someSelected(editor, isFlow),
    run: switchShape,
  },
]
