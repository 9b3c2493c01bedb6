/** Which words of one language go with which of the other, learnt from what the base calls things in both. */
import type { ToldNames } from './toldNames'
import { rootOf } from './tokens'

export interface Translation {
  readonly word: string
  /** 0 to 1. */
  readonly sure: number
}

/** Words that go together in fewer entries than this, or less often than that, say nothing. */
const leastTogether = 2
const leastSure = 0.34

/**
 * Words of the two languages that stand in the same entries again and again. Not a dictionary: it gives what helps where the
 * base has no name for a thing but knows its words.
 */
export class Translations {
  private readonly known = new Map<string, Translation[]>()

  constructor(told: ToldNames) {
    const counts = new Map<string, number>()
    const together = new Map<string, Map<string, number>>()
    for (const { en, ru } of [...told.concepts, ...told.uses]) {
      const [english, russian] = [roots(en), roots(ru)]
      for (const one of english) counts.set(one, (counts.get(one) ?? 0) + 1)
      for (const one of russian) counts.set(one, (counts.get(one) ?? 0) + 1)
      for (const one of english) {
        let row = together.get(one)
        if (!row) together.set(one, (row = new Map()))
        for (const other of russian) row.set(other, (row.get(other) ?? 0) + 1)
      }
    }
    for (const [one, row] of together)
      for (const [other, count] of row) {
        if (count < leastTogether) continue
        const sure = (2 * count) / (counts.get(one)! + counts.get(other)!)
        if (sure < leastSure) continue
        this.put(one, other, sure)
        this.put(other, one, sure)
      }
  }

  of(word: string): readonly Translation[] {
    return this.known.get(word) ?? none
  }

  private put(from: string, word: string, sure: number): void {
    const list = this.known.get(from)
    if (list) list.push({ word, sure })
    else this.known.set(from, [{ word, sure }])
  }
}

const none: readonly Translation[] = []

const roots = (names: readonly (readonly string[])[]) => new Set(names.flat().map(rootOf))
