/** The neutral table that every spreadsheet-like file is read into. */
import type { HeaderPlace } from './headers'
import { FileError, type Problem } from './reasons'

/** What one cell holds: text as written, a number or flag where the file is typed, a date as ISO 8601 text. */
export type Cell = string | number | boolean | null

export interface TableRow {
  /** Where the row starts in the file, counted from 1 as an editor or a spreadsheet counts. */
  readonly line: number
  readonly cells: readonly Cell[]
}

export interface Table {
  readonly header: readonly string[]
  readonly rows: readonly TableRow[]
  /** The decimal mark that the file's own form suggests; null when it suggests none. */
  readonly decimal: '.' | ',' | null
  /** What was found out about the file, for the preview. */
  readonly encoding?: string
  readonly delimiter?: string
  readonly sheet?: string
}

/** A table with what its columns are, and what is to be told about the file itself. */
export interface TableFile {
  readonly table: Table
  readonly place: HeaderPlace
  readonly problems: readonly Problem[]
}

/** Files above these are refused rather than half read. */
export const limits = { bytes: 50 * 1024 * 1024, rows: 100_000 } as const

/** @throws FileError when a file is larger than this program reads. */
export function checkSize(bytes: number): void {
  if (bytes === 0) throw new FileError({ code: 'emptyFile' })
  if (bytes > limits.bytes)
    throw new FileError({
      code: 'fileTooLarge',
      params: { size: Math.ceil(bytes / 1024 / 1024), limit: limits.bytes / 1024 / 1024 },
    })
}

/** @throws FileError when a table has more rows than this program reads. */
export function checkRows(rows: number): void {
  if (rows > limits.rows) throw new FileError({ code: 'tooManyRows', params: { rows, limit: limits.rows } })
}

/** Whether a cell says nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')
}
