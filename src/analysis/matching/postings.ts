/** Which resources lead to an entry of the base, a word or a code: an index that takes and forgets one resource at a time. */
import type { Direction } from '../../model/records'
import type { Translations } from './language/translations'
import type { Understood } from './understand'

interface Entry {
  readonly id: string
  readonly weight: number
}

/** The heaviest first, ties by id: what is cut off at some length is the same for everyone, in whatever order it came. */
const before = (a: Entry, b: Entry) => (a.weight !== b.weight ? a.weight > b.weight : a.id < b.id)

/** Of each list so many are looked at, */
const fan = 48
/** of one resource's words so many are followed, */
const mostWords = 8
/** and of all that is found so much is compared. */
const mostCandidates = 160

/** A word that says less than this is no way to a candidate. */
const leastWord = 0.25
/** Together less likely than this is no candidate. */
const leastTogether = 0.03
/** How much a word or a code that both have counts beside an entry of the base. */
const wordCounts = 0.35
const codeCounts = { 6: 0.4, 4: 0.15 } as const

/** The lists of one direction. */
type Lists = Map<string, Entry[]>

export class Postings {
  private readonly lists: Readonly<Record<Direction, Lists>> = { offer: new Map(), need: new Map() }

  constructor(private readonly translations: Translations) {}

  put(one: Understood): void {
    const lists = this.lists[one.direction]
    for (const [key, weight] of keysOf(one)) {
      const entry = { id: one.id, weight }
      const list = lists.get(key)
      if (list) list.splice(placeOf(list, entry), 0, entry)
      else lists.set(key, [entry])
    }
  }

  remove(one: Understood): void {
    const lists = this.lists[one.direction]
    for (const [key, weight] of keysOf(one)) {
      const list = lists.get(key)
      if (!list) continue
      const at = placeOf(list, { id: one.id, weight })
      if (list[at]?.id === one.id) list.splice(at, 1)
      if (list.length === 0) lists.delete(key)
    }
  }

  /**
   * Ids of those in the other direction that are worth comparing, likeliest first. Bounded, however large the board is.
   */
  candidates(one: Understood): string[] {
    const lists = this.lists[one.direction === 'offer' ? 'need' : 'offer']
    const likely = new Map<string, number>()
    const look = (key: string, weight: number) => {
      const list = lists.get(key)
      if (!list) return
      for (let at = 0; at < list.length && at < fan; at++) {
        const together = weight * list[at]!.weight
        if (together < leastTogether) break
        const { id } = list[at]!
        likely.set(id, 1 - (1 - (likely.get(id) ?? 0)) * (1 - Math.min(1, together)))
      }
    }
    for (const [key, weight] of keysOf(one)) look(key, weight)
    for (const [word, weight] of heaviest(one.words))
      for (const { word: other, sure } of this.translations.of(word))
        look(`w${other}`, weight * sure * Math.sqrt(wordCounts))
    const found = [...likely].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return found.slice(0, mostCandidates).map(([id]) => id)
  }
}

/** Where a resource is listed, and how heavily. */
function keysOf(one: Understood): [string, number][] {
  const keys = new Map<string, number>()
  for (const { node, weight } of one.signs) {
    const key = `n${node}`
    if (weight > (keys.get(key) ?? 0)) keys.set(key, weight)
  }
  for (const [word, weight] of heaviest(one.words)) keys.set(`w${word}`, weight * Math.sqrt(wordCounts))
  if (one.low)
    for (const digits of [6, 4] as const)
      keys.set(`c${one.low.slice(0, digits)}`, Math.sqrt(codeCounts[digits]))
  return [...keys]
}

function heaviest(words: ReadonlyMap<string, number>): [string, number][] {
  return [...words]
    .filter(([, weight]) => weight >= leastWord)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, mostWords)
}

/** The first place whose entry does not come before this one. */
function placeOf(list: readonly Entry[], entry: Entry): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(list[middle]!, entry)) low = middle + 1
    else high = middle
  }
  return low
}
