/** Which tiles there are in a view, in which order they are painted, and how large they are. */
import type { Viewport } from '../camera'

/** Tiles that a box of the board meets: first and last column and row. */
export interface TileRange {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The tiles of a range, the middle first: that is where people look. */
export function* fromTheMiddle(range: TileRange): Iterable<readonly [column: number, row: number]> {
  const all: [number, number][] = []
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++) all.push([column, row])
  const [cx, cy] = [(range.left + range.right) / 2, (range.top + range.bottom) / 2]
  const away = ([column, row]: readonly [number, number]) => Math.hypot(column - cx, row - cy)
  yield* all.sort((a, b) => away(a) - away(b))
}

/** A range and so many tiles more on each side. */
export function widened({ left, top, right, bottom }: TileRange, by: number): TileRange {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by }
}

/** Below this zoom a tile holds so much that a large one would take longer to paint than a frame lasts. */
const crowded = 0.25

/** The size of a tile, canvas pixels: few of them on a dense screen too, and a whole number of them in the view. */
export function tileSize({ w, h }: Viewport, pixelRatio: number, zoom: number): Viewport {
  const most = (Math.max(w, h) * pixelRatio > 3_000 ? 1_024 : 512) / (zoom < crowded ? 2 : 1)
  const even = (side: number) => {
    const pixels = Math.round(side * pixelRatio)
    // A window that is hardly there yet will grow.
    return pixels < most / 2 ? most : Math.ceil(pixels / Math.ceil(pixels / most))
  }
  return { w: even(w), h: even(h) }
}
