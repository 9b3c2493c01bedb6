/** Which offers and needs are joined by a flow already, so that nobody suggests what is done. */
import type { FlowFacts, MatchedBoard, ResourceFacts } from './facts'
import type { Knowledge } from './score'
import { understand, type Understood } from './understand'

export class Connections {
  /** What a flow carries, read once for each version of its record. */
  private readonly carried = new WeakMap<FlowFacts, number | undefined>()

  constructor(
    private readonly board: MatchedBoard,
    private readonly knowledge: Knowledge,
  ) {}

  /** Whether a flow joins the two: made from them, or between their companies and of the same resource. */
  joins(offer: Understood, need: Understood): boolean {
    const [from, to] = [offer.company?.id, need.company?.id]
    if (from === undefined || to === undefined) return false
    for (const flow of flowsFrom(this.board, from, to)) {
      if (isMadeOf(flow, offer, need)) return true
      const concept = this.conceptOf(flow)
      if (concept !== undefined && (concept === offer.concept || concept === need.concept)) return true
      if (sameName(flow.resource, offer.name) || sameName(flow.resource, need.name)) return true
    }
    return false
  }

  private conceptOf(flow: FlowFacts): number | undefined {
    if (!this.carried.has(flow)) {
      const { id, resource: name, low, from: company } = flow
      const as: ResourceFacts = { id, company, direction: 'offer', name, low }
      this.carried.set(flow, understand(as, undefined, this.knowledge.base, this.knowledge.names).concept)
    }
    return this.carried.get(flow)
  }
}

/** Whether a flow was made from an offer and a need, going by what it was told itself. */
export function isFlowing(board: MatchedBoard, offer: ResourceFacts, need: ResourceFacts): boolean {
  for (const flow of flowsFrom(board, offer.company, need.company))
    if (isMadeOf(flow, offer, need)) return true
  return false
}

const isMadeOf = (flow: FlowFacts, offer: { id: string }, need: { id: string }) =>
  flow.offer === offer.id || flow.need === need.id

function* flowsFrom(board: MatchedBoard, from: string, to: string): Generator<FlowFacts> {
  const [starting, ending] = [board.flowsOf(from), board.flowsOf(to)]
  for (const id of starting.size < ending.size ? starting : ending) {
    const flow = board.flows.get(id)
    if (flow?.from === from && flow.to === to) yield flow
  }
}

const sameName = (a: string, b: string) =>
  a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase()
