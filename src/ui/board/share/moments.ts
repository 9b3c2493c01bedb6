/** When keys end: what a host may choose, and how a moment is told. */
import type { Language } from '../../../model/words'

const hour = 60 * 60 * 1000
const day = 24 * hour

/** Names are those in the translations, `share.until.<name>`. */
export type Until = 'today' | 'threeDays' | 'week' | 'year' | 'forever'

export const linkUntil: readonly Until[] = ['today', 'week', 'year', 'forever']
/** A code is made for a session; the server keeps none longer than a month. */
export const codeUntil: readonly Until[] = ['today', 'threeDays', 'week']

/** @returns milliseconds from now; `null`: never. At midnight "today" is the day that begins. */
export function lengthOf(until: Until, now = new Date()): number | null {
  switch (until) {
    case 'today':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime() - now.getTime()
    case 'threeDays':
      return 3 * day
    case 'week':
      return 7 * day
    case 'year':
      return 365 * day
    case 'forever':
      return null
  }
}

export const inDays = (length: number | null) => (length === null ? null : length / day)
export const inHours = (length: number | null) => (length ?? day) / hour

/** A moment in words: with the hour where it is near, else the day. */
export function momentWords(moment: string, language: Language, now = Date.now()): string {
  const near = Math.abs(Date.parse(moment) - now) < 8 * day
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: near ? 'short' : 'long',
    ...(near ? { hour: '2-digit', minute: '2-digit' } : { year: 'numeric' }),
  }).format(new Date(moment))
}

export const isPast = (moment: string | null, now = Date.now()) =>
  moment !== null && Date.parse(moment) <= now
