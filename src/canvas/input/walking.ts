/** Notices who works the board by keyboard: whoever comes with Tab. A press of the mouse or a finger takes it back. */
import type { Editor } from '../editor'
import { reveal } from '../walk/walk'

/** @returns a function that detaches it. */
export function attachWalking(element: HTMLElement, editor: Editor): () => void {
  let tab = false
  const press = (event: KeyboardEvent) => (tab = event.key === 'Tab')
  const point = () => (tab = false)
  const focus = () => {
    if (tab || editor.state.walk) editor.setWalk({ here: true })
  }
  // A way of using the arrow keys ends when they go elsewhere.
  const blur = () => editor.state.walk && editor.setWalk({ here: false, mode: 'go' })
  const hand = () => editor.setWalk(null)
  document.addEventListener('keydown', press, true)
  document.addEventListener('pointerdown', point, true)
  element.addEventListener('pointerdown', hand)
  element.addEventListener('focus', focus)
  element.addEventListener('blur', blur)
  const stop = editor.store.subscribe((now, before) => {
    // A panel that comes shall not hide where one is.
    if (now.inset !== before.inset && now.walk?.here) reveal(editor)
  })
  return () => {
    stop()
    document.removeEventListener('keydown', press, true)
    document.removeEventListener('pointerdown', point, true)
    element.removeEventListener('pointerdown', hand)
    element.removeEventListener('focus', focus)
    element.removeEventListener('blur', blur)
  }
}
