/** What of the board page is open around the canvas: drawer, dialogs, lists. One store a page. */
import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Role } from '../../model/roles'
import { readStored, writeStored } from '../stored'

/** Something to import that came by drop or paste; null when the person is to choose. */
export type Incoming =
  | { readonly file: File }
  /** `readAs` has a heading for each column where the rows came without: '' for one that stays out. */
  | { readonly text: string; readonly readAs?: readonly string[] }
  | null

/** The tables and pages of the drawer. */
export const drawerTabs = ['synergies', 'companies', 'resources', 'actions', 'actionBoard', 'policy'] as const
export type DrawerTab = (typeof drawerTabs)[number]

export interface ShellState {
  readonly drawer: 'closed' | 'half' | 'full'
  readonly tab: DrawerTab
  /** The one dialog that is open. */
  readonly dialog: 'import' | 'help' | 'share' | 'palette' | null
  /** Whether the search field is open: 0 while it is not; it grows each time it is asked for, and takes the focus. */
  readonly search: number
  /** Whether the map stands above the zoom. */
  readonly minimap: boolean
  readonly incoming: Incoming
  readonly attention: boolean
  /** What stands at the right beside what is selected: matches, or what is known of a resource. */
  readonly side: 'matches' | 'explorer' | null
  /** Companies that the matches are asked for, donor and receiver; null for what is selected, or all. */
  readonly between: { readonly from: string; readonly to: string } | null
  /** What the resource explorer was opened with; '' for nothing. */
  readonly explored: string
  /** Whether every match in view is drawn, and not only those of what is selected. */
  readonly showMatches: boolean
  /** The inspector's first field is to have the focus as soon as it is there. */
  readonly toDetails: boolean
}

export interface Shell extends StoreApi<ShellState> {
  readonly board: string
  readonly role: Role
  readonly token: string
}

export function createShell(board: string, role: Role, token: string): Shell {
  const store = createStore<ShellState>(() => ({
    drawer: 'closed',
    tab: 'synergies',
    dialog: null,
    incoming: null,
    attention: false,
    side: null,
    between: null,
    explored: '',
    showMatches: readStored(matchesKey) === true,
    search: 0,
    minimap: mapWanted(),
    toDetails: false,
  }))
  return { ...store, board, role, token }
}

const ShellContext = createContext<Shell | null>(null)
export const ShellProvider = ShellContext.Provider

export function useShell(): Shell {
  const shell = useContext(ShellContext)
  if (!shell) throw new Error('useShell needs a ShellProvider above it')
  return shell
}

/** The same, or null where the page around the board is not there. */
export const useShellIfAny = (): Shell | null => useContext(ShellContext)

export function useShellState<T>(selector: (state: ShellState) => T): T {
  return useStore(useShell(), selector)
}

const matchesKey = 'symbiosis.matches'
const mapKey = 'symbiosis.minimap'

/** As the person left it on this device; at first where the window has room for it. */
function mapWanted(): boolean {
  const stored = readStored(mapKey)
  if (typeof stored === 'boolean') return stored
  return typeof window !== 'undefined' && window.innerWidth >= 1024 && window.innerHeight >= 720
}

/** Opens the map or folds it away, and remembers it. */
export function toggleMap(shell: Shell): void {
  const minimap = !shell.getState().minimap
  shell.setState({ minimap })
  writeStored(mapKey, minimap)
}

/** Draws every match in view or leaves it, and remembers it. */
export function toggleMatches(shell: Shell): void {
  const showMatches = !shell.getState().showMatches
  shell.setState({ showMatches })
  writeStored(matchesKey, showMatches)
}

/** Opens the list of matches: of what is selected or all, or of one company to another. */
export function openMatches(shell: Shell, between: ShellState['between'] = null): void {
  shell.setState({ side: 'matches', between })
}

/** Opens what is known of a resource. */
export function openExplorer(shell: Shell, explored = ''): void {
  shell.setState({ side: 'explorer', explored })
}

/** Opens the import dialog, with what to import where that is known. */
export function openImport(shell: Shell, incoming: Incoming = null): void {
  shell.setState({ dialog: 'import', incoming })
}
