/** The words of the base: how much each says, and which of them a word on the board may be. */
import shorthand from './shorthand.json'
import { bySound, cyrillicOf, soundOf } from './cyrillic'
import { rootOf, stemOf, type Token } from './tokens'

/** Words that say little about what a resource is, whatever their number in the base. */
const vague = new Set(
  (
    'waste wastes residue residues residual byproduct product products surplus spare used recycled secondary raw material materials ' +
    'production process processing industrial excess leftover scrap good quality clean fresh new old high low grade type kind various ' +
    'mixed different unused available local cheap small large bulk plant company works factory application use supply source system equipment ' +
    'отход отходы остаток остатки побочный продукт продукты продукция излишек излишки вторичный вторсырье сырье материал материалы ' +
    'производство производственный технологический промышленный использованный бывший отработанный отработанная новый старый чистый чистая ' +
    'свежий качество качественный разный разные смешанный вид тип сорт завод фабрика предприятие компания применение использование система оборудование'
  )
    .split(' ')
    .map(stemOf),
)

/** A word of the base that a word of a text may be, and how surely, 0 to 1. */
export interface Reading {
  readonly term: number
  readonly sure: number
}

const exact = 1
const kin = 0.75
const compound = 0.85
const misspelt = 0.7
const cutShort = 0.7
const formula = 0.8
const latin = 0.7

/** Words in both languages for a chemical formula. */
const formulas: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(shorthand.formulas).map(([name, words]) => [name, words.split(' ').map(stemOf)]),
)

/** Shortest word in which an error of typing is looked for: shorter ones have too many neighbours. */
const shortest = 5

/** Every stem in the names of the base, numbered. */
export class Vocabulary {
  private readonly numbers = new Map<string, number>()
  private readonly stems: string[] = []
  private readonly counts: number[] = []
  private readonly byRoot = new Map<string, number[]>()
  private readonly byTrigram = new Map<string, number[]>()
  private readonly read = new Map<string, readonly Reading[]>()
  private texts = 0
  private byLatin: ReadonlyMap<string, readonly number[]> | undefined
  private sorted: { stem: string; term: number }[] | undefined

  /** Counts the stems of one entry of the base. Only before anything is read. */
  add(stems: ReadonlySet<string>): void {
    this.texts++
    for (const stem of stems) {
      let term = this.numbers.get(stem)
      if (term === undefined) {
        term = this.stems.push(stem) - 1
        this.numbers.set(stem, term)
        this.counts.push(0)
        push(this.byRoot, rootOf(stem), term)
        if (stem.length >= shortest - 1) for (const part of trigrams(stem)) push(this.byTrigram, part, term)
      }
      this.counts[term]!++
    }
  }

  get size(): number {
    return this.stems.length
  }

  termOf(stem: string): number | undefined {
    return this.numbers.get(stem)
  }

  stemOf(term: number): string {
    return this.stems[term]!
  }

  /** How much a word of the base says, 0 to 1: the rarer the more. */
  weight(term: number): number {
    const rare = Math.log(this.texts / this.counts[term]! + 1) / Math.log(this.texts + 1)
    return Math.max(0.05, rare * (vague.has(this.stems[term]!) ? 0.25 : 1))
  }

  /** How much a word says that the base may not know. */
  weightOfWord({ stem }: Token): number {
    const term = this.numbers.get(stem)
    if (term !== undefined) return this.weight(term)
    if (vague.has(stem)) return 0.1
    return /^\d/.test(stem) ? 0.1 : stem.length < 3 ? 0.2 : 0.6
  }

  /** What a word may be: itself, else an adjective of the same root, a compound, an error of typing. */
  readings(stem: string): readonly Reading[] {
    let found = this.read.get(stem)
    if (!found) {
      found = this.readAnew(stem)
      if (this.read.size > 20_000) this.read.clear()
      this.read.set(stem, found)
    }
    return found
  }

  private readAnew(stem: string): Reading[] {
    const own = this.numbers.get(stem)
    const kindred = (this.byRoot.get(rootOf(stem)) ?? [])
      .filter((term) => term !== own)
      .map((term) => ({ term, sure: kin }))
    const meant = (formulas.get(stem) ?? []).flatMap((word) => {
      const term = this.numbers.get(word)
      return term === undefined ? [] : [{ term, sure: formula }]
    })
    if (own !== undefined) return [{ term: own, sure: exact }, ...kindred, ...meant]
    if (kindred.length + meant.length > 0) return [...kindred, ...meant]
    if (/\d/.test(stem)) return []
    const near = [...this.parts(stem), ...this.russian(stem), ...this.neighbours(stem)]
    return near.length > 0 ? near : this.longer(stem)
  }

  /** Russian words typed in Latin letters: "opilki". */
  private russian(word: string): Reading[] {
    if (word.length < 4 || !/^[a-z']+$/.test(word)) return []
    this.byLatin ??= bySound(this.stems)
    const found = this.byLatin.get(soundOf(stemOf(cyrillicOf(word)))) ?? []
    return found.slice(0, 2).map((term) => ({ term, sure: latin }))
  }

  /** Words that begin so: "резин" for "резиновый", the commonest few. */
  longer(word: string): Reading[] {
    if (word.length < 4) return []
    this.sorted ??= this.stems
      .map((stem, term) => ({ stem, term }))
      .sort((a, b) => (a.stem < b.stem ? -1 : 1))
    let low = 0
    let high = this.sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.sorted[middle]!.stem < word) low = middle + 1
      else high = middle
    }
    const found: number[] = []
    for (let at = low; this.sorted[at]?.stem.startsWith(word); at++)
      if (this.sorted[at]!.stem.length > word.length) found.push(this.sorted[at]!.term)
    return found
      .sort((a, b) => this.counts[b]! - this.counts[a]! || a - b)
      .slice(0, 3)
      .map((term) => ({ term, sure: cutShort }))
  }

  /** "woodchips" as "wood" and "chips". */
  private parts(word: string): Reading[] {
    for (let cut = word.length - 3; cut >= 3; cut--) {
      const first = this.numbers.get(stemOf(word.slice(0, cut)))
      const rest = this.numbers.get(stemOf(word.slice(cut)))
      if (first !== undefined && rest !== undefined)
        return [first, rest].map((term) => ({ term, sure: compound }))
    }
    // "металлостружка": the first part ends in a vowel that joins.
    for (let cut = word.length - 4; cut >= 4; cut--) {
      if (!/[оеё]/.test(word[cut - 1]!)) continue
      const first = this.byRoot.get(rootOf(word.slice(0, cut - 1)))
      const rest = this.numbers.get(stemOf(word.slice(cut)))
      if (first && rest !== undefined)
        return [...first.slice(0, 3), rest].map((term) => ({ term, sure: compound }))
    }
    return []
  }

  /** Words of the base at a distance of one letter, or of two in a long word. */
  private neighbours(word: string): Reading[] {
    if (word.length < shortest) return []
    const shared = new Map<number, number>()
    for (const part of trigrams(word))
      for (const term of this.byTrigram.get(part) ?? []) shared.set(term, (shared.get(term) ?? 0) + 1)
    const most = word.length >= 9 ? 2 : 1
    const least = word.length - 2 - 3 * most
    const found: Reading[] = []
    for (const [term, count] of shared) {
      if (count < Math.max(1, least)) continue
      const other = this.stems[term]!
      // A word that goes on is another word, not an error: солод - солодка.
      if (word.startsWith(other) || other.startsWith(word)) continue
      const errors = distance(word, other, most)
      if (errors <= most) found.push({ term, sure: misspelt - 0.1 * (errors - 1) })
    }
    return found.sort((a, b) => b.sure - a.sure || a.term - b.term).slice(0, 2)
  }
}

function push<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Each three letters of a word; its beginning counts as two parts. */
export function trigrams(word: string): string[] {
  const padded = `^${word}$`
  return Array.from({ length: Math.max(0, padded.length - 2) }, (_, at) => padded.slice(at, at + 3))
}

/** Letters to add, drop, change or swap with the next, counted up to a bound; the first letter is rarely mistyped. */
function distance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound || a[0] !== b[0]) return bound + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let k = 1; k <= b.length; k++) {
      const change = last[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1)
      let least = Math.min(change, last[k]! + 1, row[k - 1]! + 1)
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1])
        least = Math.min(least, before[k - 2]! + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length]!
}
