/** Which texts hold which words: an index that takes and forgets one text at a time. */
import { stem } from '../../model/codes/stem'
import { wordFit, type Sought } from './words'

/** How well a text answers. */
export interface Hit {
  readonly doc: number
  readonly score: number
  /** A bit for each of the text's fields in which something was found. */
  readonly fields: number
}

interface Entry {
  readonly word: string
  readonly stem: string
  /** Text -> a bit for each field that holds the word. */
  readonly docs: Map<number, number>
}

/**
 * An inverted index. Finding walks the texts that hold the words, never all texts; words that begin as typed are found by
 * halving a sorted list.
 */
export class WordIndex {
  private readonly entries = new Map<string, Entry>()
  private readonly byStem = new Map<string, Set<Entry>>()
  private readonly held = new Map<number, readonly string[]>()
  /** Every word, sorted when somebody looks for one; words that no text holds any more go then too. */
  private sorted: string[] = []
  private added: string[] = []
  private gone = 0

  /** @param weights how much a word counts in each field of a text. */
  constructor(private readonly weights: readonly number[]) {}

  /** Takes a text, in place of what it held before. @param fields the words of each field. */
  put(doc: number, fields: readonly (readonly string[])[]): void {
    this.remove(doc)
    const bits = new Map<string, number>()
    fields.forEach((words, field) => {
      for (const word of words) bits.set(word, (bits.get(word) ?? 0) | (1 << field))
    })
    for (const [word, where] of bits) this.entry(word).docs.set(doc, where)
    this.held.set(doc, [...bits.keys()])
  }

  remove(doc: number): void {
    for (const word of this.held.get(doc) ?? []) {
      const entry = this.entries.get(word)!
      entry.docs.delete(doc)
      if (entry.docs.size === 0) this.forget(entry)
    }
    this.held.delete(doc)
  }

  /** Texts that hold every word looked for, in no order. */
  find(sought: readonly Sought[]): Hit[] {
    if (sought.length === 0) return []
    const found = sought.map((one) => this.answers(one)).sort((a, b) => a.size - b.size)
    const [least, ...others] = found as [Map<number, Answer>, ...Map<number, Answer>[]]
    const hits: Hit[] = []
    for (const [doc, first] of least) {
      let { score, fields } = first
      const all = others.every((answers) => {
        const answer = answers.get(doc)
        if (answer) {
          score += answer.score
          fields |= answer.fields
        }
        return answer !== undefined
      })
      if (all) hits.push({ doc, score, fields })
    }
    return hits
  }

  /** The texts that answer one word, by the best of their words. */
  private answers(sought: Sought): Map<number, Answer> {
    const answers = new Map<number, Answer>()
    for (const { word, stem, docs } of this.near(sought)) {
      const fit = wordFit(word, sought, stem)
      for (const [doc, fields] of docs) {
        const score = fit * this.weight(fields)
        const known = answers.get(doc)
        if (!known || known.score < score) answers.set(doc, { score, fields })
      }
    }
    return answers
  }

  /** Words that begin so, and other inflections. */
  private near({ word, stem }: Sought): Set<Entry> {
    const near = new Set(this.byStem.get(stem))
    this.sort()
    for (let at = firstFrom(this.sorted, word); at < this.sorted.length; at++) {
      const candidate = this.sorted[at]!
      if (!candidate.startsWith(word)) break
      const entry = this.entries.get(candidate)
      if (entry) near.add(entry)
    }
    return near
  }

  private weight(fields: number): number {
    let best = 0
    for (let field = 0; field < this.weights.length; field++)
      if (fields & (1 << field)) best = Math.max(best, this.weights[field]!)
    return best
  }

  private entry(word: string): Entry {
    const known = this.entries.get(word)
    if (known) return known
    const entry: Entry = { word, stem: stem(word), docs: new Map() }
    this.entries.set(word, entry)
    this.added.push(word)
    const kin = this.byStem.get(entry.stem)
    if (kin) kin.add(entry)
    else this.byStem.set(entry.stem, new Set([entry]))
    return entry
  }

  private forget(entry: Entry): void {
    this.entries.delete(entry.word)
    this.gone++
    const kin = this.byStem.get(entry.stem)
    kin?.delete(entry)
    if (kin?.size === 0) this.byStem.delete(entry.stem)
  }

  private sort(): void {
    if (this.added.length === 0 && this.gone < 1_000) return
    // A word may have gone and come again: then it is in both lists.
    this.sorted = merged(this.sorted, this.added.sort()).filter((word) => this.entries.has(word))
    this.added = []
    this.gone = 0
  }
}

/** Two sorted lists as one, without repeating. */
function merged(a: readonly string[], b: readonly string[]): string[] {
  const all: string[] = []
  for (let i = 0, k = 0; i < a.length || k < b.length;) {
    const next = k >= b.length || (i < a.length && a[i]! <= b[k]!) ? a[i++]! : b[k++]!
    if (all.at(-1) !== next) all.push(next)
  }
  return all
}

interface Answer {
  readonly score: number
  readonly fields: number
}

/** The place of the first word that is not before this one. */
function firstFrom(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < word) low = middle + 1
    else high = middle
  }
  return low
}
