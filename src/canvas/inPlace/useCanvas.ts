/** What the canvas's HTML parts follow. Each wakes its component only when what it asked for has changed. */
import { useCallback, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { Canvas, Flight } from '../canvas'
import type { EditorState } from '../editor'

export function useEditorPart<T>(canvas: Canvas, select: (state: EditorState) => T): T {
  return useStore(canvas.editor.store, select)
}

export function useFlight<T>(canvas: Canvas, select: (flight: Flight) => T): T {
  return useStore(canvas.flight, select)
}

/** Wakes whenever anything on the board has moved or changed. @returns a number that grows with it. */
export function useSceneVersion(canvas: Canvas): number {
  const subscribe = useCallback((wake: () => void) => canvas.scene.subscribe(wake), [canvas])
  return useSyncExternalStore(subscribe, () => canvas.sceneVersion)
}
