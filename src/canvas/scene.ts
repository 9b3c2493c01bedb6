/** Where everything on the board is: boxes and arrows by place, kept up to date one record at a time. */
import type { Language } from '../model/words'
import { placedCollections, type Collection, type PlacedCollection, type RecordRef } from '../model/records'
import type { BoardChange, BoardSnapshot } from '../model/snapshot'
import { boundsOf } from './camera'
import { sameBox, union, type Box, type Point } from './geometry'
import { FlowLabels } from './flowLabels'
import type { GrownLabel } from './labelGrowth'
import { Labels, type PlacedLabel } from './labels'
import { Layer, type Block, type Placed } from './layer'
import { defaultMeasurer, type TextMeasurer } from './paint/measure'
import { forgetText } from './paint/text'
import { placedEntry } from './placedEntry'
import type { FlowPath } from './route'
import { Ways } from './ways'

/** Ids of what a box of the board shows, each in painting order. */
export interface SceneHits {
  readonly frames: readonly string[]
  readonly flows: readonly string[]
  readonly companies: readonly string[]
  readonly notes: readonly string[]
}

/** Ids of records that came, went, changed or were moved by a hand. */
export type ChangedIds = Partial<Readonly<Record<Collection, ReadonlySet<string>>>>

/** A part of the board that has to be painted again, because a record came, went, moved or reads otherwise there. */
export interface Smudge {
  /** The record, `collection/id`; null for what hangs on no record in particular. */
  readonly key: string | null
  /** World units; shadows and line ends reach a little further. */
  readonly box: Box
}

/**
 * Follows a board and answers what is where. A changed record is measured again together with the flows bound to it,
 * their siblings of the same pair, and the right-angled flows in whose area it came, went or moved; a change that moves nothing
 * touches no index. Flows whose ends are missing are not here.
 *
 * Known limit: a label looks for a free place when it is first asked for and when its own flow moves, not when something
 * else moves under it.
 */
export class Scene {
  /** How much work has been done: records measured, arrows routed, index entries written, neighbours looked at. For tests and benchmarks. */
  readonly counters = { measured: 0, routed: 0, indexed: 0, neighbours: 0 }
  private readonly layers: Record<PlacedCollection | 'flows', Layer>
  private readonly ways: Ways
  private readonly labels: FlowLabels
  private previews: ReadonlyMap<string, Box> = new Map()
  /** Where the cards in hands stood before; labels about them do not change while they are carried. */
  private readonly homes = new Map<string, Box>()
  private touched: ReadonlySet<string> | null = null
  private smudges: Smudge[] = []
  private readonly listeners = new Set<() => void>()
  private readonly followers = new Set<(ids: ChangedIds) => void>()
  private readonly stop: () => void

  /** @param text measures text; in a browser the default does. */
  constructor(
    private readonly board: BoardSnapshot,
    readonly text: TextMeasurer = defaultMeasurer(),
  ) {
    const layers = { companies: new Layer(), notes: new Layer(), frames: new Layer() }
    this.ways = new Ways({
      board,
      companies: layers.companies,
      counters: this.counters,
      smudge: (flow, box) => this.smudges.push({ key: `flows/${flow}`, box }),
      onWay: (flow, way) => this.labels.follow(flow, way),
      tell: () => this.tell(),
    })
    this.layers = { ...layers, flows: this.ways.layer }
    const isHeld = (flow: string) => this.isPreviewed(flow)
    this.labels = new FlowLabels({
      board,
      ways: this.ways,
      labels: new Labels(text, layers.companies, isHeld, (box) => this.smudges.push({ key: null, box })),
      isHeld,
    })
    this.load()
    this.stop = board.subscribe(this.follow)
  }

  /** What a box of the board shows. A flow is found by all that its curve and its label may cover. */
  query(box: Box): SceneHits {
    const { frames, flows, companies, notes } = this.layers
    return {
      frames: frames.query(box),
      flows: flows.query(box),
      companies: companies.query(box),
      notes: notes.query(box),
    }
  }

  /**
   * Placed records near a box, the nearest of each layer first. Looks at what it returns and what it passes over, no further.
   * @param within only what reaches into this. @param most of each layer.
   * @param passing whether a record is passed over; its key is `collection/id`.
   */
  near(
    box: Box,
    within: Box,
    { most, passing }: { readonly most: number; readonly passing: (key: string) => boolean },
  ): (RecordRef<PlacedCollection> & { readonly box: Box })[] {
    return placedCollections.flatMap((collection) => {
      const found: (RecordRef<PlacedCollection> & { box: Box })[] = []
      for (const item of this.layers[collection].near(box, within)) {
        this.counters.neighbours++
        if (!passing(`${collection}/${item.id}`)) found.push({ collection, id: item.id, box: item.box })
        if (found.length === most) break
      }
      return found
    })
  }

  /** Ids of the companies that stand in a box or reach into it. */
  companiesIn(box: Box): readonly string[] {
    return this.layers.companies.query(box)
  }

  /** Ids of the notes that lie in a box or reach into it. */
  readonly notesIn = (box: Box): readonly string[] => this.layers.notes.query(box)

  /** Ids of the frames about a point, the largest first. */
  framesAt(point: Point): readonly string[] {
    return this.layers.frames.query({ ...point, w: 0, h: 0 })
  }

  /** Ids of the records of a layer that are painted first and last, or null where it is empty. */
  endsOf(collection: PlacedCollection): { readonly first: string; readonly last: string } | null {
    return this.layers[collection].ends()
  }

  /** Where a record is now, gestures in flight included; a flow's curve together with its label. Null for what has no place. */
  boxOf({ collection, id }: RecordRef): Box | null {
    if (collection === 'resources' || collection === 'actions') return null
    if (collection !== 'flows') return this.layers[collection].box(id)
    const path = this.pathOf(id)
    const label = this.labelOf(id)
    return path ? (label ? union(path.bounds, label.box) : path.bounds) : null
  }

  /** The way of a flow, or null where it has none. */
  pathOf(flow: string): FlowPath | null {
    return this.ways.get(flow)
  }

  /** Roughly the way of a flow, for where it is seen so small that none could tell; costs no search among cards. */
  roughPathOf(flow: string): FlowPath | null {
    return this.ways.roughly(flow)
  }

  /**
   * A flow's label, and where it stands, or null where the flow has no way.
   * @param asked the language it is said in; when absent, the one it was last asked for in, else the board's.
   */
  labelOf(flow: string, asked?: Language): PlacedLabel | null {
    return this.labels.of(flow, asked)
  }

  /** A flow's label as it is drawn at a zoom, or null where the flow has no way; the language as for `labelOf`. */
  labelAt(flow: string, zoom: number, asked?: Language): GrownLabel | null {
    return this.labels.at(flow, zoom, asked)
  }

  /** Gives the labels of what is in view their places; see `FlowLabels`. @returns whether all have one. */
  placeLabels(flows: readonly string[], language: Language, isLate: () => boolean = () => false): boolean {
    return this.labels.placeAll(flows, language, isLate)
  }

  /**
   * Lets gestures in flight, one's own and others', stand in for the document. Replaces those given before; only
   * records whose preview changed, and their flows, are touched.
   * @param previews boxes by `collection/id`.
   */
  setPreviews(previews: ReadonlyMap<string, Box>): void {
    const before = this.previews
    this.previews = previews
    const changed: Partial<Record<Collection, Set<string>>> = {}
    for (const key of new Set([...before.keys(), ...previews.keys()])) {
      const was = before.get(key)
      const is = previews.get(key)
      if (was && is && sameBox(was, is)) continue
      const [collection, id] = splitKey(key)
      ;(changed[collection] ??= new Set()).add(id)
    }
    this.touched = null
    if (Object.keys(changed).length === 0) return
    this.update(changed)
    this.tell()
  }

  /** Keys (`collection/id`) of what stands elsewhere than the document says: previewed records, flows bound to them, and right-angled flows about them. */
  previewed(): ReadonlySet<string> {
    if (this.touched) return this.touched
    const keys = new Set<string>()
    for (const key of this.previews.keys()) {
      const [collection, id] = splitKey(key)
      if (collection === 'flows' || collection === 'resources' || collection === 'actions') continue
      if (!this.layers[collection].has(id)) continue
      keys.add(key)
      if (collection !== 'companies') continue
      const home = this.board.companies.get(id)
      const outOfItsWay = [home, this.layers.companies.box(id)].flatMap((box) =>
        box ? this.ways.about(box) : [],
      )
      for (const flow of [...this.board.flowsOf(id), ...outOfItsWay])
        if (this.ways.has(flow)) keys.add(`flows/${flow}`)
    }
    return (this.touched = keys)
  }

  /** Ids of a collection in painting order; those that are not on the canvas are left out. */
  inOrder(collection: keyof SceneHits, ids: Iterable<string>): readonly string[] {
    return this.layers[collection].inOrder(ids)
  }

  /** The box of everything on the board, or null where it is empty. A right-angled flow counts as no wider than its companies. */
  bounds(): Box | null {
    const all = Object.values(this.layers).map((layer) => layer.bounds())
    return boundsOf(all.filter((box) => box !== null))
  }

  /** All that a record's drawing may cover, in one box or in several; nothing where it has no place. */
  reachOf(collection: keyof SceneHits, id: string): readonly Box[] {
    return this.layers[collection].reach(id)
  }

  /** Something that hangs on no record of its own is drawn otherwise there. */
  smudgeBox(box: Box): void {
    this.smudges.push({ key: null, box })
  }

  /** What has to be painted again since this was last asked. */
  takeSmudges(): readonly Smudge[] {
    if (this.smudges.length === 0) return noSmudges
    const smudges = this.smudges
    this.smudges = []
    return smudges
  }

  /** What of a collection lies where, record by record or by neighbourhoods; see `Layer.blocks`. */
  blocks(collection: PlacedCollection, level: number): Iterable<Block> {
    return this.layers[collection].blocks(level)
  }

  /** Calls back with what changed or moved, when the scene has taken it in. @returns a function that ends it. */
  onUpdate(follower: (ids: ChangedIds) => void): () => void {
    this.followers.add(follower)
    return () => this.followers.delete(follower)
  }

  /** Calls back whenever something would be drawn differently. @returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Measures every text anew: the typeface has come, or changed. */
  remeasure(): void {
    forgetText(this.text)
    this.labels.remeasure()
    this.tell()
  }

  destroy(): void {
    this.stop()
    this.listeners.clear()
    this.followers.clear()
  }

  private readonly follow = ({ ids, before, meta }: BoardChange): void => {
    this.update(ids)
    this.touched = null
    this.smudgeCards(ids, before)
    // Actions are not drawn; offers and needs are, on their company's card.
    if (
      meta ||
      [...placedCollections, 'flows' as const, 'resources' as const].some((name) => ids[name].size > 0)
    )
      this.tell()
  }

  /** A card shows its offers and needs, and how many flows it has. */
  private smudgeCards(ids: BoardChange['ids'], before: BoardChange['before']): void {
    const cards = new Set<string | undefined>()
    for (const id of ids.resources)
      cards.add(this.board.resources.get(id)?.company).add(before.resources.get(id)?.company)
    for (const id of ids.flows) {
      const was = before.flows.get(id)
      const is = this.board.flows.get(id)
      if (was?.from === is?.from && was?.to === is?.to) continue
      cards.add(was?.from).add(was?.to).add(is?.from).add(is?.to)
    }
    for (const id of cards) if (id !== undefined) this.smudge('companies', id)
  }

  private smudge(collection: keyof SceneHits, id: string): void {
    for (const box of this.reachOf(collection, id)) this.smudges.push({ key: `${collection}/${id}`, box })
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** Takes in all of the board at once, which is several times faster than one by one. Nothing is here yet. */
  private load(): void {
    for (const collection of placedCollections) {
      const entries = Array.from(this.board.all(collection).keys(), (id) => this.entry(collection, id))
      this.layers[collection].load(entries.filter((entry) => entry !== null))
    }
    this.ways.load()
    const all = this.bounds()
    if (all) this.smudgeBox(all)
  }

  /** Takes in changed records, then whatever their change moves. A board that arrives is taken in at once. */
  private update(ids: ChangedIds): void {
    if (Object.values(this.layers).every((layer) => layer.size === 0)) this.load()
    else this.takeIn(ids)
    for (const follower of this.followers) follower(ids)
  }

  private takeIn(ids: ChangedIds): void {
    const routes = new Set<string>()
    for (const collection of placedCollections)
      for (const id of ids[collection] ?? []) {
        const before = this.layers[collection].box(id)
        if (!this.place(collection, id) || collection !== 'companies') continue
        for (const flow of this.board.flowsOf(id)) routes.add(flow)
        for (const box of [before, this.layers.companies.box(id)])
          if (box) for (const flow of this.ways.about(box)) routes.add(flow)
      }
    this.ways.update(new Set([...(ids.flows ?? []), ...routes]))
  }

  /** @returns whether the record came, went, moved, or landed where a hand had it. */
  private place(collection: PlacedCollection, id: string): boolean {
    this.counters.measured++
    const layer = this.layers[collection]
    const before = layer.box(id)
    const entry = this.entry(collection, id)
    this.smudge(collection, id)
    const landed = collection === 'companies' && this.carry(id, before, entry?.box)
    if (entry && layer.holds(entry)) return landed
    if (!before && !entry) return false
    this.counters.indexed++
    if (entry) layer.set(entry)
    else layer.remove(id)
    this.smudge(collection, id)
    return true
  }

  /**
   * Lets labels know that a card came, went or moved; of one in a hand they hear when it has landed.
   * @returns whether it has just landed.
   */
  private carry(card: string, before: Box | null, now: Box | undefined): boolean {
    const home = this.homes.get(card)
    if (this.previews.has(`companies/${card}`)) {
      if (!home && before) this.homes.set(card, before)
      return false
    }
    this.homes.delete(card)
    if (home || !before || !now || !sameBox(before, now))
      for (const box of [home, before, now]) if (box) this.labels.disturb(box)
    return home !== undefined
  }

  private entry(collection: PlacedCollection, id: string): Placed | null {
    return placedEntry(this.board, collection, id, this.previews.get(`${collection}/${id}`))
  }

  private isPreviewed(flow: string): boolean {
    const record = this.board.flows.get(flow)
    return (
      record !== undefined &&
      (this.previews.has(`companies/${record.from}`) ||
        this.previews.has(`companies/${record.to}`) ||
        (record.shape === 'angled' && this.previews.size > 0))
    )
  }
}

const noSmudges: readonly Smudge[] = []

const splitKey = (key: string): [Collection, string] => {
  const cut = key.indexOf('/')
  return [key.slice(0, cut) as Collection, key.slice(cut + 1)]
}
