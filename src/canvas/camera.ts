/** The camera: which part of the endless board the screen shows. Plain functions on plain values. */
import type { Box } from '../model/records'

export interface Point {
  readonly x: number
  readonly y: number
}

/** `x, y` is the world point at the viewport's top-left corner; `zoom` is screen pixels a world unit. */
export interface Camera extends Point {
  readonly zoom: number
}

/** Width and height of the canvas on screen, CSS pixels. */
export interface Viewport {
  readonly w: number
  readonly h: number
}

export const zoomLimits = { min: 0.02, max: 4 } as const

/** World point under a screen point (CSS pixels from the canvas's top-left corner). */
export function toWorld(camera: Camera, screen: Point): Point {
  return { x: camera.x + screen.x / camera.zoom, y: camera.y + screen.y / camera.zoom }
}

/** Screen point of a world point. */
export function toScreen(camera: Camera, world: Point): Point {
  return { x: (world.x - camera.x) * camera.zoom, y: (world.y - camera.y) * camera.zoom }
}

/** A world box on screen, or on whatever else a camera looks. */
export function boxToScreen(camera: Camera, box: Box): Box {
  return { ...toScreen(camera, box), w: box.w * camera.zoom, h: box.h * camera.zoom }
}

/** The world box that the viewport shows. */
export function visibleBox(camera: Camera, viewport: Viewport): Box {
  return { x: camera.x, y: camera.y, w: viewport.w / camera.zoom, h: viewport.h / camera.zoom }
}

/** Moves by a screen distance: the board follows the hand. */
export function panBy(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom }
}

/** Zooms so that the world point under `anchor` (screen) stays there. */
export function zoomAt(camera: Camera, anchor: Point, zoom: number): Camera {
  const next = Math.min(zoomLimits.max, Math.max(zoomLimits.min, zoom))
  const world = toWorld(camera, anchor)
  return { zoom: next, x: world.x - anchor.x / next, y: world.y - anchor.y / next }
}

/** Screen pixels that something covers at each edge of the canvas: panels, drawers. */
export interface Inset {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

export const noInset: Inset = { top: 0, right: 0, bottom: 0, left: 0 }

/** The zoom that fitting does not go beyond: 1, and up to 1.5 on a screen that a whole room looks at. */
function largestFit({ w, h }: Viewport): number {
  return Math.min(1.5, Math.max(1, Math.min(w / 1600, h / 900)))
}

/**
 * The camera that shows a world box whole, centred in what is not covered.
 * @param padding screen pixels kept free around it; less on small screens.
 * @param largest the zoom is not raised above this.
 */
export function fitBox(
  box: Box,
  viewport: Viewport,
  { inset = noInset, padding: wanted = 48, largest = largestFit(viewport) } = {},
): Camera {
  const padding = Math.min(wanted, wanted * (Math.min(viewport.w, viewport.h) / 900))
  const w = Math.max(1, viewport.w - inset.left - inset.right - 2 * padding)
  const h = Math.max(1, viewport.h - inset.top - inset.bottom - 2 * padding)
  const zoom = Math.min(
    largest,
    zoomLimits.max,
    Math.max(zoomLimits.min, Math.min(w / Math.max(1, box.w), h / Math.max(1, box.h))),
  )
  const centre = { x: inset.left + padding + w / 2, y: inset.top + padding + h / 2 }
  return { zoom, x: box.x + box.w / 2 - centre.x / zoom, y: box.y + box.h / 2 - centre.y / zoom }
}

/**
 * The least movement that brings a box out from under what covers the edges. The zoom stays.
 * @param box world units. @param margin screen pixels kept free around it.
 * @returns the same camera where the box is clear already, is out of view altogether, or has no room.
 */
export function uncover(camera: Camera, box: Box, viewport: Viewport, inset: Inset, margin = 16): Camera {
  const from = toScreen(camera, box)
  const [w, h] = [box.w * camera.zoom, box.h * camera.zoom]
  const inView = from.x < viewport.w && from.y < viewport.h && from.x + w > 0 && from.y + h > 0
  if (!inView) return camera
  const dx = shift(from.x, w, inset.left, viewport.w - inset.right, margin)
  const dy = shift(from.y, h, inset.top, viewport.h - inset.bottom, margin)
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy)
}

/** How far a stretch must go to lie between two bounds; 0 where it does, or where it is longer than the room. */
function shift(at: number, size: number, low: number, high: number, margin: number): number {
  if (size + 2 * margin > high - low) return 0
  if (at + size > high) return high - margin - size - at
  return at < low ? low + margin - at : 0
}

/** The smallest box around boxes, or null for none. */
export function boundsOf(boxes: Iterable<Box>): Box | null {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.w)
    bottom = Math.max(bottom, box.y + box.h)
  }
  return left === Infinity ? null : { x: left, y: top, w: right - left, h: bottom - top }
}
