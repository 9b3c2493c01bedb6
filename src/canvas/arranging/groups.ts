/** Groups: records that are selected, and so moved, copied and deleted, together. */
import type { PlacedCollection, RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { isPlaced, placedRef, type PlacedKey } from '../tools/placing'

type Placed = RecordRef<PlacedCollection>

/** The group that a record is in, or null; one that is left alone is in none. */
export function groupOf(board: BoardSnapshot, ref: RecordRef): string | null {
  if (!isPlaced(ref)) return null
  const group = board.all(ref.collection).get(ref.id)?.group
  return group !== undefined && board.membersOf(group).size > 1 ? group : null
}

/** Every record of a group. */
export function membersOf(board: BoardSnapshot, group: string): Placed[] {
  return Array.from(board.membersOf(group), (key) => placedRef(key as PlacedKey))
}

/** Records with those that they are grouped with, each once, in the order in which they come. */
export function withGroups(board: BoardSnapshot, refs: readonly RecordRef[]): readonly RecordRef[] {
  const groups = new Set<string>()
  const found: RecordRef[] = []
  for (const ref of refs) {
    const group = groupOf(board, ref)
    if (group === null) found.push(ref)
    else if (!groups.has(group)) {
      groups.add(group)
      found.push(ref, ...membersOf(board, group).filter((one) => one.id !== ref.id))
    }
  }
  return found
}

/**
 * What a click on a record is about: its whole group, or the record alone where the person has gone into the group, which is
 * when one of its members alone is selected.
 * @param alone the person asks for the record alone.
 */
export function clickedWith(
  board: BoardSnapshot,
  hit: RecordRef | null,
  selection: readonly RecordRef[],
  alone = false,
): readonly RecordRef[] {
  if (!hit) return []
  const group = groupOf(board, hit)
  if (alone || group === null || isInside(board, group, selection)) return [hit]
  return withGroups(board, [hit])
}

/** Whether exactly one member of the group, and nothing else, is selected. */
export function isInside(board: BoardSnapshot, group: string, selection: readonly RecordRef[]): boolean {
  const [alone, ...more] = selection
  return alone !== undefined && more.length === 0 && groupOf(board, alone) === group
}
