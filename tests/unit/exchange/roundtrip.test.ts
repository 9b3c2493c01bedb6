import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportBoard } from '../../../src/exchange/formats'
import { addAction, addCompany, addFlow } from '../../../src/model/commands'
import { putRecord } from '../../../src/model/commands/records'
import { Edit } from '../../../src/model/edit'
import {
  barrierFamilies,
  categories,
  exchangeTypes,
  periods,
  statuses,
  units,
} from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyColumns, synergyList, type SynergyRow } from '../../../src/model/synergies'
import { importInto } from './support'

const nasty = fc.constantFrom(
  '=1+1',
  '+371 6700000',
  '-5',
  "-cmd|'/C calc'!A0",
  '@SUM(A1)',
  "'quoted",
  "''twice",
  "'=1+1",
  "''=1+1",
  "'-7",
  ' leading and trailing ',
  '\tTab first',
  '\r\n=2+2',
  'line\nbreak',
  'windows\r\nbreak',
  'old\rmac',
  'ends in return\r',
  'say "hello"',
  '"',
  '","',
  ';',
  'a;b,c\td',
  '🏭 emoji 👩‍🔬',
  'مصنع الأسمنت',
  '\u202eright to left\u202c',
  'bell \u0007 and escape \u001b',
  'half of a pair \ud83d',
  '_x0041_ and _x005F_',
  'constructor',
  '__proto__',
  'toString',
  '\ufffd\uffff\u0085',
  '\u{1fffe} \u{2ffff}',
  '1e5',
  '007',
  '1,5',
  '12/31/2026',
  'TRUE',
  'null',
  '#N/A',
  'sep=;',
  'ООО «Ромашка»',
  '   ',
)
const text = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 3, arbitrary: fc.string({ maxLength: 20, unit: 'grapheme' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12, unit: 'binary' }) },
)
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
// The first name of a row cannot be blank: nobody could say which company is meant.
const name = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('Foo', 'foo', 'FOO AS', 'Foo SIA', ' Foo', 'Foo ', 'Bar', '🙂', '🚀', '!!!'),
  },
  { weight: 2, arbitrary: text.filter((it) => it.trim() !== '') },
)
const number = fc.oneof(
  fc.double({ min: 0, max: 1e11, noNaN: true }).map((value) => value + 0),
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(0, 0.1, 1e-7, 1.234, 1234.567),
)
const figure = fc.oneof(
  number,
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((it) => !Object.is(it, -0)),
)
const moment = fc
  .date({ min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const recent = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const company = fc.record({
  name,
  nace: optional(fc.constantFrom('10.51', '10', 'C', 'C10.51', '1051', '01.1')),
  municipality: optional(fc.oneof(fc.constantFrom('Riga', 'Tallinn'), text)),
  country: optional(fc.constantFrom('LV', 'EE', 'Latvija')),
  lat: optional(fc.double({ min: -90, max: 90, noNaN: true })),
  lon: optional(fc.double({ min: -180, max: 180, noNaN: true })),
})
const flow = fc.record({
  ends: fc.tuple(fc.nat(5), fc.nat(5)),
  resource: fc.oneof(fc.constantFrom('fly ash', 'Fly ash', ''), text),
  status: fc.constantFrom(...statuses),
  exchange: optional(fc.constantFrom(...exchangeTypes)),
  category: optional(fc.constantFrom(...categories)),
  low: optional(fc.constantFrom('10 01 02', '100102', '16 02 13*', '10', '1001')),
  quantity: optional(number),
  unit: optional(fc.constantFrom(...units)),
  period: optional(fc.constantFrom(...periods)),
  co2e: optional(figure),
  landfill: optional(figure),
  virgin: optional(figure),
  water: optional(figure),
  saving: optional(figure),
  distance: optional(fc.double({ min: 0, max: 20_000, noNaN: true })),
  confidence: optional(text),
  source: optional(text),
  notes: optional(text),
  barriers: optional(fc.array(fc.constantFrom(...barrierFamilies), { maxLength: 4 })),
  createdAt: optional(fc.oneof(moment, recent)),
  updatedAt: optional(recent),
  actions: fc.array(
    fc.record({
      text,
      owner: optional(text),
      due: optional(recent.map((it) => it.slice(0, 10))),
      done: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
})

type Generated<A> = A extends fc.Arbitrary<infer Value> ? Value : never
interface BoardPlan {
  companies: Generated<typeof company>[]
  flows: Generated<typeof flow>[]
}

function build({ companies, flows }: BoardPlan): BoardSnapshot {
  const doc = new Y.Doc()
  const edit = new Edit('Anna')
  const ids = companies.map((values, index) => addCompany(doc, edit, { ...values, x: index * 300, y: 0 }))
  for (const { ends, actions, createdAt, updatedAt, ...values } of flows) {
    const from = ids[ends[0] % ids.length]!
    const to = ids[ends[1] % ids.length]!
    const id = addFlow(doc, edit, { from, to })
    putRecord(
      doc,
      edit,
      { collection: 'flows', id },
      {
        from,
        to,
        ...values,
        createdAt: createdAt ?? null,
        updatedAt: updatedAt ?? null,
      },
    )
    for (const action of actions) addAction(doc, edit, { flow: id, ...action })
  }
  return new BoardSnapshot(doc)
}

/**
 * Empty text and nothing are the same to a table; votes are never imported; half a surrogate pair is no character, and
 * UTF-8 has no bytes for it.
 */
const comparable = (rows: readonly SynergyRow[], format: string) =>
  rows.map((row) =>
    Object.fromEntries(
      synergyColumns
        .filter((column) => column !== 'votes')
        .map((column) => [column, plain(row[column], format)]),
    ),
  )

function plain(value: unknown, format: string): unknown {
  if (value === '') return null
  return typeof value === 'string' && format.endsWith('csv') ? value.replace(/\p{Cs}/gu, '\ufffd') : value
}

const boards = fc.record({
  companies: fc.array(company, { minLength: 2, maxLength: 6 }),
  flows: fc.array(flow, { maxLength: 8 }),
})

describe('A list that left the board comes back the same', () => {
  for (const format of ['synergies.csv', 'synergies.xlsx'])
    for (const language of ['en', 'ru'] as const)
      it(
        `as ${format} with a board in ${language}, whatever people wrote`,
        { timeout: 120_000 },
        async () => {
          await fc.assert(
            fc.asyncProperty(boards, async (plan) => {
              const board = build(plan)
              const file = await exportBoard(format, board, {
                language,
                boardId: 'b',
                now: new Date(),
                title: '',
              })
              const bytes = typeof file!.body === 'string' ? new TextEncoder().encode(file!.body) : file!.body
              const { rows, plan: imported } = await importInto(bytes)
              expect(imported.refused).toEqual([])
              expect(comparable(rows, format)).toEqual(comparable(synergyList(board), format))
            }),
            { numRuns: Number(process.env.RUNS ?? 120) },
          )
        },
      )

  it('and changes nothing on the board that it left', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(boards, async (plan) => {
        const board = build(plan)
        const before = JSON.stringify(board.doc.toJSON())
        const options = { language: 'en', boardId: 'b', now: new Date(), title: '' } as const
        const file = await exportBoard('synergies.xlsx', board, options)
        const { result } = await importInto(file!.body as Uint8Array, { doc: board.doc, board })
        expect(result).toMatchObject({ refused: [], overtaken: 0 })
        expect(JSON.stringify(board.doc.toJSON())).toBe(before)
      }),
      { numRuns: Number(process.env.RUNS ?? 120) },
    )
  })
})
