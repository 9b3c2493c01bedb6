/** The best matches of a whole board, kept up to date one resource at a time. */
import { link, type Links } from '../../model/links'
import { better, leastOfBest, type Match } from './score'
import { Tiers } from './tiers'
import type { Understood } from './understand'

/** Most times that one offer or one need is in the list, */
const most = 10
/** and how many are kept of an offer, so that there is another where a need has had its ten. */
const kept = 20

/** A part of the list of the whole board. */
export interface Listed {
  /** Best first. */
  readonly matches: Match[]
  /** How many there are, as far as they were counted. */
  readonly found: number
  /** Whether there are more than were counted. */
  readonly more: boolean
}

/**
 * Keeps for each offer its best matches. A need that is new or gone touches the offers that it matches; the rest stays as it
 * is. What has been touched waits until `work`.
 */
export class BestPairs {
  private readonly lists = new Map<string, readonly Match[]>()
  /** The matches of all lists. */
  private readonly tiers = new Tiers()
  /** Need -> offers that have it in their list. */
  private readonly holders: Links = new Map()
  private readonly offers = new Set<string>()
  private readonly needs = new Set<string>()
  private readonly waitingOffers = new Set<string>()
  private readonly waitingNeeds = new Set<string>()

  /** @param compare gives all that match a resource, best first. */
  constructor(private readonly compare: (id: string) => readonly Match[]) {}

  add({ id, direction }: Understood): void {
    if (direction === 'offer') this.offers.add(id)
    else this.needs.add(id)
    this.touch(id)
  }

  remove({ id, direction }: Understood): void {
    if (direction === 'offer') {
      this.offers.delete(id)
      this.waitingOffers.delete(id)
      this.put(id, [])
      return
    }
    this.needs.delete(id)
    this.waitingNeeds.delete(id)
    for (const offer of this.holders.get(id) ?? []) {
      const list = this.lists.get(offer) ?? []
      // A full list may have left others out.
      if (list.length >= kept) this.waitingOffers.add(offer)
      this.put(
        offer,
        list.filter(({ need }) => need !== id),
      )
    }
  }

  /** Has a resource compared again. */
  touch(id: string): void {
    if (this.offers.has(id)) this.waitingOffers.add(id)
    else if (this.needs.has(id)) this.waitingNeeds.add(id)
  }

  /** Compares some of those that wait. @returns whether none waits any more. */
  work(limit = Infinity): boolean {
    // Where every offer is compared anew, each is compared with every need there is.
    if (this.waitingOffers.size === this.offers.size) this.waitingNeeds.clear()
    for (let done = 0; done < limit; done++) {
      const [offer] = this.waitingOffers
      const [need] = this.waitingNeeds
      if (offer !== undefined) {
        this.waitingOffers.delete(offer)
        this.put(offer, this.compare(offer).slice(0, kept))
      } else if (need !== undefined) {
        this.waitingNeeds.delete(need)
        this.answer(need)
      } else return true
    }
    return this.waitingOffers.size + this.waitingNeeds.size === 0
  }

  /**
   * The best that are wanted, best first.
   * @param limit so many are listed. @param count so many are counted, from the best on; the rest is not looked at.
   */
  best(limit: number, count: number, isWanted: (match: Match) => boolean): Listed {
    const offers = new Map<string, Told>()
    const needs = new Map<string, Told>()
    const matches: Match[] = []
    let found = 0
    for (const match of this.tiers) {
      // In this order, the first that is met of an offer or a need is the best it has.
      const [offer, need] = [toldOf(offers, match.offer, match), toldOf(needs, match.need, match)]
      if (match.score < leastOfBest * Math.max(offer.top, need.top)) continue
      if (offer.times >= most || need.times >= most) continue
      offer.times++
      need.times++
      if (!isWanted(match)) continue
      if (found >= count) return { matches, found, more: true }
      found++
      if (matches.length < limit) matches.push(match)
    }
    return { matches, found, more: false }
  }

  /** Puts a need into the lists of the offers that it matches, and takes it out of others. */
  private answer(need: string): void {
    const matches = new Map(this.compare(need).map((match) => [match.offer, match]))
    for (const offer of this.holders.get(need) ?? []) if (!matches.has(offer)) this.waitingOffers.add(offer)
    for (const [offer, match] of matches) {
      const others = (this.lists.get(offer) ?? []).filter((known) => known.need !== need)
      this.put(offer, [...others, match].sort(better).slice(0, kept))
    }
  }

  private put(offer: string, list: readonly Match[]): void {
    for (const match of this.lists.get(offer) ?? []) {
      link(this.holders, match.need, offer, -1)
      this.tiers.remove(match)
    }
    if (list.length === 0) this.lists.delete(offer)
    else this.lists.set(offer, list)
    for (const match of list) {
      link(this.holders, match.need, offer, 1)
      this.tiers.add(match)
    }
  }
}

/** What an offer or a need has in the list: the score of its best match, and how often it was listed. */
interface Told {
  readonly top: number
  times: number
}

function toldOf(all: Map<string, Told>, id: string, { score }: Match): Told {
  let told = all.get(id)
  if (!told) {
    told = { top: score, times: 0 }
    all.set(id, told)
  }
  return told
}
