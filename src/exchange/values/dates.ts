/** Days and moments as people and Excel write them, to ISO 8601. */
import { momentOf } from '../../model/read'
import type { Cell } from '../table'

/** In which order a column writes day and month. */
export type DayOrder = 'dmy' | 'mdy' | null

const isoDay = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const yearFirst = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/
const yearLast = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|(?<=[./])\d{2})\.?(?:\s*(?:г\.?|года))?$/
/** A time of day after the day, as spreadsheets add one. */
const timeOfDay = /\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/
/** 1950-01-01 to 2199-12-31 as Excel counts days. */
const serials = { first: 18_264, last: 109_574 } as const

export type DateReading =
  | { readonly ok: true; readonly iso: string }
  | { readonly ok: false; readonly first?: string; readonly second?: string }

/**
 * Which order a column proves: a part above 12 can only be the day. Where cells disagree or none tells, null. A dot between
 * parts means day first everywhere, so such cells need no proof.
 */
export function dayOrder(cells: readonly Cell[]): DayOrder {
  let order: DayOrder = null
  for (const cell of cells) {
    const [, a, mark, b] =
      yearLast.exec(typeof cell === 'string' ? cell.trim().replace(timeOfDay, '') : '') ?? []
    if (mark === undefined || mark === '.') continue
    const proved: DayOrder = Number(a) > 12 ? 'dmy' : Number(b) > 12 ? 'mdy' : null
    if (proved && order && proved !== order) return null
    order ??= proved
  }
  return order
}

/**
 * Reads a day: ISO, 31.12.2026, 31/12/2026 or 12/31/2026 as the column proves, an Excel serial number. "03/04/2026" in a
 * column that proves nothing is refused with both readings.
 */
export function readDate(cell: Cell, order: DayOrder): DateReading {
  if (typeof cell === 'number') {
    if (!(cell >= serials.first && cell < serials.last + 1)) return { ok: false }
    return { ok: true, iso: new Date((Math.floor(cell) - 25_569) * 86_400_000).toISOString().slice(0, 10) }
  }
  if (typeof cell !== 'string') return { ok: false }
  const text = cell.trim().replace(timeOfDay, '')
  const first = isoDay.exec(text) ?? yearFirst.exec(text)
  if (first) return known(day(first[1]!, first[2]!, first[3]!))
  if (/^\d{4}-\d{2}-\d{2}[T ]/.test(text) && !Number.isNaN(Date.parse(text)))
    return { ok: true, iso: text.slice(0, 10) }
  if (/^\d{5}$/.test(text)) return readDate(Number(text), order)
  const last = yearLast.exec(text)
  if (!last) return { ok: false }
  const year = last[4]!.length === 2 ? `${Number(last[4]) < 70 ? 20 : 19}${last[4]}` : last[4]!
  const dmy = day(year, last[3]!, last[1]!)
  const mdy = last[2] === '.' ? null : day(year, last[1]!, last[3]!)
  if (dmy && mdy && dmy !== mdy) {
    if (order === null) return { ok: false, first: dmy, second: mdy }
    return { ok: true, iso: order === 'dmy' ? dmy : mdy }
  }
  return known(dmy ?? mdy)
}

/** Reads a moment: ISO 8601 with a time (without a zone it is UTC), a day with a time of day, or the start of a day, UTC. */
export function readMoment(cell: Cell, order: DayOrder): DateReading {
  const text = typeof cell === 'string' ? cell.trim() : ''
  if (/^[+-]?\d{4,6}-\d{2}-\d{2}[T ]/.test(text)) {
    const moment = momentOf(text)
    return Number.isNaN(moment.getTime()) ? { ok: false } : { ok: true, iso: moment.toISOString() }
  }
  const reading = readDate(cell, order)
  if (!reading.ok) return reading
  const [, hours = '0', minutes = '00', seconds = '00'] = timeOfDay.exec(text) ?? []
  const moment = new Date(`${reading.iso}T${hours.padStart(2, '0')}:${minutes}:${seconds}Z`)
  return Number.isNaN(moment.getTime()) ? { ok: false } : { ok: true, iso: moment.toISOString() }
}

const known = (iso: string | null): DateReading => (iso ? { ok: true, iso } : { ok: false })

/** An ISO day, or null for a day that no calendar has. */
function day(year: string, month: string, date: string): string | null {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const time = Date.parse(`${iso}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(iso) ? iso : null
}
