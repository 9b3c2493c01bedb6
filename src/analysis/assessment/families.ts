/** Which factors apply to a resource, by its List of Waste code or by the words of its name. */
import { foldedWords } from '../search/words'
import type { Company } from '../../model/records'
import type { AnnualUnit } from '../../model/units'
import table from './families.json'

export interface Family {
  readonly id: string
  /** Beginnings of words in both languages, all of a phrase to be found; with `=` before it, a whole word. */
  readonly words: readonly string[]
  /** List of Waste codes, or the groups they are in. */
  readonly low?: readonly string[]
  /** Factor of landfilling it. */
  readonly treatment?: string
  /** Factor of treating it where it goes instead of to landfill. */
  readonly processing?: string
  /** Factor of the virgin product that it stands in for. */
  readonly virgin?: string
  /** Receivers for which `virgin` holds; every receiver when absent. */
  readonly uses?: { readonly nace: readonly string[]; readonly words: readonly string[] }
  /** Whether a tonne of it spares a tonne of virgin material. */
  readonly tonnes?: boolean
  /** Whether it is commonly recovered already, so that landfill must never be taken for granted. */
  readonly recovered?: boolean
  /** Whether work that no factor is known for is needed before use. */
  readonly needs?: 'processing'
  readonly energy?: 'heat' | 'electricity' | 'fuel'
  readonly water?: 'tap' | 'fresh' | 'waste'
  /** Factor of burning it, where it can be burnt. */
  readonly fuel?: string
}

const families = table as readonly Family[]

/** Words of which all must begin some word of a text, or be one. */
interface Phrase {
  readonly parts: readonly string[]
  readonly whole: boolean
}

/** Phrases made ready to be looked for; with `=` before it, one is to be found in whole words. */
export const phrasesOf = (texts: readonly string[]): readonly Phrase[] =>
  texts.map((text) => ({ parts: foldedWords(text), whole: text.startsWith('=') }))

/** Whether one of some phrases is in the words of a text. */
export function saysAny(words: readonly string[], sought: readonly Phrase[]): boolean {
  return sought.some(
    ({ parts, whole }) =>
      parts.length > 0 &&
      parts.every((part) => words.some((word) => (whole ? word === part : word.startsWith(part)))),
  )
}

const digitsOf = (code: string) => code.replace(/\D/g, '')

/** What is looked at for every flow of a board, made ready once. */
const ready = families.map((family) => ({
  family,
  unit: family.energy ? 'MWh' : family.water ? 'm3' : 't',
  phrases: phrasesOf(family.words),
  codes: family.low?.map(digitsOf) ?? [],
}))
const users = new Map(families.map((family) => [family, phrasesOf(family.uses?.words ?? [])]))

/** Whether a receiver is one for whom the family's virgin product is known. */
export function isUser(family: Family, { name, nace }: Pick<Company, 'name' | 'nace'>): boolean {
  if (!family.uses) return true
  return (
    family.uses.nace.some((code) => nace?.startsWith(code)) ||
    saysAny(foldedWords(name), users.get(family) ?? [])
  )
}

/**
 * The family of a resource: by its code where that is in one, as a code says it more exactly, otherwise by its words.
 * @param unit heat is no tonne and ash no megawatt-hour: "food waste for biogas" in tonnes is food.
 * @returns null when neither is known.
 */
export function familyOf(name: string, low: string | undefined, unit: AnnualUnit): Family | null {
  const digits = low && digitsOf(low)
  const coded =
    digits && ready.find((one) => one.unit === unit && one.codes.some((code) => digits.startsWith(code)))
  if (coded) return coded.family
  const words = foldedWords(name)
  return ready.find((one) => one.unit === unit && saysAny(words, one.phrases))?.family ?? null
}
