/** How codes are written: small enough to be loaded always; what a code means is in `low.ts` and `nace.ts`. */
import { isHazardous } from './lowCodes'

/** A List of Waste code in canonical spelling. */
export interface LowCode {
  /** "10", "10 01" or "10 01 02", without the mark. */
  readonly code: string
  /** By the list, or because whoever wrote it marked it; false for chapters and groups. */
  readonly hazardous: boolean
}

/**
 * Reads a List of Waste code as people and spreadsheets write it: "100102", "10.01.02", "16 02 13*", Excel's "100102.0"
 * and "10102" (a number has lost its leading zero), a chapter "10" or a group "10 01", with or without "EWC" before it.
 * @returns null when the text is no such code; whether the list has the code is for the table to say.
 */
export function normaliseLow(text: string): LowCode | null {
  const match = /^(?:(?:low|ewc|код)[\s:]*)?([\d\s.,/_–-]+?)\s*(\*?)$/i.exec(text.trim())
  if (!match) return null
  const [, spelled = '', mark = ''] = match
  const parts = withoutDecimals(spelled).split(/[\s.,/_–-]+/)
  if (parts.some((part, i) => part === '' || (i > 0 && part.length % 2 === 1))) return null
  const joined = parts.join('')
  const digits = joined.length % 2 === 1 ? `0${joined}` : joined
  if (digits.length > 6 || (mark && digits.length < 6)) return null
  const code = digits.replace(/(\d\d)(?=\d)/g, '$1 ')
  return { code, hazardous: digits.length === 6 && isHazardous(code + mark) }
}

/** A List of Waste code as the list prints it and the board keeps it: "10 01 02", or "16 02 13*" when hazardous. */
export function formatLow({ code, hazardous }: LowCode): string {
  return hazardous ? `${code}*` : code
}

/** Cyrillic letters that look like the Latin letter of a section. */
const lookAlike: Readonly<Record<string, string>> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  О: 'O',
  Р: 'P',
  Т: 'T',
}

/**
 * Reads a NACE code as people and spreadsheets write it: "C10.51", "10.51", "1051", "10,51", "C 10", a section "C", also
 * with a Cyrillic letter. The letter before digits is dropped, as it follows from them (and changed between revisions);
 * so are the digits that national classifications add after the class ("10.51.1").
 * @returns "C", "10", "10.5" or "10.51"; null when the text is no such code.
 */
export function normaliseNace(text: string): string | null {
  const spelled = text
    .trim()
    .replace(/^nace[\s:]*/i, '')
    .toUpperCase()
    .replace(/^[А-Я]/, (letter) => lookAlike[letter] ?? letter)
  if (/^[A-V]$/.test(spelled)) return spelled
  const digits = withoutDecimals(spelled.replace(/^[A-V][\s.-]*(?=\d)/, ''))
  const dotted = /^(\d{1,2})[.,](\d{1,2})(?:[.,]\d{1,3})*$/.exec(digits)
  if (dotted) return `${dotted[1]!.padStart(2, '0')}.${dotted[2]}`
  if (/^\d{1,2}$/.test(digits)) return digits.padStart(2, '0')
  return /^\d{3,4}$/.test(digits) ? `${digits.slice(0, 2)}.${digits.slice(2)}` : null
}

/** Takes off the ".0" of a code that went through a spreadsheet's number cell. */
function withoutDecimals(digits: string): string {
  return digits.replace(/^(\d{3,6})[.,]0$/, '$1')
}
