/** Matches in their order, best first, one put in or taken out at a time. */
import { better, type Match } from './score'

/**
 * Scores have four places, so there are few of them beside very many matches: a list for each score, in its order, and only
 * as many of them walked through as somebody looks at. Nothing is ever sorted as a whole but the scores.
 */
export class Tiers {
  private readonly byScore = new Map<number, Match[]>()

  add(match: Match): void {
    const tier = this.byScore.get(match.score)
    if (tier) tier.splice(placeOf(tier, match), 0, match)
    else this.byScore.set(match.score, [match])
  }

  remove(match: Match): void {
    const tier = this.byScore.get(match.score)
    if (!tier) return
    const at = placeOf(tier, match)
    if (tier[at] && better(tier[at], match) === 0) tier.splice(at, 1)
    if (tier.length === 0) this.byScore.delete(match.score)
  }

  *[Symbol.iterator](): Generator<Match> {
    for (const score of [...this.byScore.keys()].sort((a, b) => b - a)) yield* this.byScore.get(score)!
  }
}

/** The first place whose match does not come before this one. */
function placeOf(tier: readonly Match[], match: Match): number {
  let low = 0
  let high = tier.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (better(tier[middle]!, match) < 0) low = middle + 1
    else high = middle
  }
  return low
}
