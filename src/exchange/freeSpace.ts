/** Room on the board for a group that keeps its shape. */
import RBush from 'rbush'
import type { Box, PlacedCollection } from '../model/records'
import { area, freePlace, type Area } from './layoutBlocks'

/** Something with a place: on the board, or about to be. */
export interface FixedBox extends Box {
  readonly id: string
  readonly collection: PlacedCollection
  /** Id of the frame that a company stands in. */
  readonly frame?: string
}

/**
 * Where to move a group as a whole, so that none of it lies on what is on the board.
 * @param framesAside frames are no obstacles: the group belongs to this board, and stands in them.
 * @returns null when it is clear already.
 */
export function findFree(
  group: readonly FixedBox[],
  board: readonly FixedBox[],
  framesAside: boolean,
): { dx: number; dy: number } | null {
  if (group.length === 0 || board.length === 0) return null
  const isAside = (it: FixedBox) => framesAside && it.collection === 'frames'
  const taken = new RBush<Area & { readonly box: FixedBox }>()
  taken.load(board.filter((box) => !isAside(box)).map((box) => ({ ...area(box), box })))
  const meets = (box: FixedBox) =>
    taken
      .search(inside(box))
      .some(({ box: other }) => other.collection !== 'frames' || other.id !== box.frame)
  if (!group.some((box) => !isAside(box) && meets(box))) return null
  const x = group.reduce((least, box) => Math.min(least, box.x), Infinity)
  const y = group.reduce((least, box) => Math.min(least, box.y), Infinity)
  const w = group.reduce((most, box) => Math.max(most, box.x + box.w), -Infinity) - x
  const h = group.reduce((most, box) => Math.max(most, box.y + box.h), -Infinity) - y
  const place = freePlace({ id: '', w, h }, x, y, taken)
  return { dx: place.x - x, dy: place.y - y }
}

/** Boxes that only touch do not lie on each other. */
const inside = (box: Box) => {
  const { minX, minY, maxX, maxY } = area(box)
  return { minX: minX + 0.5, minY: minY + 0.5, maxX: maxX - 0.5, maxY: maxY - 0.5 }
}
