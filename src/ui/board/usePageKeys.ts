/** The keys of the page's own actions; the canvas answers its own. */
import { useEffect } from 'react'
import { canvasOf } from '../../canvas/canvas'
import { pageActionForKey, pageActions } from './actions'
import { useEditor } from './context'
import { isTyping } from './keys'
import { useShell } from './shell'

export function usePageKeys(): void {
  const editor = useEditor()
  const shell = useShell()
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      const context = { editor, shell }
      const action = pageActionForKey(event, context)
      // The help sheet's own keys close it again; F1 types nothing and helps anywhere. Other dialogs keep the keys to themselves.
      const isHelp = action === pageActions.help
      const dialog = shell.getState().dialog
      if (!action || (dialog !== null && !(isHelp && dialog === 'help'))) return
      if (isTyping(event.target) && event.code !== 'F1') return
      event.preventDefault()
      // What would change the board or cover it waits until the hand is free.
      if (!canvasOf(editor)?.tools.holding) action.run(context)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [editor, shell])
}
