/** Commands on how records lie over each other and which of them belong together. */
import type * as Y from 'yjs'
import { together, type Edit } from '../edit'
import { newId } from '../ids'
import type { PlacedCollection, RecordRef } from '../records'
import { setFields } from './records'

type Placed = RecordRef<PlacedCollection>

/** Where a record lies in its layer; greater is in front, 0 is what it has until someone says otherwise. */
export interface Stacked extends Placed {
  readonly z: number
}

/** Puts records in front of or behind others, in one step. Locked ones too: they keep their place, not their depth. */
export function stackRecords(doc: Y.Doc, edit: Edit, stacked: readonly Stacked[]): void {
  together(doc, edit, () =>
    stacked.forEach(({ z, ...ref }) => setFields(doc, edit, ref, { z: z === 0 ? null : z })),
  )
}

/** Makes records a group; whatever group one of them was in, it leaves. @returns the group's name. */
export function groupRecords(doc: Y.Doc, edit: Edit, refs: readonly Placed[]): string {
  const group = newId()
  together(doc, edit, () => refs.forEach((ref) => setFields(doc, edit, ref, { group })))
  return group
}

/** Takes records out of their groups. */
export function ungroupRecords(doc: Y.Doc, edit: Edit, refs: readonly Placed[]): void {
  together(doc, edit, () => refs.forEach((ref) => setFields(doc, edit, ref, { group: null })))
}
