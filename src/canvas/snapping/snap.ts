/** Where a box goes that lines up with its neighbours, and the lines that show why. Plain functions; world units. */
import type { Box } from '../geometry'
import { extent, lineOf, lines, type Axis, type Line } from './axis'
import { equalGaps, gapOffsets } from './gaps'

/** A thin line through what is lined up, or a gap that is as wide as another. */
export interface Guide {
  readonly kind: 'line' | 'gap'
  /** Along which axis things snapped: the line itself runs across it, the gap along it. */
  readonly axis: Axis
  /** A line's place on the axis; a gap's place across it. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Which lines of a box are moved by the hand; none on an axis that is kept. */
export type MovingLines = Readonly<Record<Axis, ReadonlySet<Line>>>

const all: ReadonlySet<Line> = new Set(lines)
const none: ReadonlySet<Line> = new Set()

/** Of a box that is carried as a whole. @param axes along which it is free. */
export function carriedLines(axes: readonly Axis[] = ['x', 'y']): MovingLines {
  return { x: axes.includes('x') ? all : none, y: axes.includes('y') ? all : none }
}

/** Of a box that is pulled by a handle. @param handle compass letters. */
export function pulledLines(handle: string): MovingLines {
  const side = (start: string, end: string): ReadonlySet<Line> =>
    handle.includes(start) ? new Set(['start']) : handle.includes(end) ? new Set(['end']) : none
  return { x: side('w', 'e'), y: side('n', 's') }
}

/**
 * The least way, on each axis, to where a box lines up with a neighbour or has equal gaps.
 * @param reach how far it is drawn, world units. @returns 0 where nothing is near.
 */
export function snapOffset(
  box: Box,
  neighbours: readonly Box[],
  moving: MovingLines,
  reach: number,
): { readonly x: number; readonly y: number } {
  const along = (axis: Axis) => {
    if (moving[axis].size === 0) return 0
    const own = extent(box, axis)
    const others = neighbours.map((one) => extent(one, axis))
    let least = Infinity
    const offer = (offset: number) => {
      if (Math.abs(offset) <= reach && Math.abs(offset) < Math.abs(least)) least = offset
    }
    for (const line of moving[axis])
      for (const other of others) for (const its of lines) offer(lineOf(other, its) - lineOf(own, line))
    gapOffsets(own, others, moving[axis], reach).forEach(offer)
    return least === Infinity ? 0 : least
  }
  return { x: along('x'), y: along('y') }
}

/** Places in the document are whole numbers: a middle may lie half a unit beside. */
const near = 0.51

/** The lines and gaps to show for a box where it is now. */
export function guidesFor(box: Box, neighbours: readonly Box[], moving: MovingLines): Guide[] {
  return (['x', 'y'] as const).flatMap((axis) => {
    if (moving[axis].size === 0) return []
    const own = extent(box, axis)
    const others = neighbours.map((one) => extent(one, axis))
    const linesAt = (line: Line): Guide[] => {
      if (!moving[axis].has(line)) return []
      const at = lineOf(own, line)
      const shown = new Map<number, Guide>()
      for (const other of others)
        for (const its of lines) {
          const place = lineOf(other, its)
          if (Math.abs(place - at) > near) continue
          const before = shown.get(place) ?? { from: own.from, to: own.to }
          const from = Math.min(before.from, other.from)
          shown.set(place, { kind: 'line', axis, at: place, from, to: Math.max(before.to, other.to) })
        }
      return [...shown.values()]
    }
    const edges = [...linesAt('start'), ...linesAt('end')]
    // Where both edges line up the middles do too, which need not be said.
    const shown = new Set(edges.map(({ at }) => at)).size > 1 ? edges : [...edges, ...linesAt('middle')]
    const gaps = equalGaps(own, others, 1).map(({ start, end, at }): Guide => ({
      kind: 'gap',
      axis,
      at,
      from: start,
      to: end,
    }))
    return [...shown, ...gaps]
  })
}
