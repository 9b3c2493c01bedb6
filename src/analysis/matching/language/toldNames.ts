/** The names of the base, each as the stems of its words. */
import type { KnowledgeBase } from '../../knowledge/base'
import { tokensOf } from './tokens'

/** The names of one entry in both languages. */
export interface Told {
  readonly en: readonly (readonly string[])[]
  readonly ru: readonly (readonly string[])[]
}

export interface ToldNames {
  readonly concepts: readonly Told[]
  readonly uses: readonly Told[]
}

/** So many entries are read at a time. */
const step = 24

/** Reads all names, a few entries at a time: there are thousands, and whoever waits on a page must not notice. */
export function* toldNames({ concepts, uses }: KnowledgeBase): Generator<void, ToldNames> {
  const read = function* (entries: readonly { en: readonly string[]; ru: readonly string[] }[]) {
    const told: Told[] = []
    for (const { en, ru } of entries) {
      told.push({ en: en.map(stemsOf), ru: ru.map(stemsOf) })
      if (told.length % step === 0) yield
    }
    return told
  }
  return { concepts: yield* read(concepts), uses: yield* read(uses) }
}

/** The stems of a name, each once. */
export const stemsOf = (name: string): string[] => [...new Set(tokensOf(name).map(({ stem }) => stem))]
