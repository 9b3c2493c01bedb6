/** Copying records within a board and across boards. */
import type * as Y from 'yjs'
import { together, type Edit } from '../edit'
import { fieldOf } from '../fields'
import { newId } from '../ids'
import {
  collections,
  type Box,
  type Collection,
  type PlacedCollection,
  placedCollections,
  type RecordRef,
  type Records,
} from '../records'
import type { BoardSnapshot } from '../snapshot'
import { putRecord } from './records'

/** What is copied, JSON-safe, so that it can travel through the clipboard to another board. */
export interface Clip {
  readonly symbiosis: 1
  readonly records: { readonly [C in Collection]: readonly Records[C][] }
}

/**
 * Copies the named records with what belongs to them: companies bring their resources, flows come when both ends do, and
 * bring their actions; frames bring the companies that stand in them and the notes that lie in them, as they do when moved.
 */
export function copyRecords(board: BoardSnapshot, refs: readonly RecordRef[]): Clip {
  const ids = Object.fromEntries(collections.map((name) => [name, new Set<string>()])) as Record<
    Collection,
    Set<string>
  >
  for (const { collection, id } of refs) ids[collection].add(id)
  if (ids.frames.size > 0)
    for (const company of board.companies.values())
      if (company.frame && ids.frames.has(company.frame)) ids.companies.add(company.id)
  for (const id of ids.frames) {
    const frame = board.frames.get(id)
    for (const note of frame ? board.notes.values() : []) if (liesIn(frame!, note)) ids.notes.add(note.id)
  }
  for (const company of ids.companies) {
    board.resourcesOf(company).forEach((id) => ids.resources.add(id))
    board.flowsOf(company).forEach((id) => ids.flows.add(id))
  }
  for (const id of ids.flows) {
    const flow = board.flows.get(id)
    if (flow && ids.companies.has(flow.from) && ids.companies.has(flow.to))
      board.actionsOf(id).forEach((action) => ids.actions.add(action))
    else ids.flows.delete(id)
  }
  const take = <C extends Collection>(collection: C) =>
    [...ids[collection]].flatMap((id) => board.all(collection).get(id) ?? [])
  return {
    symbiosis: 1,
    records: {
      companies: take('companies'),
      resources: take('resources'),
      flows: take('flows'),
      actions: take('actions'),
      notes: take('notes'),
      frames: take('frames'),
    },
  }
}

/** Whether the middle of a note is in a frame: notes keep no frame of their own. */
function liesIn(frame: Box, { x, y, w, h }: Box): boolean {
  const [dx, dy] = [x + w / 2 - frame.x, y + h / 2 - frame.y]
  return dx >= 0 && dx <= frame.w && dy >= 0 && dy <= frame.h
}

/** Whether a value from a clipboard is a clip; its records are still read with care when pasted. */
export function isClip(value: unknown): value is Clip {
  if (typeof value !== 'object' || value === null || (value as Clip).symbiosis !== 1) return false
  const records = (value as Clip).records as unknown
  return (
    typeof records === 'object' &&
    records !== null &&
    collections.every((name) => Array.isArray((records as Record<string, unknown>)[name]))
  )
}

/** The box around a clip's placed records, or null when nothing in it has a place. */
export function clipBounds(clip: Clip): Box | null {
  const boxes = placedCollections.flatMap((name) => clip.records[name] as readonly Box[])
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map((box) => box.x))
  const y = Math.min(...boxes.map((box) => box.y))
  return {
    x,
    y,
    w: Math.max(...boxes.map((box) => box.x + box.w)) - x,
    h: Math.max(...boxes.map((box) => box.y + box.h)) - y,
  }
}

/**
 * Puts a clip on the board under new ids, shifted by `dx, dy` world units. References between its records follow; what pointed
 * outside the clip is dropped. Copies of a group are a group of their own.
 * @returns the new records.
 */
export function pasteClip(
  doc: Y.Doc,
  edit: Edit,
  clip: Clip,
  shift: { dx: number; dy: number },
): RecordRef[] {
  const renamed = new Map<string, string>()
  const groups = newGroups(clip)
  for (const name of collections)
    for (const record of clip.records[name]) renamed.set(`${name}/${record.id}`, newId())
  return together(doc, edit, () => {
    const made: RecordRef[] = []
    for (const collection of collections)
      for (const record of clip.records[collection]) {
        const values: Record<string, unknown> = {}
        for (const [key, value] of Object.entries({ ...record, ...record.asTyped })) {
          const field = fieldOf(collection, key)
          if (!field || key === 'createdAt' || key === 'updatedAt' || key === 'createdBy' || key === 'locked')
            continue
          if (key === 'group') values.group = groups.get(value)
          else values[key] = field.type === 'ref' ? renamed.get(`${field.to}/${String(value)}`) : value
        }
        if ((placedCollections as readonly string[]).includes(collection as PlacedCollection)) {
          values.x = Number(values.x ?? 0) + shift.dx
          values.y = Number(values.y ?? 0) + shift.dy
        }
        const ref = { collection, id: renamed.get(`${collection}/${record.id}`)! }
        putRecord(doc, edit, ref, values)
        made.push(ref)
      }
    return made
  })
}

/** A new name for each group of which more than one record is in the clip. */
function newGroups(clip: Clip): ReadonlyMap<unknown, string> {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  for (const collection of placedCollections)
    for (const { group } of clip.records[collection]) {
      if (typeof group !== 'string') continue
      if (seen.has(group) && !names.has(group)) names.set(group, newId())
      seen.add(group)
    }
  return names
}
