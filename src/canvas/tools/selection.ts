/** What is selected after a click, a drag or a marquee: plain rules on plain values. */
import type { RecordRef } from '../../model/records'
import type { Keys } from './tool'

type Selection = readonly RecordRef[]

const same = (a: RecordRef, b: RecordRef) => a.id === b.id && a.collection === b.collection

/** Whether a record is among these. */
export function includesRef(selection: Selection, ref: RecordRef): boolean {
  return selection.some((one) => same(one, ref))
}

const includesAll = (selection: Selection, refs: Selection) =>
  refs.every((ref) => includesRef(selection, ref))

const adds = (keys: Keys) => keys.shift || keys.mod

/**
 * The selection while the button is down and nothing has moved: a plain press on something new selects it at once; all
 * else waits, because it may become a drag of what is selected.
 * @param hit what is pressed: a record, or all of its group; empty for the board itself.
 */
export function selectionAfterPress(hit: Selection, selection: Selection, keys: Keys): Selection {
  return hit.length > 0 && !adds(keys) && !includesAll(selection, hit) ? hit : selection
}

/** The selection after a press and release on the same spot. Shift (or Ctrl) adds and takes away. */
export function selectionAfterClick(hit: Selection, selection: Selection, keys: Keys): Selection {
  if (hit.length === 0) return adds(keys) ? selection : []
  if (!adds(keys)) return hit
  const others = selection.filter((one) => !includesRef(hit, one))
  return includesAll(selection, hit) ? others : [...others, ...hit]
}

/** What a drag that begins on `hit` carries: the selection when it is part of it, else itself (Shift: both). */
export function selectionForDrag(hit: Selection, selection: Selection, keys: Keys): Selection {
  if (includesAll(selection, hit)) return selection
  return keys.shift ? [...selection.filter((one) => !includesRef(hit, one)), ...hit] : hit
}

/** The selection under a marquee. @param before what was selected when it began. */
export function selectionAfterMarquee(found: Selection, before: Selection, keys: Keys): Selection {
  return adds(keys) ? [...before, ...found.filter((ref) => !includesRef(before, ref))] : found
}

/** What the context menu is about: the selection when the press is on part of it, else what is under it. */
export function selectionForMenu(hit: Selection, selection: Selection): Selection {
  if (hit.length === 0) return []
  return includesAll(selection, hit) ? selection : hit
}

/** Whether two selections hold the same records in the same order. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return a.length === b.length && a.every((ref, index) => same(ref, b[index]!))
}
