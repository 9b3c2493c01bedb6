/** The wheel and the trackpad: they pan; with Ctrl or Cmd, and by pinching, they zoom at the pointer. */
import { panBy, zoomAt, type Camera, type Point } from '../camera'
import type { Editor } from '../editor'

/** Pixels that a line and a page of wheel turn count as. */
const line = 16
const page = 400
/** One notch of a mouse wheel reports about 100 pixels; a pinch reports far less, far more often. */
const mostPerStep = 24
const zoomPerPixel = 0.01

type Turn = Pick<WheelEvent, 'deltaX' | 'deltaY' | 'deltaMode' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** The camera after a turn of the wheel. @param at where the pointer is, screen. */
export function afterWheel(camera: Camera, turn: Turn, at: Point): Camera {
  const unit = turn.deltaMode === 1 ? line : turn.deltaMode === 2 ? page : 1
  const x = turn.deltaX * unit
  const y = turn.deltaY * unit
  if (turn.ctrlKey || turn.metaKey) {
    const step = Math.min(mostPerStep, Math.max(-mostPerStep, y))
    return zoomAt(camera, at, camera.zoom * Math.exp(-step * zoomPerPixel))
  }
  // A mouse has one wheel: Shift turns it sideways.
  if (turn.shiftKey && x === 0) return panBy(camera, -y, 0)
  return panBy(camera, -x, -y)
}

/** Safari's own pinch events. */
interface GestureEvent extends UIEvent {
  readonly scale: number
  readonly clientX: number
  readonly clientY: number
}

/**
 * Answers wheel and trackpad over an element; the browser's own zoom of the page does not.
 * @returns a function that ends it.
 */
export function attachWheel(element: HTMLElement, editor: Editor): () => void {
  const place = (event: { clientX: number; clientY: number }): Point => {
    const corner = element.getBoundingClientRect()
    return { x: event.clientX - corner.left, y: event.clientY - corner.top }
  }
  const wheel = (event: WheelEvent) => {
    event.preventDefault()
    editor.setCamera(afterWheel(editor.state.camera, event, place(event)))
  }
  let zoomBefore = 1
  const gestureStart = (event: Event) => {
    event.preventDefault()
    zoomBefore = editor.state.camera.zoom
  }
  const gestureChange = (event: Event) => {
    event.preventDefault()
    const pinch = event as GestureEvent
    editor.setCamera(zoomAt(editor.state.camera, place(pinch), zoomBefore * pinch.scale))
  }
  const options = { passive: false }
  element.addEventListener('wheel', wheel, options)
  element.addEventListener('gesturestart', gestureStart, options)
  element.addEventListener('gesturechange', gestureChange, options)
  return () => {
    element.removeEventListener('wheel', wheel)
    element.removeEventListener('gesturestart', gestureStart)
    element.removeEventListener('gesturechange', gestureChange)
  }
}
