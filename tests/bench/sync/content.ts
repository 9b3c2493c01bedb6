/** Boards to fill rooms with: lifelike records, written by several people over some time. */
import * as Y from 'yjs'
import { heavyBoard } from '../heavyBoard'

export interface Content {
  readonly records: number
  /** In pieces that are small enough for one message. */
  readonly pieces: readonly Uint8Array[]
  readonly vector: Uint8Array
  /** Text in the last record: whoever has it has been sent everything. */
  readonly mark: string
}

/** A board has 4.5 records for each company: flows, offers and needs, frames, notes. */
const recordsOfCompany = 4.5
const authors = 20
const perPiece = 250

const made = new Map<number, Content>()

/** A board of about so many records; the same for the same number. */
export function contentOf(about: number): Content {
  const content = made.get(about) ?? make(about)
  made.set(about, content)
  return content
}

function make(about: number): Content {
  const from = heavyBoard(Math.max(4, Math.round(about / recordsOfCompany)), 11)
  const doc = new Y.Doc()
  const pieces: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => pieces.push(update))
  let records = 0
  for (const collection of ['companies', 'resources', 'flows', 'frames', 'notes']) {
    const all = Array.from(from.getMap<Y.Map<unknown>>(collection))
    for (let at = 0; at < all.length; at += perPiece) {
      doc.clientID = 1_000_000 + (pieces.length % authors)
      doc.transact(() => {
        for (const [id, record] of all.slice(at, at + perPiece))
          doc.getMap(collection).set(id, record.clone())
      })
    }
    records += all.length
  }
  const mark = `last-of-${about}-records`
  doc.transact(() => doc.getMap('meta').set('description', mark))
  return { records, pieces, vector: Y.encodeStateVector(doc), mark }
}
