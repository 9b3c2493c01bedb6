/** Which part of the board a company is counted with: parts of frames that are large enough, else squares of a grid. */
import type { Box, Point } from '../geometry'

/** Screen pixels that the side of a cell has at least. */
export const leastCell = 44
/** A frame with a side shorter than this share of a cell is no place of its own; it is one cell until it has room for two so large. */
const frameShares = { least: 0.7, part: 1.8 } as const

/**
 * The side of the cells at a zoom, world units. One of few, so that the cells of a board stay the same while one pans, and while
 * one zooms a little.
 */
export function cellSize(zoom: number): number {
  return 2 ** Math.ceil(Math.log2(leastCell / zoom))
}

/** Whether a frame is seen so large that its companies are counted apart from those around it. */
export function standsApart({ w, h }: Box, size: number): boolean {
  return Math.min(w, h) >= size * frameShares.least
}

/** The cell of a point: of the frame that it lies in, which is parted evenly, or of the whole board where that is null. */
export function cellOf({ x, y }: Point, frame: Box | null, size: number): Box {
  if (!frame) return { x: floor(x, size), y: floor(y, size), w: size, h: size }
  const part = size * frameShares.part
  const w = frame.w / Math.max(1, Math.floor(frame.w / part))
  const h = frame.h / Math.max(1, Math.floor(frame.h / part))
  const within = (way: number, side: number, whole: number) => Math.min(floor(way, side), whole - side)
  return {
    x: frame.x + within(x - frame.x, w, frame.w),
    y: frame.y + within(y - frame.y, h, frame.h),
    w,
    h,
  }
}

const floor = (at: number, step: number) => Math.floor(at / step) * step
