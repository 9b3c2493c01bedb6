/** What anybody would try first: texts that share words, or parts of words. Beside these the product's matching is shown. */
import { wordsOf } from '../../../src/model/codes/stem'
import type { Resource } from '../../../src/model/records'
import type { BoardSnapshot } from '../../../src/model/snapshot'
import type { Suggestion } from '../../quality/matching/measures'

/** Compares every offer with every need of another company. */
type Compare = (offer: Resource, need: Resource) => number

export const baselines: Readonly<Record<string, (board: BoardSnapshot) => Suggestion[]>> = {
  'words in common': (board) => allPairs(board, overlap(board)),
  'trigrams, TF-IDF': (board) => allPairs(board, trigramCosine(board)),
}

const textOf = ({ name, quality = '' }: Resource) => `${name} ${quality}`

/** The ten best of each offer and each need, as `matches.json` has them. */
function allPairs(board: BoardSnapshot, compare: Compare): Suggestion[] {
  const all: Suggestion[] = []
  for (const offer of board.resources.values()) {
    if (offer.direction !== 'offer') continue
    for (const need of board.resources.values()) {
      if (need.direction !== 'need' || need.company === offer.company) continue
      const score = compare(offer, need)
      if (score > 0) all.push({ offer: offer.id, need: need.id, score })
    }
  }
  all.sort((a, b) => b.score - a.score)
  const times = new Map<string, number>()
  return all.filter(({ offer, need }) => {
    const [offered, needed] = [times.get(offer) ?? 0, times.get(need) ?? 0]
    if (offered >= 10 || needed >= 10) return false
    times.set(offer, offered + 1)
    times.set(need, needed + 1)
    return true
  })
}

/** Words in both of all words in either. */
export function overlap(board: BoardSnapshot): Compare {
  const words = new Map(
    Array.from(board.resources.values(), (one) => [one.id, new Set(wordsOf(textOf(one)))]),
  )
  return (offer, need) => {
    const [a, b] = [words.get(offer.id)!, words.get(need.id)!]
    let both = 0
    for (const word of a) if (b.has(word)) both++
    return both / (a.size + b.size - both || 1)
  }
}

/** The cosine of three-letter parts, the rarer the heavier. */
export function trigramCosine(board: BoardSnapshot): Compare {
  const counts = new Map<string, number>()
  const parts = new Map<string, Map<string, number>>()
  for (const one of board.resources.values()) {
    const own = new Map<string, number>()
    for (const word of wordsOf(textOf(one)))
      for (let at = 0; at < word.length; at++) {
        const part = ` ${word} `.slice(at, at + 3)
        own.set(part, (own.get(part) ?? 0) + 1)
      }
    parts.set(one.id, own)
    for (const part of own.keys()) counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  const size = board.resources.size
  for (const own of parts.values()) {
    for (const [part, count] of own) own.set(part, count * Math.log(size / counts.get(part)!))
    const length = Math.hypot(...own.values()) || 1
    for (const [part, weight] of own) own.set(part, weight / length)
  }
  return (offer, need) => {
    const [a, b] = [parts.get(offer.id)!, parts.get(need.id)!]
    let sum = 0
    for (const [part, weight] of a) sum += weight * (b.get(part) ?? 0)
    return sum
  }
}
