/** Comma-separated values: written as RFC 4180, read as people and Excel write them. */
import { synergyColumns, type SynergyRow } from '../model/synergies'
import { decode } from './decode'
import { neutralise, unneutralise } from './formulas'
import { findHeader } from './headers'
import { FileError, type Problem } from './reasons'
import { checkRows, checkSize, isBlank, type Table, type TableFile, type TableRow } from './table'

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
export function readCsv(bytes: Uint8Array): TableFile {
  checkSize(bytes.length)
  const { text, encoding, damaged } = decode(bytes)
  const named = /^sep=(.)(?:\r\n|\r|\n|$)/i.exec(text)
  const body = named ? text.slice(named[0].length) : text
  const firstLine = named ? 2 : 1
  const delimiter = named ? named[1]! : detectDelimiter(body)
  const { rows, problems } = parseRows(body, delimiter, firstLine)
  if (damaged) {
    const line = countLines(text, 0, text.indexOf('\ufffd')) + 1
    problems.push({ line, column: '', reason: { code: 'strayBytes', params: { count: damaged } }, value: '' })
  }
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
    const { rows } = parseRows(sample, delimiter, 1, 40)
    const known = findHeader(rows)?.known ?? 0
    const widths = rows.map(({ cells }) => cells.length)
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

/**
 * Reads rows in one pass. A quotation mark that opens a cell and is not closed as it should would swallow the lines after it:
 * its own line is taken literally, and reading goes on with the next.
 * @param most rows to read.
 */
export function parseRows(text: string, delimiter: string, firstLine = 1, most = Infinity): Parsed {
  const newline = newlineOf(text) === '\r' ? '\r' : '\n'
  const rows: TableRow[] = []
  const problems: Problem[] = []
  let line = firstLine
  for (let start = 0; start < text.length && rows.length < most;) {
    const row = readQuoted(text, start, delimiter, newline) ?? literalRow(text, start, delimiter, newline)
    const cells = row.cells.map(unneutralise)
    if (!cells.every(isBlank)) rows.push({ line, cells })
    if (row.literal)
      problems.push({
        line,
        column: '',
        reason: { code: 'quoteRepaired' },
        value: text.slice(start, row.next).trimEnd().slice(0, 200),
      })
    line += countLines(text, start, row.next)
    start = row.next
  }
  return { rows, problems }
}

interface RawRow {
  readonly cells: string[]
  /** Where the next row starts. */
  readonly next: number
  readonly literal: boolean
}

/** The row that starts here; null when a quotation mark in it is not closed as it should. */
function readQuoted(text: string, start: number, delimiter: string, newline: '\n' | '\r'): RawRow | null {
  const lineEnd = endOf(text, start, newline)
  let end = lineEnd
  const cells: string[] = []
  for (let at = start; ;) {
    if (text[at] === '"') {
      const close = closing(text, at)
      if (close < 0) return null
      const cell = text.slice(at + 1, close).replaceAll('""', '"')
      at = close + 1
      while (text[at] === ' ') at++
      if (at > end) end = endOf(text, at, newline)
      const ended = at >= end || (text[at] === '\r' && at + 1 === end)
      if (!ended && text[at] !== delimiter) return null
      cells.push(cell)
      if (ended) break
      at++
    } else {
      const found = text.indexOf(delimiter, at)
      const stop = found < 0 || found >= end ? end : found
      const cell = text.slice(at, stop)
      cells.push(stop === end && newline === '\n' ? cell.replace(/\r$/, '') : cell)
      if (stop === end) break
      at = stop + 1
    }
  }
  return { cells, next: Math.min(text.length, end + 1), literal: false }
}

/** The quotation mark that closes the one at `open`, or -1; two together stand for one in the text. */
function closing(text: string, open: number): number {
  let at = text.indexOf('"', open + 1)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at
}

function literalRow(text: string, start: number, delimiter: string, newline: '\n' | '\r'): RawRow {
  const end = endOf(text, start, newline)
  return { cells: text.slice(start, end).replace(/\r$/, '').split(delimiter), next: end + 1, literal: true }
}

function endOf(text: string, from: number, newline: '\n' | '\r'): number {
  const end = text.indexOf(newline, from)
  return end < 0 ? text.length : end
}

function countLines(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) count++
  }
  return count
}
