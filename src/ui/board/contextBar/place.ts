/** Where the bar above the selection goes. Plain function; CSS pixels of the canvas. */
import type { Inset, Viewport } from '../../../canvas/camera'
import type { Box } from '../../../canvas/geometry'

/** Between the bar and the selection: its handles, and a frame's title, stand there. */
const gap = 36
/** Between the bar and the edges of what can be seen. */
const margin = 8

/**
 * Above the selection, or below it where there is no room, never over panels. What fills the view has the bar at its top.
 * @param box the selection on screen. @param size of the bar.
 * @returns its top-left corner, or null while the selection is out of view.
 */
export function barPlace(
  box: Box,
  size: { readonly w: number; readonly h: number },
  viewport: Viewport,
  inset: Inset,
): { readonly x: number; readonly y: number } | null {
  const left = inset.left + margin
  const top = inset.top + margin
  const right = viewport.w - inset.right - margin
  const bottom = viewport.h - inset.bottom - margin
  if (box.x > right || box.x + box.w < left || box.y > bottom || box.y + box.h < top) return null
  const shown = { from: Math.max(left, box.x), to: Math.min(right, box.x + box.w) }
  const x = Math.max(left, Math.min((shown.from + shown.to - size.w) / 2, right - size.w))
  const above = box.y - gap - size.h
  const below = box.y + box.h + gap
  const y = above >= top ? above : below + size.h <= bottom ? below : top
  return { x: Math.round(x), y: Math.round(y) }
}
