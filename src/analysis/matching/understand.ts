/** What an offer or a need says, in terms of the base: concepts, uses, words, and the state it is in. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Form, Trait } from '../knowledge/knowledge'
import { isHazardous } from '../../model/codes/hazardous'
import type { Category, Company, Direction, Resource } from '../../model/records'
import { annualAmount, type AnnualAmount } from '../../model/units'
import type { NameHit, NameIndex, Placed } from './language/nameIndex'
import { rootOf, tokensOf } from './language/tokens'
import { weights } from './weights'
import { pressureOf, propertiesOf, temperatureOf, type Property, type Range } from './properties'

/**
 * How a resource comes to an entry of the base: it names the concept itself (`own`) or one narrower than it (`wider`), names
 * the use (`named`), is a concept that serves it (`serves`), asks for one that others replace in it (`replaced`), or asks for
 * a use for which this concept is usual (`usual`).
 */
export type Way = 'own' | 'wider' | 'named' | 'serves' | 'replaced' | 'usual'

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
  /** Root -> how much the word counts, and as it was typed. */
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
  const digits = low?.replace(/\D/g, '').slice(0, 6)
  const code = digits?.length === 6 ? digits : undefined
  const { hits: found, unlike } = names.find(placed)
  const hits = weighed(found, base, direction, company?.nace, code)
  const coded = code ? byLow(code, base) : []
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
    spelled: new Map(placed.map(({ stem, word }) => [rootOf(stem), word])),
    low: code,
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
    counts: weights[token.role],
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
  /** Whether it is what is to be replaced, so not wanted itself. */
  readonly instead?: boolean
}

/** How surely each hit is meant: the more of the name, and the more of the text by the name, the surer. */
function weighed(
  hits: readonly NameHit[],
  base: KnowledgeBase,
  direction: Direction,
  nace: string | undefined,
  code: string | undefined,
): Meant[] {
  const ranked = hits
    .map((hit) => ({ hit, worth: hit.coverage ** 2 * hit.weight * hit.counts }))
    .sort((a, b) => b.worth - a.worth)
  const meant: Meant[] = []
  const before: NameHit[] = []
  for (const { hit } of ranked) {
    const { kind, number, coverage, counts } = hit
    const share = Math.max(hit.share, hit.partShare * weights.partShare)
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
    meant.push({ node, weight: Math.min(1, weight), instead: hit.denied === 'instead' })
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
  for (const { node, weight: found, instead } of meant) {
    const weight = found * (instead ? weights.absent : 1)
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
      serve(concept, weights.useOfWider ** steps)
    }
    for (const { concept, steps } of base.narrower(node)) serve(concept, weights.useOfNarrower ** steps)
  }
  return signs.list()
}

function needed(meant: readonly Meant[], base: KnowledgeBase): Sign[] {
  const signs = new Signs()
  const first = base.concepts.length
  const replace = (concept: number, weight: number, from: number, steps = 0) => {
    for (const use of base.replacedIn(concept))
      signs.put(first + use, 'replaced', weight * weights.replaced * weights.replacedKin ** steps, from)
  }
  for (const { node, weight, instead } of meant) {
    if (node >= first) {
      signs.put(node, 'named', weight, node)
      // What the use takes the place of would do as well, and so would whatever else takes its place.
      for (const concept of base.replacedBy(node - first)) {
        signs.put(concept, 'usual', weight * weights.throughUse, node)
        replace(concept, weight * weights.throughUse, node)
      }
      continue
    }
    const wanted = weight * (instead ? weights.replacedItself : 1)
    signs.put(node, 'own', wanted, node)
    replace(node, weight, node)
    for (const { concept, steps } of base.wider(node)) {
      signs.put(concept, 'wider', wanted * weights.down ** steps, node)
      replace(concept, weight, node, steps)
    }
    for (const { concept, steps } of base.narrower(node)) replace(concept, weight, node, steps)
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
    if (token.denied === 'absent') continue
    const weight = names.vocabulary.weightOfWord(token) * token.counts
    const root = rootOf(token.stem)
    if (weight > (words.get(root) ?? 0)) words.set(root, weight)
  }
  return words
}
