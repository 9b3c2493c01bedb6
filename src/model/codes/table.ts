/** A classification with its titles in two languages: look up, walk up and down, search. */
import type { Language } from '../words'
import { queryWords, stem, wordsOf } from './stem'

export interface CodeEntry {
  /** In canonical spelling, without the mark of hazard: "10 01 02", "10.51", "C". */
  readonly code: string
  readonly level: 'chapter' | 'group' | 'waste' | 'section' | 'division' | 'class'
  readonly title: Readonly<Record<Language, string>>
  /** The code one level up; null at the top. */
  readonly parent: string | null
  /** Wastes only. */
  readonly hazardous?: boolean
  /** Wastes only. A mirror entry is hazardous or not by what the waste contains; an absolute one always the same. */
  readonly entry?: 'absolute' | 'mirror'
  /** NACE only: '2' for a code that Rev. 2.1 gave up. */
  readonly revision?: '2.1' | '2'
  /** NACE only: what the same code was called in Rev. 2, where that differs. Some codes changed their meaning. */
  readonly former?: Readonly<Record<Language, string>>
  /** Words that people search by and the titles lack. */
  readonly also?: string
}

export interface CodeTable {
  /** All entries in the order of the classification; codes of an older revision last. */
  readonly entries: readonly CodeEntry[]
  /** The entry of a code in any spelling that `format.ts` reads. */
  get(code: string): CodeEntry | undefined
  /**
   * Finds entries by the beginning of a code ("10 01", "1001", "C10") or by words of their titles, in either language
   * whichever the reader uses. Every word must be found in the title or the titles above it, as the beginning of a word
   * or in another inflection. Best first: words found in full and in the entry itself, then deeper and shorter.
   * @param language of the reader: titles in it decide which is shorter.
   * @param limit most entries to give.
   */
  search(query: string, language: Language, limit?: number): CodeEntry[]
  /** The entries right below a code; without a code, those at the top. */
  children(code?: string): CodeEntry[]
  /** From the top down to the entry itself; empty for a code that the table does not have. */
  path(code: string): CodeEntry[]
}

/** What a classification must say about its spelling. */
export interface Spelling {
  /** The canonical code, or null when the text is none. */
  canonical(text: string): string | null
  /** The letters and digits of a query that looks like the beginning of a code, or null when it is words. */
  prefix(query: string): string | null
  /** Whether an entry comes before others that words find equally well: makers before those who sell or grow the same. */
  readonly first?: (entry: CodeEntry) => boolean
}

interface Word {
  readonly word: string
  readonly stem: string
}

interface Indexed {
  readonly entry: CodeEntry
  readonly depth: number
  readonly own: readonly Word[]
  readonly above: readonly Word[]
}

/** How well a word was found: the very word, another inflection of it, or only its beginning; less in a title above. */
const inOwn = { same: 9, inflected: 8, beginning: 6 }
const inAbove = { same: 2, inflected: 2, beginning: 1 }

/**
 * Builds a table.
 * @param entries in the order of the classification, parents before their children, no code twice.
 */
export function codeTable(entries: readonly CodeEntry[], spelling: Spelling): CodeTable {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]))
  const below = new Map<string | null, CodeEntry[]>()
  for (const entry of entries) {
    const siblings = below.get(entry.parent)
    if (siblings) siblings.push(entry)
    else below.set(entry.parent, [entry])
  }
  // Made when words are first searched for: whoever only looks up codes never pays for it.
  let index: Map<string, Indexed> | undefined

  const first = spelling.first ?? (() => false)
  const get = (code: string): CodeEntry | undefined => byCode.get(spelling.canonical(code) ?? code)

  function byPrefix(prefix: string, query: string): CodeEntry[] {
    const exact = get(query)
    const found = entries.filter(
      ({ code, parent }) => compact(code).startsWith(prefix) || (exact && parent === exact.code),
    )
    // A single digit or an odd number of them may have lost its leading zero in a spreadsheet.
    return exact && !found.includes(exact) ? [exact, ...found] : found
  }

  function byWords(query: string, language: Language): CodeEntry[] {
    const sought = queryWords(query).map((word) => ({ word, stem: stem(word) }))
    if (sought.length === 0) return []
    index ??= indexOf(entries)
    const hits: { indexed: Indexed; quality: number; own: boolean }[] = []
    for (const indexed of index.values()) {
      let quality = 0
      let own = false
      for (const word of sought) {
        const here = find(word, indexed.own, inOwn)
        const best = here || find(word, indexed.above, inAbove)
        own ||= here > 0
        quality = best === 0 ? -Infinity : quality + best
      }
      if (quality > 0) hits.push({ indexed, quality, own })
    }
    const length = (indexed: Indexed) => indexed.entry.title[language].length
    // The sort is stable: what is still equal stays in the order of the classification.
    return hits
      .sort(
        (a, b) =>
          b.quality - a.quality ||
          Number(first(b.indexed.entry)) - Number(first(a.indexed.entry)) ||
          b.indexed.depth - a.indexed.depth ||
          Number(b.own) - Number(a.own) ||
          (a.own ? length(a.indexed) - length(b.indexed) : 0),
      )
      .map(({ indexed }) => indexed.entry)
  }

  return {
    entries,
    get,
    search(query, language, limit = 20) {
      const prefix = spelling.prefix(query)
      return (prefix === null ? byWords(query, language) : byPrefix(prefix, query)).slice(0, limit)
    },
    children: (code) => {
      const entry = code === undefined ? null : get(code)
      return entry === undefined ? [] : [...(below.get(entry?.code ?? null) ?? [])]
    },
    path(code) {
      const path: CodeEntry[] = []
      for (let entry = get(code); entry; entry = entry.parent === null ? undefined : get(entry.parent))
        path.unshift(entry)
      return path
    },
  }
}

const compact = (code: string): string => code.replace(/[ .]/g, '')

function indexOf(entries: readonly CodeEntry[]): Map<string, Indexed> {
  const stems = new Map<string, Word>()
  const wordOf = (word: string): Word => {
    let found = stems.get(word)
    if (!found) stems.set(word, (found = { word, stem: stem(word) }))
    return found
  }
  const index = new Map<string, Indexed>()
  for (const entry of entries) {
    const parent = entry.parent === null ? undefined : index.get(entry.parent)
    // Digits in titles point to other entries ("other than those mentioned in ..."), so only the own code counts.
    const titles = `${entry.title.en} ${entry.title.ru} ${entry.also ?? ''}`.replace(/\d+/g, ' ')
    index.set(entry.code, {
      entry,
      depth: parent ? parent.depth + 1 : 0,
      own: [...new Set(wordsOf(`${entry.code} ${titles}`))].map(wordOf),
      above: parent ? [...parent.own, ...parent.above] : [],
    })
  }
  return index
}

/** How well the best of some words fits the one sought; 0 when none does. */
function find(sought: Word, words: readonly Word[], worth: typeof inOwn): number {
  let best = 0
  for (const { word, stem } of words) {
    if (word === sought.word) return worth.same
    if (stem === sought.stem) best = worth.inflected
    else if (best === 0 && word.startsWith(sought.word)) best = worth.beginning
  }
  return best
}
