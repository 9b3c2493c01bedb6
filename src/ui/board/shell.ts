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

export interface ShellState {
  readonly drawer: 'closed' | 'half' | 'full'
  /** The one dialog that is open. */
  readonly dialog: 'import' | 'help' | 'share' | 'palette' | null
  /** Whether the search field is open: 0 while it is not; it grows each time it is asked for, and takes the focus. */
  readonly search: number
  /** Whether the map stands above the zoom. */
  readonly minimap: boolean
  readonly incoming: Incoming
  readonly attention: boolean
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
    dialog: null,
    incoming: null,
    attention: false,
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

export function useShellState<T>(selector: (state: ShellState) => T): T {
  return useStore(useShell(), selector)
}

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

/** Opens the import dialog, with what to import where that is known. */
export function openImport(shell: Shell, incoming: Incoming = null): void {
  shell.setState({ dialog: 'import', incoming })
}
