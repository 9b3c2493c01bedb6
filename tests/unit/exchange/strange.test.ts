import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/universal'
import { strToU8, unzipSync, zipSync } from 'fflate'
import * as Y from 'yjs'
import { readCsv } from '../../../src/exchange/csv'
import { exportBoard, exportFormats } from '../../../src/exchange/formats'
import { emptyBoard, importInto, utf8 } from './support'

type Rows = (string | number)[][]
async function workbook(sheets: Record<string, Rows>): Promise<Uint8Array> {
  const list = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data }))
  return new Uint8Array(await (await writeXlsxFile(list).toBlob()).arrayBuffer())
}
const flows: Rows = [
  ['donor', 'receiver', 'resource', 'quantity', 'unit'],
  ['Mill', 'Farm', 'bran', 5, 't'],
]

describe('A workbook of several sheets', () => {
  it.each<[string, Rows]>([
    ['a cover that names a company', [['Company: Mill Ltd'], ['Prepared for the workshop']]],
    [
      'a cover with a few facts',
      [
        ['Organisation', 'Mill Ltd'],
        ['Date', 'today'],
      ],
    ],
    ['instructions', [['Participant'], ['Put your data in the second sheet']]],
    ['an empty form', [['donor', 'receiver', 'resource', 'quantity', 'unit', 'period', 'notes']]],
  ])('is read for its list, not for %s', async (_, cover) => {
    const { plan, rows } = await importInto(await workbook({ Cover: cover, Flows: flows }))
    expect(plan.sheet).toBe('Flows')
    expect(rows).toMatchObject([{ donor: 'Mill', receiver: 'Farm', resource: 'bran' }])
  })

  it('that holds no more than a cover is no list', async () => {
    const bytes = await workbook({ Cover: [['Company: Mill Ltd'], ['Prepared for the workshop']] })
    await expect(importInto(bytes)).rejects.toMatchObject({ reason: { code: 'noHeader' } })
  })

  it('whose cells do not say where they stand gets a clear answer', async () => {
    const files = unzipSync(await workbook({ Flows: flows }))
    const path = 'xl/worksheets/sheet1.xml'
    files[path] = strToU8(new TextDecoder().decode(files[path]).replace(/ r="[A-Z]*\d+"/g, ''))
    await expect(importInto(zipSync(files))).rejects.toMatchObject({ reason: { code: 'strangeWorkbook' } })
  })
})

describe('Quotation marks that people type', () => {
  it('spoil their own line only, however many there are', async () => {
    const lines = ['donor;receiver;resource;notes']
    for (let i = 0; i < 60; i++) lines.push(`"Мир" ООО ${i};Ферма ${i};зола;n`)
    for (let i = 0; i < 5; i++) lines.push(`Завод ${i};Порт ${i};пар;"x; y\nвторая ""строка"""`)
    const { rows, plan } = await importInto(utf8(lines.join('\r\n')))
    expect(rows).toHaveLength(65)
    expect(plan.warnings.filter((it) => it.reason.code === 'quoteRepaired')).toHaveLength(60)
    const steam = rows.filter((row) => row.resource === 'пар')
    expect(steam.map((row) => row.notes)).toEqual(Array(5).fill('x; y\nвторая "строка"'))
  })

  it('do not make a long file take minutes, be they in every line', () => {
    const lines = Array.from({ length: 40_000 }, (_, i) => `"Mill" ${i % 50},Farm,bran,${i}`)
    const { table } = readCsv(utf8(['donor,receiver,resource,source', ...lines].join('\n')))
    expect(table.rows).toHaveLength(40_000)
  })
})

describe('A file with a damaged byte', () => {
  it('stays UTF-8, and the damage is told with its line', async () => {
    const text = utf8('donor;receiver;resource\nЗавод;Ферма;жмых\nПорт;Склад;зола №?\n')
    text[text.length - 2] = 0xff
    const { rows, plan } = await importInto(text)
    expect(rows.map((row) => row.donor).sort()).toEqual(['Завод', 'Порт'])
    expect(plan).toMatchObject({
      encoding: 'utf-8',
      warnings: [{ line: 3, reason: { code: 'strayBytes', params: { count: 1 } } }],
    })
  })

  it('is not taken for UTF-16 because of one zero', async () => {
    const { rows } = await importInto(utf8('donor,receiver,resource\nMill,Farm,br\0an\n'))
    expect(rows).toMatchObject([{ donor: 'Mill', receiver: 'Farm' }])
  })
})

describe('A record that is nested without end', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

  it.each([60, 3_000, 20_000])(
    '%i levels deep is refused by name, and the rest of the board imports',
    async (depth) => {
      const file = `{"symbiosis":"board","companies":{"a":{"name":"A","mood":${nested(depth)}},"b":{"name":"B"}}}`
      const { board, plan } = await importInto(utf8(file))
      expect([...board.companies.keys()]).toEqual(['b'])
      expect(plan.refused).toMatchObject([{ column: 'companies/a', reason: { code: 'tooDeep' } }])
    },
  )

  it('written by a stranger’s program keeps no file of the board from leaving', async () => {
    const { doc, board } = emptyBoard()
    const deep = JSON.parse(nested(5_000)) as unknown
    doc.getMap('companies').set('a', new Y.Map(Object.entries({ name: 'A', mood: deep, kind: deep })))
    doc.getMap('companies').set('b', deep)
    const options = { language: 'en', boardId: 'b', now: new Date(), title: '' } as const
    for (const format of exportFormats) expect(await exportBoard(format, board, options)).not.toBeNull()
    const file = await exportBoard('board.json', board, options)
    expect(JSON.parse(file!.body as string).companies.a.name).toBe('A')
    expect(file!.losses).toMatchObject([{ code: 'deepLeftOut' }])
  })
})

describe('Days and places as people write them', () => {
  it.each([
    ['31.12.2026 0:00:00', '2026-12-31'],
    ['31.12.26', '2026-12-31'],
    ['2026.12.31.', '2026-12-31'],
    ['31.12.2026.', '2026-12-31'],
  ])('%s', async (typed, day) => {
    const { rows } = await importInto(
      utf8(`donor;receiver;resource;next_action;action_due\nA;B;x;go;${typed}\n`),
    )
    expect(rows).toMatchObject([{ action_due: day }])
  })

  it('a moment without a zone is the same moment for everyone', async () => {
    const text = 'donor;receiver;resource;created_at\nA;B;x;2026-12-31 10:00\nA;C;y;31.12.2026 10:00\n'
    const { rows } = await importInto(utf8(text))
    expect(rows.map((row) => row.created_at)).toEqual(Array(2).fill('2026-12-31T10:00:00.000Z'))
  })

  it('degrees have no thousands, whatever parts the columns', async () => {
    const { board } = await importInto(utf8('name,lat,lon\nA,"56,879","24,239"\n'))
    expect([...board.companies.values()]).toMatchObject([{ lat: 56.879, lon: 24.239 }])
  })
})
