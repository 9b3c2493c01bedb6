/** The facts behind the recommendations, kept up to date while someone reads them: a change costs what it changed. */
import { Backlinks } from '../../model/links'
import { saysElse } from '../../model/saysElse'
import type { BoardChange, BoardSnapshot } from '../../model/snapshot'
import { factsOf, type SynergyFacts } from './facts'

/** What of a company the facts tell. */
const telling = ['name', 'country', 'municipality', 'nace', 'lat', 'lon'] as const

export class FactLedger {
  private facts = new Map<string, SynergyFacts>()
  private readAt = ''
  private changes = 0
  /** Offer -> flows that were made from it, whosever it is. */
  private byOffer = new Backlinks()

  constructor(private readonly board: BoardSnapshot) {
    this.readAll()
  }

  /** Grows with each change of a fact. */
  get version(): number {
    return this.changes
  }

  all(): IterableIterator<SynergyFacts> {
    return this.facts.values()
  }

  /** Follows the board until the returned function is called. */
  readonly follow = (wake: () => void): (() => void) => {
    if (this.readAt !== this.boardVersion()) this.readAll()
    return this.board.subscribe((change) => {
      const changed = [...this.touchedBy(change)].filter((id) => this.read(id))
      this.readAt = this.boardVersion()
      if (changed.length === 0) return
      this.changes++
      wake()
    })
  }

  private boardVersion(): string {
    const { flows, companies, actions, resources } = this.board.versions
    return `${flows}/${companies}/${actions}/${resources}`
  }

  private readAll(): void {
    this.facts = new Map()
    this.byOffer = new Backlinks()
    for (const id of this.board.flows.keys()) this.read(id)
    this.readAt = this.boardVersion()
    this.changes++
  }

  /** Flows whose facts a change may have altered; a card that was only moved alters none. */
  private touchedBy({ ids, before }: BoardChange): Set<string> {
    const touched = new Set(ids.flows)
    for (const id of ids.companies) {
      if (saysElse(before.companies.get(id), this.board.companies.get(id), telling))
        for (const flow of this.board.flowsOf(id)) touched.add(flow)
    }
    // An offer says what becomes of the resource today, and what that costs.
    for (const id of ids.resources) for (const flow of this.byOffer.of(id)) touched.add(flow)
    for (const id of ids.actions)
      for (const action of [before.actions.get(id), this.board.actions.get(id)])
        if (action) touched.add(action.flow)
    return touched
  }

  /** Reads one flow again. @returns whether there was or is anything to say of it. */
  private read(id: string): boolean {
    const flow = this.board.flows.get(id)
    this.byOffer.put(id, flow?.offer)
    const facts = flow ? factsOf(this.board, flow) : null
    if (facts) this.facts.set(id, facts)
    else return this.facts.delete(id)
    return true
  }
}
