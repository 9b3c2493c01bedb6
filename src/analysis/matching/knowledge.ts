/** The base of resources, made ready for matching when first asked for. */
import { KnowledgeBase } from '../knowledge/base'
import type { Concept, Use } from '../knowledge/knowledge'
import { NameIndex } from './language/nameIndex'
import { Translations } from './language/translations'
import type { Knowledge } from './score'

/** Makes concepts and uses ready. */
export function knowledgeOf(concepts: readonly Concept[], uses: readonly Use[]): Knowledge {
  const base = new KnowledgeBase(concepts, uses)
  return { base, names: new NameIndex(base), translations: new Translations(base) }
}

let loading: Promise<Knowledge> | undefined

/**
 * What the board knows about resources.
 * @returns the same every time.
 * @throws when it cannot be fetched; the next call tries again.
 */
export function loadKnowledge(): Promise<Knowledge> {
  loading ??= import('../knowledge/files').then(
    ({ concepts, uses }) => knowledgeOf(concepts, uses),
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}
