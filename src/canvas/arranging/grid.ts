/** A tidy grid in the order in which things stand, around what stays. Plain functions of boxes. World units. */
import { boundsOf, type Point } from '../camera'
import { bottom, right, type Box } from '../geometry'

export interface GridItem {
  readonly key: string
  readonly box: Box
}

/** Room between the cells; in a frame that is too small for the first, the next is tried. */
const gaps = [80, 48, 24, 12] as const

/** Room between a frame's border and what is in it; more above, where its title is. */
const margin = { side: 24, top: 40 } as const

export interface GridSpace {
  /** A frame that all must fit into; absent on the open board. */
  readonly within?: Box | undefined
  /** Whether something that stays is in the way. */
  readonly taken: (box: Box) => boolean
}

/**
 * A place for each item: cells of one size, row by row, passing over what stays. The grid begins where the items begin.
 * @returns null where they do not fit into the frame.
 */
export function gridPlaces(
  items: readonly GridItem[],
  { within, taken }: GridSpace,
): Map<string, Point> | null {
  for (const gap of within ? gaps : gaps.slice(0, 1)) {
    const places = placesWith(items, gap, within, taken)
    if (places) return places
  }
  return null
}

function placesWith(
  items: readonly GridItem[],
  gap: number,
  within: Box | undefined,
  taken: GridSpace['taken'],
): Map<string, Point> | null {
  const around = boundsOf(items.map((item) => item.box))
  const places = new Map<string, Point>()
  if (!around) return places
  const w = Math.max(...items.map((item) => item.box.w))
  const h = Math.max(...items.map((item) => item.box.h))
  const room = within && {
    x: within.x + margin.side,
    y: within.y + margin.top,
    w: within.w - 2 * margin.side,
    h: within.h - margin.top - margin.side,
  }
  const start = room ?? around
  const columns = room
    ? Math.floor((room.w + gap) / (w + gap))
    : columnsFor(items.length, around, { w: w + gap, h: h + gap })
  if (columns < 1) return null
  let cell = 0
  for (const { key, box } of inReadingOrder(items)) {
    for (;;) {
      const x = start.x + (cell % columns) * (w + gap)
      const y = start.y + Math.floor(cell / columns) * (h + gap)
      if (room && y + h > bottom(room)) return null
      cell++
      const spot = { x, y, w: box.w, h: box.h }
      if (taken({ x: x - gap / 2, y: y - gap / 2, w: w + gap, h: h + gap })) continue
      places.set(key, { x: Math.round(spot.x), y: Math.round(spot.y) })
      break
    }
  }
  return places
}

/** As many columns as keep the shape in which the items stand. */
function columnsFor(count: number, around: Box, cell: { w: number; h: number }): number {
  const shape = Math.min(4, Math.max(0.25, around.w / Math.max(1, around.h)))
  return Math.min(count, Math.max(1, Math.round(Math.sqrt((count * shape * cell.h) / cell.w))))
}

/** As one reads: rows from above, each from the left. What shares half of its height with the row's first is in the row. */
export function inReadingOrder(items: readonly GridItem[]): GridItem[] {
  const waiting = [...items].sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
  const ordered: GridItem[] = []
  for (let from = 0; from < waiting.length;) {
    const { box: first } = waiting[from]!
    let to = from + 1
    while (to < waiting.length && waiting[to]!.box.y < first.y + first.h / 2) to++
    ordered.push(...waiting.slice(from, to).sort((a, b) => a.box.x - b.box.x || right(a.box) - right(b.box)))
    from = to
  }
  return ordered
}
