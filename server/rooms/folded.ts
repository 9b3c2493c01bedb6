/** Many updates as one, without what was overwritten and deleted. */
import * as Y from 'yjs'
import type { Snapshot } from '../store/store'

/** A snapshot without its place in the log. */
export type Folded = Omit<Snapshot, 'upto'>

/** @param updates in an order in which they can be applied. @throws what Yjs throws over a broken update. */
export function folded(updates: readonly Uint8Array[]): Folded {
  const doc = new Y.Doc()
  try {
    doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)))
    return foldedDocument(doc)
  } finally {
    doc.destroy()
  }
}

export function foldedDocument(doc: Y.Doc): Folded {
  const vector = Y.encodeStateVector(doc)
  const { pendingStructs, pendingDs } = doc.store
  return {
    state: Y.encodeStateAsUpdate(doc),
    vector,
    deletes: Y.encodeStateAsUpdate(doc, vector),
    whole: pendingStructs === null && pendingDs === null,
  }
}
