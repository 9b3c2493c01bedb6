/** What the names of a use say of that which serves it. */
import type { KnowledgeBase } from '../../knowledge/base'
import type { Told, ToldNames } from './toldNames'

/** A concept that serves a use, with its names. */
export interface Serving {
  readonly concept: number
  readonly told: Told
}

export const noWords: ReadonlySet<string> = new Set()

/** Where more than this serve a use, its names say no single one of them. */
export const mostServing = 6

/** All that serve a use. */
export function servingOf(base: KnowledgeBase, told: ToldNames, use: number): Serving[] {
  return base.uses[use]!.of.flatMap((id) => {
    const concept = base.numberOf(id)
    return concept === undefined ? [] : [{ concept, told: told.concepts[concept]! }]
  })
}

/** Words of what serves a use: who asks for "liming of acid soils" leaves open that ash would do. */
export const wordsIn = (serving: readonly Serving[]): ReadonlySet<string> =>
  new Set(serving.flatMap(({ told: { en, ru } }) => [...en, ...ru].flat()))

const nobody: ReadonlySet<number> = new Set()

/**
 * The concepts of those that serve which a name of the use speaks of, by a whole name of theirs. What the use takes the place
 * of is what is asked for: "bedding for cows" leaves open what bedding.
 */
export function spokenOf(
  name: readonly string[],
  serving: readonly Serving[],
  replaced: ReadonlySet<number>,
): ReadonlySet<number> {
  const words = new Set(name)
  const found = serving.filter(
    ({ concept, told: { en, ru } }) =>
      !replaced.has(concept) &&
      [en, ru].some((names) => names.some((one) => one.length > 0 && one.every((word) => words.has(word)))),
  )
  return found.length === 0 ? nobody : new Set(found.map(({ concept }) => concept))
}
