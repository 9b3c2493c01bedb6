/** What is known about resources, made ready for matching. */
import { KnowledgeBase } from '../knowledge/base'
import type { Concept, Use } from '../knowledge/knowledge'
import { pauses } from '../pauses'
import { NameIndex } from './language/nameIndex'
import { toldNames } from './language/toldNames'
import { Translations } from './language/translations'
import type { Knowledge } from './score'

/** Makes the base ready, a part at a time. */
function* preparing(base: KnowledgeBase): Generator<void, Knowledge> {
  yield
  const told = yield* toldNames(base)
  const names = yield* NameIndex.of(base, told)
  yield
  return { base, names, translations: new Translations(told) }
}

/** Makes concepts and uses ready at once. */
export function knowledgeOf(concepts: readonly Concept[], uses: readonly Use[]): Knowledge {
  const work = preparing(new KnowledgeBase(concepts, uses))
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
  }
}

/** How long others are kept waiting at a stretch, ms. */
const stretchMs = 8

async function prepareSlowly(base: KnowledgeBase): Promise<Knowledge> {
  const work = preparing(base)
  const pause = pauses(stretchMs)
  for (;;) {
    const { done, value } = work.next()
    if (done) return value
    await pause()
  }
}

const prepared = new WeakMap<readonly Concept[], Promise<Knowledge>>()

/** Makes concepts and uses ready in stretches, the same ones once. */
export function prepare({ concepts, uses }: Pick<KnowledgeBase, 'concepts' | 'uses'>): Promise<Knowledge> {
  let made = prepared.get(concepts)
  if (!made) {
    made = prepareSlowly(new KnowledgeBase(concepts, uses))
    prepared.set(concepts, made)
  }
  return made
}
