/** Which entries of the base a text means, and how surely. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Category, Direction } from '../../model/records'
import { isActivity } from './activities'
import { wholeName, type NameHit } from './language/nameIndex'
import { weights } from './weights'

/** What is less sure than this is noise. */
export const leastSign = 0.06

/** Less of a name is a part of it; so much of the text a whole one says where it tells what the thing is. */
const partOfName = 0.75
const ofText = 0.3
const isWhole = ({ kind, coverage }: NameHit) => kind === 'concept' && coverage > wholeName
const tellsTheThing = (hit: NameHit) => isWhole(hit) && hit.share > ofText

/** An entry named by the text, and how surely. */
export interface Meant {
  readonly node: number
  readonly weight: number
  /** Whether it is what is to be replaced, so not wanted itself. */
  readonly instead?: boolean
  /** Of a use: the concepts that its name speaks of. */
  readonly about?: ReadonlySet<number>
}

/** How surely each hit is meant: the more of the name, and the more of the text by the name, the surer. */
export function weighed(
  hits: readonly NameHit[],
  base: KnowledgeBase,
  direction: Direction,
  nace: string | undefined,
  code: string | undefined,
): Meant[] {
  const ranked = hits
    .map((hit) => ({ hit, worth: hit.coverage ** 2 * hit.weight * hit.counts }))
    .sort((a, b) => b.worth - a.worth)
  const spoken = new Set(hits.filter(isWhole).map(({ number }) => number))
  const meant: Meant[] = []
  const before: NameHit[] = []
  for (const { hit } of ranked) {
    const { kind, number, coverage, counts } = hit
    const forUse = hit.purpose && kind === 'use'
    const ofPart = forUse ? weights.purposeUseShare : weights.partShare
    const share = Math.max(hit.share, hit.partShare * ofPart)
    let weight =
      coverage ** weights.coverage *
      (weights.leastShare + (1 - weights.leastShare) * share ** weights.share) *
      (0.4 + 0.6 * (forUse ? weights.purposeUse : counts))
    // "Forest chips" are no half of "steel chips" where the text names another thing in full.
    if (kind === 'concept' && coverage < partOfName && before.some(tellsTheThing))
      weight *= weights.partBesideWhole
    for (const better of before) {
      if (better.at.size < hit.at.size || ![...hit.at].every((place) => better.at.has(place))) continue
      // "Ash" within "fly ash" is another thing, or the wider one that its concept leads to anyway.
      // "Road base" within "sand for road base" is still what it is for.
      if (better.coverage > wholeName && better.at.size > hit.at.size)
        weight *= kind === 'use' && better.kind === 'use' ? weights.useWithinUse : weights.within
      else if (better.coverage > coverage + 0.1) weight *= weights.worse
    }
    if (kind === 'concept') {
      const { has, needs, low } = base.concepts[number]!
      if (isActivity(nace, direction === 'offer' ? has : needs)) weight *= 1.12
      if (code && low?.length) weight *= agreement(code, low)
      if (hit.purpose) weight *= weights.purposeConcept
    }
    if (hit.denied === 'absent') weight *= weights.absent
    before.push(hit)
    if (weight < leastSign) continue
    const node = kind === 'concept' ? number : base.concepts.length + number
    meant.push({
      node,
      weight: Math.min(1, weight),
      instead: hit.denied === 'instead',
      about: new Set([...hit.about].filter((concept) => spoken.has(concept))),
    })
  }
  return meant
}

/** What a concept with codes is worth where another code, or one of them, was given. */
function agreement(code: string, low: readonly string[]): number {
  const codes = low.map((one) => one.replace(/\D/g, ''))
  if (codes.includes(code)) return 1.25
  return codes.some((one) => one.slice(0, 2) === code.slice(0, 2)) ? 0.9 : weights.otherCode
}

/** Concepts found under a code, the less each the more there are. */
export function byLow(digits: string, base: KnowledgeBase): Meant[] {
  const found = base.coded(digits)
  return found.map((node) => ({ node, weight: weights.byCode / Math.sqrt(found.length) }))
}

const services: ReadonlySet<Category> = new Set<Category>(['logistics', 'capacity', 'expertise'])

/**
 * The concept that is meant most surely. Who names a service and a good means the service for it: transport of pallets,
 * storage of berries.
 */
export function bestConcept(meant: readonly Meant[], base: KnowledgeBase): Meant | undefined {
  let best: Meant | undefined
  let most = 0
  for (const one of meant) {
    const concept = base.concepts[one.node]
    if (!concept) continue
    const counts = one.weight * (services.has(concept.category) ? weights.service : 1)
    if (counts <= most) continue
    most = counts
    best = one
  }
  return best
}
