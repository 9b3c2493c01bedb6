/** The open board for React: each hook wakes its component only when what it asked for has changed. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Editor, EditorState } from '../../canvas/editor'
import type { Collection, Meta, RecordRef, Records } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { LinkState } from '../../sync/link'

const EditorContext = createContext<Editor | null>(null)
export const EditorProvider = EditorContext.Provider

/** The editor of the board page this component stands in. @throws outside of one. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('useEditor needs an EditorProvider above it')
  return editor
}

/** A part of what the person is doing; the selector must return a stable value. */
export function useEditorState<T>(selector: (state: EditorState) => T): T {
  return useStore(useEditor().store, selector)
}

export function useBoard(): BoardSnapshot {
  return useEditor().session.snapshot
}

/** All records of a collection; wakes when any of them changes. */
export function useCollection<C extends Collection>(collection: C): ReadonlyMap<string, Records[C]> {
  useVersion(collection)
  return useBoard().all(collection)
}

/** The version of a collection, for memoising what is derived from it. */
export function useVersion(collection: Collection): number {
  const board = useBoard()
  const subscribe = useCallback(
    (wake: () => void) => board.subscribe((change) => change.ids[collection].size > 0 && wake()),
    [board, collection],
  )
  return useSyncExternalStore(subscribe, () => board.versions[collection])
}

/** One record; wakes when it changes and not when others do. */
export function useRecord<C extends Collection>(ref: RecordRef<C>): Records[C] | undefined {
  const board = useBoard()
  const { collection, id } = ref
  const subscribe = useCallback(
    (wake: () => void) => board.subscribe((change) => change.ids[collection].has(id) && wake()),
    [board, collection, id],
  )
  return useSyncExternalStore(subscribe, () => board.all(collection).get(id))
}

export function useMeta(): Meta {
  const board = useBoard()
  const subscribe = useCallback(
    (wake: () => void) => board.subscribe((change) => change.meta && wake()),
    [board],
  )
  return useSyncExternalStore(subscribe, () => board.meta)
}

/** Whether the board is connected, saved, refused. */
export function useLink(): LinkState {
  const { link } = useEditor().session
  return useSyncExternalStore(link.subscribe, () => link.state)
}

/** Whether one can undo and redo. */
export function useUndo(): { canUndo: boolean; canRedo: boolean } {
  const { undo } = useEditor().session
  const canUndo = useSyncExternalStore(undo.subscribe, () => undo.canUndo)
  const canRedo = useSyncExternalStore(undo.subscribe, () => undo.canRedo)
  return { canUndo, canRedo }
}
