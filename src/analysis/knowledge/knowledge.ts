/**
 * What is known about resources: what each is called, who has it, and what it can stand in for. The files beside this one
 * hold it as data, which a person of the field extends without touching code; README.md says how.
 */
import type { Category } from '../../model/records'

/** The state in which a resource usually changes hands. */
export const forms = [
  'solid',
  'powder',
  'granular',
  'fibre',
  'sheet',
  'liquid',
  'sludge',
  'gas',
  'heat',
  'cold',
  'power',
  'service',
] as const
export type Form = (typeof forms)[number]

/** What a law, a process or a lorry asks about a resource. */
export const traits = [
  'hazardous',
  'may-be-hazardous',
  'food-grade',
  'feed-grade',
  'animal-by-product',
  'perishable',
  'wet',
  'mixed',
  'contaminated',
  'corrosive',
  'flammable',
  'explosive',
  'radioactive',
  'asbestos',
  'low-temperature',
  'high-temperature',
  'low-value',
  'high-value',
  'not-portable',
] as const
export type Trait = (typeof traits)[number]

/** A kind of resource, whatever people call it. */
export interface Concept {
  /** Its most ordinary English name in the singular, in kebab case: "fly-ash". */
  readonly id: string
  /** Names in English: the first is shown; then synonyms, trade names, abbreviations. */
  readonly en: readonly string[]
  /** Names in Russian, likewise. */
  readonly ru: readonly string[]
  readonly category: Category
  /** Ids of wider concepts: fly ash is an ash. */
  readonly kindOf?: readonly string[]
  /** List of Waste codes under which it is usually found, "10 01 02", with `*` when hazardous. */
  readonly low?: readonly string[]
  /** NACE Rev. 2.1 divisions or classes ("35", "10.51") that usually have it left over. */
  readonly has?: readonly string[]
  /** NACE divisions or classes that usually need it. */
  readonly needs?: readonly string[]
  readonly form?: Form
  readonly traits?: readonly Trait[]
  /** Words, in either language, beside which one of the names means something else: "school" beside "slate". */
  readonly not?: readonly string[]
}

/** One place where an exchange runs or ran, and who says so. */
export interface Place {
  /** Town or park, and country: "Kalundborg, Denmark". */
  readonly where: string
  readonly donor?: string
  readonly receiver?: string
  /** Author, title, year, or the publisher's page. */
  readonly source: string
  /** Whether the source was opened and read for this entry, or is named from memory and must be checked before it is cited. */
  readonly checked: 'read' | 'recalled'
}

/** A use to which a resource is put: what makes an offer under one name answer a need under another. */
export interface Use {
  /** "cork-dust-as-screed-filler" */
  readonly id: string
  /** Ids of the concepts that serve; any one of them does. */
  readonly of: readonly string[]
  /** Those of them that do so here and there only. */
  readonly seldom?: readonly string[]
  /** What it is used as, in a receiver's words: "light filler in screed"; the first is shown. */
  readonly en: readonly string[]
  readonly ru: readonly string[]
  /** Ids of the concepts whose place it takes. */
  readonly replaces?: readonly string[]
  /** NACE divisions or classes of those who give and who take. */
  readonly donors?: readonly string[]
  readonly receivers?: readonly string[]
  /** How usual it is, 1 for everyday practice down to 0.3 for what has been shown once. */
  readonly strength: number
  /** What must hold first, a sentence in each language. */
  readonly conditions?: readonly { readonly en: string; readonly ru: string }[]
  /** Traits of an offer that forbid this use, beside those that forbid any: wet fly ash does not go into cement by pipe. */
  readonly spoiledBy?: readonly Trait[]
  readonly places?: readonly Place[]
}
