/** Where things are in the Yjs documents of a board. */
import * as Y from 'yjs'
import type { Collection, Meta } from './records'

/** The parts of a board, by who may read and write. */
export const parts = ['board', 'talk', 'desk'] as const
export type Part = (typeof parts)[number]

/** The version of the document's layout that this program writes. */
export const schemaVersion = 1

/** One collection of the `board` part: id -> record. */
export function recordsMap(doc: Y.Doc, collection: Collection): Y.Map<unknown> {
  return doc.getMap(collection)
}

/** What was said of suggested matches: `OFFER:NEED` -> `{ state, by, at }`, in the `board` part. */
export function matchesMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('matches')
}

/** The board's own facts, with defaults for what is not set. */
export function readMeta(doc: Y.Doc): Meta {
  const meta = doc.getMap('meta')
  const text = (key: string) => {
    const value = meta.get(key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const schema = meta.get('schema')
  return {
    schema: typeof schema === 'number' ? schema : schemaVersion,
    title: text('title') ?? '',
    description: text('description'),
    region: text('region'),
    language: meta.get('language') === 'ru' ? 'ru' : 'en',
  }
}
