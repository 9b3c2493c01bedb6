/** Equal gaps between boxes that stand in one row. */
import { inRow, type Extent, type Line } from './axis'

/** The free space between two boxes of a row, along the axis and where across it can be drawn. */
export interface Gap {
  readonly start: number
  readonly end: number
  /** A place across the axis that both boxes share. */
  readonly at: number
}

const size = ({ start, end }: Gap) => end - start

/** Gaps between neighbours of a row. @param row in order, none over another. */
function gapsOf(row: readonly Extent[]): Gap[] {
  return row.slice(1).map((next, index) => between(row[index]!, next))
}

function between(a: Extent, b: Extent): Gap {
  return { start: a.end, end: b.start, at: (Math.max(a.from, b.from) + Math.min(a.to, b.to)) / 2 }
}

/**
 * The boxes before or behind `box` in its row, from it outwards, each clear of the one before it: what the eye compares.
 * @param slack boxes may overlap by this much and still count as beside.
 */
function beside(box: Extent, others: readonly Extent[], side: 'before' | 'behind', slack: number): Extent[] {
  const before = side === 'before'
  const row = others.filter(
    (one) => inRow(one, box) && (before ? one.end <= box.start + slack : one.start >= box.end - slack),
  )
  row.sort((a, b) => (before ? b.end - a.end : a.start - b.start))
  const found: Extent[] = []
  for (const one of row) {
    const last = found.at(-1)
    if (!last || (inRow(last, one) && (before ? one.end <= last.start : one.start >= last.end)))
      found.push(one)
  }
  return found
}

/** Gaps further away than this many boxes are no longer compared. */
const furthest = 4

/**
 * How far a box would go to make its gaps equal to others of its row, or to stand in the middle between two.
 * @param moving which of its sides move; a box that is carried moves with all.
 * @param reach world units. @returns every way within reach.
 */
export function gapOffsets(
  box: Extent,
  others: readonly Extent[],
  moving: ReadonlySet<Line>,
  reach: number,
): number[] {
  const before = beside(box, others, 'before', reach).slice(0, furthest)
  const behind = beside(box, others, 'behind', reach).slice(0, furthest)
  const sizes = [...gapsOf(before.toReversed()), ...gapsOf(behind)].map(size)
  const offsets: number[] = []
  const [a, b] = [before[0], behind[0]]
  if (a && moving.has('start')) sizes.forEach((gap) => offsets.push(a.end + gap - box.start))
  if (b && moving.has('end')) sizes.forEach((gap) => offsets.push(b.start - gap - box.end))
  if (a && b) {
    const spare = b.start - a.end - (box.end - box.start)
    if (moving.size === 3 && spare >= 0) offsets.push(a.end + spare / 2 - box.start)
    else if (moving.has('start')) offsets.push(a.end + (b.start - box.end) - box.start)
    else if (moving.has('end')) offsets.push(b.start - (box.start - a.end) - box.end)
  }
  return offsets.filter((offset) => Math.abs(offset) <= reach)
}

/** The gaps beside a box that are equal to each other or to others of its row, with those others. @param near world units. */
export function equalGaps(box: Extent, others: readonly Extent[], near: number): Gap[] {
  const before = beside(box, others, 'before', near).slice(0, furthest)
  const behind = beside(box, others, 'behind', near).slice(0, furthest)
  const own = [before[0] && between(before[0], box), behind[0] && between(box, behind[0])].filter(
    (gap) => gap !== undefined && size(gap) > near,
  ) as Gap[]
  const known = [...gapsOf(before.toReversed()), ...gapsOf(behind)]
  const equal = new Set<Gap>()
  for (const gap of own)
    for (const other of [...known, ...own])
      if (other !== gap && Math.abs(size(other) - size(gap)) <= near) equal.add(gap).add(other)
  return [...equal]
}
