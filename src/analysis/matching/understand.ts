/** What an offer or a need says, in terms of the base: concepts, uses, words, and the state it is in. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Form, Trait } from '../knowledge/knowledge'
import { isHazardous } from '../../model/codes/hazardous'
import type { Category, Company, Direction, Resource } from '../../model/records'
import { annualAmount, type AnnualAmount } from '../../model/units'
import type { NameHit, NameIndex, Placed } from './language/nameIndex'
import { tokensOf } from './language/tokens'
import { weights } from './weights'
import { pressureOf, propertiesOf, temperatureOf, type Property, type Range } from './properties'

/**
 * How a resource comes to an entry of the base: it names the concept itself (`own`) or one narrower than it (`wider`), names
 * the use (`named`), is a concept that serves it (`serves`), or asks for one that others replace in it (`replaced`).
 */
export type Way = 'own' | 'wider' | 'named' | 'serves' | 'replaced'

/** An entry of the base that a resource leads to. Concepts come first in the numbering of nodes, then uses. */
export interface Sign {
  readonly node: number
  readonly way: Way
  /** 0 to 1. */
  readonly weight: number
  /** The node that the text itself names. */
  readonly from: number
}

export interface Understood {
  readonly id: string
  readonly direction: Direction
  readonly name: string
  readonly company: Company | undefined
  readonly category: Category | undefined
  /** Whether a person chose the category. */
  readonly categoryGiven: boolean
  readonly signs: readonly Sign[]
  /** The concept that the text most likely means. */
  readonly concept: number | undefined
  /** How surely. */
  readonly sure: number
  /** Concepts that the text looks like and does not mean. */
  readonly unlike: ReadonlySet<number>
  /** Stem -> how much it counts, and as it was typed. */
  readonly words: ReadonlyMap<string, number>
  readonly spelled: ReadonlyMap<string, string>
  /** Six digits. */
  readonly low: string | undefined
  readonly hazardous: boolean
  readonly properties: ReadonlySet<Property>
  readonly traits: ReadonlySet<Trait>
  readonly form: Form | undefined
  /** Degrees Celsius, bar. */
  readonly temperature: Range | null
  readonly pressure: Range | null
  readonly amount: AnnualAmount | null
}

/** A sign weaker than this is noise, and only so many are kept. */
const leastSign = 0.06
const mostSigns = 48

/** Reads one resource. Pure: the same words give the same, whatever else is on the board. */
export function understand(
  resource: Resource,
  company: Company | undefined,
  base: KnowledgeBase,
  names: NameIndex,
): Understood {
  const { direction, low, category } = resource
  const placed = placedWords(resource)
  const { hits: found, unlike } = names.find(placed)
  const hits = weighed(found, base, direction, company?.nace)
  const digits = low?.replace(/\D/g, '').slice(0, 6)
  const coded = digits?.length === 6 ? byLow(digits, base) : []
  const all = [...hits, ...coded]
  const signs = direction === 'offer' ? offered(all, base) : needed(all, base)
  const concept = bestConcept(all, base.concepts.length)
  const known = concept === undefined ? undefined : base.concepts[concept.node]
  const text = [resource.name, resource.quality, resource.availability, resource.disposal].join(', ')
  const sure = concept?.weight ?? 0
  const surely = sure >= 0.35
  return {
    id: resource.id,
    direction,
    name: resource.name,
    company,
    // Forms say "material" until somebody chooses, so the word alone is no choice.
    category: category && category !== 'material' ? category : surely ? known?.category : category,
    categoryGiven: category !== undefined && category !== 'material',
    signs,
    concept: concept?.node,
    sure,
    unlike,
    words: wordsOf(placed, names),
    spelled: new Map(placed.map(({ stem, word }) => [stem, word])),
    low: digits?.length === 6 ? digits : undefined,
    hazardous: low !== undefined && isHazardous(low),
    properties: propertiesOf(text),
    traits: new Set(surely ? known?.traits : []),
    form: surely ? known?.form : undefined,
    temperature: temperatureOf(text),
    pressure: pressureOf(text),
    amount: annualAmount(resource),
  }
}

/** The words of name and quality with what their place counts. */
function placedWords({ name, quality }: Resource): Placed[] {
  const named = tokensOf(name).map((token) => ({
    ...token,
    counts: token.part === 0 ? weights.first : token.purpose ? weights.purpose : weights.later,
  }))
  const after = (named.at(-1)?.part ?? 0) + 1
  const told = tokensOf(quality ?? '').map((token) => ({
    ...token,
    part: token.part + after,
    counts: weights.quality,
  }))
  return [...named, ...told]
}

/** An entry named by the text, and how surely. */
interface Meant {
  readonly node: number
  readonly weight: number
}

/** How surely each hit is meant: the more of the name, and the more of the text by the name, the surer. */
function weighed(
  hits: readonly NameHit[],
  base: KnowledgeBase,
  direction: Direction,
  nace: string | undefined,
): Meant[] {
  const ranked = hits
    .map((hit) => ({ hit, worth: hit.coverage ** 2 * hit.weight * hit.counts }))
    .sort((a, b) => b.worth - a.worth)
  const meant: Meant[] = []
  const before: NameHit[] = []
  for (const { hit } of ranked) {
    const { kind, number, coverage, share, counts } = hit
    let weight =
      coverage ** weights.coverage *
      (weights.leastShare + (1 - weights.leastShare) * share ** weights.share) *
      (0.4 + 0.6 * counts)
    for (const better of before) {
      if (better.at.size < hit.at.size || ![...hit.at].every((place) => better.at.has(place))) continue
      // "Ash" within "fly ash" is another thing, or the wider one that its concept leads to anyway.
      if (better.coverage > 0.85 && better.at.size > hit.at.size) weight *= weights.within
      else if (better.coverage > coverage + 0.1) weight *= weights.worse
    }
    if (kind === 'concept' && nace) {
      const { has, needs } = base.concepts[number]!
      if (isActivity(nace, direction === 'offer' ? has : needs)) weight *= 1.12
    }
    before.push(hit)
    if (weight >= leastSign)
      meant.push({
        node: kind === 'concept' ? number : base.concepts.length + number,
        weight: Math.min(1, weight),
      })
  }
  return meant
}

/** Concepts found under a code, the less each the more there are. */
function byLow(digits: string, base: KnowledgeBase): Meant[] {
  const found = base.coded(digits)
  return found.map((node) => ({ node, weight: weights.byCode / Math.sqrt(found.length) }))
}

function bestConcept(meant: readonly Meant[], concepts: number): Meant | undefined {
  let best: Meant | undefined
  for (const one of meant) if (one.node < concepts && (!best || one.weight > best.weight)) best = one
  return best
}

/** Keeps for every node and way the strongest sign. */
class Signs {
  private readonly best = new Map<string, Sign>()

  put(node: number, way: Way, weight: number, from: number): void {
    if (weight < leastSign) return
    const key = `${node}/${way}`
    const known = this.best.get(key)
    if (!known || known.weight < weight) this.best.set(key, { node, way, weight, from })
  }

  /** The strongest, by node. */
  list(): Sign[] {
    const all = [...this.best.values()]
    if (all.length > mostSigns) {
      all.sort((a, b) => b.weight - a.weight || a.node - b.node)
      all.length = mostSigns
    }
    return all.sort((a, b) => a.node - b.node)
  }
}

function offered(meant: readonly Meant[], base: KnowledgeBase): Sign[] {
  const signs = new Signs()
  const first = base.concepts.length
  for (const { node, weight } of meant) {
    if (node >= first) {
      signs.put(node, 'named', weight * weights.offeredAsUse, node)
      continue
    }
    signs.put(node, 'own', weight, node)
    const serve = (concept: number, factor: number) => {
      for (const use of base.usesOf(concept)) {
        const usual = weights.unusual + (1 - weights.unusual) * base.uses[use]!.strength
        signs.put(first + use, 'serves', weight * factor * usual, node)
      }
    }
    serve(node, 1)
    for (const { concept, steps } of base.wider(node)) {
      signs.put(concept, 'wider', weight * weights.up ** steps, node)
      serve(concept, weights.kinOfUse ** steps)
    }
    for (const { concept, steps } of base.narrower(node)) serve(concept, weights.kinOfUse ** steps)
  }
  return signs.list()
}

function needed(meant: readonly Meant[], base: KnowledgeBase): Sign[] {
  const signs = new Signs()
  const first = base.concepts.length
  for (const { node, weight } of meant) {
    if (node >= first) {
      signs.put(node, 'named', weight, node)
      continue
    }
    signs.put(node, 'own', weight, node)
    const replace = (concept: number, factor: number) => {
      for (const use of base.replacedIn(concept))
        signs.put(first + use, 'replaced', weight * factor * weights.replaced, node)
    }
    replace(node, 1)
    for (const { concept, steps } of base.wider(node)) {
      signs.put(concept, 'wider', weight * weights.down ** steps, node)
      replace(concept, weights.kinOfUse ** steps)
    }
    for (const { concept, steps } of base.narrower(node)) replace(concept, weights.down ** steps)
  }
  return signs.list()
}

/** Whether an activity is one of a list of divisions and classes, or holds one of them. */
export function isActivity(nace: string | undefined, list: readonly string[] = []): boolean {
  return (
    nace !== undefined &&
    list.some((code) => nace.startsWith(code) || (nace.length >= 2 && code.startsWith(nace)))
  )
}

function wordsOf(placed: readonly Placed[], names: NameIndex): Map<string, number> {
  const words = new Map<string, number>()
  for (const token of placed) {
    const weight = names.vocabulary.weightOfWord(token) * token.counts
    if (weight > (words.get(token.stem) ?? 0)) words.set(token.stem, weight)
  }
  return words
}
