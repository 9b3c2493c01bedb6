import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import readXlsxFile from 'read-excel-file/node'
import { writeCsv } from '../../../src/exchange/csv'
import { neutralise, unneutralise } from '../../../src/exchange/formulas'
import { writeXlsx } from '../../../src/exchange/xlsx'
import { longestCell } from '../../../src/exchange/xlsxText'
import { addAction, addCompany, addFlow } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { synergyColumns, synergyList } from '../../../src/model/synergies'
import { words } from '../../../src/model/words'
import { emptyBoard, importInto } from './support'

function oneFlow(values: Record<string, unknown> = {}) {
  const { doc, board } = emptyBoard()
  const edit = new Edit('Anna')
  const from = addCompany(doc, edit, { name: '=HYPERLINK("http://x")', x: 0, y: 0 })
  const to = addCompany(doc, edit, { name: 'Line\nbreak "Ltd"', x: 0, y: 0 })
  const flow = addFlow(doc, edit, {
    from,
    to,
    resource: '-5',
    quantity: 2.5,
    unit: 'kg',
    period: 'day',
    low: '16 02 13*',
    ...values,
  })
  addAction(doc, edit, { flow, text: '@call', due: '2027-03-31' })
  return synergyList(board)
}

describe('CSV', () => {
  it('is read by another library row by row, with a mark, CRLF and the columns of the list', () => {
    const text = writeCsv(oneFlow())
    expect(text.startsWith('\ufeffid,synergy,status,')).toBe(true)
    expect(text.replace(/"[^"]*"/g, '').split('\r\n')).toHaveLength(3)
    const [header, row] = parse(text, { bom: true }) as string[][]
    expect(header).toEqual([...synergyColumns])
    const record = Object.fromEntries(synergyColumns.map((column, index) => [column, row![index]]))
    expect(record).toMatchObject({
      donor: `'=HYPERLINK("http://x")`,
      receiver: 'Line\nbreak "Ltd"',
      resource: '-5',
      quantity: '2.5',
      hazardous: 'yes',
      annual_quantity: '0.9125',
      next_action: "'@call",
    })
  })

  it.each(['=1+1', ' =1', '\t1', '\r1', '\n-x', '+371 67', '@a', '-a', '＝1', "'=1"])(
    '%j would run or look neutralised, so it gets an apostrophe and loses it again',
    (text) => {
      expect(neutralise(text)).toBe(`'${text}`)
      expect(unneutralise(neutralise(text))).toBe(text)
    },
  )

  it.each(['-5', '+5', '-1,5', '-1.5e3', "'tis", 'a=b', ''])('%j would not run and stays', (text) => {
    expect(neutralise(text)).toBe(text)
    expect(unneutralise(text)).toBe(text)
  })
})

describe('A workbook', () => {
  it('has headings in the board’s language and real numbers, dates and flags', async () => {
    const bytes = await writeXlsx(oneFlow(), 'ru')
    const [sheet] = await readXlsxFile(Buffer.from(bytes))
    const [header, row] = sheet!.data as unknown[][]
    expect(header).toEqual(synergyColumns.map((column) => words.ru.columns[column]))
    const cell = (column: (typeof synergyColumns)[number]) => row![synergyColumns.indexOf(column)]
    expect(cell('donor')).toBe('=HYPERLINK("http://x")')
    expect(cell('quantity')).toBe(2.5)
    expect(cell('hazardous')).toBe(true)
    expect(cell('action_due')).toEqual(new Date('2027-03-31T00:00:00Z'))
    expect(cell('created_at')).toBeInstanceOf(Date)
  })

  it('keeps its heading in view and has filters over the whole table', async () => {
    const bytes = await writeXlsx(oneFlow(), 'en')
    const { unzipSync, strFromU8 } = await import('fflate')
    const xml = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!)
    expect(xml).toContain('</sheetData><autoFilter ref="A1:AK2"/>')
    expect(xml).toMatch(/<pane[^>]*ySplit="1"[^>]*state="frozen"/)
  })

  it('cuts text that a cell cannot hold, where CSV keeps it whole', async () => {
    const notes = '🏭'.repeat(20_000)
    const rows = oneFlow({ notes })
    const fromXlsx = await importInto(await writeXlsx(rows, 'en'))
    expect(fromXlsx.rows[0]!.notes!.length).toBeLessThanOrEqual(longestCell)
    expect(notes.startsWith(fromXlsx.rows[0]!.notes!)).toBe(true)
    const fromCsv = await importInto(new TextEncoder().encode(writeCsv(rows)))
    expect(fromCsv.rows[0]!.notes).toBe(notes)
  })
})
