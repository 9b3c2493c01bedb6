/** A board as plain facts: what every contender is given, in words that any of them can turn into its own. */
import type * as Y from 'yjs'
import type { Company, Flow, Frame, Note, Resource } from '../../../src/model/records'

export interface Facts {
  readonly companies: readonly Company[]
  readonly resources: readonly Resource[]
  readonly flows: readonly Flow[]
  readonly frames: readonly Frame[]
  readonly notes: readonly Note[]
}

const collections = ['companies', 'resources', 'flows', 'frames', 'notes'] as const

/** Reads the facts straight from the document, without the product's checks. */
export function factsOf(doc: Y.Doc): Facts {
  return Object.fromEntries(
    collections.map((name) => [
      name,
      Array.from(doc.getMap<Y.Map<unknown>>(name), ([id, record]) => ({ ...record.toJSON(), id })),
    ]),
  ) as unknown as Facts
}
