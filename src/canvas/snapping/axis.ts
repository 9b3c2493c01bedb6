/** One axis of boxes: snapping works on each by itself, with the same rules. */
import type { Box } from '../geometry'

export type Axis = 'x' | 'y'

/** A box seen along an axis: from where to where it goes, and how far across. */
export interface Extent {
  readonly start: number
  readonly end: number
  /** Across the axis. */
  readonly from: number
  readonly to: number
}

export function extent({ x, y, w, h }: Box, axis: Axis): Extent {
  return axis === 'x'
    ? { start: x, end: x + w, from: y, to: y + h }
    : { start: y, end: y + h, from: x, to: x + w }
}

/** A part of a box that lines up with those of others. */
export type Line = 'start' | 'middle' | 'end'
export const lines: readonly Line[] = ['start', 'middle', 'end']

export function lineOf({ start, end }: Extent, line: Line): number {
  return line === 'start' ? start : line === 'end' ? end : (start + end) / 2
}

/** Whether two boxes stand in one row (or column): they share some of what is across the axis. */
export function inRow(a: Extent, b: Extent): boolean {
  return a.from < b.to && b.from < a.to
}
