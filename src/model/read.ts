/** Reads one record of the document, whatever a stranger's program may have put there. */
import * as Y from 'yjs'
import { bothReadings } from './bothReadings'
import { normaliseLow, normaliseNace } from './codes/format'
import { isListedLow } from './codes/lowCodes'
import { isFormerNace, isListedNace } from './codes/naceCodes'
import { placeDoubt } from './distance'
import { fields, type Field } from './fields'
import { plainValue } from './plain'
import {
  defaultSize,
  type Collection,
  type Company,
  type Flow,
  type PlacedCollection,
  type Records,
} from './records'
import { amountDoubt } from './units'

/** Something on the board that was kept as typed but cannot be understood, asked back to people. */
export interface Question {
  readonly record: Collection
  readonly id: string
  /** The field, or '' when the whole record is meant. */
  readonly field: string
  readonly value: unknown
  /** Names a sentence in the words of the model (`words.questions`). */
  readonly ask: QuestionKind
}

export type QuestionKind =
  | 'malformed'
  | 'missing'
  | 'notText'
  | 'notNumber'
  | 'eitherNumber'
  | 'outOfRange'
  | 'notChoice'
  | 'notFlag'
  | 'notList'
  | 'notTime'
  | 'notCode'
  | 'unknownCode'
  | 'formerCode'
  | 'noUnit'
  | 'unlikeUnit'
  | 'zeroPlace'
  | 'swappedPlace'
  | 'noDonor'
  | 'noReceiver'
  | 'noCompany'
  | 'noFlow'
  | 'loop'

/** What became of one record: `record` is null when it cannot be shown at all. */
export interface Reading<C extends Collection = Collection> {
  readonly record: Records[C] | null
  readonly questions: readonly Question[]
}

/** A moment without a zone is UTC, so that it is the same for everyone. */
export function momentOf(text: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}[T ]\d{1,2}:[\d:.]+$/.test(text) ? `${text.replace(' ', 'T')}Z` : text)
}

/** A moment as every program of ours writes it, its parts within their bounds in any month. */
const written = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/
const iso = /^\d{4}-\d{2}-\d{2}/

/** Whether a text is a code in any of its spellings; what a program wrote is shown as it wrote it. */
function isCode(system: 'low' | 'nace', text: string): boolean {
  return (system === 'nace' ? normaliseNace(text) : normaliseLow(text)) !== null
}

type FieldReading = { ok: true; value: unknown } | { ok: false; ask: QuestionKind }

/**
 * Reads one value against its field.
 * @param value what the document holds; null, undefined and '' are "not given".
 * @returns the value in the record's type (undefined when not given), or what to ask.
 */
export function readField(field: Field, value: unknown): FieldReading {
  if (field.type === 'long') {
    if (value instanceof Y.Text) return { ok: true, value: value.toString() }
    if (value === undefined || value === null) return { ok: true, value: '' }
    return typeof value === 'string' ? { ok: true, value } : { ok: false, ask: 'notText' }
  }
  if (value === undefined || value === null || (value === '' && field.type !== 'text'))
    return { ok: true, value: undefined }
  switch (field.type) {
    case 'text':
    case 'ref':
      if (typeof value === 'string') return { ok: true, value }
      return typeof value === 'number' ? { ok: true, value: String(value) } : { ok: false, ask: 'notText' }
    case 'number':
      if (typeof value === 'string' && field.large && bothReadings(value))
        return { ok: false, ask: 'eitherNumber' }
      if (typeof value !== 'number' || !Number.isFinite(value)) return { ok: false, ask: 'notNumber' }
      if (value < (field.min ?? -Infinity) || value > (field.max ?? Infinity))
        return { ok: false, ask: 'outOfRange' }
      return { ok: true, value }
    case 'choice':
      return field.of.includes(value as string) ? { ok: true, value } : { ok: false, ask: 'notChoice' }
    case 'flag':
      return typeof value === 'boolean' ? { ok: true, value } : { ok: false, ask: 'notFlag' }
    case 'list': {
      const items = value instanceof Y.Array ? value.toArray() : typeof value === 'string' ? [value] : value
      if (!Array.isArray(items) || !items.every((item) => typeof item === 'string'))
        return { ok: false, ask: 'notList' }
      return items.every((item) => field.of.includes(item))
        ? { ok: true, value: items }
        : { ok: false, ask: 'notChoice' }
    }
    case 'time': {
      if (typeof value === 'string' && written.test(value)) return { ok: true, value }
      const moment =
        typeof value === 'number' ? new Date(value) : typeof value === 'string' ? momentOf(value) : null
      return moment && !Number.isNaN(moment.getTime())
        ? { ok: true, value: moment.toISOString() }
        : { ok: false, ask: 'notTime' }
    }
    case 'date':
      return typeof value === 'string' && iso.test(value) && !Number.isNaN(Date.parse(value))
        ? { ok: true, value: value.slice(0, 10) }
        : { ok: false, ask: 'notTime' }
    case 'code':
      return typeof value === 'string' && isCode(field.system, value)
        ? { ok: true, value: value.trim() }
        : { ok: false, ask: 'notCode' }
  }
}

/** Name, field, and whether there is nothing to read where it is missing. */
type Listed = readonly [name: string, field: Field, absent: boolean]
const listed = new Map<Collection, readonly Listed[]>()

function fieldsOf(collection: Collection): readonly Listed[] {
  let list = listed.get(collection)
  if (!list) {
    const all = Object.entries(fields[collection] as Record<string, Field>)
    list = all.map(([name, field]) => [
      name,
      field,
      field.type !== 'long' && !('required' in field && field.required),
    ])
    listed.set(collection, list)
  }
  return list
}

/**
 * Reads a record. Fields that do not fit are left out of it, kept in `asTyped`, and asked about; a record whose
 * required fields are missing, or that is no map at all, is not shown.
 */
export function readRecord<C extends Collection>(collection: C, id: string, raw: unknown): Reading<C> {
  if (!(raw instanceof Y.Map))
    return {
      record: null,
      questions: [{ record: collection, id, field: '', value: plainValue(raw), ask: 'malformed' }],
    }
  const record: Record<string, unknown> = { id }
  const questions: Question[] = []
  let asTyped: Record<string, unknown> | undefined
  let whole = true
  for (const [name, field, absent] of fieldsOf(collection)) {
    const value: unknown = raw.get(name)
    // Most records have few of their fields, and a large board has many records.
    if (value === undefined && absent) continue
    const reading = readField(field, value)
    if (reading.ok) {
      if (reading.value !== undefined) record[name] = reading.value
      else if ('required' in field && field.required) {
        whole = false
        questions.push({ record: collection, id, field: name, value: null, ask: 'missing' })
      }
      continue
    }
    questions.push({ record: collection, id, field: name, value: plainValue(value), ask: reading.ask })
    asTyped = { ...asTyped, [name]: plainValue(value) }
    if ('required' in field && field.required) whole = false
  }
  if (!whole) return { record: null, questions }
  if (asTyped) record.asTyped = asTyped
  fillDefaults(collection, record)
  for (const [field, ask] of doubtsOf(collection, record as unknown as Records[C]))
    questions.push({ record: collection, id, field, value: plainValue(raw.get(field)), ask })
  return { record: record as unknown as Records[C], questions }
}

/** What is understood but doubtful in a record: fields and the names of their questions. It stays in the record as typed. */
export function doubtsOf<C extends Collection>(
  collection: C,
  record: Records[C],
): (readonly [field: string, ask: QuestionKind])[] {
  const found: (readonly [string, QuestionKind])[] = []
  if (collection === 'companies') {
    const company = record as Company
    const place = placeDoubt(company)
    if (place) found.push(['lat', place])
    const code = company.nace === undefined ? null : naceDoubt(company.nace)
    if (code) found.push(['nace', code])
  } else if (collection === 'flows' || collection === 'resources') {
    const { low } = record as Flow
    if (low !== undefined && !isListedLow(normaliseLow(low)?.code ?? '')) found.push(['low', 'unknownCode'])
    const amount = amountDoubt(record as Flow)
    // Who wrote a unit that cannot be read is asked about that.
    if (amount && !record.asTyped?.[amount[0]]) found.push(amount)
  }
  return found
}

/** What is doubtful about the code of an activity, which one knows by its spelling. */
function naceDoubt(text: string): 'formerCode' | 'unknownCode' | null {
  const code = normaliseNace(text) ?? ''
  return isListedNace(code) ? null : isFormerNace(code) ? 'formerCode' : 'unknownCode'
}

/** Gives a record the values without which it could not be drawn or listed. */
function fillDefaults(collection: Collection, record: Record<string, unknown>): void {
  if (collection in defaultSize) {
    const size = defaultSize[collection as PlacedCollection]
    record.x ??= 0
    record.y ??= 0
    record.w ??= size.w
    record.h ??= size.h
  }
  if (collection === 'flows') {
    record.status ??= 'idea'
    record.barriers ??= []
    record.resource ??= ''
  }
  if (collection === 'actions') record.text ??= ''
  if (collection === 'frames') record.title ??= ''
}
