/** Where in the base a resource leads, from what its text means. */
import type { KnowledgeBase } from '../knowledge/base'
import { leastSign, type Meant } from './meaning'
import { weights } from './weights'

/**
 * How a resource comes to an entry of the base: it names the concept itself (`own`) or one narrower than it (`wider`), names
 * the use (`named`), is a concept that serves it (`serves`), asks for one that others replace in it (`replaced`), or asks for
 * a use for which this concept is usual (`usual`).
 */
export type Way = (typeof ways)[number]
const ways = ['own', 'wider', 'named', 'serves', 'replaced', 'usual'] as const

/** An entry of the base that a resource leads to. Concepts come first in the numbering of nodes, then uses. */
export interface Sign {
  readonly node: number
  readonly way: Way
  /** 0 to 1. */
  readonly weight: number
  /** The node that the text itself names. */
  readonly from: number
  /** Of a use that a need names: the concepts that it speaks of; none where it leaves open what would do. */
  readonly about?: ReadonlySet<number>
  /** Of a use that an offer serves: the concept by which it does. */
  readonly by?: number
}

/** So many are kept. */
const mostSigns = 48

/** Keeps for every node and way the strongest sign. */
class Signs {
  private readonly best = new Map<number, Sign>()

  put(node: number, way: Way, weight: number, from: number, more: Pick<Sign, 'about' | 'by'> = {}): void {
    if (weight < leastSign) return
    const key = node * ways.length + ways.indexOf(way)
    const known = this.best.get(key)
    if (!known || known.weight < weight) this.best.set(key, { node, way, weight, from, ...more })
  }

  /** The strongest, by node. */
  list(): Sign[] {
    const all = [...this.best.values()]
    if (all.length > mostSigns) {
      all.sort((a, b) => b.weight - a.weight || a.node - b.node)
      all.length = mostSigns
    }
    return all.sort((a, b) => a.node - b.node)
  }
}

/** What serving a use says of an offer: more where that is everyday, documented, and served by few. */
function worthOf(use: number, concept: number, base: KnowledgeBase): number {
  const { strength, of, seldom, places } = base.uses[use]!
  const usual = weights.unusual + (1 - weights.unusual) * strength
  const often = seldom?.includes(base.concepts[concept]!.id) ? weights.seldom : 1
  return usual * often * narrowness(of.length, weights.serving) * (places?.length ? 1 : weights.undocumented)
}

/** So many that serve, or are replaced, are few. */
const few = 3

/** What a relation counts that so many concepts share: "fuel" is answered by half the base, and tells little of each. */
const narrowness = (shared: number, power: number) => Math.max(1, shared / few) ** -power

/** Where an offer leads: to what it is, to what that is a kind of, and to what it can be used as. */
export function offered(meant: readonly Meant[], base: KnowledgeBase): Sign[] {
  const signs = new Signs()
  const first = base.concepts.length
  for (const { node, weight: found, instead } of meant) {
    const weight = found * (instead ? weights.absent : 1)
    if (node >= first) {
      signs.put(node, 'named', weight * weights.offeredAsUse, node)
      continue
    }
    signs.put(node, 'own', weight, node)
    const serve = (concept: number, factor: number) => {
      for (const use of base.usesOf(concept)) {
        signs.put(first + use, 'serves', weight * factor * worthOf(use, concept, base), node, { by: concept })
      }
    }
    serve(node, 1)
    for (const { concept, steps } of base.wider(node)) {
      signs.put(concept, 'wider', weight * weights.up ** steps, node)
      serve(concept, weights.useOfWider ** steps)
    }
    for (const { concept, steps } of base.narrower(node)) serve(concept, weights.useOfNarrower ** steps)
  }
  return signs.list()
}

/** Where a need leads: to what it names, and to the uses in which something else serves. */
export function needed(meant: readonly Meant[], base: KnowledgeBase): Sign[] {
  const signs = new Signs()
  const first = base.concepts.length
  const replace = (concept: number, weight: number, from: number, steps = 0) => {
    for (const use of base.replacedIn(concept)) {
      const { length } = base.uses[use]!.replaces!
      const counts = weights.replaced * weights.replacedKin ** steps * narrowness(length, weights.replacing)
      signs.put(first + use, 'replaced', weight * counts, from)
    }
  }
  for (const { node, weight, instead, about } of meant) {
    if (node >= first) {
      signs.put(node, 'named', weight, node, about?.size ? { about } : {})
      // What the use takes the place of would do as well, and so would whatever else takes its place.
      for (const concept of base.replacedBy(node - first)) {
        signs.put(concept, 'usual', weight * weights.throughUse, node)
        replace(concept, weight * weights.throughUse, node)
      }
      continue
    }
    const wanted = weight * (instead ? weights.replacedItself : 1)
    signs.put(node, 'own', wanted, node)
    replace(node, weight, node)
    for (const { concept, steps } of base.wider(node)) {
      signs.put(concept, 'wider', wanted * weights.down ** steps, node)
      replace(concept, weight, node, steps)
    }
    for (const { concept, steps } of base.narrower(node)) replace(concept, weight, node, steps)
  }
  return signs.list()
}
