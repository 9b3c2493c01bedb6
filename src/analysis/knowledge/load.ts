/** The base of resources, fetched when first asked for. */
import { KnowledgeBase } from './base'

let loading: Promise<KnowledgeBase> | undefined

/**
 * What is known about resources, as it is written down.
 * @returns the same every time.
 * @throws when it cannot be fetched; the next call tries again.
 */
export function loadBase(): Promise<KnowledgeBase> {
  loading ??= import('./files')
    .then(({ concepts, uses }) => new KnowledgeBase(concepts, uses))
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}
