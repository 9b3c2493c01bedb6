/** Rows that were copied without their headings: what each column may be, for a person to look at before it is written. */
import { normaliseNace } from '../model/codes/format'
import { parseRows } from './csv'
import type { CompanyColumn } from './headers'
import { isBlank } from './table'
import { readKind } from './values/choices'

/** The cells of tab-separated rows as a spreadsheet copies them: quoted where a cell has several lines. Empty rows are left out. */
export function readPastedRows(text: string): string[][] {
  return parseRows(text, '\t').rows.map(({ cells }) =>
    cells.map((cell) =>
      String(cell ?? '')
        .replace(/\s+/g, ' ')
        .trim(),
    ),
  )
}

/** The rows as tab-separated text again, one line a row. */
export function rowsText(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text)
  return rows.map((row) => row.map(cell).join('\t')).join('\n')
}

type Guessed = Exclude<CompanyColumn, 'offers' | 'needs'>

const tests: readonly (readonly [Guessed, (text: string) => boolean])[] = [
  ['nace', (text) => /^[A-V]?\s?\d\d/i.test(text) && normaliseNace(text) !== null],
  ['country', (text) => /^[A-Z]{2}$/.test(text)],
  ['website', (text) => /^(https?:\/\/|www\.)\S+$/i.test(text)],
  ['kind', (text) => readKind(text) !== null],
  ['municipality', (text) => text.length <= 40 && /^[\p{L}][^\d@/]*$/u.test(text)],
]

/**
 * Takes rows for companies: the first column with words for their names, each other column for what all its cells can be.
 * @returns a column for each, '' for one that is not understood and stays out.
 */
export function guessColumns(rows: readonly (readonly string[])[]): (Guessed | '')[] {
  const width = Math.max(0, ...rows.map((row) => row.length))
  const guessed: (Guessed | '')[] = Array.from({ length: width }, () => '')
  const cellsOf = (index: number) => rows.map((row) => row[index] ?? '').filter((cell) => !isBlank(cell))
  const names = guessed.findIndex((_, index) => cellsOf(index).some((cell) => /\p{L}{2}/u.test(cell)))
  if (names >= 0) guessed[names] = 'name'
  for (let index = 0; index < width; index++) {
    const cells = cellsOf(index)
    if (index === names || cells.length === 0) continue
    const fits = tests.find(([column, test]) => !guessed.includes(column) && cells.every(test))
    if (fits) guessed[index] = fits[0]
  }
  return guessed
}
