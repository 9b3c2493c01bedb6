/** The base of resources, made ready for matching when first asked for. */
import { loadBase } from '../knowledge/load'
import { prepare } from './preparing'
import type { Knowledge } from './score'

/**
 * What the board knows about resources.
 * @returns the same every time.
 * @throws when it cannot be fetched; the next call tries again.
 */
export async function loadKnowledge(): Promise<Knowledge> {
  return prepare(await loadBase())
}
