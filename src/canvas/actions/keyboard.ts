/** Keys of the canvas. They work while the canvas has the focus, or nothing has: never from within a text or a dialog. */
import { actionForKey, type Action } from '../action'
import type { Editor } from '../editor'

/** Keys that a focused button needs for itself. */
const ofButtons = new Set(['Enter', 'NumpadEnter', 'Space', 'Tab'])

/**
 * Whether a key press belongs to the canvas: the focus is in it, or nowhere, or on a button of a toolbar, which has no other
 * use for a letter.
 */
export function belongsToCanvas(event: KeyboardEvent, canvas: HTMLElement): boolean {
  const target = event.target
  if (!(target instanceof Element) || event.isComposing) return false
  if (target.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])'))
    return false
  if (target === canvas || canvas.contains(target)) return true
  if (target === document.body || target === document.documentElement)
    return !document.querySelector('[role="dialog"][aria-modal="true"], dialog[open]')
  return (
    target.closest('[role="toolbar"]') !== null &&
    !ofButtons.has(event.code) &&
    !event.code.startsWith('Arrow')
  )
}

/**
 * Runs the actions whose keys are pressed.
 * @param context what the actions work on.
 * @param canvas the element that has the focus while one works on the board.
 * @param timely whether an action may run at this moment; its key is taken either way.
 * @returns a function that ends it.
 */
export function attachKeyboard<C = Editor>(
  context: C,
  actions: readonly Action<C>[],
  canvas: HTMLElement,
  timely: (action: Action<C>) => boolean = () => true,
): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || !belongsToCanvas(event, canvas)) return
    const action = actionForKey(actions, event, context)
    if (!action) return
    event.preventDefault()
    if (timely(action)) action.run(context)
  }
  document.addEventListener('keydown', press)
  return () => document.removeEventListener('keydown', press)
}
