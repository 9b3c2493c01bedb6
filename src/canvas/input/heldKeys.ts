/** Keys that matter while they are held: Space lends the hand, Shift and Alt change the gesture in flight. */
import { belongsToCanvas } from '../actions/keyboard'
import type { Canvas } from '../canvas'
import type { Pointers } from './pointers'

const modifiers = new Set(['Shift', 'Alt', 'Control', 'Meta'])

/** @returns a function that ends it. */
export function attachHeldKeys(element: HTMLElement, canvas: Canvas, pointers: Pointers): () => void {
  const { tools } = canvas
  let space = false
  const change = (event: KeyboardEvent) => {
    if (!modifiers.has(event.key)) return
    if (tools.busy && event.key === 'Alt') event.preventDefault()
    pointers.keysChanged({ shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey })
  }
  const down = (event: KeyboardEvent) => {
    change(event)
    if (event.code !== 'Space' || !belongsToCanvas(event, element)) return
    event.preventDefault()
    if (space || tools.holding) return
    space = true
    tools.borrow('hand')
    canvas.show({ cursor: 'grab' })
  }
  const letGo = () => {
    if (!space) return
    space = false
    tools.borrow(null)
    canvas.show({ cursor: 'default' })
  }
  const up = (event: KeyboardEvent) => {
    change(event)
    if (event.code === 'Space') letGo()
  }
  document.addEventListener('keydown', down)
  document.addEventListener('keyup', up)
  window.addEventListener('blur', letGo)
  return () => {
    letGo()
    document.removeEventListener('keydown', down)
    document.removeEventListener('keyup', up)
    window.removeEventListener('blur', letGo)
  }
}
