/** Numbers as a person of a language writes and reads them. */
import type { Range } from '../../../analysis/assessment/terms'
import { readNumber } from '../../../exchange/values/numbers'
import type { Language } from '../../../model/words'

const formats = new Map<string, Intl.NumberFormat>()

/** A number for reading: "12,500.25" in English, "12 500,25" in Russian. @param digits fraction digits at most. */
export function formatNumber(value: number, language: Language, digits = 6): string {
  const key = `${language}/${digits}`
  let format = formats.get(key)
  if (!format)
    formats.set(
      key,
      (format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : 'ru-RU', {
        maximumFractionDigits: digits,
      })),
    )
  return format.format(value)
}

/** A figure that was worked out, with no more digits than it deserves: "2,753,621", "500.7", "8.642". */
export function formatWorkedOut(value: number, language: Language): string {
  const size = Math.abs(value)
  return formatNumber(value, language, size >= 1_000 ? 0 : size >= 10 ? 1 : 3)
}

/** Both ends of something worked out, as exactly as the larger deserves; a cost has a minus, which no line breaks from its figure. */
export function formatEnds({ low, high }: Range, language: Language): [low: string, high: string] {
  const size = Math.max(Math.abs(low), Math.abs(high))
  const digits = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
  const format = (end: number) => formatNumber(end, language, digits).replace('-', '−')
  return [format(low), format(high)]
}

/** Money as a range is known by prices that differ from place to place: more than three digits would say too much. */
export function roundedMoney({ low, high }: Range): Range {
  const rough = (value: number) => Number(value.toPrecision(3))
  return low === high ? { low, high } : { low: rough(low), high: rough(high) }
}

/** A number for typing: no thousands, the language's decimal sign, all its digits. */
export function numberText(value: number, language: Language): string {
  const text = Number.isInteger(value) && Math.abs(value) < 1e21 ? value.toFixed(0) : String(value)
  return language === 'ru' ? text.replace('.', ',') : text
}

/**
 * Reads what someone typed as a number: decimal comma or point, thousands parted by spaces or apostrophes. In Russian a lone
 * point is decimal too, because keypads write one; "12,500" is twelve thousand in English only.
 * @returns null where it is no number; nothing is guessed from what is left over.
 */
export function parseNumber(text: string, language: Language): number | null {
  const lonePoint = /^[^.,]*\.[^.,]*$/.test(text)
  const mark = language === 'ru' && !lonePoint ? ',' : '.'
  return readNumber(text, { mark, sure: true })?.value ?? null
}
