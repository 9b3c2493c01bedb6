/** The order in which a board is read aloud: it follows the flows. */
import type { Company, RecordRef } from '../../model/records'
import type { BoardChange, BoardSnapshot } from '../../model/snapshot'
import { Heap } from '../heap'

/** Companies that flows connect, with those flows, as one reads them; a company alone is a group of one. */
export interface Group {
  /** The company that stands for the group among others: its top-left one. */
  readonly head: string
  readonly refs: readonly RecordRef[]
  /** Where each of them stands among them, from 0, by `collection/id`. */
  readonly places: ReadonlyMap<string, number>
}

const orders = new WeakMap<BoardSnapshot, ReadingOrder>()

/** The reading order of a board, which follows it from when it is first asked for. */
export function orderOf(board: BoardSnapshot): ReadingOrder {
  const order = orders.get(board) ?? new ReadingOrder(board)
  orders.set(board, order)
  return order
}

const keyOf = ({ collection, id }: RecordRef) => `${collection}/${id}`

/** From the top down, in one line from the left; what stands in the same place is told apart by its id. */
const byPlace = (a: Company, b: Company) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1)

/**
 * The things that flows join to a company, in reading order: donors before receivers, each flow right after its donor, and
 * where several could come next the one that is higher up. A circle of flows begins with its highest company.
 */
export function readGroup(board: BoardSnapshot, company: string): Group {
  const found = membersOf(board, company)
  const waitsFor = new Map(
    found.map(({ id }) => [id, incoming(board, id).filter(({ from }) => from !== id).length]),
  )
  // What is ready, and what waits, each with the highest first.
  const ready = heapOf(found.filter(({ id }) => waitsFor.get(id) === 0))
  const waiting = heapOf(found)
  const read = new Set<string>()
  const refs: RecordRef[] = []
  for (;;) {
    const next = takeHighest(ready, read) ?? takeHighest(waiting, read)
    if (!next) break
    read.add(next.id)
    refs.push({ collection: 'companies', id: next.id })
    for (const { id, to } of outgoing(board, next.id)) {
      refs.push({ collection: 'flows', id })
      const left = waitsFor.get(to)! - 1
      waitsFor.set(to, left)
      if (left === 0 && !read.has(to)) ready.push(board.companies.get(to)!)
    }
  }
  const { id: head } = found.reduce((a, b) => (byPlace(a, b) < 0 ? a : b))
  return { head, refs, places: new Map(refs.map((ref, place) => [keyOf(ref), place])) }
}

function membersOf(board: BoardSnapshot, start: string): Company[] {
  const members = new Map([[start, board.companies.get(start)!]])
  for (const { id } of members.values())
    for (const flow of board.flowsOf(id)) {
      const { from, to } = board.flows.get(flow)!
      const other = board.companies.get(from === id ? to : from)
      if (other) members.set(other.id, other)
    }
  return [...members.values()]
}

/** Flows between companies that are both on the board; the receiver's place decides which comes first. */
function outgoing(board: BoardSnapshot, company: string) {
  const flows = flowsBetween(board, company).filter(({ from }) => from === company)
  const receiver = (id: string) => board.companies.get(id)!
  return flows.sort((a, b) => byPlace(receiver(a.to), receiver(b.to)) || (a.id < b.id ? -1 : 1))
}

const incoming = (board: BoardSnapshot, company: string) =>
  flowsBetween(board, company).filter(({ to }) => to === company)

const flowsBetween = (board: BoardSnapshot, company: string) =>
  Array.from(board.flowsOf(company), (id) => board.flows.get(id)!).filter(
    ({ from, to }) => board.companies.has(from) && board.companies.has(to),
  )

const isHigher = (a: Company, b: Company): boolean => byPlace(a, b) < 0

/** Companies of which the highest is taken first. */
const heapOf = (companies: readonly Company[]) => new Heap(isHigher, [...companies].sort(byPlace))

/** The highest of the companies that is not passed over, taken away; null when there is none. */
function takeHighest(companies: Heap<Company>, except: ReadonlySet<string>): Company | null {
  for (;;) {
    const top = companies.pop()
    if (!top || !except.has(top.id)) return top ?? null
  }
}

/**
 * The reading order of a whole board, worked out only as far as somebody reads: frames first, then the groups of
 * companies from the top down, then the notes. A change forgets the groups that it touches and no others.
 */
export class ReadingOrder {
  /** How many groups have been read; for tests. */
  groupsRead = 0
  private readonly groups = new Map<string, Group>()
  private sorted: readonly Company[] | null = null
  private places: ReadonlyMap<string, number> | null = null

  constructor(private readonly board: BoardSnapshot) {
    board.subscribe((change) => this.forget(change))
  }

  first(): RecordRef | null {
    return this.edge(1)
  }

  last(): RecordRef | null {
    return this.edge(-1)
  }

  /** The thing after (1) or before (-1) another; null at the end of the board and for what is not on it. */
  next(ref: RecordRef, step: 1 | -1): RecordRef | null {
    const at = sections.indexOf(ref.collection === 'flows' ? 'companies' : (ref.collection as Section))
    if (at < 0) return null
    const beside =
      sections[at] === 'companies' ? this.besideInGroups(ref, step) : this.besideInList(ref, step)
    if (beside) return beside
    return this.edge(step, at + step)
  }

  /** The group that a company or a flow is read with; null for what is read alone. */
  groupOf({ collection, id }: RecordRef): Group | null {
    const flow = collection === 'flows' ? this.board.flows.get(id) : undefined
    const company =
      collection === 'companies' ? id : flow && this.board.companies.has(flow.to) ? flow.from : ''
    if (!this.board.companies.has(company)) return null
    const known = this.groups.get(company)
    if (known) return known
    this.groupsRead++
    const group = readGroup(this.board, company)
    for (const ref of group.refs) if (ref.collection === 'companies') this.groups.set(ref.id, group)
    return group
  }

  private edge(step: 1 | -1, from = step === 1 ? 0 : sections.length - 1): RecordRef | null {
    for (let at = from; at >= 0 && at < sections.length; at += step) {
      const section = sections[at]!
      const found =
        section === 'companies'
          ? this.headFrom(step === 1 ? 0 : -1, step)
          : this.list(section).at(step === 1 ? 0 : -1)
      if (found) return found
    }
    return null
  }

  private besideInList(ref: RecordRef, step: 1 | -1): RecordRef | null {
    const list = this.list(ref.collection as 'frames' | 'notes')
    const at = list.findIndex(({ id }) => id === ref.id)
    return at < 0 ? null : (list[at + step] ?? null)
  }

  private list(section: 'frames' | 'notes'): RecordRef[] {
    const placed = [...this.board.all(section).values()]
    return placed
      .sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1))
      .map(({ id }) => ({ collection: section, id }))
  }

  private besideInGroups(ref: RecordRef, step: 1 | -1): RecordRef | null {
    const group = this.groupOf(ref)
    if (!group) return null
    const at = group.places.get(keyOf(ref))
    if (at === undefined) return null
    const within = group.refs[at + step]
    if (within) return within
    const next = this.placeOf(group.head) + step
    return next < 0 ? null : this.headFrom(next, step)
  }

  /** The first (or last) thing of the next group whose head stands at or after a place in the list of all companies. */
  private headFrom(from: number, step: 1 | -1): RecordRef | null {
    const all = this.companies()
    for (let at = from < 0 ? all.length + from : from; at >= 0 && at < all.length; at += step) {
      const group = this.groupOf({ collection: 'companies', id: all[at]!.id })
      if (group?.head === all[at]!.id) return group.refs.at(step === 1 ? 0 : -1)!
    }
    return null
  }

  private companies(): readonly Company[] {
    return (this.sorted ??= [...this.board.companies.values()].sort(byPlace))
  }

  private placeOf(company: string): number {
    this.places ??= new Map(this.companies().map(({ id }, place) => [id, place]))
    return this.places.get(company) ?? -1
  }

  private forget({ ids }: BoardChange): void {
    if (ids.companies.size > 0) this.sorted = this.places = null
    const drop = (company: string) => {
      const group = this.groups.get(company)
      for (const ref of group?.refs ?? []) if (ref.collection === 'companies') this.groups.delete(ref.id)
    }
    ids.companies.forEach((id) => {
      drop(id)
      for (const flow of this.board.flowsOf(id)) this.ends(flow).forEach(drop)
    })
    ids.flows.forEach((id) => this.ends(id).forEach(drop))
    // A flow that is gone no longer says whom it joined.
    if ([...ids.flows].some((id) => !this.board.flows.has(id))) this.groups.clear()
  }

  private ends(flow: string): string[] {
    const { from, to } = this.board.flows.get(flow) ?? { from: '', to: '' }
    return [from, to]
  }
}

const sections = ['frames', 'companies', 'notes'] as const
type Section = (typeof sections)[number]
