/** Keeps the bar beside the selection while the view, the selection or the board moves, without rendering anything anew. */
import { useEffect, type RefObject } from 'react'
import { boxToScreen } from '../../../canvas/camera'
import { canvasOf } from '../../../canvas/canvas'
import type { Editor } from '../../../canvas/editor'
import type { Box } from '../../../canvas/geometry'
import { barPlace } from './place'

/** States of a hand that has not begun anything: the bar stays as it is until it is known what will be. */
const undecided: ReadonlySet<string> = new Set(['pressing', 'gripping'])

/**
 * Moves the element at most once an animation frame; hides it (`data-away`) during gestures, texts and offers, and while taps
 * add to the selection.
 */
export function useFollow(element: RefObject<HTMLElement | null>, editor: Editor): void {
  useEffect(() => {
    const bar = element.current
    const canvas = canvasOf(editor)
    if (!bar || !canvas) return
    let frame = 0
    let size = { w: 0, h: 0 }
    // Worked out again only when something moved: not for every step of the view.
    let known: { version: number; selection: unknown; box: Box | null } | null = null
    const bounds = () => {
      const { selection } = editor.state
      if (known?.version !== canvas.sceneVersion || known.selection !== selection)
        known = { version: canvas.sceneVersion, selection, box: canvas.boundsOf(selection) }
      return known.box
    }
    const place = () => {
      frame = 0
      const { state } = canvas.tools.current
      if (undecided.has(state)) return
      const { camera, viewport, inset, editing, flowOffer, choosing, tool, selectingMore } = editor.state
      const asked = editing || flowOffer || choosing || selectingMore
      const free = state === 'idle' && tool === 'select' && !asked
      const box = free ? bounds() : null
      const on = box && boxToScreen(camera, box)
      const at = on && barPlace(on, size, viewport, inset)
      const away = !at || size.w === 0
      if (away !== bar.hasAttribute('data-away')) bar.toggleAttribute('data-away', away)
      if (at) bar.style.transform = `translate(${at.x}px, ${at.y}px)`
    }
    const soon = () => (frame ||= requestAnimationFrame(place))
    // Asked for when it changes, and not with every step of the hand: the page would be laid out for it.
    const measured = new ResizeObserver(() => {
      size = { w: bar.offsetWidth, h: bar.offsetHeight }
      soon()
    })
    measured.observe(bar)
    const stop = [
      editor.store.subscribe(soon),
      canvas.flight.subscribe(soon),
      canvas.scene.subscribe(soon),
      () => measured.disconnect(),
    ]
    // A hand that lets go of nothing changes nothing else.
    for (const event of ['pointerup', 'pointercancel'] as const) {
      window.addEventListener(event, soon)
      stop.push(() => window.removeEventListener(event, soon))
    }
    soon()
    return () => {
      cancelAnimationFrame(frame)
      stop.forEach((one) => one())
    }
  }, [element, editor])
}
