/** Where everything on the board is: boxes and arrows by place, kept up to date one record at a time. */
import type { Language } from '../model/words'
import {
  placedCollections,
  type Collection,
  type Flow,
  type PlacedCollection,
  type RecordRef,
} from '../model/records'
import type { BoardChange, BoardSnapshot } from '../model/snapshot'
import { Areas } from './areas'
import { boundsOf } from './camera'
import { samePath } from './curve'
import { centreOf, expand, sameBox, union, type Box } from './geometry'
import { Layer, type Block, type Placed } from './layer'
import { labelHeight, labelWidth } from './paint/label'
import { frameTitleReach } from './paint/frames'
import { defaultMeasurer, type TextMeasurer } from './paint/measure'
import { forgetText } from './paint/text'
import { mostGrowth, type GrownLabel } from './labelGrowth'
import { depth } from './depth'
import { Labels, type PlacedLabel } from './labels'
import { Pairs, trackOf } from './pairs'
import { areaOfAngled, knowsAngles, provideAngles, routeFlow, type FlowPath } from './route'

/** Ids of what a box of the board shows, each in painting order. */
export interface SceneHits {
  readonly frames: readonly string[]
  readonly flows: readonly string[]
  readonly companies: readonly string[]
  readonly notes: readonly string[]
}

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
  private readonly layers: Record<PlacedCollection | 'flows', Layer> = {
    companies: new Layer(),
    notes: new Layer(),
    frames: new Layer(),
    flows: new Layer(),
  }
  private readonly paths = new Map<string, FlowPath>()
  private readonly labels: Labels
  private readonly pairs = new Pairs()
  /** Where right-angled flows look for cards to go round. */
  private readonly areas = new Areas()
  /** Flows that will have right angles when the means have come. */
  private readonly waiting = new Set<string>()
  private previews: ReadonlyMap<string, Box> = new Map()
  /** Where the cards in hands stood before; labels about them do not change while they are carried. */
  private readonly homes = new Map<string, Box>()
  private touched: ReadonlySet<string> | null = null
  private smudges: Smudge[] = []
  private allBounds: Box | null | undefined
  private readonly listeners = new Set<() => void>()
  private readonly stop: () => void

  /** @param text measures text; in a browser the default does. */
  constructor(
    private readonly board: BoardSnapshot,
    readonly text: TextMeasurer = defaultMeasurer(),
  ) {
    this.labels = new Labels(
      text,
      this.layers.companies,
      (flow) => this.isPreviewed(flow),
      (box) => this.smudges.push({ key: null, box }),
    )
    for (const collection of placedCollections) {
      const entries = Array.from(board.all(collection).values(), (record) =>
        this.entry(collection, record.id),
      )
      this.layers[collection].load(entries.filter((entry) => entry !== null))
    }
    for (const flow of board.flows.values()) if (this.hasEnds(flow)) this.pairs.put(flow)
    const flows = Array.from(board.flows.keys(), (id) => this.route(id)).filter((entry) => entry !== null)
    this.layers.flows.load(flows)
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

  /** Ids of the records of a layer that are painted first and last, or null where it is empty. */
  endsOf(collection: PlacedCollection): { readonly first: string; readonly last: string } | null {
    return this.layers[collection].ends()
  }

  /** Where a record is now, gestures in flight included; a flow's curve together with its label. Null for what has no place. */
  boxOf({ collection, id }: RecordRef): Box | null {
    if (collection === 'resources' || collection === 'actions') return null
    if (collection !== 'flows') return this.layers[collection].box(id)
    const path = this.paths.get(id)
    const label = this.labelOf(id)
    return path ? (label ? union(path.bounds, label.box) : path.bounds) : null
  }

  /** The way of a flow, or null where it has none. */
  pathOf(flow: string): FlowPath | null {
    return this.paths.get(flow) ?? null
  }

  /**
   * A flow's label, and where it stands, or null where the flow has no way.
   * @param asked the language it is said in; when absent, the one it was last asked for in, else the board's.
   */
  labelOf(flow: string, asked?: Language): PlacedLabel | null {
    const known = this.labels.get(flow)
    if (known && (asked === undefined || known.language === asked)) return known
    const record = this.board.flows.get(flow)
    const path = this.paths.get(flow)
    if (!record || !path) return null
    const label = this.labels.place(record, path, asked ?? this.board.meta.language)
    this.paths.set(flow, { ...path, label: centreOf(label.box) })
    return label
  }

  /** A flow's label as it is drawn at a zoom, or null where the flow has no way; the language as for `labelOf`. */
  labelAt(flow: string, zoom: number, asked?: Language): GrownLabel | null {
    const usual = this.labelOf(flow, asked)
    const record = this.board.flows.get(flow)
    return usual && record ? this.labels.shown(record, usual, zoom) : null
  }

  /**
   * Gives these flows' labels their places, the shortest arrows first: a long arrow has more room to give way.
   * Labels that stand already stay where they are.
   * @param isLate asked before each: whether to go on another time.
   * @returns whether all have their places.
   */
  placeLabels(flows: readonly string[], language: Language, isLate: () => boolean = () => false): boolean {
    const waiting = flows.filter((id) => this.paths.has(id) && !this.labels.get(id))
    const length = (id: string) => {
      const { start, end } = this.paths.get(id)!
      return Math.hypot(end.x - start.x, end.y - start.y)
    }
    if (waiting.length > 1) waiting.sort((a, b) => length(a) - length(b))
    for (const id of waiting) {
      if (isLate()) return false
      this.labelOf(id, language)
    }
    return true
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
        box ? this.areas.meeting(box) : [],
      )
      for (const flow of [...this.board.flowsOf(id), ...outOfItsWay])
        if (this.paths.has(flow)) keys.add(`flows/${flow}`)
    }
    return (this.touched = keys)
  }

  /** Ids of a collection in painting order; those that are not on the canvas are left out. */
  inOrder(collection: keyof SceneHits, ids: Iterable<string>): readonly string[] {
    return this.layers[collection].inOrder(ids)
  }

  /** The box of everything on the board, or null where it is empty. */
  bounds(): Box | null {
    if (this.allBounds === undefined) {
      const { companies, notes, frames, flows } = this.layers
      this.allBounds = boundsOf(
        [companies, notes, frames, flows].flatMap((layer) => Array.from(layer.boxes())),
      )
    }
    return this.allBounds
  }

  /** All that a record's drawing may cover, or null where it has no place. */
  reachOf(collection: keyof SceneHits, id: string): Box | null {
    return this.layers[collection].reach(id)
  }

  /** What has to be painted again since this was last asked. */
  takeSmudges(): readonly Smudge[] {
    if (this.smudges.length === 0) return noSmudges
    const smudges = this.smudges
    this.smudges = []
    return smudges
  }

  /** The same without a look at every record: as far as the index reaches, which may be a little further. */
  extent(): Box | null {
    const reaches = Object.values(this.layers).map((layer) => layer.extent())
    return boundsOf(reaches.filter((box) => box !== null))
  }

  /** What of a collection lies where, record by record or by neighbourhoods; see `Layer.blocks`. */
  blocks(collection: PlacedCollection, level: number): Iterable<Block> {
    return this.layers[collection].blocks(level)
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
    const box = this.reachOf(collection, id)
    if (box) this.smudges.push({ key: `${collection}/${id}`, box })
  }

  private tell(): void {
    for (const listener of this.listeners) listener()
  }

  /** Takes in changed records, then whatever their change moves. */
  private update(ids: Partial<Readonly<Record<Collection, ReadonlySet<string>>>>): void {
    const routes = new Set<string>()
    for (const collection of placedCollections)
      for (const id of ids[collection] ?? []) {
        const before = this.layers[collection].box(id)
        if (!this.place(collection, id) || collection !== 'companies') continue
        for (const flow of this.board.flowsOf(id)) routes.add(flow)
        for (const box of [before, this.layers.companies.box(id)])
          if (box) for (const flow of this.areas.meeting(box)) routes.add(flow)
      }
    const pairs = new Set<string>()
    for (const id of new Set([...(ids.flows ?? []), ...routes])) {
      const flow = this.board.flows.get(id)
      const bound = flow !== undefined && this.hasEnds(flow)
      if (bound ? !this.pairs.holds(flow) : this.pairs.keyOf(id) !== null) {
        pairs.add(this.pairs.keyOf(id) ?? '')
        if (bound) this.pairs.put(flow)
        else this.pairs.take(id)
        pairs.add(this.pairs.keyOf(id) ?? '')
      }
      routes.add(id)
    }
    for (const pair of pairs) for (const id of this.pairs.members(pair)) routes.add(id)
    for (const id of routes) this.reroute(id)
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
    this.allBounds = undefined
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
    const record = this.board.all(collection).get(id)
    if (!record) return null
    const box = this.previews.get(`${collection}/${id}`) ?? boxOnly(record)
    if (collection === 'frames') {
      const above = frameTitleReach(box)
      return {
        id,
        box,
        reach: { ...box, y: box.y - above, h: box.h + above },
        order: `${depth(record.z)}${frameOrder(record)}`,
      }
    }
    const made = 'createdAt' in record ? (record.createdAt ?? '') : ''
    return { id, box, reach: box, order: `${depth(record.z)}${made}` }
  }

  private reroute(id: string): void {
    const before = this.paths.get(id)
    const entry = this.route(id)
    this.smudge('flows', id)
    if (!entry) {
      if (!before) return
      this.counters.indexed++
      this.paths.delete(id)
      this.areas.set(id, null)
      this.layers.flows.remove(id)
      this.labels.forget(id, false)
    } else {
      if (before && this.layers.flows.holds(entry) && samePath(before, this.paths.get(id)!)) {
        this.paths.set(id, before)
        const flow = this.board.flows.get(id)
        if (flow) this.labels.reword(flow, before)
        return
      }
      this.counters.indexed++
      this.layers.flows.set(entry)
      this.smudge('flows', id)
      this.labels.forget(id, this.isPreviewed(id))
    }
    this.allBounds = undefined
  }

  /** Works out a flow's way, and what of it the index keeps. Null where it has no way. */
  private route(id: string): Placed | null {
    const flow = this.board.flows.get(id)
    const path = flow && this.wayOf(flow)
    if (!path) return null
    this.counters.routed++
    this.paths.set(id, path)
    const reach = expand(path.bounds, (mostGrowth * labelWidth.most) / 2, (mostGrowth * labelHeight) / 2)
    return { id, box: path.bounds, reach, order: flow.createdAt ?? '' }
  }

  private wayOf(flow: Flow): FlowPath | null {
    const from = this.layers.companies.box(flow.from)
    const to = this.layers.companies.box(flow.to)
    if (!from || !to) return null
    const { bend, shape } = flow
    const area = shape === 'angled' ? areaOfAngled(from, to) : null
    if (shape === 'angled' && !knowsAngles()) this.waitForAngles(flow.id)
    this.areas.set(flow.id, area)
    const round = area ? { obstacles: this.cardsIn(area, flow), track: trackOf(flow) } : {}
    return routeFlow({ from, to, bend, shape, ...round, ...this.pairs.seat(flow) })
  }

  /** A flow is a curve until the means to work out its right angles have come. */
  private waitForAngles(flow: string): void {
    this.waiting.add(flow)
    if (this.waiting.size > 1) return
    const load = () => {
      import('./angled').then(
        (module) => {
          provideAngles(module)
          for (const id of this.waiting) this.reroute(id)
          this.waiting.clear()
          this.tell()
        },
        // Without network it is tried again in a while.
        () => setTimeout(load, 5_000),
      )
    }
    load()
  }

  /** The boxes of the cards in an area, but for a flow's own two. */
  private cardsIn(area: Box, { from, to }: Flow): Box[] {
    const { companies } = this.layers
    return companies
      .query(area)
      .filter((id) => id !== from && id !== to)
      .map((id) => companies.box(id)!)
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

  private hasEnds(flow: Flow): boolean {
    return this.board.companies.has(flow.from) && this.board.companies.has(flow.to)
  }
}

const noSmudges: readonly Smudge[] = []

const splitKey = (key: string): [Collection, string] => {
  const cut = key.indexOf('/')
  return [key.slice(0, cut) as Collection, key.slice(cut + 1)]
}

const boxOnly = ({ x, y, w, h }: Box): Box => ({ x, y, w, h })

/** Large frames first, so that a frame within a frame is painted over it. */
const frameOrder = (frame: Box): string =>
  Math.max(0, 1e16 - Math.round(frame.w * frame.h))
    .toString()
    .padStart(17, '0')
