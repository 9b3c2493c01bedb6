/** In front and behind: the depth that records get so that they lie where people want them within their layer. */
import type { Stacked } from '../../model/commands'
import { placedCollections, type PlacedCollection, type RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Scene } from '../scene'
import { isPlaced } from '../tools/placing'

export const depthMoves = ['front', 'forward', 'backward', 'back'] as const
export type DepthMove = (typeof depthMoves)[number]

interface View {
  readonly board: BoardSnapshot
  readonly scene: Scene
}

/** A pile of more than this is not taken apart one by one: a step then goes to the end. */
const largestPile = 500

/**
 * The depths that change when records go a step, or all the way, to the front or to the back. A step is past the next one that
 * lies over (or under) them: past others nobody would see it. Records keep their order among themselves.
 */
export function depthsAfter(view: View, refs: readonly RecordRef[], move: DepthMove): Stacked[] {
  return placedCollections.flatMap((collection) => {
    const ids = refs.filter((ref) => isPlaced(ref) && ref.collection === collection).map((ref) => ref.id)
    if (ids.length === 0) return []
    const own = view.scene.inOrder(collection, ids)
    if (move === 'front' || move === 'back') return toEnd(view, collection, own, move)
    return oneStep(view, collection, own, move)
  })
}

const depthOf = ({ board }: View, collection: PlacedCollection, id: string) =>
  board.all(collection).get(id)?.z ?? 0

function toEnd(
  view: View,
  collection: PlacedCollection,
  own: readonly string[],
  move: 'front' | 'back',
): Stacked[] {
  const ends = view.scene.endsOf(collection)
  if (!ends) return []
  const front = move === 'front'
  const end = depthOf(view, collection, front ? ends.last : ends.first)
  const isThere = own.length === 1 && own[0] === (front ? ends.last : ends.first)
  if (isThere) return []
  return own.map((id, index) => ({ collection, id, z: front ? end + 1 + index : end - own.length + index }))
}

function oneStep(
  view: View,
  collection: PlacedCollection,
  own: readonly string[],
  move: 'forward' | 'backward',
): Stacked[] {
  const pile = pileOf(view, collection, own)
  if (!pile) return toEnd(view, collection, own, move === 'forward' ? 'front' : 'back')
  const forward = move === 'forward'
  // Backwards is forwards in a mirror.
  const before = forward ? pile : pile.toReversed()
  const after = stepped(view, collection, before, new Set(own))
  const sign = forward ? 1 : -1
  const changed: Stacked[] = []
  const place = new Map(before.map((id, index) => [id, index]))
  let last: { z: number; place: number } | null = null
  for (const id of after) {
    const z = depthOf(view, collection, id) * sign
    const at = place.get(id)!
    // What already lies over the one before it stays as it is.
    if (last === null || z > last.z || (z === last.z && at > last.place)) last = { z, place: at }
    else {
      // Nothing of the same depth is sure to lie over it.
      last = { z: last.z + 1, place: Infinity }
      changed.push({ collection, id, z: last.z * sign })
    }
  }
  return changed
}

/** Each of `own` past the next one that it overlaps, the foremost first so that none overtakes another. */
function stepped(
  { scene }: View,
  collection: PlacedCollection,
  pile: readonly string[],
  own: ReadonlySet<string>,
): string[] {
  const after = [...pile]
  for (const id of pile.toReversed()) {
    if (!own.has(id)) continue
    const box = scene.boxOf({ collection, id })
    const over = new Set(box ? scene.query(box)[collection] : [])
    const at = after.indexOf(id)
    const next = after.findIndex((other, index) => index > at && over.has(other))
    if (next === -1 || own.has(after[next]!)) continue
    after.splice(at, 1)
    after.splice(next, 0, id)
  }
  return after
}

/** All that lies over or under these, and over or under that, in painting order; null where it is too many. */
function pileOf(
  { scene }: View,
  collection: PlacedCollection,
  own: readonly string[],
): readonly string[] | null {
  const pile = new Set(own)
  for (const id of pile) {
    const box = scene.boxOf({ collection, id })
    if (box) for (const other of scene.query(box)[collection]) pile.add(other)
    if (pile.size > largestPile) return null
  }
  return scene.inOrder(collection, pile)
}
