/** What speaks for an offer answering a need. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Translations } from './language/translations'
import { meetingOf } from './meetings'
import { isActivity } from './activities'
import type { Understood } from './understand'
import { weights } from './weights'

/**
 * Why an offer may answer a need, as data; `reasons.ts` makes a sentence of it. Concepts and uses are named by their
 * numbers in the base.
 */
export type Why =
  /** Both are the same resource. */
  | { readonly kind: 'same'; readonly concept: number }
  /** One is a kind of the other, or both of a third. */
  | { readonly kind: 'kind'; readonly narrow: number; readonly wide: number }
  | { readonly kind: 'kin'; readonly offered: number; readonly needed: number; readonly wide: number }
  /** The offer can be used so; `instead` is what the need names in its place. */
  | {
      readonly kind: 'use'
      readonly offered: number | null
      readonly use: number
      readonly instead: number | null
    }
  /** The same waste code, group or chapter. */
  | { readonly kind: 'code'; readonly code: string; readonly digits: 2 | 4 | 6 }
  | { readonly kind: 'words'; readonly words: readonly string[] }

export interface Evidence {
  /** 0 to 1: how likely the one can be the other, before anything speaks against it. */
  readonly strength: number
  readonly why: Why
}

/** From here on it is known what a text means. */
const sureOf = 0.5

/** Weighs what speaks for a pair. Null where nothing does. */
export function evidenceOf(
  offer: Understood,
  need: Understood,
  base: KnowledgeBase,
  translations: Translations,
): Evidence | null {
  const best = meetingOf(offer.signs, need.signs, base)
  const shared = sharedWords(offer, need, translations)
  const code = sharedCode(offer, need)
  if (!best && shared.worth === 0 && !code) return null
  const apart = (best?.worth ?? 0) < 0.2 && offer.sure >= sureOf && need.sure >= sureOf
  const wordsWorth = shared.worth * weights.words * (apart ? weights.wordsOfOthers : 1)
  let against = 1 - (best?.worth ?? 0)
  against *= best?.others ?? 1
  against *= 1 - wordsWorth
  if (code) against *= 1 - weights[`code${code.digits}`]
  if (best && fitsActivities(best.why, offer, need, base)) against *= 1 - weights.activity
  const why =
    best && best.worth >= 0.5 * wordsWorth
      ? best.why
      : code && weights[`code${code.digits}`] > wordsWorth
        ? code
        : ({ kind: 'words', words: shared.words } as const)
  const strength = (1 - against) * (looksLike(offer, need) || looksLike(need, offer) ? weights.lookAlike : 1)
  return { strength, why }
}

/** Whether a text only looks like what the other means: wood wool beside wool. */
function looksLike(one: Understood, other: Understood): boolean {
  if (one.unlike.size === 0) return false
  return other.signs.some(
    ({ node, way, weight }) => way === 'own' && weight >= sureOf && one.unlike.has(node),
  )
}

/** How alike the words are, 0 to 1, and which they share. */
function sharedWords(offer: Understood, need: Understood, translations: Translations) {
  let shared = 0
  const words: string[] = []
  for (const [word, weight] of offer.words) {
    const there = need.words.get(word)
    if (there !== undefined) {
      shared += weight * there
      if (weight > 0.25) words.push(offer.spelled.get(word)!)
      continue
    }
    let best = 0
    for (const { word: other, sure } of translations.of(word)) {
      const found = need.words.get(other)
      if (found !== undefined) best = Math.max(best, found * sure * weights.translated)
    }
    if (weight * best > 0.1) words.push(offer.spelled.get(word)!)
    shared += weight * best
  }
  if (shared === 0) return { worth: 0, words }
  return { worth: Math.min(1, shared / (offer.length * need.length)), words }
}

function sharedCode({ low: a }: Understood, { low: b }: Understood): Extract<Why, { kind: 'code' }> | null {
  if (!a || !b) return null
  for (const digits of [6, 4, 2] as const)
    if (a.slice(0, digits) === b.slice(0, digits)) return { kind: 'code', code: a.slice(0, digits), digits }
  return null
}

/** Whether such companies usually have the one and need the other. */
function fitsActivities(why: Why, offer: Understood, need: Understood, base: KnowledgeBase): boolean {
  const [from, to] = [offer.company?.nace, need.company?.nace]
  if (why.kind === 'use') {
    const { donors, receivers } = base.uses[why.use]!
    return isActivity(from, donors) || isActivity(to, receivers)
  }
  if (why.kind === 'same') {
    const { has, needs } = base.concepts[why.concept]!
    return isActivity(from, has) || isActivity(to, needs)
  }
  return false
}
