/** What is selected after a click, a drag or a marquee: plain rules on plain values. */
import type { RecordRef } from '../../model/records'
import type { Keys } from './tool'

type Selection = readonly RecordRef[]

const same = (a: RecordRef, b: RecordRef) => a.id === b.id && a.collection === b.collection

/** Whether a record is among these. */
export function includesRef(selection: Selection, ref: RecordRef): boolean {
  return selection.some((one) => same(one, ref))
}

const adds = (keys: Keys) => keys.shift || keys.mod

/**
 * The selection while the button is down and nothing has moved: a plain press on something new selects it at once; all
 * else waits, because it may become a drag of what is selected.
 */
export function selectionAfterPress(hit: RecordRef | null, selection: Selection, keys: Keys): Selection {
  return hit && !adds(keys) && !includesRef(selection, hit) ? [hit] : selection
}

/** The selection after a press and release on the same spot. Shift (or Ctrl) adds and takes away. */
export function selectionAfterClick(hit: RecordRef | null, selection: Selection, keys: Keys): Selection {
  if (!hit) return adds(keys) ? selection : []
  if (!adds(keys)) return [hit]
  return includesRef(selection, hit) ? selection.filter((one) => !same(one, hit)) : [...selection, hit]
}

/** What a drag that begins on `hit` carries: the selection when it is part of it, else itself (Shift: both). */
export function selectionForDrag(hit: RecordRef, selection: Selection, keys: Keys): Selection {
  if (includesRef(selection, hit)) return selection
  return keys.shift ? [...selection, hit] : [hit]
}

/** The selection under a marquee. @param before what was selected when it began. */
export function selectionAfterMarquee(found: Selection, before: Selection, keys: Keys): Selection {
  return adds(keys) ? [...before, ...found.filter((ref) => !includesRef(before, ref))] : found
}

/** What the context menu is about: the selection when the press is on part of it, else what is under it. */
export function selectionForMenu(hit: RecordRef | null, selection: Selection): Selection {
  if (!hit) return []
  return includesRef(selection, hit) ? selection : [hit]
}

/** Whether two selections hold the same records in the same order. */
export function sameSelection(a: Selection, b: Selection): boolean {
  return a.length === b.length && a.every((ref, index) => same(ref, b[index]!))
}
