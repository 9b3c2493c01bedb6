/** What an offer or a need says, in terms of the base: concepts, uses, words, and the state it is in. */
import type { KnowledgeBase } from '../knowledge/base'
import type { Form, Trait } from '../knowledge/knowledge'
import { isHazardous } from '../../model/codes/lowCodes'
import type { Category, Direction } from '../../model/records'
import { annualAmount, type AnnualAmount } from '../../model/units'
import type { NameIndex, Placed } from './language/nameIndex'
import { rootOf, tokensOf } from './language/tokens'
import type { CompanyFacts, ResourceFacts } from './facts'
import { weights } from './weights'
import { bestConcept, byLow, weighed } from './meaning'
import { pressureOf, propertiesOf, temperatureOf, type Property, type Range } from './properties'
import { needed, offered, type Sign } from './signs'

export interface Understood {
  readonly id: string
  readonly direction: Direction
  readonly name: string
  readonly company: CompanyFacts | undefined
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
  /** Of all words together, as a vector. */
  readonly length: number
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

/** Reads one resource. Pure: the same words give the same, whatever else is on the board. */
export function understand(
  resource: ResourceFacts,
  company: CompanyFacts | undefined,
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
  const concept = bestConcept(all, base)
  const known = concept === undefined ? undefined : base.concepts[concept.node]
  const text = [resource.name, resource.quality, resource.availability, resource.disposal].join(', ')
  const sure = concept?.weight ?? 0
  const surely = sure >= 0.35
  const words = wordsOf(placed, names)
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
    words,
    length: Math.hypot(...words.values()) || 1,
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
function placedWords({ name, quality }: ResourceFacts): Placed[] {
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
