/** Finds what is on a board by words. */
import type { Collection, RecordRef, Records } from '../../model/records'
import type { BoardChange, BoardSnapshot } from '../../model/snapshot'
import { foldedWords, soughtWords, type Sought } from './words'
import { WordIndex, type Hit } from './wordIndex'

/** What is looked for; actions are found in their table. */
export const searchedCollections = ['companies', 'flows', 'resources', 'frames', 'notes'] as const
export type SearchedCollection = (typeof searchedCollections)[number]

/** Where words are looked for, and what finding one there is worth. */
const fields = ['name', 'code', 'company', 'place', 'text'] as const
export type SearchedField = (typeof fields)[number]
const worth: Readonly<Record<SearchedField, number>> = { name: 10, code: 8, company: 5, place: 3, text: 2 }

export interface Found {
  readonly ref: RecordRef<SearchedCollection>
  /** Where the words were found. */
  readonly fields: ReadonlySet<SearchedField>
}

export interface Findings {
  /** The best, best first. */
  readonly best: readonly Found[]
  /** How many there are in all. */
  readonly count: number
}

const nothing: Findings = { best: [], count: 0 }

/** A document of the index, and what breaks a tie. */
interface Doc {
  readonly ref: RecordRef<SearchedCollection>
  /** Words in its name: of two that hold the word, the one that says less else is meant. */
  length: number
  name: string
}

/**
 * Follows a board from when it is first asked for. Records wait to be read until `work` is called, so that whoever opens a
 * large board is not kept waiting; a change costs the records that say something else now.
 */
export class BoardSearch {
  /** Records read so far. For tests. */
  readonly counters = { read: 0 }
  private readonly index = new WordIndex(fields.map((field) => worth[field]))
  private readonly docs: Doc[] = []
  private readonly numbers = new Map<string, number>()
  private readonly waiting = new Map<string, RecordRef<SearchedCollection>>()
  private readonly stop: () => void

  constructor(private readonly board: BoardSnapshot) {
    for (const collection of searchedCollections)
      for (const id of board.all(collection).keys()) this.wait({ collection, id })
    this.stop = board.subscribe(this.follow)
  }

  /** Whether everything on the board has been read. */
  get ready(): boolean {
    return this.waiting.size === 0
  }

  /** Reads some of the records that wait. @returns whether none waits any more. */
  work(most = Infinity): boolean {
    let done = 0
    for (const [key, ref] of this.waiting) {
      if (done++ >= most) return false
      this.waiting.delete(key)
      this.read(key, ref)
    }
    return true
  }

  /**
   * Finds records that hold every word of a query, in any order, inflection and spelling of accents; the beginning of a word
   * is enough. Codes are found however they are spelled ("10 01", "1001", "C10.51"). What still waits is not found.
   * @param limit most records to give.
   */
  find(query: string, limit = 50): Findings {
    const sought = soughtWords(query)
    if (sought.length === 0) return nothing
    const hits = new Map<number, Hit>()
    for (const words of [sought, codeWords(query)])
      for (const hit of words ? this.index.find(words) : []) {
        const known = hits.get(hit.doc)
        if (!known || known.score < hit.score) hits.set(hit.doc, hit)
      }
    const best = bestOf(hits.values(), limit, this.compare).map(({ doc, fields: bits }) => ({
      ref: this.docs[doc]!.ref,
      fields: new Set(fields.filter((_, field) => bits & (1 << field))),
    }))
    return { best, count: hits.size }
  }

  destroy(): void {
    this.stop()
  }

  private readonly compare = (a: Hit, b: Hit): number => {
    if (a.score !== b.score) return b.score - a.score
    const [one, other] = [this.docs[a.doc]!, this.docs[b.doc]!]
    return rank(one) - rank(other) || one.length - other.length || order(one, other)
  }

  private readonly follow = ({ ids }: BoardChange): void => {
    for (const collection of searchedCollections)
      for (const id of ids[collection]) this.wait({ collection, id })
    // What a company is called is said on its flows and beside its offers and needs.
    for (const company of ids.companies) {
      for (const id of this.board.flowsOf(company)) this.wait({ collection: 'flows', id })
      for (const id of this.board.resourcesOf(company)) this.wait({ collection: 'resources', id })
    }
  }

  private wait(ref: RecordRef<SearchedCollection>): void {
    this.waiting.set(`${ref.collection}/${ref.id}`, ref)
  }

  private read(key: string, ref: RecordRef<SearchedCollection>): void {
    this.counters.read++
    const record = this.board.all(ref.collection).get(ref.id)
    const known = this.numbers.get(key)
    if (!record) {
      if (known !== undefined) this.index.remove(known)
      return
    }
    const number = known ?? this.docs.push({ ref, length: 0, name: '' }) - 1
    this.numbers.set(key, number)
    const texts = textsOf(this.board, ref.collection, record)
    const words = fields.map((field) =>
      field === 'code' ? codeOf(texts.code) : foldedWords(texts[field] ?? ''),
    )
    Object.assign(this.docs[number]!, { length: words[0]!.length, name: texts.name ?? '' })
    this.index.put(number, words)
  }
}

const order = (a: Doc, b: Doc) =>
  a.name !== b.name ? (a.name < b.name ? -1 : 1) : a.ref.id < b.ref.id ? -1 : 1
const rank = ({ ref }: Doc) => searchedCollections.indexOf(ref.collection)

type Texts = Readonly<Partial<Record<SearchedField, string>>>

/** What of a record is searched. */
function textsOf<C extends Collection>(board: BoardSnapshot, collection: C, record: Records[C]): Texts {
  const nameOf = (company: string) => board.companies.get(company)?.name ?? ''
  const readers: { [Name in SearchedCollection]: (record: Records[Name]) => Texts } = {
    companies: ({ name, nace, municipality, country, notes }) => ({
      name,
      code: nace ?? '',
      place: `${municipality ?? ''} ${country ?? ''}`,
      text: notes,
    }),
    flows: ({ resource, from, to, low, notes }) => ({
      name: resource,
      code: low ?? '',
      company: `${nameOf(from)} ${nameOf(to)}`,
      text: notes,
    }),
    resources: ({ name, low, company, quality }) => ({
      name,
      code: low ?? '',
      company: nameOf(company),
      text: quality ?? '',
    }),
    frames: ({ title }) => ({ name: title }),
    notes: ({ text }) => ({ name: text }),
  }
  return (readers[collection as SearchedCollection] as (record: Records[C]) => Texts)(record)
}

/** A code as one word, however it is parted: "10 01 02*" is 100102. */
function codeOf(code = ''): string[] {
  const joined = foldedWords(code).join('')
  return joined ? [joined.replace(/^[a-u](?=\d)/, '')] : []
}

/** A query whose groups of digits are read as one code each, or null where it has none. */
function codeWords(query: string): Sought[] | null {
  const spelled = /(?<![\p{L}\p{N}])[A-Ua-u]?\s?(\d{2}(?:[ .]\d{1,2})*)(?![\p{L}\p{N}])\*?/gu
  if (!spelled.test(query)) return null
  const joined = query.replace(spelled, (_, digits: string) => ` ${digits.replace(/\D/g, '')} `)
  return soughtWords(joined)
}

/** The best few of many, in order, without sorting all of them. */
function bestOf<T>(all: Iterable<T>, limit: number, compare: (a: T, b: T) => number): T[] {
  const best: T[] = []
  for (const one of all) {
    if (best.length >= limit && (limit === 0 || compare(one, best.at(-1)!) >= 0)) continue
    let at = best.length
    while (at > 0 && compare(one, best[at - 1]!) < 0) at--
    best.splice(at, 0, one)
    if (best.length > limit) best.pop()
  }
  return best
}
