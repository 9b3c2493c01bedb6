/** What happens on an open board, told transaction by transaction: what came, went and changed, and by whose hand. */
import * as Y from 'yjs'
import { recordsMap } from '../model/document'
import { Edit } from '../model/edit'
import { collections, type Collection, type RecordRef, type Records } from '../model/records'
import type { BoardSession } from './session'

/** Of more records than this in one transaction only the number is told. */
const most = 20

export interface Happening {
  /** `me` by a command, `undo` and `redo` of one's own, else the name of someone else; null where that is not known. */
  readonly by: 'me' | 'undo' | 'redo' | { readonly name: string } | null
  readonly added: readonly RecordRef[]
  readonly removed: readonly Gone[]
  readonly changed: readonly Change[]
  /** How many records it was, those beyond the lists included. */
  readonly count: number
}

/** A record that is no longer there, as it was. */
export interface Gone<C extends Collection = Collection> {
  readonly collection: C
  readonly record: Records[C]
}

export interface Change {
  readonly ref: RecordRef
  readonly fields: ReadonlySet<string>
}

/**
 * Tells of every transaction from now on once the board has been loaded. Its cost follows what a transaction changed.
 * @returns a function that ends it.
 */
export function followHappenings(session: BoardSession, tell: (happening: Happening) => void): () => void {
  const { doc, snapshot, link } = session
  let removed: Gone[] = []
  let added: RecordRef[] = []
  let count = 0
  /** Before observers run, the snapshot still has what is gone. */
  const before = (transaction: Y.Transaction) => {
    removed = []
    added = []
    count = 0
    if (!link.state.loaded) return
    for (const collection of collections) {
      const map = recordsMap(doc, collection)
      for (const id of transaction.changed.get(map as unknown as SharedType) ?? []) {
        if (id === null) continue
        const record = snapshot.all(collection).get(id)
        const here = map.has(id)
        if (here === (record !== undefined)) continue
        count++
        if (here && added.length < most) added.push({ collection, id })
        else if (record && removed.length < most) removed.push({ collection, record })
      }
    }
  }
  const after = (transaction: Y.Transaction) => {
    if (!link.state.loaded) return
    const by = whose(transaction, session)
    if (by === undefined) return
    const changes = new Map<string, { ref: RecordRef; fields: Set<string> }>()
    const fresh = new Set(added.map(({ id }) => id))
    for (const [type, keys] of transaction.changed) {
      const ref = recordOf(doc, type)
      if (!ref || fresh.has(ref.id) || !snapshot.all(ref.collection).has(ref.id)) continue
      const key = `${ref.collection}/${ref.id}`
      if (!changes.has(key)) {
        count++
        if (changes.size < most) changes.set(key, { ref, fields: new Set() })
      }
      const fields = changes.get(key)?.fields
      for (const field of keys) fields?.add(field ?? type._item?.parentSub ?? '')
    }
    if (count > 0) tell({ by, added, removed, changed: [...changes.values()], count })
  }
  doc.on('beforeObserverCalls', before)
  doc.on('afterTransaction', after)
  return () => {
    doc.off('beforeObserverCalls', before)
    doc.off('afterTransaction', after)
  }
}

/** What a transaction names as changed. */
type SharedType = Parameters<Y.Transaction['changed']['get']>[0]

/** The record that a changed type is, or is a text of. */
function recordOf(doc: Y.Doc, type: SharedType): RecordRef | null {
  let at: unknown = type
  while (at instanceof Y.AbstractType && at._item) {
    const { parent, parentSub: id } = at._item
    const collection = collections.find((name) => recordsMap(doc, name) === parent)
    if (collection && id !== null) return { collection, id }
    at = parent
  }
  return null
}

/** @returns undefined for what nobody does, such as reading the copy on this device. */
function whose(
  { origin, local, afterState, beforeState }: Y.Transaction,
  { doc, presence }: BoardSession,
): Happening['by'] | undefined {
  if (origin instanceof Edit) return 'me'
  if (origin instanceof Y.UndoManager) return origin.undoing ? 'undo' : 'redo'
  if (local) return undefined
  const names = new Set<string>()
  for (const [client, clock] of afterState) {
    if (client === doc.clientID || beforeState.get(client) === clock) continue
    const peer = presence.peers.find((one) => one.client === client)
    if (peer) names.add(peer.user.name)
  }
  // What is only taken away leaves no trace of who took it.
  return names.size === 1 ? { name: [...names][0]! } : null
}
