/** Everything by which a person works the canvas, attached to the element that shows it. */
import { canvasActions } from '../actions'
import { attachKeyboard } from '../actions/keyboard'
import { toScreen, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { centreOf } from '../geometry'
import { selectionForMenu } from '../tools/selection'
import type { PointerInput } from '../tools/tool'
import type { RecordRef } from '../../model/records'
import { attachHeldKeys } from './heldKeys'
import { Pointers } from './pointers'
import { attachWheel } from './wheel'

/** @param point CSS pixels of the window. @param ref what the menu is about, null for the empty board. */
export type OnContextMenu = (point: Point, ref: RecordRef | null) => void

/** @returns a function that detaches it all. */
export function attachInput(element: HTMLElement, canvas: Canvas, onContextMenu: OnContextMenu): () => void {
  const { editor } = canvas
  /** Selects what the menu is about, so that its entries work on what one sees. */
  const openMenu = (input: PointerInput, point: Point) => {
    const ref = canvas.hit(input)?.ref ?? null
    editor.select(selectionForMenu(ref, editor.state.selection))
    onContextMenu(point, ref)
  }
  const toPage = (screen: Point): Point => {
    const corner = element.getBoundingClientRect()
    return { x: screen.x + corner.left, y: screen.y + corner.top }
  }
  const pointers = new Pointers({
    element,
    canvas,
    onLongPress: (input) => openMenu(input, toPage(input.screen)),
  })
  const contextMenu = (event: MouseEvent) => {
    event.preventDefault()
    const { pointerType } = event as PointerEvent
    // A resting finger has been answered already.
    if (pointerType === 'touch') return
    if (event.button === 2 || event.ctrlKey || pointerType) {
      pointers.interrupt()
      return openMenu(pointers.read(event), { x: event.clientX, y: event.clientY })
    }
    // By the menu key: about what is selected, where it is.
    const { selection, camera } = editor.state
    const box = canvas.boundsOf(selection)
    onContextMenu(toPage(box ? toScreen(camera, centreOf(box)) : { x: 24, y: 24 }), selection[0] ?? null)
  }
  element.addEventListener('contextmenu', contextMenu)
  const stop = [
    attachWheel(element, editor),
    attachKeyboard(editor, canvasActions, element),
    attachHeldKeys(element, canvas, pointers),
  ]
  return () => {
    element.removeEventListener('contextmenu', contextMenu)
    stop.forEach((one) => one())
    pointers.destroy()
  }
}
