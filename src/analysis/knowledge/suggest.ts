/** Resources that a person may mean while typing a name, in either language. */
import type { Language } from '../../model/words'
import type { KnowledgeBase } from './base'
import type { Concept } from './knowledge'

export interface Suggestion {
  /** The concept's number in the base. */
  readonly concept: number
  /** Its first name in the reader's language. */
  readonly name: string
  /** The name that the typed text fits, where that is another one. */
  readonly as: string | null
}

interface Name {
  readonly concept: number
  readonly text: string
  readonly lower: string
  readonly words: readonly string[]
  readonly place: number
}

const split = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean)

/** A name as two of them are compared. */
export const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е').trim()

/** All names of the base, made ready once; a search looks at each of them, which takes about a millisecond. */
export class Suggestions {
  private readonly names: readonly Name[]

  constructor(private readonly base: KnowledgeBase) {
    this.names = base.concepts.flatMap(({ en, ru }, concept) =>
      [en, ru].flatMap((names) =>
        names.map((text, place) => {
          const lower = plain(text)
          return { concept, text, lower, words: split(lower), place }
        }),
      ),
    )
  }

  /** @returns the likeliest first; nothing for fewer than two letters. */
  find(typed: string, language: Language, most = 7): Suggestion[] {
    const wanted = plain(typed)
    const words = split(wanted)
    if (wanted.length < 2 || words.length === 0) return []
    const best = new Map<number, { rank: number; name: Name }>()
    for (const name of this.names) {
      const rank = rankOf(name, wanted, words)
      if (rank === null) continue
      const known = best.get(name.concept)
      if (!known || rank < known.rank) best.set(name.concept, { rank, name })
    }
    return [...best.values()]
      .sort((a, b) => a.rank - b.rank || a.name.concept - b.name.concept)
      .slice(0, most)
      .map(({ name: { concept, text } }) => {
        const shown = nameOf(this.base.concepts[concept]!, language)
        return { concept, name: shown, as: plain(shown) === plain(text) ? null : text }
      })
  }
}

/** Whether a suggestion is what was typed, not only something like it. */
export function isExactly({ name, as }: Suggestion, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  return [name, as].some((one) => one?.toLowerCase() === wanted)
}

export const nameOf = (concept: Concept, language: Language): string => concept[language][0]!

/** The lower the better: the name itself, how it begins, words that it has; a longer name and a later synonym count less. */
function rankOf({ lower, words, place }: Name, wanted: string, typed: readonly string[]): number | null {
  const fine = Math.min(place, 9) / 10 + Math.min(lower.length, 99) / 1_000
  if (lower === wanted) return fine
  if (lower.startsWith(wanted)) return 1 + fine
  return typed.every((word) => words.some((one) => one.startsWith(word))) ? 2 + fine : null
}
