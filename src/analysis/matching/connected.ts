/** Which offers and needs are joined by a flow already, so that nobody suggests what is done. */
import type { Flow, Resource } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Knowledge } from './score'
import { understand, type Understood } from './understand'

export class Connections {
  /** What a flow carries, read once for each version of its record. */
  private readonly carried = new WeakMap<Flow, number | undefined>()

  constructor(
    private readonly board: BoardSnapshot,
    private readonly knowledge: Knowledge,
  ) {}

  /** Whether a flow joins the two: made from them, or between their companies and of the same resource. */
  joins(offer: Understood, need: Understood): boolean {
    const [from, to] = [offer.company?.id, need.company?.id]
    if (from === undefined || to === undefined) return false
    const [starting, ending] = [this.board.flowsOf(from), this.board.flowsOf(to)]
    for (const id of starting.size < ending.size ? starting : ending) {
      const flow = this.board.flows.get(id)
      if (flow?.from !== from || flow.to !== to) continue
      if (flow.offer === offer.id || flow.need === need.id) return true
      const concept = this.conceptOf(flow)
      if (concept !== undefined && (concept === offer.concept || concept === need.concept)) return true
      if (sameName(flow.resource, offer.name) || sameName(flow.resource, need.name)) return true
    }
    return false
  }

  private conceptOf(flow: Flow): number | undefined {
    if (!this.carried.has(flow)) {
      const { id, resource: name, low, from: company } = flow
      const as: Resource = { id, company, direction: 'offer', name, low }
      this.carried.set(flow, understand(as, undefined, this.knowledge.base, this.knowledge.names).concept)
    }
    return this.carried.get(flow)
  }
}

const sameName = (a: string, b: string) =>
  a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase()
