/** The board as plain records, kept up to date one record at a time. */
import * as Y from 'yjs'
import { readMeta, recordsMap } from './document'
import { link } from './links'
import { readRecord, type Question } from './read'
import { collections, type Arranged, type Collection, type Meta, type Records } from './records'

/** What one transaction changed: ids added, altered or removed, by collection. */
export interface BoardChange {
  readonly ids: Readonly<Record<Collection, ReadonlySet<string>>>
  /** The records as they were; new ones are not here. */
  readonly before: { readonly [C in Collection]: ReadonlyMap<string, Records[C]> }
  readonly meta: boolean
}

type Listener = (change: BoardChange) => void

/**
 * Follows the `board` part of a document. A change of one field reads one record again and touches nothing else; unchanged
 * records keep their identity, so a reader may compare with `===`. Listeners are called once a transaction.
 *
 * Known limit: questions that arise between records (a flow whose company is gone) are not kept here but worked out by
 * `boardQuestions` when asked for.
 */
export class BoardSnapshot {
  /** Grows with every change of the collection; a cheap key for caches. */
  readonly versions: Record<Collection, number>
  private readonly records: { [C in Collection]: Map<string, Records[C]> }
  private readonly asked = new Map<string, readonly Question[]>()
  private readonly byCompany = new Map<string, Set<string>>()
  private readonly resourcesByCompany = new Map<string, Set<string>>()
  private readonly actionsByFlow = new Map<string, Set<string>>()
  private readonly byGroup = new Map<string, Set<string>>()
  private readonly byFrame = new Map<string, Set<string>>()
  private readonly listeners = new Set<Listener>()
  private pending: Record<Collection, Set<string>> | null = null
  private pendingMeta = false
  private readMetaNow: Meta
  private readonly stop: (() => void)[] = []

  constructor(readonly doc: Y.Doc) {
    this.records = perCollection(() => new Map()) as typeof this.records
    this.versions = perCollection(() => 0)
    this.readMetaNow = readMeta(doc)
    for (const collection of collections) {
      const map = recordsMap(doc, collection)
      for (const id of map.keys()) this.read(collection, id, map)
      this.follow(map, (ids) => {
        for (const id of ids) this.touched()[collection].add(id)
      })
    }
    this.follow(doc.getMap('meta'), () => (this.pendingMeta = true))
    const flush = () => this.flush()
    doc.on('afterTransaction', flush)
    this.stop.push(() => doc.off('afterTransaction', flush))
  }

  get meta(): Meta {
    return this.readMetaNow
  }
  get companies(): ReadonlyMap<string, Records['companies']> {
    return this.records.companies
  }
  get resources(): ReadonlyMap<string, Records['resources']> {
    return this.records.resources
  }
  get flows(): ReadonlyMap<string, Records['flows']> {
    return this.records.flows
  }
  get actions(): ReadonlyMap<string, Records['actions']> {
    return this.records.actions
  }
  get notes(): ReadonlyMap<string, Records['notes']> {
    return this.records.notes
  }
  get frames(): ReadonlyMap<string, Records['frames']> {
    return this.records.frames
  }

  /** The records of a collection chosen at run time. */
  all<C extends Collection>(collection: C): ReadonlyMap<string, Records[C]> {
    return this.records[collection]
  }

  /** Ids of flows that start or end at a company. */
  flowsOf(company: string): ReadonlySet<string> {
    return this.byCompany.get(company) ?? none
  }

  /** Ids of a company's offers and needs. */
  resourcesOf(company: string): ReadonlySet<string> {
    return this.resourcesByCompany.get(company) ?? none
  }

  /** Ids of a flow's actions. */
  actionsOf(flow: string): ReadonlySet<string> {
    return this.actionsByFlow.get(flow) ?? none
  }

  /** Keys (`collection/id`) of the records of a group. */
  membersOf(group: string): ReadonlySet<string> {
    return this.byGroup.get(group) ?? none
  }

  /** Ids of the companies that stand in a frame. */
  companiesIn(frame: string): ReadonlySet<string> {
    return this.byFrame.get(frame) ?? none
  }

  /** What is unclear within one record. */
  questionsOf(collection: Collection, id: string): readonly Question[] {
    return this.asked.get(`${collection}/${id}`) ?? noQuestions
  }

  /** Everything that is unclear within records, without what arises between them. */
  recordQuestions(): Question[] {
    return [...this.asked.values()].flat()
  }

  /** @returns a function that ends the subscription. */
  subscribe(listener: Listener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Stops following the document. */
  destroy(): void {
    this.stop.forEach((stop) => stop())
    this.listeners.clear()
  }

  private follow(map: Y.Map<unknown>, touch: (ids: Iterable<string>) => void): void {
    const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events)
        touch(event.path.length > 0 ? [String(event.path[0])] : (event as Y.YMapEvent<unknown>).keysChanged)
    }
    map.observeDeep(observe)
    this.stop.push(() => map.unobserveDeep(observe))
  }

  private touched(): Record<Collection, Set<string>> {
    return (this.pending ??= perCollection(() => new Set<string>()))
  }

  private flush(): void {
    if (!this.pending && !this.pendingMeta) return
    const ids = this.touched()
    const before = perCollection(() => new Map<string, unknown>())
    const change = { ids, before, meta: this.pendingMeta } as unknown as BoardChange
    this.pending = null
    this.pendingMeta = false
    if (change.meta) this.readMetaNow = readMeta(this.doc)
    for (const collection of collections) {
      if (ids[collection].size === 0) continue
      const map = recordsMap(this.doc, collection)
      for (const id of ids[collection]) {
        const was = this.records[collection].get(id)
        if (was) before[collection].set(id, was)
        this.read(collection, id, map)
      }
      this.versions[collection]++
    }
    for (const listener of this.listeners) listener(change)
  }

  private read<C extends Collection>(collection: C, id: string, map: Y.Map<unknown>): void {
    const records = this.records[collection] as Map<string, Records[C]>
    const before = records.get(id)
    const reading = map.has(id)
      ? readRecord(collection, id, map.get(id))
      : { record: null, questions: noQuestions }
    if (reading.record) records.set(id, reading.record)
    else records.delete(id)
    if (reading.questions.length > 0) this.asked.set(`${collection}/${id}`, reading.questions)
    else this.asked.delete(`${collection}/${id}`)
    this.index(collection, id, before, -1)
    this.index(collection, id, reading.record ?? undefined, 1)
  }

  private index(
    collection: Collection,
    id: string,
    record: Records[Collection] | undefined,
    sign: 1 | -1,
  ): void {
    if (!record) return
    if (collection === 'flows') {
      const flow = record as Records['flows']
      link(this.byCompany, flow.from, id, sign)
      link(this.byCompany, flow.to, id, sign)
    } else if (collection === 'resources') {
      link(this.resourcesByCompany, (record as Records['resources']).company, id, sign)
    } else if (collection === 'actions') {
      link(this.actionsByFlow, (record as Records['actions']).flow, id, sign)
    } else {
      const { group } = record as Arranged
      if (group !== undefined) link(this.byGroup, group, `${collection}/${id}`, sign)
      if (collection !== 'companies') return
      const { frame } = record as Records['companies']
      if (frame !== undefined) link(this.byFrame, frame, id, sign)
    }
  }
}

const none: ReadonlySet<string> = new Set()
const noQuestions: readonly Question[] = []

function perCollection<T>(make: () => T): Record<Collection, T> {
  return Object.fromEntries(collections.map((name) => [name, make()])) as Record<Collection, T>
}
