/** Days as a person of a language writes and reads them. */
import { readDate } from '../../../exchange/values/dates'
import type { Language } from '../../../model/words'

const locale = (language: Language) => (language === 'en' ? 'en-GB' : 'ru-RU')
const cache = new Map<string, Intl.DateTimeFormat>()

function format(language: Language, moment: boolean): Intl.DateTimeFormat {
  const key = `${language}/${moment}`
  let made = cache.get(key)
  if (!made)
    cache.set(
      key,
      (made = new Intl.DateTimeFormat(
        locale(language),
        moment
          ? { dateStyle: 'medium', timeStyle: 'short' }
          : // A day has no time zone: it is the same day everywhere.
            { dateStyle: 'medium', timeZone: 'UTC' },
      )),
    )
  return made
}

/** "31 Mar 2026" from an ISO day. */
export function formatDay(day: string, language: Language): string {
  const time = Date.parse(day)
  return Number.isNaN(time) ? day : format(language, false).format(time)
}

/** Day and time of an ISO moment where the reader is. */
export function formatMoment(moment: string, language: Language): string {
  const time = Date.parse(moment)
  return Number.isNaN(time) ? moment : format(language, true).format(time)
}

/** A day for typing: "2026-03-31" in English, "31.03.2026" in Russian. */
export function dayText(day: string, language: Language): string {
  const [year, month, date] = day.split('-')
  return language === 'ru' && date ? `${date}.${month}.${year}` : day
}

/**
 * Reads a typed day: ISO, day.month.year, or with slashes where day and month cannot be mistaken for each other.
 * @returns the ISO day, or null; "03/04/2026" is one day in Britain and another in America, so it is not guessed.
 */
export function parseDay(text: string): string | null {
  const reading = readDate(text, null)
  return reading.ok ? reading.iso : null
}
