/** An offer beside a need: how well they fit, why, and what speaks against it. */
import type { KnowledgeBase } from '../knowledge/base'
import { evidenceOf, type Why } from './evidence'
import { gatesOf, type Against } from './gates'
import type { NameIndex } from './language/nameIndex'
import type { Translations } from './language/translations'
import type { Understood } from './understand'

/** The base with what is made of it once: its names and the words that go together in its two languages. */
export interface Knowledge {
  readonly base: KnowledgeBase
  readonly names: NameIndex
  readonly translations: Translations
}

export interface Match {
  /** Resource ids. */
  readonly offer: string
  readonly need: string
  /** 0 to 1. */
  readonly score: number
  readonly why: Why
  /** Heaviest first. */
  readonly against: readonly Against[]
}

/** Below this a pair is not shown, */
export const leastScore = 0.2
/** nor below this part of the best that either of the two has: who has the very thing needs no list of what is a bit like it. */
export const leastOfBest = 0.4

/** Compares an offer with a need of another company. @returns null where it is not worth showing. */
export function matchOf(
  offer: Understood,
  need: Understood,
  { base, translations }: Knowledge,
): Match | null {
  const evidence = evidenceOf(offer, need, base, translations)
  if (!evidence || evidence.strength < leastScore) return null
  const gates = gatesOf(offer, need, evidence.why, base)
  const factor = gates.reduce((product, gate) => product * gate.factor, 1)
  const score = Math.round(evidence.strength * factor * 1e4) / 1e4
  if (score < leastScore) return null
  return {
    offer: offer.id,
    need: need.id,
    score,
    why: evidence.why,
    against: gates.map(({ against }) => against),
  }
}

/** Best first; ties by id, so that the order is the same for everyone. */
export function better(a: Match, b: Match): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.offer !== b.offer) return a.offer < b.offer ? -1 : 1
  return a.need < b.need ? -1 : a.need > b.need ? 1 : 0
}
