/** The base of resources, made ready for matching when first asked for. */
import { KnowledgeBase } from '../knowledge/base'
import type { Concept, Use } from '../knowledge/knowledge'
import { pauses } from '../pauses'
import { NameIndex } from './language/nameIndex'
import { toldNames } from './language/toldNames'
import { Translations } from './language/translations'
import type { Knowledge } from './score'

/** Makes concepts and uses ready, a part at a time. */
function* preparing(concepts: readonly Concept[], uses: readonly Use[]): Generator<void, Knowledge> {
  const base = new KnowledgeBase(concepts, uses)
  yield
  const told = yield* toldNames(base)
  const names = yield* NameIndex.of(base, told)
  yield
  return { base, names, translations: new Translations(told) }
}

/** Makes concepts and uses ready at once. */
export function knowledgeOf(concepts: readonly Concept[], uses: readonly Use[]): Knowledge {
  const work = preparing(concepts, uses)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** How long others are kept waiting at a stretch, ms. */
const stretchMs = 8

async function prepare(concepts: readonly Concept[], uses: readonly Use[]): Promise<Knowledge> {
  const work = preparing(concepts, uses)
  const pause = pauses(stretchMs)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await pause()
  }
}

let loading: Promise<Knowledge> | undefined

/**
 * What the board knows about resources.
 * @returns the same every time.
 * @throws when it cannot be fetched; the next call tries again.
 */
export function loadKnowledge(): Promise<Knowledge> {
  loading ??= import('../knowledge/files')
    .then(({ concepts, uses }) => prepare(concepts, uses))
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}
