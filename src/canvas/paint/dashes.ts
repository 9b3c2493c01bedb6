/** Cuts an arrow to what can be seen, so that a long dashed line costs no more than its visible part. */
import { boxBetween, intersects, type Box } from '../geometry'
import { pieceOf, tAtLength, walk, type Curve } from '../curve'

export interface VisiblePiece {
  readonly curve: Curve
  /** How far along the whole curve the piece begins: a whole number of periods. World units. */
  readonly from: number
}

/** A step of the walk is never longer than this share of its curve. */
const steps = 48

/**
 * The part of a curve from where it first comes into a box to where it last leaves it.
 * @param period length of one repetition of the dashes, world units, or 0 for a solid line. The piece begins at a
 *   whole number of periods from the curve's start, so that the dashes stay where they are while the view moves.
 * @param trim left off at the curve's end, where an arrowhead stands.
 * @returns null where nothing of it comes into the box.
 */
export function visiblePiece(curve: Curve, box: Box, period: number, trim = 0): VisiblePiece | null {
  const walked = walk(curve, steps)
  const { points, lengths } = walked
  const total = lengths[steps]!
  let first = -1
  let last = -1
  for (let step = 0; step < steps; step++) {
    if (!intersects(boxBetween(points[step]!, points[step + 1]!), box)) continue
    if (first < 0) first = step
    last = step + 1
  }
  if (first < 0) return null
  const begin = lengths[first]!
  const from = period > 0 ? Math.floor(begin / period) * period : begin
  const end = Math.min(lengths[last]!, total - trim)
  if (end <= from) return null
  if (from === 0 && end === total) return { curve, from: 0 }
  return { curve: pieceOf(curve, tAtLength(walked, from), tAtLength(walked, end)), from }
}
