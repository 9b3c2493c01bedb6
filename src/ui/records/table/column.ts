/** What a table is made of: columns that know how to show, sort, filter and edit an item. */
import type { ReactNode } from 'react'
import type { QuestionKind } from '../../../model/read'
import type { Collection, Flow, RecordRef, Records } from '../../../model/records'
import type { Language, Words } from '../../../model/words'
import { askOf, doubtOf, knownField, labelOf, rawOf } from '../fieldInput/useBound'
import { shownText } from '../fieldInput/typed'

/** What editing a cell changes. */
export type CellEdit =
  | { readonly kind: 'field'; readonly ref: RecordRef; readonly name: string }
  /** The name of a flow's company, or which company it is. */
  | { readonly kind: 'end'; readonly flow: Flow; readonly end: 'from' | 'to' }
  /** The next action of a flow; written down with its first field when there is none. */
  | {
      readonly kind: 'action'
      readonly flow: string
      readonly action: string | null
      readonly name: 'text' | 'owner' | 'due'
    }

export interface Column<T> {
  readonly key: string
  readonly title: string
  /** CSS pixels. */
  readonly width: number
  /** Numbers stand at the end of their cell. */
  readonly end?: boolean
  /** Not shown until someone asks for it. */
  readonly hidden?: boolean
  /** By what the column sorts; null comes last in either direction. */
  readonly value: (item: T) => string | number | null
  /** What is read, searched and copied. */
  readonly text: (item: T) => string
  /** Stands in place of the text. */
  readonly view?: (item: T) => ReactNode
  /** Stands before the text. */
  readonly icon?: (item: T) => ReactNode
  readonly ask?: (item: T) => QuestionKind | null
  /** Absent or null: cannot be changed here. */
  readonly edit?: (item: T) => CellEdit | null
  /** The table can be narrowed to some of its values. */
  readonly filters?: boolean
}

export interface Item {
  readonly id: string
}

/** The language that columns speak. */
export interface Speech {
  readonly language: Language
  readonly words: Words
}

type Options<T> = Pick<Column<T>, 'width'> &
  Partial<Pick<Column<T>, 'title' | 'hidden' | 'view' | 'icon' | 'filters'>>

/**
 * A column that shows and edits one field of a record behind the item.
 * @param recordOf the record, or undefined where the item has none: the cell is then empty and closed.
 */
export function fieldColumn<T extends Item, C extends Collection>(
  key: string,
  collection: C,
  name: string,
  recordOf: (item: T) => { readonly id: string } | undefined,
  { language, words }: Speech,
  options: Options<T>,
): Column<T> {
  const field = knownField(collection, name)
  const raw = (item: T) => rawOf(recordOf(item), name)
  const text = (item: T) => shownText(field, name, raw(item), language, words)
  const order = field.type === 'choice' ? field.of : null
  return {
    title: labelOf(words.fields, name),
    end: field.type === 'number',
    ...options,
    key,
    text,
    value: (item) => {
      const value = raw(item)
      if (order) return typeof value === 'string' && order.includes(value) ? order.indexOf(value) : null
      if (field.type === 'number') return typeof value === 'number' ? value : null
      if (field.type === 'time' || field.type === 'date') return typeof value === 'string' ? value : null
      return text(item) || null
    },
    ask: (item) => {
      const record = recordOf(item)
      return askOf(field, raw(item)) ?? (record ? doubtOf(collection, record as Records[C], name) : null)
    },
    edit: (item) => {
      const record = recordOf(item)
      return record ? { kind: 'field', ref: { collection, id: record.id }, name } : null
    },
  }
}
