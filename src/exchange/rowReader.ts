/** Reads the cells of a table's rows into values for fields, keeping as typed what does not fit and saying so. */
import { formatLow, normaliseLow, normaliseNace } from '../model/codes/format'
import { fieldOf } from '../model/fields'
import { readField } from '../model/read'
import type { Collection } from '../model/records'
import type { HeaderPlace } from './headers'
import type { Problem, Reason, ReasonCode } from './reasons'
import { isBlank, type Cell, type Table, type TableRow } from './table'
import { listItems, readFlag } from './values/choices'
import { dayOrder, readDate, readMoment, type DayOrder } from './values/dates'
import { decimalMark, readNumber, type DecimalMark } from './values/numbers'

/**
 * One table with what its columns agree on (decimal mark, order of day and month). Column names are those of `headers.ts`.
 * `verbatim` rows come from a list that this program wrote: nothing in them is trimmed or guessed.
 */
export class RowReader {
  private readonly places = new Map<string, number>()
  private readonly marks = new Map<string, DecimalMark>()
  private readonly orders = new Map<string, DayOrder>()
  private readonly numberTexts: string[]

  constructor(
    private readonly table: Table,
    readonly place: HeaderPlace,
    private readonly warnings: Problem[],
    numberColumns: readonly string[],
  ) {
    for (const [index, column] of place.columns) this.places.set(column, index)
    this.numberTexts = numberColumns.flatMap((column) => this.texts(column))
  }

  has(column: string): boolean {
    return this.places.has(column)
  }

  /** The heading as the file has it, for messages; the column's own name where the file lacks it. */
  heading(column: string): string {
    const index = this.places.get(column)
    return index === undefined ? column : this.table.header[index] || column
  }

  /** What the heading adds in brackets or after a comma: "t/year". */
  suffix(column: string): string {
    return this.place.suffixes.get(this.places.get(column) ?? -1) ?? ''
  }

  cell(row: TableRow, column: string): Cell {
    const index = this.places.get(column)
    return index === undefined ? null : (row.cells[index] ?? null)
  }

  /** Text of a cell, '' when it is empty; outer blanks are taken off unless the row is verbatim. */
  text(row: TableRow, column: string, verbatim = false): string {
    const cell = this.cell(row, column)
    if (cell === null) return ''
    return verbatim ? String(cell) : String(cell).trim()
  }

  /**
   * A number that needs no reading: a typed cell, or in a list of ours as this program writes it. Semicolons mean that a
   * spreadsheet saved the list again, with decimal marks of its own.
   */
  exactNumber(cell: Cell, verbatim: boolean): number | null {
    if (typeof cell === 'number') return cell
    if (!verbatim || typeof cell !== 'string' || cell.trim() === '' || this.table.delimiter !== ',')
      return null
    const number = Number(cell)
    return Number.isFinite(number) ? number : null
  }

  /** A cell for a field of a record: its value, or the cell as it is with a warning; undefined when empty. */
  field(row: TableRow, column: string, collection: Collection, name: string, verbatim = false): unknown {
    const cell = this.cell(row, column)
    if (verbatim ? cell === null || cell === '' : isBlank(cell)) return undefined
    const field = fieldOf(collection, name)!
    if (verbatim && field.type === 'number') {
      const exact = this.exactNumber(cell, verbatim)
      if (exact !== null) return this.inRange(row, column, collection, name, exact)
    } else if (verbatim) {
      const reading = readField(field, cell)
      if (reading.ok) return reading.value
    }
    switch (field.type) {
      case 'number':
        return this.number(row, column, collection, name)
      case 'date':
      case 'time': {
        const read = field.type === 'date' ? readDate : readMoment
        const reading = read(cell, this.dayOrder(column))
        if (reading.ok) return reading.iso
        const { first, second } = reading
        return first && second
          ? this.keep(row, column, { code: 'ambiguousDate', params: { first, second } })
          : this.keep(row, column, { code: 'notDate' })
      }
      case 'code':
        return readCode(field.system, cell) ?? this.keep(row, column, { code: 'notCode' })
      case 'flag':
        return readFlag(cell) ?? this.keep(row, column, { code: 'notChoice' })
      default:
        return this.text(row, column)
    }
  }

  /** A cell for a field with a list of words. */
  choice<T extends string>(row: TableRow, column: string, read: (text: string) => T | null): unknown {
    const text = this.text(row, column)
    if (text === '') return undefined
    return read(text) ?? this.keep(row, column, { code: 'notChoice' })
  }

  /** A cell that lists words of a list; words that are not of it stay among them as typed. */
  choices<T extends string>(row: TableRow, column: string, read: (text: string) => T | null): unknown {
    const items = listItems(this.text(row, column)).flatMap((item) => (read(item) ? [item] : item.split(',')))
    if (items.length === 0) return undefined
    const values = items
      .map((item) => ({ typed: item.trim(), value: read(item) }))
      .filter((item) => item.typed)
    if (values.some((item) => item.value === null)) this.warn(row, column, { code: 'notChoice' })
    return values.map((item) => item.value ?? item.typed)
  }

  private number(row: TableRow, column: string, collection: Collection, name: string): unknown {
    const cell = this.cell(row, column)
    if (typeof cell === 'number') return this.inRange(row, column, collection, name, cell)
    // Degrees have no thousands, so a single mark parts decimals whichever it is.
    const degrees = column === 'lat' || column === 'lon'
    const text = degrees && typeof cell === 'string' ? cell.replace(',', '.') : cell
    const decimal = degrees ? ({ mark: '.', sure: true } as const) : this.decimal(column)
    const reading = typeof text === 'string' ? readNumber(text, decimal) : null
    if (!reading) return this.keep(row, column, { code: 'notNumber' })
    if (reading.doubtful)
      this.warn(row, column, { code: 'ambiguousNumber', params: { number: reading.value } })
    return this.inRange(row, column, collection, name, reading.value)
  }

  /** A number as it is, with a warning when its field would not believe it. */
  inRange(row: TableRow, column: string, collection: Collection, name: string, value: number): number {
    const reading = readField(fieldOf(collection, name)!, value)
    if (!reading.ok) this.warn(row, column, { code: reading.ask as ReasonCode & 'outOfRange' })
    return value
  }

  decimal(column: string): DecimalMark {
    let mark = this.marks.get(column)
    if (!mark) {
      // Typed cells make the rest of the file no witness: a workbook stores numbers without any mark.
      mark = decimalMark(this.texts(column), this.numberTexts, this.table.decimal)
      this.marks.set(column, mark)
    }
    return mark
  }

  private dayOrder(column: string): DayOrder {
    if (!this.orders.has(column)) {
      const index = this.places.get(column)!
      this.orders.set(column, dayOrder(this.table.rows.map((row) => row.cells[index] ?? null)))
    }
    return this.orders.get(column)!
  }

  /** Leading numbers of the text cells of a column. */
  private texts(column: string): string[] {
    const index = this.places.get(column)
    if (index === undefined) return []
    return this.table.rows.flatMap((row) => {
      const cell = row.cells[index]
      const number = typeof cell === 'string' ? /^[^\p{L}]*\d/u.exec(cell.trim())?.[0] : undefined
      return number === undefined ? [] : [number]
    })
  }

  /** The cell as typed, with a warning. */
  keep(row: TableRow, column: string, reason: Reason): Cell {
    this.warn(row, column, reason)
    const cell = this.cell(row, column)
    return typeof cell === 'string' ? cell.trim() : cell
  }

  warn(row: TableRow, column: string, reason: Reason): void {
    this.warnings.push(this.problem(row, column, reason))
  }

  problem(row: TableRow, column: string, reason: Reason): Problem {
    const value = String(this.cell(row, column) ?? '').slice(0, 200)
    return { line: row.line, column: this.heading(column), reason, value }
  }

  /** Warns of cells beyond the last heading; lists headings that are not understood and have something below them. */
  leftOver(): string[] {
    const { header, rows } = this.table
    const ignored = new Map<number, string>()
    for (const row of rows) {
      row.cells.forEach((cell, index) => {
        if (isBlank(cell) || this.place.columns.has(index)) return
        if (index < header.length) ignored.set(index, header[index]!.trim() || `(${index + 1})`)
      })
      const extra = row.cells.slice(header.length).filter((cell) => !isBlank(cell))
      if (extra.length > 0)
        this.warnings.push({
          line: row.line,
          column: '',
          reason: { code: 'extraCells' },
          value: extra.join(' | ').slice(0, 200),
        })
    }
    header.forEach((heading, index) => {
      if (heading.trim() !== '' && !this.place.columns.has(index)) ignored.set(index, heading.trim())
    })
    return [...ignored].sort(([a], [b]) => a - b).map(([, heading]) => heading)
  }
}

function readCode(system: 'low' | 'nace', cell: Cell): string | null {
  if (typeof cell !== 'string' && typeof cell !== 'number') return null
  if (system === 'nace') return normaliseNace(String(cell))
  const code = normaliseLow(String(cell))
  return code && formatLow(code)
}
