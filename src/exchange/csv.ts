/** Comma-separated values: written as RFC 4180, read as people and Excel write them. */
import Papa from 'papaparse'
import { synergyColumns, type SynergyRow } from '../model/synergies'
import { decode } from './decode'
import { neutralise, unneutralise } from './formulas'
import { findHeader, type HeaderPlace } from './headers'
import { FileError, type Problem } from './reasons'
import { checkRows, checkSize, isBlank, type Table, type TableRow } from './table'

/**
 * The synergy list as CSV: UTF-8 with a byte order mark, RFC 4180, header of `synergyColumns`. Flags are `yes` and `no`,
 * lists are joined by "; ", unknown is empty.
 */
export function writeCsv(rows: readonly SynergyRow[]): string {
  const lines = [synergyColumns.join(',')]
  for (const row of rows) lines.push(synergyColumns.map((column) => quote(cellText(row[column]))).join(','))
  return '\ufeff' + lines.join('\r\n') + '\r\n'
}

function cellText(value: SynergyRow[keyof SynergyRow]): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return neutralise(typeof value === 'string' ? value : value.join('; '))
}

/** Quotes what needs it, also what a reader might trim or split by another delimiter. */
function quote(text: string): string {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const delimiters = [',', ';', '\t'] as const
type Delimiter = (typeof delimiters)[number]

interface Parsed {
  readonly rows: TableRow[]
  readonly problems: Problem[]
}

/**
 * Reads CSV in any of the encodings of `decode`, delimited by comma, semicolon or tab. Rows above the heading (a title, a
 * date) are passed over; empty rows too. `line` counts the lines inside quoted cells.
 * @throws FileError when it is too large or has no heading row that is understood.
 */
export function readCsv(bytes: Uint8Array): { table: Table; place: HeaderPlace; problems: Problem[] } {
  checkSize(bytes.length)
  const { text, encoding } = decode(bytes)
  const named = /^sep=(.)(?:\r\n|\r|\n|$)/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const firstLine = named ? 2 : 1
  const delimiter = named ? named[1]! : detectDelimiter(body)
  const { rows, problems } = parseRows(body, delimiter, firstLine)
  const place = findHeader(rows)
  if (!place) throw new FileError({ code: 'noHeader' })
  const table: Table = {
    header: rows[place.index]!.cells.map((cell) => String(cell ?? '')),
    rows: rows.slice(place.index + 1),
    decimal: delimiter === ';' ? ',' : delimiter === ',' ? '.' : null,
    encoding,
    delimiter,
  }
  checkRows(table.rows.length)
  return { table, place, problems }
}

/** The delimiter that makes the most headings understood, then the most even rows, then the most columns. */
export function detectDelimiter(text: string): Delimiter {
  const sample = text.slice(0, 100_000)
  let best: { delimiter: Delimiter; score: number[] } | null = null
  for (const delimiter of delimiters) {
    const { data } = Papa.parse<string[]>(sample, { delimiter, preview: 40, newline: newlineOf(sample) })
    const rows = data.filter((cells) => cells.some((cell) => cell.trim() !== ''))
    const known = findHeader(rows.map((cells, line) => ({ line, cells })))?.known ?? 0
    const widths = rows.map((cells) => cells.length)
    const usual = mostCommon(widths)
    const even = widths.filter((width) => width === usual).length / Math.max(1, widths.length)
    const score = [known, usual > 1 ? even : 0, even, usual]
    if (!best || compare(score, best.score) > 0) best = { delimiter, score }
  }
  return best!.delimiter
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}

/** How rows end, looking outside quoted cells only; where both ends are mixed, `\n` and a stray `\r` is taken off. */
function newlineOf(text: string): '\r\n' | '\n' | '\r' {
  const bare = text.replace(/"[^"]*"/g, '')
  if (/(^|[^\r])\n/.test(bare)) return '\n'
  if (bare.includes('\r\n')) return '\r\n'
  return bare.includes('\r') ? '\r' : '\r\n'
}

/** How many wrong quotation marks are repaired one by one before the rest is read without quoting. */
const mostRepairs = 20

/** Rows of text with a known delimiter, whatever they mean. @param firstLine number of the first line, for messages. */
export function parseRows(text: string, delimiter: string, firstLine = 1): Parsed {
  const newline = newlineOf(text)
  const rows: TableRow[] = []
  const problems: Problem[] = []
  let offset = 0
  let line = firstLine
  for (let repairs = 0; offset < text.length; repairs++) {
    const bad = parseFrom(text.slice(offset), delimiter, newline, line, repairs > mostRepairs, rows)
    if (bad === null) break
    // A wrong quotation mark would swallow the lines after it: its own line is taken literally, the rest is read anew.
    const start = offset + bad.offset
    const end = text.indexOf(newline, start)
    const literal = text.slice(start, end < 0 ? text.length : end)
    rows.push({ line: bad.line, cells: literal.split(delimiter).map(unneutralise) })
    problems.push({
      line: bad.line,
      column: '',
      reason: { code: 'quoteRepaired' },
      value: literal.slice(0, 200),
    })
    offset = end < 0 ? text.length : end + newline.length
    line = bad.line + 1
  }
  return { rows: rows.filter((row) => !row.cells.every(isBlank)), problems }
}

/** Reads rows into `rows` until the end, or until a quotation mark that is not closed as it should: where that row starts. */
function parseFrom(
  text: string,
  delimiter: string,
  newline: '\r\n' | '\n' | '\r',
  firstLine: number,
  literal: boolean,
  rows: TableRow[],
): { offset: number; line: number } | null {
  let line = firstLine
  let offset = 0
  let bad: { offset: number; line: number } | null = null
  Papa.parse<string[]>(text, {
    delimiter,
    newline,
    ...(literal ? { quoteChar: '\u0000' } : {}),
    step: ({ data, errors, meta }, parser) => {
      if (errors.some((error) => error.type === 'Quotes')) {
        bad = { offset, line }
        parser.abort()
        return
      }
      const cells = data.map(unneutralise)
      if (newline === '\n' && cells.length > 0) cells[cells.length - 1] = cells.at(-1)!.replace(/\r$/, '')
      rows.push({ line, cells })
      line += countLines(text, offset, meta.cursor)
      offset = meta.cursor
    },
  })
  return bad
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}
