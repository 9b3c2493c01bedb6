/** Which way each arrow runs, kept up to date one flow at a time. */
import type { Flow } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { Areas } from './areas'
import { partOfCurve, pathBounds, samePath } from './curve'
import { expand, union, type Box } from './geometry'
import { mostGrowth } from './labelGrowth'
import { Layer, type Placed } from './layer'
import { labelHeight, labelWidth } from './paint/label'
import { Pairs, trackOf } from './pairs'
import { areaOfAngled, knowsAngles, provideAngles, routeFlow, type FlowPath } from './route'

/** What ways need of the scene that they lie in. */
export interface WaysOptions {
  readonly board: BoardSnapshot
  readonly companies: Layer
  /** Arrows routed, and index entries written. */
  readonly counters: { routed: number; indexed: number }
  /** A part of the board is to be painted again. */
  readonly smudge: (flow: string, box: Box) => void
  /** A flow has another way than it had, the same for all that its record changed, or none any more. */
  readonly onWay: (flow: string, way: 'other' | 'same' | 'none') => void
  /** Something is drawn otherwise without any change of the board. */
  readonly tell: () => void
}

/**
 * Curves are worked out at once. A right-angled way is sought among the cards about it, which takes long: only when somebody asks
 * for it, and again when a card came, went or moved in the part of the board that it looks at. Flows whose ends are missing
 * have no way.
 */
export class Ways {
  readonly layer = new Layer()
  private readonly paths = new Map<string, FlowPath>()
  /** Right-angled flows whose way is to be sought when it is asked for, with the one that they had. */
  private readonly unsought = new Map<string, FlowPath | null>()
  private readonly pairs = new Pairs()
  /** Where right-angled flows look for cards to go round. */
  private readonly areas = new Areas()
  /** Flows that will have right angles when the means have come. */
  private readonly waiting = new Set<string>()

  constructor(private readonly options: WaysOptions) {}

  /** Takes in all flows at once; none is here yet. */
  load(): void {
    const { board } = this.options
    for (const flow of board.flows.values()) if (this.hasEnds(flow)) this.pairs.put(flow)
    const entries = Array.from(board.flows.keys(), (id) => this.route(id, null))
    this.layer.load(entries.filter((entry) => entry !== null))
  }

  has(flow: string): boolean {
    return this.layer.has(flow)
  }

  /** The way of a flow, or null where it has none. */
  get(flow: string): FlowPath | null {
    const before = this.unsought.get(flow)
    if (before === undefined) return this.paths.get(flow) ?? null
    const record = this.options.board.flows.get(flow)!
    this.options.counters.routed++
    this.unsought.delete(flow)
    const area = this.areas.get(flow)!
    const found = routeFlow({
      ...this.endsOf(record)!,
      ...this.pairs.seat(record),
      shape: record.shape,
      obstacles: this.cardsIn(area, record),
      track: trackOf(record),
    })
    const same = before !== null && samePath(before, found)
    const path = same ? before : found
    this.paths.set(flow, path)
    this.options.onWay(flow, same ? 'same' : 'other')
    return path
  }

  /** Roughly the way of a flow: what is to be sought among cards goes straight through them. For where none could tell. */
  roughly(flow: string): FlowPath | null {
    const record = this.areas.get(flow) && this.options.board.flows.get(flow)
    const ends = record && this.endsOf(record)
    return ends ? routeFlow({ ...ends, ...this.pairs.seat(record), shape: record.shape }) : this.get(flow)
  }

  /** A flow's label stands elsewhere on its way. */
  setLabel(flow: string, label: FlowPath['label']): void {
    const path = this.paths.get(flow)
    if (path) this.paths.set(flow, { ...path, label })
  }

  /** Right-angled flows that look for cards where a box reaches. */
  about(box: Box): string[] {
    return this.areas.meeting(box)
  }

  /** Takes in flows that changed, or whose companies or surroundings did. Siblings of those that came or went make room. */
  update(flows: Iterable<string>): void {
    const { board } = this.options
    const routes = new Set<string>()
    const pairs = new Set<string>()
    for (const id of flows) {
      const flow = board.flows.get(id)
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

  private reroute(id: string): void {
    const { counters, onWay } = this.options
    const before = this.paths.get(id) ?? this.unsought.get(id) ?? null
    const had = this.layer.has(id)
    const entry = this.route(id, before)
    this.smudge(id)
    if (!entry) {
      if (!had) return
      counters.indexed++
      this.forget(id)
      onWay(id, 'none')
    } else if (!this.layer.holds(entry)) {
      counters.indexed++
      this.layer.set(entry)
      this.smudge(id)
      if (!this.unsought.has(id)) onWay(id, 'other')
    } else if (!this.unsought.has(id)) {
      const same = before !== null && samePath(before, this.paths.get(id)!)
      if (same) this.paths.set(id, before)
      onWay(id, same ? 'same' : 'other')
    }
  }

  private forget(id: string): void {
    this.paths.delete(id)
    this.unsought.delete(id)
    this.areas.set(id, null)
    this.layer.remove(id)
  }

  private smudge(id: string): void {
    for (const box of this.layer.reach(id)) this.options.smudge(id, box)
  }

  /** Works out a flow's way, or puts that off, and what of it the index keeps. Null where it has no way. */
  private route(id: string, before: FlowPath | null): Placed | null {
    const flow = this.options.board.flows.get(id)
    const ends = flow && this.endsOf(flow)
    if (!ends) return null
    const { from, to } = ends
    const { bend, shape } = flow
    const area = shape === 'angled' ? areaOfAngled(from, to) : null
    if (shape === 'angled' && !knowsAngles()) this.waitForAngles(id)
    this.areas.set(id, area)
    const order = flow.createdAt ?? ''
    if (area) {
      this.paths.delete(id)
      this.unsought.set(id, before)
      return { id, box: union(from, to), reach: [withLabel(area)], order }
    }
    this.options.counters.routed++
    const path = routeFlow({ from, to, bend, shape, ...this.pairs.seat(flow) })
    this.unsought.delete(id)
    this.paths.set(id, path)
    return { id, box: path.bounds, reach: reachOf(path), order }
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
          this.options.tell()
        },
        // Without network it is tried again in a while.
        () => setTimeout(load, 5_000),
      )
    }
    load()
  }

  /** The boxes of the cards in an area, but for a flow's own two. */
  private cardsIn(area: Box, { from, to }: Flow): Box[] {
    const { companies } = this.options
    return companies
      .query(area)
      .filter((id) => id !== from && id !== to)
      .map((id) => companies.box(id)!)
  }

  private endsOf({ from, to }: Flow): { readonly from: Box; readonly to: Box } | null {
    const { companies } = this.options
    const [start, end] = [companies.box(from), companies.box(to)]
    return start && end ? { from: start, to: end } : null
  }

  private hasEnds({ from, to }: Flow): boolean {
    const { companies } = this.options.board
    return companies.has(from) && companies.has(to)
  }
}

/** A way larger than this is found by parts of about this size, world units: among all boxes that it fills little of. */
const partSide = 4_000
const mostParts = 24

/** All that a way and its label may cover. */
function reachOf(path: FlowPath): readonly [Box, ...Box[]] {
  const { bounds } = path
  const count = Math.min(mostParts, Math.ceil(Math.max(bounds.w, bounds.h) / partSide))
  const [piece] = path.pieces
  if (count <= 1 || !piece || path.pieces.length > 1) return [withLabel(bounds)]
  const parts = Array.from({ length: count }, (_, at) =>
    withLabel(pathBounds({ pieces: [partOfCurve(piece, at / count, (at + 1) / count)] })),
  )
  return parts as [Box, ...Box[]]
}

/** How far a way's label may reach out of it at any zoom. */
const withLabel = (box: Box): Box =>
  expand(box, (mostGrowth * labelWidth.most) / 2, (mostGrowth * labelHeight) / 2)
