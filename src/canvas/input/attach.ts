/** Everything by which a person works the canvas, attached to the element that shows it. */
import { canvasActions } from '../actions'
import { clickedWith } from '../arranging/groups'
import { attachKeyboard } from '../actions/keyboard'
import { toScreen, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { centreOf } from '../geometry'
import { selectionForMenu } from '../tools/selection'
import type { PointerInput } from '../tools/tool'
import type { RecordRef } from '../../model/records'
import { attachHeldKeys } from './heldKeys'
import { Pointers } from './pointers'
import { attachWalking } from './walking'
import { attachWheel } from './wheel'

/** Where a menu was asked for, and about what. */
export interface MenuRequest {
  /** CSS pixels of the window. */
  readonly point: Point
  /** The same place on the board, world units; null where the menu was asked for by key. */
  readonly world: Point | null
  /** What the menu is about, null for the empty board. */
  readonly ref: RecordRef | null
}

export type OnContextMenu = (request: MenuRequest) => void

/** What keys may do while something is in the hand: anything else would change the board under it. */
const ofHeld = new Set(['escape', 'undo'])

/** @returns a function that detaches it all. */
export function attachInput(element: HTMLElement, canvas: Canvas, onContextMenu: OnContextMenu): () => void {
  const { editor } = canvas
  /** Selects what the menu is about, so that its entries work on what one sees. */
  const openMenu = (input: PointerInput, point: Point) => {
    const ref = canvas.hit(input)?.ref ?? null
    const { selection } = editor.state
    editor.select(selectionForMenu(clickedWith(canvas.board, ref, selection), selection))
    onContextMenu({ point, world: input.world, ref })
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
    const point = toPage(box ? toScreen(camera, centreOf(box)) : { x: 24, y: 24 })
    onContextMenu({ point, world: null, ref: selection[0] ?? null })
  }
  element.addEventListener('contextmenu', contextMenu)
  const stop = [
    attachWheel(element, editor),
    attachWalking(element, editor),
    attachKeyboard(
      editor,
      canvasActions,
      element,
      (action) => !canvas.tools.holding || ofHeld.has(action.id),
    ),
    attachHeldKeys(element, canvas, pointers),
  ]
  return () => {
    element.removeEventListener('contextmenu', contextMenu)
    stop.forEach((one) => one())
    pointers.destroy()
  }
}
