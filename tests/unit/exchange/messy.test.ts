import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import writeXlsxFile from 'write-excel-file/universal'
import { reasonText } from '../../../src/exchange/import'
import { addCompany, addFlow } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { boardQuestions } from '../../../src/model/questions'
import { synergyList } from '../../../src/model/synergies'
import { emptyBoard, essence, importInto, inCodePage, utf16, utf8 } from './support'

const kalundborg = readFileSync(new URL('../../files/kalundborg-flows.csv', import.meta.url))
const edit = new Edit('Anna')

async function workbook(rows: (string | number | boolean | Date | null)[][]): Promise<Uint8Array> {
  const blob = await writeXlsxFile(rows, { dateFormat: 'dd.mm.yyyy' }).toBlob()
  return new Uint8Array(await blob.arrayBuffer())
}

describe('Files as Excel writes them', () => {
  it('imports a Russian list with semicolons, Windows-1251, decimal commas and thousands spaces', async () => {
    const text =
      'Отдаёт;Получатель;Отход;Кол-во;Ед. изм.;Период;Статус\r\n' +
      'ТЭЦ-2;ООО «Бетон»;зола-унос;2\u00a0500,5;тонн;ежегодно;Переговоры\r\n' +
      'Пивзавод;КФХ Ромашка;дробина;1.234;кг;в сутки;идея\r\n'
    const { rows, plan } = await importInto(inCodePage(text, 'windows-1251'))
    expect(plan.refused).toEqual([])
    expect(rows).toMatchObject([
      { donor: 'ТЭЦ-2', quantity: 2500.5, unit: 't', period: 'year', status: 'negotiation' },
      { receiver: 'КФХ Ромашка', quantity: 1234, unit: 'kg', period: 'day', status: 'idea' },
    ])
    expect(plan).toMatchObject({ encoding: 'windows-1251', delimiter: ';' })
  })

  it('imports "Unicode text": UTF-16 with tabs', async () => {
    const text = 'From\tTo\tMaterial\tAmount\r\nÖlmühle\tБиогаз\trape cake, wet\t"1,234.5"\r\n'
    const { rows } = await importInto(utf16(text, 'le'))
    expect(rows).toMatchObject([{ donor: 'Ölmühle', resource: 'rape cake, wet', quantity: 1234.5 }])
  })

  it('obeys the line sep=; and keeps counting lines from the top of the file', async () => {
    const { plan } = await importInto(utf8('sep=;\r\ndonor;receiver;resource\r\nA, B;C;x\r\n;D;y\r\n'))
    expect(plan.added.companies).toBe(2)
    expect(plan.refused).toMatchObject([{ line: 4, column: 'donor', reason: { code: 'missingCell' } }])
  })

  it('counts the lines inside quoted cells', async () => {
    const text = 'donor,receiver,resource,notes\r\nA,B,x,"one\r\ntwo\nthree"\r\n\r\nA,,y,\r\n'
    const { plan, rows } = await importInto(utf8(text))
    expect(rows[0]!.notes).toBe('one\r\ntwo\nthree')
    expect(plan.refused).toMatchObject([{ line: 6, column: 'receiver' }])
  })

  it('does not let a quotation mark that is never closed swallow the rest', async () => {
    const text = 'donor,receiver,resource\nA,B,"5 inch pipe\nC,D,ash\nE,F,heat\n'
    const { rows, plan } = await importInto(utf8(text))
    expect(rows.map((row) => row.resource).sort()).toEqual(['"5 inch pipe', 'ash', 'heat'])
    expect(plan.warnings).toMatchObject([{ line: 2, reason: { code: 'quoteRepaired' } }])
  })

  it.each(['\n', '\r\n', '\r'])('takes line ends of any system (%j), mixed ones too', async (end) => {
    const { rows } = await importInto(utf8(['donor,receiver,resource', 'A,B,x', 'C,D,y'].join(end)))
    expect(rows).toHaveLength(2)
    const mixed = await importInto(utf8('donor,receiver,resource\r\nA,B,x\nC,D,y\r\n'))
    expect(mixed.rows.map((row) => row.resource)).toEqual(['x', 'y'])
  })

  it('finds the heading below a title, in any case and order', async () => {
    const text = 'Synergies of the park;;\n24.11.2026;;\n;;\nBY-PRODUCT;customer ;  SUPPLIER\nheat;B;A\n'
    const { rows } = await importInto(utf8(text))
    expect(rows).toMatchObject([{ donor: 'A', receiver: 'B', resource: 'heat' }])
  })

  it('reads a workbook with typed cells: numbers, dates, yes and no, and codes that lost their zero', async () => {
    const bytes = await workbook([
      ['Список синергий', null, null, null, null, null],
      ['Поставщик', 'Потребитель', 'Сырьё', 'Объём, т/год', 'Код отхода', 'Срок', 'Следующий шаг'],
      ['ТЭЦ', 'Завод', 'зола', 1234.5, 10101, new Date(Date.UTC(2027, 2, 31)), 'позвонить'],
    ])
    const { rows, plan } = await importInto(bytes)
    expect(plan.format).toBe('xlsx')
    expect(rows).toMatchObject([
      {
        quantity: 1234.5,
        unit: 't',
        period: 'year',
        low_code: '01 01 01',
        action_due: '2027-03-31',
        next_action: 'позвонить',
      },
    ])
  })

  it('takes a cell with quantity, unit and period apart', async () => {
    const { rows } = await importInto(utf8('Кто;Кому;Ресурс;Объём\nА;Б;зола;2 500 кг/сут\n'))
    expect(rows).toMatchObject([{ quantity: 2500, unit: 'kg', period: 'day' }])
  })
})

describe('Nothing a person wrote is lost', () => {
  it('keeps cells that cannot be read as typed, warns with line and column, and asks about them', async () => {
    const text =
      'donor,receiver,resource,quantity,unit,status,low_code,action_due,Mood\nA,B,x,lots,barrels,someday,abc,03/04/2026,happy\n'
    const { rows, plan, board } = await importInto(utf8(text))
    expect(rows).toMatchObject([
      { quantity: null, unit: null, status: 'idea', low_code: null, action_due: null },
    ])
    const told = plan.warnings.map((it) => [it.line, it.column, it.reason.code, it.value].join(' '))
    expect(told.sort()).toEqual([
      '2 action_due ambiguousDate 03/04/2026',
      '2 low_code notCode abc',
      '2 quantity notNumber lots',
      '2 status notChoice someday',
      '2 unit notUnit barrels',
    ])
    expect(
      boardQuestions(board)
        .map((question) => question.value)
        .sort(),
    ).toEqual(['03/04/2026', 'abc', 'barrels', 'lots', 'someday'].sort())
    expect(plan.ignoredColumns).toEqual(['Mood'])
  })

  it('refuses a loop and an empty end with the reason in either language, and imports the rest', async () => {
    const text = 'donor,receiver,resource\nFoo AS,"foo, as",heat\nA,,x\nA,B,y\n'
    const { rows, plan } = await importInto(utf8(text))
    expect(rows).toHaveLength(1)
    expect(plan.refused.map((it) => [it.line, it.reason.code])).toEqual([
      [2, 'loop'],
      [3, 'missingCell'],
    ])
    expect(reasonText(plan.refused[0]!.reason, 'ru')).toBe('Донор и получатель — одна и та же компания.')
    expect(plan.sample.map((row) => row.outcome)).toEqual(['refused', 'refused', 'added'])
  })

  it('puts what a list says about hazard in the notes where the code does not say it', async () => {
    const { rows, plan } = await importInto(utf8('donor,receiver,resource,hazardous\nA,B,sludge,yes\n'))
    expect(rows[0]!.notes).toBe('hazardous: yes')
    expect(plan.warnings).toMatchObject([{ reason: { code: 'hazardousDiffers' } }])
  })

  it('takes off an apostrophe that only kept a formula from running, and no other', async () => {
    const text = `donor,receiver,resource\n'=A,'t Hooft,''-x\n`
    const { rows } = await importInto(utf8(text))
    expect(rows).toMatchObject([{ donor: '=A', receiver: "'t Hooft", resource: "'-x" }])
  })

  it('does not take a Russian federal code for a List of Waste code', async () => {
    const { rows, plan } = await importInto(
      utf8('Кто;Кому;Отход;Код отхода\nА;Б;ил;7 33 100 01 72 4\nА;В;зола;100101\n'),
    )
    expect(rows.map((row) => row.low_code).sort()).toEqual(['10 01 01', null])
    expect(plan.warnings).toMatchObject([{ line: 2, reason: { code: 'notCode' }, value: '7 33 100 01 72 4' }])
  })

  it('gives a plan that survives JSON', async () => {
    const { plan } = await importInto(utf8('donor,receiver,resource,quantity\nA,B,x,5\n'))
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
  })
})

describe('Companies and flows meet those on the board', () => {
  it('matches companies whatever their case, spaces and legal form, on the board and within the file', async () => {
    const target = emptyBoard()
    addCompany(target.doc, edit, { name: 'SIA „Getliņi EKO”', municipality: 'Ropaži', x: 0, y: 0 })
    const text =
      'donor,receiver,resource,donor_municipality,donor_country\ngetlini eko,B,x,,\nGETLIŅI  EKO,b as,gas,Rīga,LV\n'
    const { board, plan } = await importInto(utf8(text), target)
    const names = [...board.companies.values()].map((it) => it.name).sort()
    expect(names).toEqual(['B', 'SIA „Getliņi EKO”', 'getlini eko'])
    const eko = [...board.companies.values()].find((it) => it.name.startsWith('SIA'))
    // What the board says stays; what it did not know is filled in.
    expect(eko).toMatchObject({ municipality: 'Ropaži', country: 'LV' })
    expect(plan.warnings.map((it) => it.reason.code)).toContain('companyDiffers')
  })

  it('changes nothing when the same list comes twice', async () => {
    const first = await importInto(kalundborg)
    const before = JSON.stringify(first.doc.toJSON())
    const again = await importInto(kalundborg, first)
    expect(again.result).toMatchObject({
      overtaken: 0,
      added: { flows: 0, companies: 0 },
      merged: { flows: 0 },
    })
    expect(again.plan.unchanged.flows).toBe(25)
    expect(JSON.stringify(first.doc.toJSON())).toBe(before)
  })

  it('updates the flow of the same donor, receiver and resource by the fields that are given', async () => {
    const target = emptyBoard()
    const a = addCompany(target.doc, edit, { name: 'A', x: 0, y: 0 })
    const b = addCompany(target.doc, edit, { name: 'B', x: 0, y: 0 })
    const id = addFlow(target.doc, edit, { from: a, to: b, resource: 'Ash', source: 'visit' })
    const { rows } = await importInto(
      utf8('donor,receiver,resource,status,source\nA,B,ash ,discussion,\n'),
      target,
    )
    expect(rows).toMatchObject([{ id, status: 'discussion', source: 'visit' }])
  })

  it('leaves as one step that one undo takes back', async () => {
    const { UndoManager } = await import('yjs')
    const target = emptyBoard()
    const undo = new UndoManager([target.doc.getMap('companies'), target.doc.getMap('flows')], {
      trackedOrigins: new Set([Edit]),
    })
    await importInto(kalundborg, target)
    expect(synergyList(target.board)).toHaveLength(25)
    undo.undo()
    expect(target.board.companies.size + target.board.flows.size).toBe(0)
  })
})

describe('A plain list of companies', () => {
  it('becomes companies with their offers and needs', async () => {
    const text =
      'Компания;Тип;NACE;Город;Широта;Долгота;Что отдаёт;Что нужно\n' +
      'ООО «Пивзавод»;производство;C11.05;Тверь;56,85;35,9;дробина, 2 500 кг/сут; пар\n' +
      'Ферма;сельское хозяйство;01;Тверь;;;;"дробина\nсолома"\n'
    const { board, plan } = await importInto(utf8(text.replace('кг/сут; пар', 'кг/сут;пар')))
    expect(plan.kind).toBe('companies')
    expect([...board.companies.values()]).toMatchObject([
      {
        name: 'ООО «Пивзавод»',
        kind: 'producer',
        nace: '11.05',
        municipality: 'Тверь',
        lat: 56.85,
        lon: 35.9,
      },
      { name: 'Ферма', kind: 'farm' },
    ])
    expect(
      [...board.resources.values()].map(({ direction, name, quantity, unit, period }) => ({
        direction,
        name,
        quantity,
        unit,
        period,
      })),
    ).toEqual([
      { direction: 'offer', name: 'дробина', quantity: 2500, unit: 'kg', period: 'day' },
      { direction: 'need', name: 'пар' },
      { direction: 'need', name: 'дробина' },
      { direction: 'need', name: 'солома' },
    ])
  })

  it('may be a single column', async () => {
    const { board } = await importInto(utf8('Company\nFoo, Ltd\nBar\nfoo\n'))
    expect([...board.companies.values()].map((it) => it.name)).toEqual(['Foo, Ltd', 'Bar'])
  })
})

describe('The Kalundborg list', () => {
  it('gives 25 flows and every company once', async () => {
    const { rows, board, plan } = await importInto(kalundborg)
    expect(rows).toHaveLength(25)
    expect(board.companies.size).toBe(14)
    expect(new Set([...board.companies.values()].map((it) => it.name)).size).toBe(14)
    expect(plan).toMatchObject({ refused: [], warnings: [], ignoredColumns: [] })
    expect(rows.every((row) => row.status === 'completed' && row.quantity === null)).toBe(true)
  })

  it('is what the example board holds', async () => {
    const { kalundborgBoard } = await import('../../../src/exchange/examples/kalundborg')
    const { doc, board } = emptyBoard()
    kalundborgBoard(doc, edit, 'en')
    const { rows } = await importInto(kalundborg)
    expect(essence(synergyList(board))).toEqual(essence(rows))
    const boxes = [...board.companies.values()]
    for (const a of boxes)
      for (const b of boxes)
        if (a !== b)
          expect(Math.max(Math.abs(a.x - b.x) - a.w, Math.abs(a.y - b.y) - a.h)).toBeGreaterThanOrEqual(80)
  })
})

describe('A file that is no list gets a clear answer', () => {
  it.each([
    ['an empty file', new Uint8Array(), 'emptyFile'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0), 'oldExcel'],
    ['a broken workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 9, 9, 9), 'badWorkbook'],
    ['a picture', Uint8Array.from({ length: 500 }, (_, i) => (i * 7) % 32), 'notTable'],
    ['a letter', utf8('Dear Anna,\nsee you on Monday.\n'), 'noHeader'],
    ['a list of flows without resources', utf8('donor,receiver\nA,B\n'), 'missingColumns'],
    ['JSON of something else', utf8('{"hello": 1}'), 'notBoard'],
    ['half a JSON', utf8('{"symbiosis": "board", '), 'badJson'],
    ['a board from the future', utf8('{"symbiosis": "board", "schema": 99}'), 'newerSchema'],
    ['a file of 51 MB', new Uint8Array(51 * 1024 * 1024), 'fileTooLarge'],
    ['a list of 100,001 rows', utf8('Company\n' + 'x\n'.repeat(100_001)), 'tooManyRows'],
  ])('%s', async (_, bytes, code) => {
    await expect(importInto(bytes)).rejects.toMatchObject({ name: 'FileError', reason: { code } })
  })
})
