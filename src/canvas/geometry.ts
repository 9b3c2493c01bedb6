/** Plain geometry on points and boxes. World units unless a caller says otherwise; `y` grows downwards. */
import type { Box } from '../model/records'
import type { Point } from './camera'

export type { Box, Point }

/** Cards nearer than this cannot be joined face to face: the arrow hops over them. */
export const leastGap = 20

/** A side of a box. */
export type Side = 'left' | 'right' | 'top' | 'bottom'

export const right = (box: Box): number => box.x + box.w
export const bottom = (box: Box): number => box.y + box.h

export function centreOf(box: Box): Point {
  return { x: box.x + box.w / 2, y: box.y + box.h / 2 }
}

/** Whether a point lies in a box grown by `margin` on each side; edges count as inside. */
export function containsPoint(box: Box, point: Point, margin = 0): boolean {
  return (
    point.x >= box.x - margin &&
    point.x <= right(box) + margin &&
    point.y >= box.y - margin &&
    point.y <= bottom(box) + margin
  )
}

/** Whether `inner` lies wholly in `outer`; touching edges count as inside. */
export function containsBox(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer)
  )
}

/** Whether two boxes share a point; touching edges count. */
export function intersects(a: Box, b: Box): boolean {
  return a.x <= right(b) && right(a) >= b.x && a.y <= bottom(b) && bottom(a) >= b.y
}

/** A box grown by `dx` to the left and right and by `dy` up and down. */
export function expand(box: Box, dx: number, dy = dx): Box {
  return { x: box.x - dx, y: box.y - dy, w: box.w + 2 * dx, h: box.h + 2 * dy }
}

/** The smallest box that holds both. */
export function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x)
  const y = Math.min(a.y, b.y)
  return { x, y, w: Math.max(right(a), right(b)) - x, h: Math.max(bottom(a), bottom(b)) - y }
}

/** What two boxes that meet have in common. */
export function intersection(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return { x, y, w: Math.min(right(a), right(b)) - x, h: Math.min(bottom(a), bottom(b)) - y }
}

/** The box that two opposite corners span, in whichever order they come. */
export function boxBetween(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) }
}

export function sameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

/** How far a point is from the straight piece between `a` and `b`. */
export function distanceToSegment(point: Point, a: Point, b: Point): number {
  const dx = b.x - a.x
  const dy = b.y - a.y
  const square = dx * dx + dy * dy
  const share = square === 0 ? 0 : ((point.x - a.x) * dx + (point.y - a.y) * dy) / square
  const t = Math.min(1, Math.max(0, share))
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy)
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(low, high), Math.max(low, value))
}

/**
 * The shares of the straight piece from `a` to `b` between which it runs through a box, or null where it passes by.
 * Touching edges count.
 */
export function shareWithin(a: Point, b: Point, box: Box): readonly [number, number] | null {
  let enter = 0
  let leave = 1
  for (const [from, to, low, high] of [
    [a.x, b.x, box.x, right(box)],
    [a.y, b.y, box.y, bottom(box)],
  ] as const) {
    const run = to - from
    if (run === 0) {
      if (from < low || from > high) return null
      continue
    }
    enter = Math.max(enter, Math.min((low - from) / run, (high - from) / run))
    leave = Math.min(leave, Math.max((low - from) / run, (high - from) / run))
  }
  return enter <= leave ? [enter, leave] : null
}
