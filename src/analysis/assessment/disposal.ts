/** What becomes of a resource today, as people write it. */
import { saysAny } from './families'

export type Disposal = 'landfill' | 'burnt' | 'recovered'

const said: readonly (readonly [Disposal, readonly string[]])[] = [
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

/** @returns null when nothing is written, or nothing that says where it goes. */
export function disposalOf(text: string | undefined): Disposal | null {
  // "Not landfilled" says what does not happen: better to ask.
  if (!text || /(^|[^\p{L}])(no|not|never|не|нет)(?!\p{L})/iu.test(text)) return null
  return said.find(([, words]) => saysAny(text, words))?.[0] ?? null
}
