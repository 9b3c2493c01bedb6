/** Cuts an arrow to what can be seen, so that a long dashed line costs no more than its visible part. */
import { partOfPath, walk, type Path, type Walk } from '../curve'
import { boxBetween, intersects, shareWithin, type Box } from '../geometry'

export interface VisiblePart extends Path {
  /** How far along the whole way the part begins: a whole number of periods. World units. */
  readonly from: number
}

/** A step of the walk is never longer than this share of its curve. */
const steps = 48

/** As many ways as a screen is likely to show; each takes a few kilobytes. */
const mostWalks = 2_000
const walks = new Map<Path, Walk>()

/** A long arrow crosses many pieces of the picture; it is walked once for all of them. */
function walkOf(path: Path): Walk {
  let walked = walks.get(path)
  if (walked) return walked
  if (walks.size >= mostWalks) walks.clear()
  walks.set(path, (walked = walk(path, steps)))
  return walked
}

/**
 * The part of a way from where it first comes into a box to where it last leaves it.
 * @param period length of one repetition of the dashes, world units, or 0 for a solid line. The part begins at a
 *   whole number of periods from the way's start, so that the dashes stay where they are while the view moves.
 * @param trim left off at the way's end, where an arrowhead stands.
 * @returns null where nothing of it comes into the box.
 */
export function visiblePart(path: Path, box: Box, period: number, trim = 0): VisiblePart | null {
  const walked = walkOf(path)
  const { points, lengths, begins } = walked
  const total = lengths.at(-1)!
  let begin = -1
  let leave = -1
  for (const [at, piece] of path.pieces.entries())
    for (let step = begins[at]!; step < (begins[at + 1] ?? points.length - 1); step++) {
      const [a, b] = [points[step]!, points[step + 1]!]
      // A straight piece is one step however long it is: it is cut where it meets the box.
      const share = piece.straight
        ? shareWithin(a, b, box)
        : intersects(boxBetween(a, b), box)
          ? ([0, 1] as const)
          : null
      if (!share) continue
      const length = lengths[step + 1]! - lengths[step]!
      if (begin < 0) begin = lengths[step]! + share[0] * length
      leave = lengths[step]! + share[1] * length
    }
  if (begin < 0) return null
  const from = period > 0 ? Math.floor(begin / period) * period : begin
  const end = Math.min(leave, total - trim)
  if (end <= from) return null
  if (from === 0 && end === total) return { pieces: path.pieces, from: 0 }
  return { pieces: partOfPath(path, walked, from, end), from }
}
