/** Excel workbooks. Both libraries load when a workbook is asked for, not with the page. */
import type { CellObject, Feature } from 'write-excel-file/universal'
import { columnType, synergyColumns, type SynergyColumn, type SynergyRow } from '../model/synergies'
import { words, type Language } from '../model/words'
import { findHeader } from './headers'
import { FileError } from './reasons'
import { checkRows, checkSize, isBlank, type Cell, type TableFile } from './table'
import { escapeText, longestCell } from './xlsxText'
import { checkWorkbook } from './zip'

const width: Partial<Record<SynergyColumn, number>> = {
  id: 12,
  synergy: 44,
  donor: 28,
  receiver: 28,
  resource: 28,
  notes: 44,
  next_action: 28,
  source: 24,
  status: 15,
  exchange: 16,
  barriers: 24,
}

/**
 * The synergy list as a workbook: headings in the board's language, real number, date and yes-no cells, a frozen heading,
 * filters. Text beyond `longestCell` is cut, because Excel holds no more; CSV and JSON carry it whole.
 */
export async function writeXlsx(rows: readonly SynergyRow[], language: Language): Promise<Uint8Array> {
  const { default: writeXlsxFile } = await import('write-excel-file/universal')
  const headings = words[language].columns
  const heading = synergyColumns.map((column): CellObject => ({
    value: headings[column],
    type: String,
    fontWeight: 'bold',
    backgroundColor: '#E7ECF3',
    wrap: true,
    alignVertical: 'center',
    height: 32,
  }))
  const data = [heading, ...rows.map((row) => synergyColumns.map((column) => cellOf(column, row[column])))]
  const blob = await writeXlsxFile(
    data,
    {
      sheet: words[language].columns.synergy,
      stickyRowsCount: 1,
      columns: synergyColumns.map((column) => ({
        width: width[column] ?? Math.min(18, Math.max(10, headings[column].length)),
      })),
    },
    { features: [filters(data.length)] },
  ).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

/** Filter buttons over the whole table; the library has no option for them but lets the sheet's XML be completed. */
function filters(rowCount: number): Feature<Blob> {
  const range = `A1:${columnName(synergyColumns.length)}${rowCount}`
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml) => xml.replace('</sheetData>', `</sheetData><autoFilter ref="${range}"/>`),
        },
      },
    },
  }
}

function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26))
  return number > 26 ? columnName(Math.floor((number - 1) / 26)) + letter : letter
}

/** Whether the workbook of these rows lacks the end of some text. */
export function isCut(rows: readonly SynergyRow[]): boolean {
  const long = (value: unknown) => typeof value === 'string' && value.length > longestCell
  return rows.some((row) =>
    synergyColumns.some((column) => {
      const value = row[column]
      return long(Array.isArray(value) ? value.join('; ') : value)
    }),
  )
}

const dayMs = 86_400_000
/** Days from Excel's zero to 1970-01-01. Before March 1900 Excel counts a day that never was. */
const daysTo1970 = 25_569
const firstDate = Date.UTC(1900, 2, 1)
const lastDate = Date.UTC(9999, 11, 31)

function cellOf(column: SynergyColumn, value: SynergyRow[SynergyColumn]): CellObject | null {
  if (value === null || value === '') return null
  if (typeof value === 'number')
    return Number.isInteger(value) ? { value, type: Number, format: '#,##0' } : { value, type: Number }
  if (typeof value === 'boolean') return { value, type: Boolean }
  if (typeof value !== 'string') return textCell(value.join('; '))
  if (columnType(column) !== 'date') return textCell(value)
  const time = Date.parse(value)
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value)
  if (
    !(time >= firstDate && time <= lastDate) ||
    !new Date(time).toISOString().startsWith(value.slice(0, 10))
  )
    return textCell(value)
  // A date is a number of days with a date's format. A quarter of a millisecond keeps a reader that rounds down from losing one.
  const serial = (time + (isDay ? 0 : 0.25)) / dayMs + daysTo1970
  return { value: serial, type: Number, format: isDay ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm' }
}

function textCell(text: string): CellObject | null {
  const escaped = escapeText(text)
  return escaped === '' ? null : { value: escaped, type: String }
}

/**
 * Reads the sheet that is most like a list: covers, instructions and empty forms stand aside. Numbers and flags stay typed,
 * dates become ISO text; `line` is the row number that Excel shows.
 * @throws FileError when the workbook cannot be read, is too large, or no sheet has a heading row that is understood.
 */
export async function readXlsx(bytes: Uint8Array): Promise<TableFile> {
  checkSize(bytes.length)
  await checkWorkbook(bytes)
  let best: { file: TableFile; score: number[] } | null = null
  for (const { sheet, data } of await readSheets(bytes)) {
    const rows = data
      .map((cells, index) => ({ line: index + 1, cells: cells.map(neutralCell) }))
      .filter((row) => !row.cells.every(isBlank))
    const place = findHeader(rows)
    if (!place) continue
    const body = rows.slice(place.index + 1)
    const score = [
      Number(place.known > 1),
      Number(body.length > 0),
      place.known,
      Number(place.kind === 'flows'),
    ]
    // The upper of equals.
    const at = score.findIndex((value, index) => value !== best?.score[index])
    if (best && (at < 0 || score[at]! < best.score[at]!)) continue
    const header = rows[place.index]!.cells.map((cell) => String(cell ?? ''))
    best = { file: { table: { header, rows: body, decimal: null, sheet }, place, problems: [] }, score }
  }
  if (!best) throw new FileError({ code: 'noHeader' })
  checkRows(best.file.table.rows.length)
  return best.file
}

async function readSheets(bytes: Uint8Array): Promise<{ sheet: string; data: unknown[][] }[]> {
  const { default: readXlsxFile } = await import('read-excel-file/universal')
  try {
    return await readXlsxFile(new Blob([bytes.slice()]), { trim: false })
  } catch (error) {
    // What a program says about itself tells nobody anything.
    if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError)
      throw new FileError({ code: 'strangeWorkbook' })
    const detail = error instanceof Error ? error.message.slice(0, 200) : String(error)
    throw new FileError({ code: 'badWorkbook', params: { detail } })
  }
}

function neutralCell(value: unknown): Cell {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null
    const iso = value.toISOString()
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
