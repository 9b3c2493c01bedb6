/** The keys of the page's own actions; the canvas answers its own. */
import { useEffect } from 'react'
import { canvasOf } from '../../canvas/canvas'
import { pageActionForKey, pageActions, type PageAction } from './actions'
import { useEditor } from './context'
import { isTyping } from './keys'
import { useShell } from './shell'

/** Keys that type nothing in a text field, and find or help from there too. */
const typesNothing = (action: PageAction, event: KeyboardEvent) =>
  event.code === 'F1' || action === pageActions.search || action === pageActions.palette

export function usePageKeys(): void {
  const editor = useEditor()
  const shell = useShell()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const context = { editor, shell }
      const action = pageActionForKey(event, context)
      // What opened the help sheet or the palette closes it again. Other dialogs keep the keys to themselves.
      const dialog = shell.getState().dialog
      if (!action || (dialog !== null && action.id !== dialog)) return
      if (isTyping(event.target) && !typesNothing(action, event)) return
      // A key held down is not the browser's either.
      event.preventDefault()
      // What would change the board or cover it waits until the hand is free.
      if (!event.repeat && !canvasOf(editor)?.tools.holding) action.run(context)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [editor, shell])
}
