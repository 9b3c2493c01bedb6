/** What a municipality can do about each family of barriers: general sentences with their sources, kept as data beside this file. */
import type { BarrierFamily } from '../../model/records'
import type { Language } from '../../model/words'
import data from './measures.json'

export interface Measure {
  readonly text: string
  readonly sources: readonly string[]
}

type Texts = Readonly<Record<Language, string>>
const measures: Readonly<
  Record<BarrierFamily, { readonly text: Texts; readonly sources: readonly Texts[] }>
> = data

export function measureFor(family: BarrierFamily, language: Language): Measure {
  const { text, sources } = measures[family]
  return { text: text[language], sources: sources.map((source) => source[language]) }
}
