/**
 * What the copy on this device knows of edits that no server has confirmed: a mark for every client that has some. Tabs share
 * the copy, so a mark is taken away by its own client, or by one that has read the copy after it and had all of it confirmed.
 */
import * as idb from 'lib0/indexeddb'
import { fetchUpdates, type IndexeddbPersistence } from 'y-indexeddb'

const prefix = 'waiting/'
const store = 'custom'

/** The page was left meanwhile, or the browser keeps no copy: there is nobody to tell. */
const copyClosed = (): void => {}

interface Mark {
  readonly k: string
  /** Which edit of its client set it last. */
  readonly v: number
}

export class Waiting {
  private readonly own: string
  /** Marks of earlier visits and other tabs whose edits this document holds. */
  private found: readonly Mark[] = []

  constructor(
    private readonly copy: IndexeddbPersistence | null,
    client: number,
  ) {
    this.own = `${prefix}${client}`
  }

  /** Says that this client has edits which wait. @param edit another number for every edit. */
  set(edit: number): void {
    this.copy?.set(this.own, edit).catch(copyClosed)
  }

  /** Finds the marks that others left. @returns whether there are any. */
  async find(): Promise<boolean> {
    const { copy } = this
    try {
      // The first answer of the copy is a sign that it is open.
      await copy?.get(this.own)
      if (!copy?.db) return false
      const marks = (await idb.getAllKeysValues(
        this.transact(copy, 'readonly'),
        idb.createIDBKeyRangeBound(prefix, `${prefix}\uffff`, false, false),
      )) as Mark[]
      this.found = marks.filter(({ k }) => k !== this.own)
    } catch {
      return false // The browser keeps no copy.
    }
    return this.found.length > 0
  }

  /** Brings the document up to what the found marks speak of: an edit is in the copy before its mark. */
  async readEdits(): Promise<void> {
    const { copy } = this
    if (!copy) return
    await copy.whenSynced
    await fetchUpdates(copy).catch(() => {
      // Not read, so not confirmed either: the marks stay.
      this.found = []
    })
  }

  /** All that this document holds is confirmed: takes away this client's mark, and those found that nobody has renewed. */
  clear(): void {
    const { copy, found } = this
    if (!copy) return
    this.found = []
    copy.del(this.own).catch(copyClosed)
    for (const mark of found) this.remove(copy, mark).catch(copyClosed)
  }

  private async remove(copy: IndexeddbPersistence, { k, v }: Mark): Promise<void> {
    const marks = this.transact(copy, 'readwrite')
    if ((await idb.get(marks, k)) === v) await idb.del(marks, k)
  }

  private transact(copy: IndexeddbPersistence, mode: 'readonly' | 'readwrite'): IDBObjectStore {
    return idb.transact(copy.db!, [store], mode)[0]!
  }
}
