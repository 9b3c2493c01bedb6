/** Which actions a person means by what they have typed. */
import { foldedWords, soughtWords, wordFit } from '../../../analysis/search/words'
import { otherLayout } from './layouts'

export interface Named {
  readonly id: string
  /** What it is called: in the person's language first, then in others. */
  readonly names: readonly string[]
}

/** A name in the person's own language counts more, and so does what they used lately. */
const own = 0.2
const lately = 0.1

/**
 * The actions whose names have every typed word, in any order; the beginning of a word is enough, and the keys may have been
 * pressed on the wrong layout. Best first; equals stay in their order.
 * @param recent ids of what was used lately, the latest first.
 */
export function rankActions<T extends Named>(
  actions: readonly T[],
  query: string,
  recent: readonly string[] = [],
): T[] {
  const queries = [query, otherLayout(query)].map(soughtWords)
  const scored = actions.map((action) => {
    const fits = queries.flatMap((sought) =>
      action.names.map((name, at) => nameFit(name, sought) + (at === 0 ? own : 0)),
    )
    return { action, score: Math.max(...fits) + (recent.includes(action.id) ? lately : 0) }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ action }) => action)
}

/** How well a name answers; below nothing where a word is not in it. */
function nameFit(name: string, sought: ReturnType<typeof soughtWords>): number {
  if (sought.length === 0) return -Infinity
  const words = foldedWords(name)
  let sum = 0
  for (const one of sought) {
    const best = Math.max(0, ...words.map((word) => wordFit(word, one)))
    if (best === 0) return -Infinity
    sum += best
  }
  // Of two names that hold the words, the one that begins with them, then the shorter.
  const begins = words[0]?.startsWith(sought[0]!.word) ? 0.3 : 0
  return sum / sought.length + begins + 0.3 * (sought.length / words.length)
}
