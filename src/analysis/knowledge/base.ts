/** What is known about resources, with the ways between the entries. */
import type { Concept, Use } from './knowledge'

/** A concept at some number of steps from another. */
export interface Step {
  readonly concept: number
  readonly steps: number
}

/** Steps from a concept upwards or downwards that are still followed: beyond, everything is a material. */
const farthest = 3

/**
 * Concepts and uses by number, and what is a kind of what. Ids that nothing has are passed over, so that one slip in a file
 * costs one relation and not the matches of a board.
 */
export class KnowledgeBase {
  /** Uses that a concept serves, and uses in which one takes its place, by the concept's number. */
  private readonly serving: readonly (readonly number[])[]
  private readonly replacing: readonly (readonly number[])[]
  private readonly numbers = new Map<string, number>()
  private readonly byCode = new Map<string, number[]>()
  private readonly above: readonly (readonly Step[])[]
  private readonly below: readonly (readonly Step[])[]

  constructor(
    readonly concepts: readonly Concept[],
    readonly uses: readonly Use[],
  ) {
    concepts.forEach(({ id, low = [] }, number) => {
      this.numbers.set(id, number)
      for (const code of low) {
        const digits = code.replace(/\D/g, '')
        this.byCode.set(digits, [...(this.byCode.get(digits) ?? []), number])
      }
    })
    const parents = concepts.map(({ kindOf = [] }) => this.known(kindOf))
    this.above = concepts.map((_, number) => reached(number, parents))
    const below: Step[][] = concepts.map(() => [])
    this.above.forEach((steps, number) => {
      for (const { concept, steps: count } of steps) below[concept]!.push({ concept: number, steps: count })
    })
    this.below = below
    const serving: number[][] = concepts.map(() => [])
    const replacing: number[][] = concepts.map(() => [])
    uses.forEach(({ of, replaces = [] }, use) => {
      for (const concept of this.known(of)) serving[concept]!.push(use)
      for (const concept of this.known(replaces)) replacing[concept]!.push(use)
    })
    this.serving = serving
    this.replacing = replacing
  }

  /** The number of a concept, or undefined where there is none of that id. */
  numberOf(id: string): number | undefined {
    return this.numbers.get(id)
  }

  /** Concepts usually found under a List of Waste code. @param digits six of them. */
  coded(digits: string): readonly number[] {
    return this.byCode.get(digits) ?? []
  }

  /** Wider concepts, nearest first. */
  wider(concept: number): readonly Step[] {
    return this.above[concept]!
  }

  /** Narrower concepts. */
  narrower(concept: number): readonly Step[] {
    return this.below[concept]!
  }

  /** Uses that it is put to. */
  usesOf(concept: number): readonly number[] {
    return this.serving[concept]!
  }

  /** Uses in which something else takes its place. */
  replacedIn(concept: number): readonly number[] {
    return this.replacing[concept]!
  }

  /** What a use takes the place of. */
  replacedBy(use: number): readonly number[] {
    return this.known(this.uses[use]!.replaces ?? [])
  }

  private known(ids: readonly string[]): number[] {
    return ids.flatMap((id) => this.numbers.get(id) ?? [])
  }
}

/** What is reached from a concept by its parents, nearest first; a circle is walked once. */
function reached(from: number, parents: readonly (readonly number[])[]): Step[] {
  const steps: Step[] = []
  const seen = new Set([from])
  let level = [from]
  for (let count = 1; count <= farthest && level.length > 0; count++) {
    level = level.flatMap((one) => parents[one]!).filter((one) => !seen.has(one) && seen.add(one))
    for (const concept of level) steps.push({ concept, steps: count })
  }
  return steps
}
