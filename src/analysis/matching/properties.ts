/** What a text says about the state of a resource: wet, mixed, food grade; so many degrees, so much pressure. */
import { foldedWords } from '../search/words'
import data from './properties.json'
import { stemOf } from './language/tokens'

export type Property =
  | 'hazardous'
  | 'contaminated'
  | 'clean'
  | 'mixed'
  | 'wet'
  | 'dry'
  | 'food-grade'
  | 'feed-grade'
  | 'drinking'
  | 'seasonal'
  | 'continuous'
  | 'once'
  | 'steam'
  | 'low-temperature'
  | 'high-temperature'
  | 'sludge'
  | 'asbestos'
  | 'radioactive'
  | 'animal-by-product'
  | 'perishable'
  | 'spent'
  | 'pure'
  | 'liquid'
  | 'solid'
  | 'category-1'
  | 'plant-only'
  | 'fuel'

interface Phrase {
  readonly property: Property
  readonly stems: readonly string[]
}

/** Phrases by their first stem. */
const phrases = new Map<string, Phrase[]>()
for (const { id, en, ru } of data)
  for (const text of [...en, ...ru]) {
    const [first, ...rest] = foldedWords(text).map(stemOf)
    const phrase = { property: id as Property, stems: rest }
    phrases.set(first!, [...(phrases.get(first!) ?? []), phrase])
  }

/** Words that turn what follows into its opposite. */
const denying = new Set('no not non un free without never isn без не нет ни'.split(' '))
/** So many words before a phrase, or one behind it ("oil free"), deny it. */
const reach = 2

/** Properties that a text states. */
export function propertiesOf(text: string): Set<Property> {
  const words = foldedWords(text)
  const stems = words.map(stemOf)
  const found = new Set<Property>()
  stems.forEach((stem, at) => {
    for (const { property, stems: rest } of phrases.get(stem) ?? []) {
      if (!rest.every((one, next) => stems[at + 1 + next] === one)) continue
      const before = words.slice(Math.max(0, at - reach), at)
      if (before.some((word) => denying.has(word)) || words[at + rest.length + 1] === 'free') continue
      found.add(property)
    }
  })
  return found
}

/** From and to, the same where one figure is given. */
export interface Range {
  readonly from: number
  readonly to: number
}

const figure = String.raw`(\d+(?:[.,]\d+)?)`
const range = String.raw`${figure}(?:\s*(?:-|–|—|…|\.\.\.?|to|до|and|и)\s*${figure})?`
const degrees = new RegExp(
  String.raw`(?<![\d.,])${range}\s*(?:°\s*[cс]?|º\s*[cс]?|℃|deg(?:rees|\.)?\s*c?|градус\S*|[cс](?![\p{L}\d]))`,
  'iu',
)
const pressures = new RegExp(String.raw`(?<![\d.,])${range}\s*(bar|бар|atm|атм|mpa|мпа)(?!\p{L})`, 'iu')

/** Degrees Celsius that a text states, or null. */
export function temperatureOf(text: string): Range | null {
  return rangeOf(degrees.exec(text.normalize('NFKC').replace(/º/g, '°')))
}

/** Pressure that a text states, bar, or null. */
export function pressureOf(text: string): Range | null {
  const found = pressures.exec(text)
  const read = rangeOf(found)
  if (!read) return null
  const factor = /^[mм]/i.test(found![3]!) ? 10 : 1
  return { from: read.from * factor, to: read.to * factor }
}

function rangeOf(found: RegExpExecArray | null): Range | null {
  if (!found) return null
  const [one, other] = [found[1], found[2] ?? found[1]].map((text) => Number(text!.replace(',', '.')))
  return { from: Math.min(one!, other!), to: Math.max(one!, other!) }
}
