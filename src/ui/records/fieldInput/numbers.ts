/** Numbers as a person of a language writes and reads them. */
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
