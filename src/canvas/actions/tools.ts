/** Actions that put a tool in the hand. */
import type { Action } from '../action'
import { canvasOf } from '../canvas'
import { connect, placeCompanyInView } from '../creating'
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

/** The two companies that alone are selected, in the order of selection, or null. */
function selectedPair(editor: Editor): readonly [string, string] | null {
  const [from, to, ...more] = editor.state.selection
  const isPair = from?.collection === 'companies' && to?.collection === 'companies' && more.length === 0
  return isPair ? [from.id, to.id] : null
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
  tool('note', 'KeyN', canEdit),
  tool('frame', 'KeyG', canEdit),
  {
    id: 'addCompany',
    group: 'tools',
    keys: [{ code: 'KeyC', shift: true }],
    allowed: (editor) => canEdit(editor) && canvasOf(editor) !== null,
    run: (editor) => {
      const canvas = canvasOf(editor)
      if (canvas) placeCompanyInView(editor, canvas.texts.newCompany)
    },
  },
]
