/** What becomes of a resource today, as people write it. */
import { foldedWords } from '../search/words'
import { phrasesOf, saysAny } from './families'

export type Disposal = 'landfill' | 'burnt' | 'recovered'

const words: readonly (readonly [Disposal, readonly string[]])[] = [
  [
    'landfill',
    ['landfill', 'dump', 'tip', 'полигон', 'свалк', 'захорон', 'золоотвал', 'отвал', 'prügila', 'sąvartyn'],
  ],
  ['burnt', ['inciner', 'burn', 'сжига', 'сжечь', 'термическ']],
  [
    'recovered',
    ['recycl', 'recover', 'reuse', 'sold', 'sell', 'compost', 'digest', 'перераб', 'прода', 'компост'],
  ],
]

const said = words.map(([disposal, texts]) => [disposal, phrasesOf(texts)] as const)

/** @returns null when nothing is written, or nothing that says where it goes. */
export function disposalOf(text: string | undefined): Disposal | null {
  // "Not landfilled" says what does not happen: better to ask.
  if (!text || /(^|[^\p{L}])(no|not|never|не|нет)(?!\p{L})/iu.test(text)) return null
  const written = foldedWords(text)
  return said.find(([, phrases]) => saysAny(written, phrases))?.[0] ?? null
}
