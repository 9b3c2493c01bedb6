/** A field of a record tied to an editor: what it holds, what is unclear about it, and how to change it. */
import { fieldOf, type Field } from '../../../model/fields'
import { doubtsOf, readField, type QuestionKind } from '../../../model/read'
import {
  placedCollections,
  type Collection,
  type PlacedCollection,
  type Records,
  type RecordRef,
} from '../../../model/records'
import { placeRecords, setFields } from '../../../model/commands'
import type { BoardSession } from '../../../sync/session'
import { useEditor, useEditorState, useRecord } from '../../board/context'
import { useWords } from '../words'

export interface Bound {
  readonly field: Field
  /** The field's name in the schema; choices and labels go by it. */
  readonly name: string
  readonly label: string
  /** What the document holds, also where it cannot be read. */
  readonly raw: unknown
  /** What to ask back, or null where the value is clear. */
  readonly ask: QuestionKind | null
  readonly readOnly: boolean
  /** Several records with different values. */
  readonly mixed?: boolean
  /** Changes the document; null takes the field away. */
  readonly write: (value: unknown) => void
}

/** What a record holds in a field, readable or not. */
export function rawOf(record: object | undefined, name: string): unknown {
  if (!record) return undefined
  const { asTyped } = record as { asTyped?: Readonly<Record<string, unknown>> }
  return asTyped && Object.hasOwn(asTyped, name) ? asTyped[name] : (record as Record<string, unknown>)[name]
}

/** What is unclear about a value, or null. */
export function askOf(field: Field, value: unknown): QuestionKind | null {
  const reading = readField(field, value)
  return reading.ok ? null : reading.ask
}

/** What is doubtful about a field beside what the record's other fields say, or null. */
export function doubtOf<C extends Collection>(
  collection: C,
  record: Records[C],
  name: string,
): QuestionKind | null {
  return doubtsOf(collection, record).find(([field]) => field === name)?.[1] ?? null
}

/** One field of one record. @throws for a field that the schema does not know. */
export function useBound<C extends Collection>(ref: RecordRef<C>, name: string): Bound {
  const { session } = useEditor()
  const canEdit = useEditorState((state) => state.canEdit)
  const record = useRecord(ref)
  const words = useWords()
  const field = knownField(ref.collection, name)
  const raw = rawOf(record, name)
  return {
    field,
    name,
    label: labelOf(words.fields, name),
    raw,
    ask: askOf(field, raw) ?? (record ? doubtOf(ref.collection, record, name) : null),
    readOnly: !canEdit || !record,
    write: (value) => write(session, ref, name, value),
  }
}

function write(session: BoardSession, ref: RecordRef, name: string, value: unknown): void {
  const placed = (placedCollections as readonly string[]).includes(ref.collection)
  if (!placed || !['x', 'y', 'w', 'h'].includes(name))
    setFields(session.doc, session.edit(), ref, { [name]: value })
  // A card without a place would jump to the corner: what is no number leaves it where it is.
  else if (typeof value === 'number')
    placeRecords(session.doc, session.edit(), [{ ...(ref as RecordRef<PlacedCollection>), [name]: value }])
}

export function knownField(collection: Collection, name: string): Field {
  const field = fieldOf(collection, name)
  if (!field) throw new Error(`${collection} have no field "${name}"`)
  return field
}

export function labelOf(fields: Readonly<Record<string, string>>, name: string): string {
  return fields[name] ?? name
}
