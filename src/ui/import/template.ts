/** An empty list to fill in: the headings of a list of flows that people usually know something of. */
import type { SynergyColumn } from '../../model/synergies'
import type { Words } from '../../model/words'

const columns: readonly SynergyColumn[] = [
  'donor',
  'receiver',
  'resource',
  'category',
  'low_code',
  'quantity',
  'unit',
  'period',
  'status',
  'donor_municipality',
  'donor_country',
  'receiver_municipality',
  'receiver_country',
  'notes',
]

/** CSV with the headings in the words given, as spreadsheets open it: byte order mark, semicolons. */
export function templateCsv(words: Words): string {
  return `\ufeff${columns.map((column) => words.columns[column]).join(';')}\r\n`
}
