/** Actions that put a tool in the hand. */
import { defaultSize, type Box } from '../../model/records'
import type { Action } from '../action'
import { canvasOf } from '../canvas'
import { connect, placeCompany, placeCompanyInView, placeFrame, placeNote } from '../creating'
import type { Editor, ToolName } from '../editor'

const canEdit = (editor: Editor) => editor.state.canEdit

function tool(name: ToolName, code: string, allowed?: (editor: Editor) => boolean): Action {
  return {
    id: `tool${name[0]!.toUpperCase()}${name.slice(1)}`,
    group: 'tools',
    keys: [{ code }],
    ...(allowed && { allowed }),
    run: (editor) => editor.setTool(name),
  }
}

/** Puts something of its usual size where one points, or into the middle of the view. */
function putting(
  id: string,
  collection: 'notes' | 'frames',
  place: (editor: Editor, box: Box) => void,
): Action {
  return {
    id,
    group: 'tools',
    allowed: canEdit,
    run: (editor, at = editor.middleOfView()) => {
      const { w, h } = defaultSize[collection]
      place(editor, { x: Math.round(at.x - w / 2), y: Math.round(at.y - h / 2), w, h })
    },
  }
}

/** The two companies that alone are selected, in the order of selection, or null. */
function selectedPair(editor: Editor): readonly [string, string] | null {
  const [from, to, ...more] = editor.state.selection
  const isPair = from?.collection === 'companies' && to?.collection === 'companies' && more.length === 0
  return isPair ? [from.id, to.id] : null
}

/** The company that alone is selected, or null. */
function selectedCompany(editor: Editor): string | null {
  const [only, ...more] = editor.state.selection
  return only?.collection === 'companies' && more.length === 0 ? only.id : null
}

export const toolActions: readonly Action[] = [
  tool('select', 'KeyV'),
  tool('hand', 'KeyH'),
  tool('company', 'KeyC', canEdit),
  tool('flow', 'KeyF', (editor) => canEdit(editor) && !selectedPair(editor)),
  {
    // The same key: with two companies selected there is nothing left to point at.
    id: 'connectSelected',
    group: 'tools',
    keys: [{ code: 'KeyF' }],
    allowed: (editor) => canEdit(editor) && selectedPair(editor) !== null,
    run: (editor) => {
      const pair = selectedPair(editor)
      if (pair) connect(editor, ...pair)
    },
  },
  {
    // For hands that would rather choose than drag: the arrow waits for its receiver.
    id: 'flowFromSelected',
    group: 'tools',
    allowed: (editor) => canEdit(editor) && canvasOf(editor) !== null && selectedCompany(editor) !== null,
    run: (editor) => {
      const company = selectedCompany(editor)
      const canvas = canvasOf(editor)
      if (company !== null) canvas?.tools.drawFlowFrom(company)
    },
  },
  tool('note', 'KeyN', canEdit),
  tool('frame', 'KeyG', canEdit),
  {
    id: 'addCompany',
    group: 'tools',
    keys: [{ code: 'KeyC', shift: true }],
    allowed: (editor) => canEdit(editor) && canvasOf(editor) !== null,
    run: (editor, at) => {
      const name = canvasOf(editor)?.texts.newCompany ?? ''
      if (at) placeCompany(editor, at, name)
      else placeCompanyInView(editor, name)
    },
  },
  putting('addNote', 'notes', placeNote),
  putting('addFrame', 'frames', placeFrame),
]
