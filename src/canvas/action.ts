/** A user action as one object, from which menus, toolbar, help sheet and keyboard are all made. */
import type { Point } from './camera'
import type { Editor } from './editor'

/**
 * A key as data. `code` is the physical key (`KeyboardEvent.code`), so that it is the same key on every layout;
 * `mod` is Ctrl, or Cmd on a Mac.
 */
export interface Key {
  readonly code: string
  readonly mod?: boolean
  readonly shift?: boolean
  readonly alt?: boolean
}

export type ActionGroup = 'tools' | 'edit' | 'view' | 'arrange' | 'keyboard' | 'board'

/** `C` is what the action works on: the editor for the canvas's own, a page's wider context for the interface's. */
export interface Action<C = Editor> {
  readonly id: string
  readonly group: ActionGroup
  /** Key of its name in the interface's translations: `actions.<id>`. */
  readonly keys?: readonly Key[]
  /** Whether it can be done now; always when absent. */
  readonly allowed?: (context: C) => boolean
  /** @param at the place on the board that is meant, world units, where one was pointed out. */
  readonly run: (context: C, at?: Point) => void
}

/** Whether an event is this key, on any layout. */
export function matchesKey(event: KeyboardEvent, key: Key): boolean {
  return (
    event.code === key.code &&
    (event.ctrlKey || event.metaKey) === (key.mod ?? false) &&
    event.shiftKey === (key.shift ?? false) &&
    event.altKey === (key.alt ?? false)
  )
}

/** The action that a key press means, or null. The first allowed one wins. */
export function actionForKey<C>(
  actions: readonly Action<C>[],
  event: KeyboardEvent,
  context: C,
): Action<C> | null {
  return (
    actions.find(
      (action) => action.keys?.some((key) => matchesKey(event, key)) && (action.allowed?.(context) ?? true),
    ) ?? null
  )
}
