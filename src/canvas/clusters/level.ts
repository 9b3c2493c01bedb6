/** All clusters of a board with cells of one size, and the lines between them, kept up to date one record at a time. */
import RBush from 'rbush'
import type { BoardSnapshot } from '../../model/snapshot'
import { boundsOf } from '../camera'
import {
  bottom,
  centreOf,
  containsPoint,
  expand,
  right,
  sameBox,
  union,
  type Box,
  type Point,
} from '../geometry'
import type { FarPainter } from '../paint/context'
import type { ChangedIds, Scene } from '../scene'
import { cellOf, leastCell, standsApart } from './cells'
import { Cluster, radiusOf } from './cluster'
import { Links, type Link } from './links'
import { paintClusters, paintLinks } from './paint'

/** Records that are counted before it is asked whether there is time for more. */
const perStep = 100

interface Item<T> {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly of: T
}

export class Level implements FarPainter {
  /** How many clusters were looked at because something changed. For tests and benchmarks. */
  readonly counters = { clusters: 0 }
  private readonly clusters = new Map<string, Cluster>()
  private readonly byCompany = new Map<string, Cluster>()
  private readonly links = new Links((link) => this.changedLinks.add(link))
  /** Frames as they stood when companies were last put into cells. */
  private readonly frames = new Map<string, Box>()
  private readonly changed = new Set<Cluster>()
  private readonly changedLinks = new Set<Link>()
  private readonly clusterTree = new RBush<Item<Cluster>>()
  private readonly linkTree = new RBush<Item<Link>>()
  private readonly items = new Map<Cluster | Link, Item<never>>()
  private made = 0
  private counted = false

  /** @param size the side of a cell, world units. */
  constructor(
    protected readonly scene: Scene,
    protected readonly board: BoardSnapshot,
    readonly size: number,
  ) {
    for (const id of board.frames.keys()) this.takeFrame(id)
  }

  /** Counts what is on the board, a part of it at each step; what changes meanwhile is taken in as ever. */
  *counting(): Generator<void> {
    let some = 0
    for (const id of [...this.board.companies.keys()]) {
      this.put(id)
      if (++some % perStep === 0) yield
    }
    for (const id of [...this.board.flows.keys()]) {
      this.join(id)
      if (++some % perStep === 0) yield
    }
    this.refresh(false)
    this.counted = true
  }

  /** Whether all of the board has been counted. */
  get isReady(): boolean {
    return this.counted
  }

  get count(): number {
    return this.clusters.size
  }

  /** Takes in changed records: each moves from one cell to another, and no other cell is looked at. */
  update(ids: ChangedIds): void {
    const companies = new Set(ids.companies)
    for (const id of ids.frames ?? [])
      for (const box of this.takeFrame(id))
        for (const company of this.scene.companiesIn(box)) companies.add(company)
    const flows = new Set(ids.flows)
    for (const id of companies) if (this.put(id)) for (const flow of this.board.flowsOf(id)) flows.add(flow)
    for (const id of flows) this.join(id)
    if (this.counted) this.refresh(true)
  }

  /** The cluster that a company is part of. */
  of(company: string): Cluster | null {
    return this.byCompany.get(company) ?? null
  }

  /** The box of the disc that a company is part of, world units. */
  discOf(company: string, zoom: number): Box | null {
    const look = this.of(company)?.look
    return look ? expand({ ...look.at, w: 0, h: 0 }, radiusOf(look.count) / zoom) : null
  }

  find(key: string): Cluster | null {
    return this.clusters.get(key) ?? null
  }

  /** The cluster under a point. @param slack how far beside it one may point, screen pixels. */
  clusterAt(point: Point, zoom: number, slack: number): Cluster | null {
    let found: Cluster | null = null
    let least = Infinity
    for (const { of } of this.clusterTree.search(edgesOf({ ...point, w: 0, h: 0 }))) {
      const { at, count } = of.look!
      const away = Math.hypot(at.x - point.x, at.y - point.y) - (radiusOf(count) + slack) / zoom
      if (away <= 0 && away < least) [found, least] = [of, away]
    }
    return found
  }

  /** The box around a cluster's companies, or null when it is gone. */
  boundsOf(key: string): Box | null {
    const companies = this.clusters.get(key)?.members.keys() ?? []
    const boxes = Array.from(companies, (id) => this.scene.boxOf({ collection: 'companies', id }))
    return boundsOf(boxes.filter((box) => box !== null))
  }

  readonly paintLines: FarPainter['paintLines'] = (brush) => {
    const found = this.linkTree.search(edgesOf(brush.view)).map(({ of }) => of)
    paintLinks(brush, found)
  }

  readonly paintCards: FarPainter['paintCards'] = (brush) => {
    const found = this.clusterTree.search(edgesOf(brush.view)).map(({ of }) => of)
    paintClusters(
      brush,
      found.sort((a, b) => a.made - b.made),
    )
  }

  /** @returns where a frame stood and stands, when it stands otherwise than before. */
  private takeFrame(id: string): Box[] {
    const before = this.frames.get(id)
    const now = this.scene.boxOf({ collection: 'frames', id })
    if (before && now && sameBox(before, now)) return []
    if (now) this.frames.set(id, now)
    else this.frames.delete(id)
    return [before, now].filter((box) => box !== null && box !== undefined)
  }

  /** Counts a company where it stands. @returns whether it is counted in another cell than before. */
  private put(id: string): boolean {
    const before = this.byCompany.get(id) ?? null
    const box = this.scene.boxOf({ collection: 'companies', id })
    const kind = this.board.companies.get(id)?.kind ?? 'other'
    const at = box && centreOf(box)
    const now = at && this.clusterFor(at)
    const was = before?.members.get(id)
    if (before === now && was && at && was.kind === kind && was.at.x === at.x && was.at.y === at.y)
      return false
    before?.remove(id)
    if (before) this.changed.add(before)
    if (now) {
      now.add(id, { at, kind })
      this.changed.add(now)
      this.byCompany.set(id, now)
    } else this.byCompany.delete(id)
    return before !== now
  }

  private clusterFor(at: Point): Cluster {
    const frame = this.scene.framesAt(at).findLast((id) => {
      const box = this.frames.get(id)
      return box !== undefined && containsPoint(box, at) && standsApart(box, this.size)
    })
    const box = cellOf(at, (frame !== undefined && this.frames.get(frame)) || null, this.size)
    const key = `${frame ?? ''} ${box.x} ${box.y} ${box.w} ${box.h}`
    const known = this.clusters.get(key)
    if (known) return known
    const cluster = new Cluster(key, box, this.size, this.made++, frame ?? null)
    this.clusters.set(key, cluster)
    return cluster
  }

  private join(id: string): void {
    const flow = this.board.flows.get(id)
    this.links.put(id, flow, flow ? this.of(flow.from) : null, flow ? this.of(flow.to) : null)
  }

  /** Finds how what changed looks now, and has it painted again where that is otherwise. @param smudge false while nothing is painted. */
  private refresh(smudge: boolean): void {
    for (const cluster of this.changed) {
      this.counters.clusters++
      if (cluster.members.size === 0) this.clusters.delete(cluster.key)
      const look = cluster.members.size > 0 ? cluster.seen() : null
      const was = cluster.look
      if (was && look && was.count === look.count && was.kind === look.kind && samePoint(was.at, look.at))
        continue
      cluster.look = look
      const reach = look && expand({ ...look.at, w: 0, h: 0 }, this.reach(look.count))
      this.index(this.clusterTree, cluster, reach, smudge)
      if (!was || !look || !samePoint(was.at, look.at))
        for (const link of cluster.links) this.changedLinks.add(link)
    }
    this.changed.clear()
    if (this.changedLinks.size > 0 && this.links.findLeast(this.clusters.size))
      for (const link of this.links.all.values()) this.changedLinks.add(link)
    for (const link of this.changedLinks) {
      const [a, b] = [link.a.look, link.b.look]
      const here = link.count >= this.links.least && a && b
      const drawn = here ? `${link.width} ${link.hue} ${a.at.x} ${a.at.y} ${b.at.x} ${b.at.y}` : ''
      if (drawn === link.drawn) continue
      link.drawn = drawn
      const reach = here
        ? expand(union({ ...a.at, w: 0, h: 0 }, { ...b.at, w: 0, h: 0 }), this.size / 16)
        : null
      this.index(this.linkTree, link, reach, smudge)
    }
    this.changedLinks.clear()
  }

  /** How far a cluster reaches where its cell is seen smallest, world units; rings about it a little further. */
  private reach(count: number): number {
    return ((radiusOf(count) + 5) / leastCell) * this.size
  }

  private index<T extends Cluster | Link>(
    tree: RBush<Item<T>>,
    of: T,
    reach: Box | null,
    smudge: boolean,
  ): void {
    const before = this.items.get(of) as Item<T> | undefined
    if (before) {
      tree.remove(before)
      this.items.delete(of)
      if (smudge) this.scene.smudgeBox(boxOf(before))
    }
    if (!reach) return
    const item = { ...edgesOf(reach), of }
    tree.insert(item)
    this.items.set(of, item as Item<never>)
    if (smudge) this.scene.smudgeBox(reach)
  }
}

const samePoint = (a: Point, b: Point) => a.x === b.x && a.y === b.y

const edgesOf = (box: Box) => ({ minX: box.x, minY: box.y, maxX: right(box), maxY: bottom(box) })

const boxOf = ({ minX, minY, maxX, maxY }: Item<unknown>): Box => ({
  x: minX,
  y: minY,
  w: maxX - minX,
  h: maxY - minY,
})
