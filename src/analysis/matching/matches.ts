/** Offers and needs of a board that could become flows, kept up to date as people type. */
import { refOfKey, type MatchRef } from '../../model/matchRefs'
import { saysElse } from '../../model/saysElse'
import { Connections } from './connected'
import { BestPairs, type Listed } from './bestPairs'
import { companyFacts, type FactsChange, type Marks, type MatchedBoard } from './facts'
import { Postings } from './postings'
import { better, leastOfBest, matchOf, type Knowledge, type Match } from './score'
import { understand, type Understood } from './understand'

/** Most matches that one offer or one need is given. */
export const mostMatches = 10

/**
 * Follows a board. Records wait to be read until `work` is called, so that whoever opens a large board is not kept waiting;
 * a change costs the records that say something else now. A resource is compared with those that an index of concepts, uses,
 * codes and words leads to, never with all.
 *
 * Known limit: where very many resources say the same (some dozens on each side), only the clearest of them are compared.
 */
export class Matches {
  /** Records read, and pairs compared. For tests. */
  readonly counters = { read: 0, compared: 0 }
  private readonly known = new Map<string, Understood>()
  private readonly postings: Postings
  private readonly connections: Connections
  private readonly pairs: BestPairs
  private readonly waiting = new Set<string>()
  /** Those of them that somebody waits for. */
  private readonly hurried = new Set<string>()
  private readonly answers = new Map<string, readonly Match[]>()
  private readonly listeners = new Set<() => void>()
  private readonly stop: readonly (() => void)[]

  /** @param marks what people said of matches; what they dismissed is suggested no more. */
  constructor(
    private readonly board: MatchedBoard,
    private readonly marks: Marks,
    private readonly knowledge: Knowledge,
  ) {
    this.postings = new Postings(knowledge.translations)
    this.connections = new Connections(board, knowledge)
    this.pairs = new BestPairs((id) => this.compare(id))
    for (const id of board.resources.keys()) this.waiting.add(id)
    this.stop = [marks.subscribe(this.followMarks), board.subscribe(this.follow)]
  }

  /** Whether everything on the board has been read; what waits is not matched yet. */
  get ready(): boolean {
    return this.waiting.size === 0
  }

  /** Whether something waits that somebody waits for. */
  get isHurried(): boolean {
    return this.hurried.size > 0
  }

  /** Has those of some resources that wait read before all others. */
  hurry(resources: Iterable<string>): void {
    for (const id of resources) if (this.waiting.has(id)) this.hurried.add(id)
  }

  /** Reads some of the records that wait. @returns whether none waits any more. */
  work(most = Infinity): boolean {
    let done = 0
    for (const ids of [this.hurried, this.waiting])
      for (const id of ids) {
        if (done >= most) break
        done++
        this.hurried.delete(id)
        this.waiting.delete(id)
        this.read(id)
      }
    if (done > 0) this.changed()
    return this.ready
  }

  /** What answers an offer or a need, best first, ten at most. */
  of(resource: string): readonly Match[] {
    let found = this.answers.get(resource)
    if (!found) {
      const all = this.compare(resource)
      const least = leastOfBest * (all[0]?.score ?? 0)
      found = all.slice(0, mostMatches).filter(({ score }) => score >= least)
      this.answers.set(resource, found)
    }
    return found
  }

  /**
   * Brings the best of the whole board up to date, a part at a time. Needed before `best`, and only for it.
   * @returns whether nothing is left to do.
   */
  rank(most = Infinity): boolean {
    return this.work(most) && this.pairs.work(most)
  }

  /** The best of the whole board, best first, no offer and no need more than ten times. What `rank` has not done is missing. */
  best(limit = Infinity): Match[] {
    return this.pairs.best(limit, limit, () => true).matches
  }

  /**
   * The best of the whole board that nobody put aside.
   * @param most so many are listed. @param count so many are counted; it costs what is listed and counted, not what there is.
   */
  bestOpen(most: number, count: number): Listed {
    return this.pairs.best(most, count, (match) => this.marks.get(match) === undefined)
  }

  /** Whether two resources may be the same thing, as `of` would say it; for a pair that a person asks about. */
  between(offer: string, need: string): Match | null {
    const [one, other] = [this.known.get(offer), this.known.get(need)]
    if (one?.direction !== 'offer' || other?.direction !== 'need') return null
    return this.match(one, other)
  }

  /** The concept that a resource most likely is, by its number in the base; undefined where none, or it waits to be read. */
  conceptOf(resource: string): number | undefined {
    return this.known.get(resource)?.concept
  }

  /** The resources read so far that are most likely one of some concepts, each with which. */
  ofConcepts(concepts: ReadonlySet<number>): [id: string, concept: number][] {
    const found: [string, number][] = []
    for (const { id, concept } of this.known.values())
      if (concept !== undefined && concepts.has(concept)) found.push([id, concept])
    return found
  }

  /** @param listener is called when answers may be others than before. @returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    for (const stop of this.stop) stop()
    this.listeners.clear()
  }

  private readonly follow = ({ ids, before }: FactsChange): void => {
    const waited = this.waiting.size
    for (const id of ids.resources) this.waiting.add(id)
    for (const id of ids.companies) {
      if (!saysElse(before.companies.get(id), this.board.companies.get(id), companyFacts)) continue
      for (const resource of this.board.resourcesOf(id)) this.waiting.add(resource)
    }
    for (const id of ids.flows) {
      const ends = [before.flows.get(id), this.board.flows.get(id)].flatMap((flow) =>
        flow ? [flow.from, flow.to] : [],
      )
      // What was joined may be suggested again, and the other way round.
      for (const company of ends)
        for (const resource of this.board.resourcesOf(company)) this.pairs.touch(resource)
    }
    if (ids.flows.size > 0 || this.waiting.size !== waited) this.changed()
  }

  private readonly followMarks = (keys: ReadonlySet<string>): void => {
    for (const key of keys) {
      const match = refOfKey(key, this.board.resources)
      if (match) this.pairs.touch(match.offer)
    }
    this.changed()
  }

  private isDismissed(match: MatchRef): boolean {
    return this.marks.get(match)?.state === 'dismissed'
  }

  private changed(): void {
    this.answers.clear()
    for (const listener of this.listeners) listener()
  }

  private read(id: string): void {
    this.counters.read++
    const before = this.known.get(id)
    if (before) {
      this.postings.remove(before)
      this.pairs.remove(before)
      this.known.delete(id)
    }
    const record = this.board.resources.get(id)
    if (!record) return
    const company = this.board.companies.get(record.company)
    // An offer of nobody, whose company is gone, is in "needs attention" and no match.
    if (!company) return
    const now = understand(record, company, this.knowledge.base, this.knowledge.names)
    this.known.set(id, now)
    this.postings.put(now)
    this.pairs.add(now)
  }

  /** All that a resource matches among its candidates, best first. */
  private compare(id: string): Match[] {
    const one = this.known.get(id)
    if (!one) return []
    const found: Match[] = []
    for (const candidate of this.postings.candidates(one)) {
      const other = this.known.get(candidate)!
      const [offer, need] = one.direction === 'offer' ? [one, other] : [other, one]
      const match = this.match(offer, need)
      if (match && !this.isDismissed(match)) found.push(match)
    }
    return found.sort(better)
  }

  private match(offer: Understood, need: Understood): Match | null {
    if (offer.company?.id === need.company?.id) return null
    this.counters.compared++
    const match = matchOf(offer, need, this.knowledge)
    return match && !this.connections.joins(offer, need) ? match : null
  }
}
