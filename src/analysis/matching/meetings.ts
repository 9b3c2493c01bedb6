/** Where what an offer leads to in the base meets what a need leads to. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Why } from './evidence'
import type { Sign } from './signs'
import { weights } from './weights'

export interface Meeting {
  /** 0 to 1. */
  readonly worth: number
  readonly why: Why
  /** What other meetings of the same two leave of the doubt, 1 for none: each counts less than the one before. */
  readonly others: number
}

/** So many meetings beside the best are counted. */
const mostOthers = 4

/**
 * The best meeting of the signs of an offer and a need.
 * @param offered,needed sorted by node.
 */
export function meetingOf(
  offered: readonly Sign[],
  needed: readonly Sign[],
  base: KnowledgeBase,
): Meeting | null {
  const concepts = base.concepts.length
  const worths: number[] = []
  let best = 0
  let pair: readonly [Sign, Sign] | null = null
  let from = 0
  for (const sign of offered) {
    while (from < needed.length && needed[from]!.node < sign.node) from++
    for (let at = from; at < needed.length && needed[at]!.node === sign.node; at++) {
      const other = needed[at]!
      const worth = sign.weight * other.weight * countsOf(sign, other, base)
      worths.push(worth)
      if (worth <= best) continue
      best = worth
      pair = [sign, other]
    }
  }
  if (!pair) return null
  worths.sort((a, b) => b - a)
  let others = 1
  let counts = weights.second
  for (let at = 1; at < worths.length && at <= mostOthers; at++) {
    others *= 1 - counts * worths[at]!
    counts *= weights.second
  }
  return { worth: best, why: whyOf(...pair, concepts), others }
}

function countsOf(offered: Sign, needed: Sign, base: KnowledgeBase): number {
  if (offered.node >= base.concepts.length) {
    const counts = offered.way === 'serves' ? weights.use : weights.useNamed
    return isSpokenOf(offered, needed, base) ? counts : counts * weights.notSpokenOf
  }
  if (needed.way === 'usual') return weights.use
  if (offered.way === 'wider') return needed.way === 'wider' ? weights.kin : weights.kind
  return needed.way === 'wider' ? weights.kind : weights.same
}

/** Whether a need names a use in words that leave room for what is offered. */
function isSpokenOf({ by }: Sign, { about }: Sign, base: KnowledgeBase): boolean {
  if (by === undefined || !about || about.has(by)) return true
  return [...base.wider(by), ...base.narrower(by)].some(({ concept }) => about.has(concept))
}

function whyOf(offered: Sign, needed: Sign, concepts: number): Why {
  const { node } = offered
  if (node >= concepts)
    return {
      kind: 'use',
      offered: offered.way === 'serves' ? offered.from : null,
      use: node - concepts,
      instead: needed.way === 'replaced' && needed.from < concepts ? needed.from : null,
    }
  if (needed.way === 'usual')
    return { kind: 'use', offered: offered.from, use: needed.from - concepts, instead: null }
  if (offered.way === 'wider')
    return needed.way === 'wider'
      ? { kind: 'kin', offered: offered.from, needed: needed.from, wide: node }
      : { kind: 'kind', narrow: offered.from, wide: node }
  if (needed.way === 'wider') return { kind: 'kind', narrow: needed.from, wide: node }
  return { kind: 'same', concept: node }
}
