/** The whole board as JSON, both ways: every field as the document has it, known or not, fitting or not. */
import { matchesMap, readMeta, recordsMap, schemaVersion } from '../model/document'
import { fieldOf, fields, type Field } from '../model/fields'
import { readMark } from '../model/matchMarks'
import { deepest, isTooDeep, plainValue } from '../model/plain'
import { readField } from '../model/read'
import { collections, type Collection } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { decode } from './decode'
import { PlanBuilder, type ImportPlan } from './plan'
import { FileError, type ReasonCode } from './reasons'
import { checkRows } from './table'

/**
 * `{ symbiosis: "board", schema, meta, companies: { id: { … } }, resources, flows, actions, notes, frames }`. Long texts are
 * strings. `matches` says which suggestions were put aside. The session (timer, votes) is not part of it.
 */
export function writeBoardJson(board: BoardSnapshot, cut?: () => void): string {
  const meta = plainValue(board.doc.getMap('meta'), cut) as JsonObject
  const file: JsonObject = {
    symbiosis: 'board',
    schema: schemaVersion,
    meta: { ...readMeta(board.doc), ...meta },
  }
  for (const collection of collections) {
    // Each record has the whole depth for itself.
    const records = [...recordsMap(board.doc, collection).entries()]
    file[collection] = Object.fromEntries(records.map(([id, record]) => [id, plainValue(record, cut)]))
  }
  const marks = matchesMap(board.doc)
  if (marks.size > 0) file.matches = plainValue(marks, cut)
  return JSON.stringify(file, null, 2) + '\n'
}

type JsonObject = Record<string, unknown>
/** A board file, read as JSON and not looked into. */
export type BoardFile = JsonObject
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Fields that a record of the board keeps when a file brings the same record: its place, its look at it, and its history. */
const keptOnMerge = new Set(['x', 'y', 'w', 'h', 'createdAt', 'createdBy', 'updatedAt'])

/**
 * Plans a board file. Ids are kept, so references hold; a record whose id is on the board is the same record: fields of the
 * file are written over the board's, fields that only the board has stay, and the card stays where it is. Malformed records
 * are refused with their place and the rest imports. The board's own facts are taken where the board has none.
 */
export function planBoardJson(file: BoardFile, board: BoardSnapshot): ImportPlan {
  const plan = new PlanBuilder()
  let count = 0
  const present = new Map<Collection, ReadonlySet<string>>()
  for (const collection of collections) {
    const records = file[collection]
    if (records === undefined) continue
    if (!isObject(records)) {
      plan.refused.push({
        line: 0,
        column: collection,
        reason: { code: 'malformedCollection', params: { place: collection } },
        value: brief(records),
      })
      continue
    }
    count += Object.keys(records).length
    checkRows(count)
    present.set(collection, new Set([...board.all(collection).keys(), ...Object.keys(records)]))
  }
  for (const collection of collections) {
    const records = file[collection]
    if (isObject(records))
      for (const [id, raw] of Object.entries(records)) planRecord(plan, board, collection, id, raw, present)
  }
  const known = new Set<string>(['symbiosis', 'schema', 'meta', 'matches', ...collections])
  return plan.finish({
    kind: 'board',
    format: 'json',
    ignoredColumns: Object.keys(file).filter((key) => !known.has(key)),
    meta: missingFacts(board, file.meta),
    ...newMarks(board, file.matches),
  })
}

/** What a file says of suggested matches, where the board says nothing yet. What is no such word stays out. */
function newMarks(board: BoardSnapshot, matches: unknown): Pick<ImportPlan, 'matches'> {
  if (!isObject(matches)) return {}
  const held = matchesMap(board.doc)
  const fresh = Object.entries(matches).filter(
    ([key, mark]) => !held.has(key) && key.length <= 401 && !isTooDeep(mark) && readMark(mark) !== null,
  )
  return fresh.length > 0 ? { matches: Object.fromEntries(fresh) as Record<string, JsonObject> } : {}
}

/** @throws FileError when it is no board file, or one of a newer schema. */
export function parseBoardFile(bytes: Uint8Array): BoardFile {
  let file: unknown
  try {
    file = JSON.parse(decode(bytes).text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw new FileError({ code: 'badJson', params: { detail: detail.slice(0, 200) } })
  }
  if (!isObject(file) || file.symbiosis !== 'board') throw new FileError({ code: 'notBoard' })
  if (typeof file.schema === 'number' && file.schema > schemaVersion)
    throw new FileError({ code: 'newerSchema', params: { schema: file.schema, known: schemaVersion } })
  return file
}

function planRecord(
  plan: PlanBuilder,
  board: BoardSnapshot,
  collection: Collection,
  id: string,
  raw: unknown,
  present: ReadonlyMap<Collection, ReadonlySet<string>>,
): void {
  const at = `${collection}/${id}`
  const refuse = (column: string, code: ReasonCode, field = '') => {
    plan.refused.push({
      line: 0,
      column,
      reason: { code, params: { field, limit: deepest } },
      value: brief(raw),
    })
    plan.show(0, 'refused', at)
  }
  if (id === '' || id.length > 200) return refuse(at, 'badId')
  if (isTooDeep(raw)) return refuse(at, 'tooDeep')
  if (!isObject(raw)) return refuse(at, 'malformedRecord')
  for (const [name, field] of Object.entries(fields[collection] as Record<string, Field>)) {
    const reading = readField(field, raw[name])
    if ('required' in field && field.required && (!reading.ok || reading.value === undefined))
      return refuse(`${at}/${name}`, 'missingField', name)
    if (field.type === 'ref' && typeof raw[name] === 'string' && !present.get(field.to)?.has(raw[name]))
      plan.warnings.push({
        line: 0,
        column: `${at}/${name}`,
        reason: { code: 'refUnknown', params: { id: raw[name] } },
        value: raw[name],
      })
  }
  const values = asDocument(collection, raw)
  const title = String(raw.name ?? raw.resource ?? raw.title ?? raw.text ?? at)
  const held = recordsMap(board.doc, collection).get(id)
  if (!board.all(collection).has(id)) {
    plan.add(collection, id, { ...blankTimes(collection), ...values })
    return plan.show(0, 'added', title)
  }
  const now = plainValue(held) as JsonObject
  const changed = Object.entries(values).filter(
    ([name, value]) => !keptOnMerge.has(name) && JSON.stringify(now[name]) !== JSON.stringify(value),
  )
  plan.show(0, plan.set(collection, id, Object.fromEntries(changed)), title)
}

/** Long fields must be text; everything else goes as it is. Nothing given stays nothing. */
function asDocument(collection: Collection, raw: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(raw)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name,
        fieldOf(collection, name)?.type === 'long' && typeof value !== 'string'
          ? JSON.stringify(value)
          : value,
      ]),
  )
}

/** A record that never said when it was made is not said to be made today. */
const blankTimes = (collection: Collection): JsonObject =>
  'createdAt' in fields[collection] ? { createdAt: null, createdBy: null, updatedAt: null } : {}

function missingFacts(board: BoardSnapshot, meta: unknown): JsonObject {
  if (!isObject(meta)) return {}
  const held = board.doc.getMap('meta')
  // What a board says without being told (its language) is no news to it.
  const said = readMeta(board.doc) as unknown as JsonObject
  return Object.fromEntries(
    Object.entries(meta).filter(
      ([key, value]) =>
        key !== 'schema' &&
        !isTooDeep(value) &&
        (value ?? '') !== '' &&
        (held.get(key) ?? '') === '' &&
        value !== said[key],
    ),
  )
}

const brief = (value: unknown) => (JSON.stringify(plainValue(value)) ?? '').slice(0, 200)
