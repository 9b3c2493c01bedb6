/** Which factors apply to a resource, by its List of Waste code or by the words of its name. */
import { foldedWords } from '../search/words'
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

/** @returns whether every part of a phrase begins some word. */
const phraseIn = (phrase: readonly string[], whole: boolean, words: readonly string[]) =>
  phrase.length > 0 &&
  phrase.every((part) => words.some((word) => (whole ? word === part : word.startsWith(part))))

const phrases = families.map((family) =>
  family.words.map((text) => ({ whole: text.startsWith('='), parts: foldedWords(text) })),
)

/** Whether one of some phrases is in a text. */
export function saysAny(text: string, sought: readonly string[]): boolean {
  const words = foldedWords(text)
  return sought.some((phrase) => phraseIn(foldedWords(phrase), false, words))
}

/**
 * The family of a resource: by its code where that is in one, as a code says it more exactly, otherwise by its words.
 * @returns null when neither is known.
 */
export function familyOf(name: string, low: string | undefined): Family | null {
  const digits = low?.replace(/\D/g, '')
  if (digits)
    for (const family of families)
      if (family.low?.some((code) => digits.startsWith(code.replace(/\D/g, '')))) return family
  const words = foldedWords(name)
  return (
    families.find((_, at) => phrases[at]!.some(({ parts, whole }) => phraseIn(parts, whole, words))) ?? null
  )
}
