/** Where things are on the hand-written canvas: one R-tree a kind of thing, arrows routed once and again when an end moves. */
import RBush from 'rbush'
import { boundsOf } from '../../../src/canvas/camera'
import { expand, type Box } from '../../../src/canvas/geometry'
import { routeFlow, type FlowPath } from '../../../src/canvas/route'
import type { Company, Flow, Frame, Note, Resource } from '../../../src/model/records'
import type { Facts } from '../pages/facts'

interface Entry<T> {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly rank: number
  readonly record: T
}

export interface Arrow {
  readonly flow: Flow
  readonly rank: number
  readonly index: number
  readonly count: number
  path: FlowPath
}

/** Half of the widest label, and room for arrowheads. */
const labelReach = 150

export class FloorScene {
  readonly companies = new Map<string, Company>()
  readonly resources = new Map<string, Resource[]>()
  readonly arrows = new Map<string, Arrow>()
  private readonly arrowsOfCard = new Map<string, Arrow[]>()
  private readonly cardTree = new RBush<Entry<Company>>(16)
  private readonly arrowTree = new RBush<Entry<Arrow>>(16)
  private readonly frameTree = new RBush<Entry<Frame>>(16)
  private readonly noteTree = new RBush<Entry<Note>>(16)
  private readonly cardEntries = new Map<string, Entry<Company>>()
  private readonly arrowEntries = new Map<string, Entry<Arrow>>()
  readonly bounds: Box

  constructor({ companies, resources, flows, frames, notes }: Facts) {
    for (const company of companies) this.companies.set(company.id, company)
    for (const resource of resources) push(this.resources, resource.company, resource)
    const pairs = new Map<string, Flow[]>()
    for (const flow of flows) push(pairs, pairOf(flow), flow)
    flows.forEach((flow, rank) => {
      const siblings = pairs.get(pairOf(flow))!
      const seat = { index: siblings.indexOf(flow), count: siblings.length }
      const arrow: Arrow = { flow, rank, ...seat, path: this.route(flow, seat.index, seat.count) }
      this.arrows.set(flow.id, arrow)
      push(this.arrowsOfCard, flow.from, arrow)
      push(this.arrowsOfCard, flow.to, arrow)
    })
    this.cardTree.load(companies.map((company, rank) => this.keepCard(company, rank)))
    this.arrowTree.load(Array.from(this.arrows.values(), (arrow) => this.keepArrow(arrow)))
    this.frameTree.load(frames.map((frame, rank) => entry(expand(frame, 0, 350), rank, frame)))
    this.noteTree.load(notes.map((note, rank) => entry(note, rank, note)))
    this.bounds = boundsOf([...companies, ...frames, ...notes]) ?? { x: 0, y: 0, w: 1, h: 1 }
  }

  cardsIn(box: Box): Company[] {
    return find(this.cardTree, box)
  }
  arrowsIn(box: Box): Arrow[] {
    return find(this.arrowTree, box)
  }
  framesIn(box: Box): Frame[] {
    return find(this.frameTree, box)
  }
  notesIn(box: Box): Note[] {
    return find(this.noteTree, box)
  }
  arrowsOf(card: string): readonly Arrow[] {
    return this.arrowsOfCard.get(card) ?? []
  }

  move(card: string, x: number, y: number): void {
    const before = this.companies.get(card)!
    const company = { ...before, x, y }
    this.companies.set(card, company)
    const entry = this.cardEntries.get(card)!
    this.cardTree.remove(entry)
    this.cardTree.insert(this.keepCard(company, entry.rank))
    for (const arrow of this.arrowsOf(card)) {
      this.arrowTree.remove(this.arrowEntries.get(arrow.flow.id)!)
      arrow.path = this.route(arrow.flow, arrow.index, arrow.count)
      this.arrowTree.insert(this.keepArrow(arrow))
    }
  }

  private route(flow: Flow, index: number, count: number): FlowPath {
    const from = this.companies.get(flow.from)!
    const to = this.companies.get(flow.to)!
    return routeFlow({ from, to, index, count, bend: flow.bend, reversed: flow.from > flow.to })
  }

  private keepCard(company: Company, rank: number): Entry<Company> {
    const kept = entry(company, rank, company)
    this.cardEntries.set(company.id, kept)
    return kept
  }

  private keepArrow(arrow: Arrow): Entry<Arrow> {
    const kept = entry(expand(arrow.path.bounds, labelReach, 16), arrow.rank, arrow)
    this.arrowEntries.set(arrow.flow.id, kept)
    return kept
  }
}

const pairOf = ({ from, to }: Flow) => (from < to ? `${from} ${to}` : `${to} ${from}`)

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function entry<T>({ x, y, w, h }: Box, rank: number, record: T): Entry<T> {
  return { minX: x, minY: y, maxX: x + w, maxY: y + h, rank, record }
}

function find<T>(tree: RBush<Entry<T>>, { x, y, w, h }: Box): T[] {
  return tree
    .search({ minX: x, minY: y, maxX: x + w, maxY: y + h })
    .sort((a, b) => a.rank - b.rank)
    .map(({ record }) => record)
}
