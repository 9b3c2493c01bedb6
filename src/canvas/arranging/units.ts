/** What is arranged as one thing: a record with what it takes along, or a group of them. */
import type { PlacedCollection, RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { boundsOf, type Point } from '../camera'
import type { Box } from '../geometry'
import {
  boxOnBoard,
  isLocked,
  isPlaced,
  movedWith,
  placedKey,
  shifted,
  type Boxes,
  type NotesIn,
  type PlacedKey,
} from '../tools/placing'
import { groupOf } from './groups'

export interface Unit {
  /** Around its records, world units. */
  readonly box: Box
  /** It stays where it is, and the others are arranged by it. */
  readonly locked: boolean
  /** Where all is that moves with it. */
  readonly boxes: Boxes
}

type Placed = RecordRef<PlacedCollection>

/**
 * The units of a selection. A group is one of them, unless it is all that is selected: then its members are. A company that
 * goes with a selected frame is no unit of its own. A group of which a member is locked is locked.
 */
export function unitsOf(board: BoardSnapshot, refs: readonly RecordRef[], notesIn: NotesIn): Unit[] {
  const placed = refs.filter(isPlaced)
  const carried = new Set(
    placed
      .filter((ref) => ref.collection === 'frames')
      .flatMap((ref) => [...movedWith(board, [ref], notesIn).keys()].filter((key) => key !== placedKey(ref))),
  )
  const groups = new Map<string, Placed[]>()
  for (const ref of placed) {
    const key = placedKey(ref)
    if (carried.has(key)) continue
    const name = groupOf(board, ref) ?? key
    groups.set(name, [...(groups.get(name) ?? []), ref])
  }
  const parts =
    groups.size === 1 ? [...groups.values()].flatMap((all) => all.map((ref) => [ref])) : groups.values()
  return Array.from(parts, (members) => unitOf(board, members, notesIn)).filter((unit) => unit !== null)
}

function unitOf(board: BoardSnapshot, members: readonly Placed[], notesIn: NotesIn): Unit | null {
  const box = boundsOf(members.map((ref) => boxOnBoard(board, ref)).filter((one) => one !== null))
  if (!box) return null
  const locked = members.some((ref) => isLocked(board, ref))
  return { box, locked, boxes: locked ? new Map() : movedWith(board, members, notesIn) }
}

/** Whether a selection has so many units and one of them is free; it is asked often, and looks no further than it must. */
export function canArrange(board: BoardSnapshot, refs: readonly RecordRef[], least: number): boolean {
  const units = new Set<string>()
  let members = 0
  let free = false
  for (const ref of refs) {
    if (!isPlaced(ref)) continue
    members++
    units.add(groupOf(board, ref) ?? placedKey(ref))
    free ||= !isLocked(board, ref)
    if (free && units.size >= least) return true
  }
  return free && units.size === 1 && members >= least
}

/** Where all records go when each unit goes its way. @param ways world units, in the order of the units. */
export function moved(units: readonly Unit[], ways: readonly Point[]): Map<PlacedKey, Box> {
  return new Map(
    units.flatMap(({ boxes }, index) => {
      const { x, y } = ways[index]!
      return x === 0 && y === 0 ? [] : [...shifted(boxes, { x, y })]
    }),
  )
}
