/** Commands on any record. Each makes one transaction; nothing else writes to the document. */
import * as Y from 'yjs'
import { recordsMap } from '../document'
import { now, type Edit } from '../edit'
import { fieldOf, fields } from '../fields'
import { textChange, type TextChange } from '../mergeText'
import { sizeLimits, type Collection, type PlacedCollection, type RecordRef } from '../records'

/** New values by field; null or undefined takes the field away. What does not fit the field is kept as typed. */
export type Patch = Readonly<Record<string, unknown>>

/** Collections whose records say when they were made and last changed. */
const dated = (collection: Collection) => 'createdAt' in fields[collection]

/** The live map of a record, or null when it is gone or malformed. */
export function liveRecord(doc: Y.Doc, { collection, id }: RecordRef): Y.Map<unknown> | null {
  const record = recordsMap(doc, collection).get(id)
  return record instanceof Y.Map ? record : null
}

/** Puts a new record on the board. `long` fields become `Y.Text`, so that two people can write in them at once. */
export function putRecord(doc: Y.Doc, edit: Edit, ref: RecordRef, values: Patch): void {
  doc.transact(() => {
    const record = new Y.Map<unknown>()
    const time = now()
    const stamped = dated(ref.collection)
      ? { createdAt: time, updatedAt: time, createdBy: edit.by || null, ...values }
      : values
    for (const [name, value] of Object.entries(stamped)) {
      if (value === undefined || value === null || fieldOf(ref.collection, name)?.type === 'long') continue
      record.set(name, value)
    }
    for (const [name, field] of Object.entries(fields[ref.collection]))
      if (field.type === 'long')
        record.set(name, new Y.Text(typeof values[name] === 'string' ? (values[name] as string) : ''))
    recordsMap(doc, ref.collection).set(ref.id, record)
  }, edit)
}

/**
 * Changes fields of a record. Values equal to what is there are not written again; `long` fields change by the
 * smallest difference, so that another's words beside it survive.
 * @returns false when the record is gone or nothing changed.
 */
export function setFields(doc: Y.Doc, edit: Edit, ref: RecordRef, patch: Patch): boolean {
  const record = liveRecord(doc, ref)
  if (!record) return false
  return doc.transact(() => {
    let changed = false
    for (const [name, value] of Object.entries(patch)) {
      if (fieldOf(ref.collection, name)?.type === 'long')
        changed = setText(record, name, String(value ?? '')) || changed
      else changed = setValue(record, name, value) || changed
    }
    if (changed && dated(ref.collection)) record.set('updatedAt', now())
    return changed
  }, edit)
}

/**
 * Changes a stretch of a `long` text, letter by letter as it is typed.
 * @returns false when the record, or the text as a text, is gone.
 */
export function spliceText(
  doc: Y.Doc,
  edit: Edit,
  ref: RecordRef,
  name: string,
  change: TextChange,
): boolean {
  const record = liveRecord(doc, ref)
  const text = record?.get(name)
  if (!record || !(text instanceof Y.Text)) return false
  doc.transact(() => {
    if (change.removed > 0) text.delete(change.at, change.removed)
    if (change.inserted !== '') text.insert(change.at, change.inserted)
    if (dated(ref.collection)) record.set('updatedAt', now())
  }, edit)
  return true
}

function setValue(record: Y.Map<unknown>, name: string, value: unknown): boolean {
  if (value === undefined || value === null) {
    if (!record.has(name)) return false
    record.delete(name)
    return true
  }
  const before = record.get(name)
  const same = before === value || (Array.isArray(value) && JSON.stringify(before) === JSON.stringify(value))
  if (!same) record.set(name, value)
  return !same
}

function setText(record: Y.Map<unknown>, name: string, after: string): boolean {
  const held = record.get(name)
  if (!(held instanceof Y.Text)) {
    if (after === (typeof held === 'string' ? held : '')) return false
    record.set(name, new Y.Text(after))
    return true
  }
  const change = textChange(held.toString(), after)
  if (!change) return false
  held.delete(change.at, change.removed)
  held.insert(change.at, change.inserted)
  return true
}

/** Where a placed record goes, and how large it gets. */
export interface Placement extends RecordRef<PlacedCollection> {
  readonly x?: number
  readonly y?: number
  readonly w?: number
  readonly h?: number
  /** For a company: the frame it now stands in, null for none; absent leaves it as it is. */
  readonly frame?: string | null
}

/** Moves and resizes records in one step. Locked records stay where they are; sizes keep within `sizeLimits`. */
export function placeRecords(doc: Y.Doc, edit: Edit, placements: readonly Placement[]): void {
  doc.transact(() => {
    for (const place of placements) {
      if (liveRecord(doc, place)?.get('locked') === true) continue
      const limits = sizeLimits[place.collection]
      const patch: Record<string, unknown> = {}
      if (place.x !== undefined) patch.x = Math.round(place.x)
      if (place.y !== undefined) patch.y = Math.round(place.y)
      if (place.w !== undefined) patch.w = Math.round(Math.min(limits.max, Math.max(limits.minW, place.w)))
      if (place.h !== undefined) patch.h = Math.round(Math.min(limits.max, Math.max(limits.minH, place.h)))
      if (place.frame !== undefined && place.collection === 'companies') patch.frame = place.frame
      setFields(doc, edit, place, patch)
    }
  }, edit)
}

/**
 * Takes records off the board with what cannot be without them: a company's flows and resources, a flow's actions;
 * a frame's companies stay and leave the frame. Locked records stay.
 * @returns how many of the named records were removed.
 */
export function removeRecords(doc: Y.Doc, edit: Edit, refs: readonly RecordRef[]): number {
  return doc.transact(() => {
    const gone: Record<Collection, Set<string>> = {
      companies: new Set(),
      resources: new Set(),
      flows: new Set(),
      actions: new Set(),
      notes: new Set(),
      frames: new Set(),
    }
    for (const ref of refs)
      if (recordsMap(doc, ref.collection).has(ref.id) && liveRecord(doc, ref)?.get('locked') !== true)
        gone[ref.collection].add(ref.id)
    const count = Object.values(gone).reduce((sum, ids) => sum + ids.size, 0)
    if (gone.companies.size > 0) {
      collect(
        doc,
        'flows',
        gone.flows,
        (flow) =>
          gone.companies.has(flow.get('from') as string) || gone.companies.has(flow.get('to') as string),
      )
      collect(doc, 'resources', gone.resources, (resource) =>
        gone.companies.has(resource.get('company') as string),
      )
    }
    if (gone.flows.size > 0)
      collect(doc, 'actions', gone.actions, (action) => gone.flows.has(action.get('flow') as string))
    if (gone.frames.size > 0)
      eachRecord(doc, 'companies', (company) => {
        if (gone.frames.has(company.get('frame') as string)) company.delete('frame')
      })
    for (const [collection, ids] of Object.entries(gone)) {
      const map = recordsMap(doc, collection as Collection)
      ids.forEach((id) => map.delete(id))
    }
    return count
  }, edit)
}

function collect(
  doc: Y.Doc,
  collection: Collection,
  into: Set<string>,
  test: (record: Y.Map<unknown>) => boolean,
): void {
  eachRecord(doc, collection, (record, id) => {
    if (test(record)) into.add(id)
  })
}

function eachRecord(
  doc: Y.Doc,
  collection: Collection,
  visit: (record: Y.Map<unknown>, id: string) => void,
): void {
  recordsMap(doc, collection).forEach((record, id) => {
    if (record instanceof Y.Map) visit(record, id)
  })
}
