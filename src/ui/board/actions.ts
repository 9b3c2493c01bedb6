/** What the page around the canvas can do, as action objects; with the canvas's own they make menus, keys and help. */
import { actionForKey, type Action } from '../../canvas/action'
import { canvasActions } from '../../canvas/actions'
import { toolNames, type Editor, type ToolName } from '../../canvas/editor'
import { openExplorer, openImport, openMatches, toggleMap, toggleMatches, type Shell } from './shell'
import { canTidyByFlows, tidyByFlows } from './tidy'

/** What an action of the page works on. */
export interface PageContext {
  readonly editor: Editor
  readonly shell: Shell
}

export type PageAction = Action<PageContext>

const table: PageAction = {
  id: 'table',
  group: 'view',
  keys: [{ code: 'KeyT' }],
  run: ({ shell }) => shell.setState(({ drawer }) => ({ drawer: drawer === 'closed' ? 'half' : 'closed' })),
}

/** A page of the drawer, from wherever one is. */
const page = (id: 'actionBoard' | 'policy'): PageAction => ({
  id,
  group: 'view',
  run: ({ shell }) =>
    shell.setState(({ drawer }) => ({ tab: id, drawer: drawer === 'closed' ? 'half' : drawer })),
})

const importFile: PageAction = {
  id: 'import',
  group: 'board',
  keys: [{ code: 'KeyI', mod: true }],
  allowed: ({ editor }) => editor.state.canEdit,
  run: ({ shell }) => openImport(shell),
}

const attention: PageAction = {
  id: 'attention',
  group: 'view',
  keys: [{ code: 'KeyQ', shift: true }],
  run: ({ shell }) => shell.setState(({ attention }) => ({ attention: !attention })),
}

const search: PageAction = {
  id: 'search',
  group: 'view',
  keys: [{ code: 'KeyF', mod: true }],
  run: ({ shell }) => {
    // Who works in a table searches in that table.
    const own = document.activeElement
      ?.closest('[role="tabpanel"]')
      ?.querySelector<HTMLInputElement>('input[type="search"]')
    if (own) {
      own.focus()
      own.select()
    } else shell.setState(({ search }) => ({ search: search + 1 }))
  },
}

const palette: PageAction = {
  id: 'palette',
  group: 'board',
  keys: [{ code: 'KeyK', mod: true }],
  run: ({ shell }) => shell.setState(({ dialog }) => ({ dialog: dialog === 'palette' ? null : 'palette' })),
}

const minimap: PageAction = {
  id: 'minimap',
  group: 'view',
  keys: [{ code: 'KeyP', shift: true }],
  run: ({ shell }) => toggleMap(shell),
}

const matches: PageAction = {
  id: 'matches',
  group: 'view',
  keys: [{ code: 'KeyO' }],
  run: ({ shell }) =>
    shell.getState().side === 'matches' ? shell.setState({ side: null }) : openMatches(shell),
}

const showMatches: PageAction = {
  id: 'showMatches',
  group: 'view',
  keys: [{ code: 'KeyO', shift: true }],
  run: ({ shell }) => toggleMatches(shell),
}

const explorer: PageAction = {
  id: 'explorer',
  group: 'view',
  keys: [{ code: 'KeyX', shift: true }],
  run: ({ shell }) =>
    shell.getState().side === 'explorer' ? shell.setState({ side: null }) : openExplorer(shell),
}

const details: PageAction = {
  id: 'details',
  group: 'keyboard',
  keys: [{ code: 'KeyI' }],
  allowed: ({ editor }) => editor.state.selection.length > 0,
  run: ({ shell }) => shell.setState({ toDetails: true }),
}

const share: PageAction = {
  id: 'share',
  group: 'board',
  run: ({ shell }) => shell.setState({ dialog: 'share' }),
}

const help: PageAction = {
  id: 'help',
  group: 'board',
  keys: [{ code: 'Slash', shift: true }, { code: 'F1' }],
  run: ({ shell }) => shell.setState(({ dialog }) => ({ dialog: dialog === 'help' ? null : 'help' })),
}

const tidyFlows: PageAction = {
  id: 'tidyFlows',
  group: 'arrange',
  keys: [{ code: 'KeyT', alt: true, shift: true }],
  allowed: ({ editor }) => canTidyByFlows(editor),
  run: ({ editor }) => void tidyByFlows(editor),
}

export const pageActions = {
  search,
  palette,
  table,
  actionBoard: page('actionBoard'),
  policy: page('policy'),
  minimap,
  importFile,
  attention,
  matches,
  showMatches,
  explorer,
  details,
  tidyFlows,
  share,
  help,
} as const

/** Every action there is, the canvas's lifted to the page's context. */
export const allActions: readonly PageAction[] = [
  ...canvasActions.map(({ allowed, run, ...rest }): PageAction => ({
    ...rest,
    ...(allowed && { allowed: ({ editor }: PageContext) => allowed(editor) }),
    run: ({ editor }, at) => run(editor, at),
  })),
  ...Object.values(pageActions),
]

/** The tool that an action puts in the hand, or null. */
export function toolOf(action: Action): ToolName | null {
  return toolNames.find((name) => action.id.toLowerCase() === `tool${name}`) ?? null
}

/** The page's own action for a key press, or null. */
export function pageActionForKey(event: KeyboardEvent, context: PageContext): PageAction | null {
  return actionForKey(Object.values(pageActions), event, context)
}
