/** Boards with everything in them that people and programs write. */
import * as fc from 'fast-check'
import * as Y from 'yjs'
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
import { annualAmount, type AmountOf } from '../../../src/model/units'

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
export const text = fc.oneof(
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
const flow = fc
  .record({
    ends: fc.tuple(fc.nat(5), fc.nat(5)),
    resource: fc.oneof(fc.constantFrom('fly ash', 'Fly ash', ''), text),
    status: fc.constantFrom(...statuses),
    exchange: optional(fc.constantFrom(...exchangeTypes)),
    category: optional(fc.constantFrom(...categories)),
    low: optional(fc.constantFrom('10 01 02', '100102', '16 02 13*', '10', '1001')),
    quantity: optional(number),
    unit: optional(fc.constantFrom(...units)),
    period: optional(fc.constantFrom(...periods)),
    density: optional(fc.double({ min: 0.00005, max: 30, noNaN: true })),
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
  // No list can tell what a volume weighs of which there is next to none, or more than there can be.
  .map((it) => ((annualAmount(given(it))?.quantity ?? 0) > 1e-9 ? it : { ...it, density: undefined }))

function given({ quantity, unit, period, density, category }: Readonly<Record<string, unknown>>): AmountOf {
  const values = Object.entries({ quantity, unit, period, density, category })
  return Object.fromEntries(values.filter(([, value]) => value !== undefined))
}

type Generated<A> = A extends fc.Arbitrary<infer Value> ? Value : never
export interface BoardPlan {
  companies: Generated<typeof company>[]
  flows: Generated<typeof flow>[]
}

export function build({ companies, flows }: BoardPlan): BoardSnapshot {
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

export const boards = fc.record({
  companies: fc.array(company, { minLength: 2, maxLength: 6 }),
  flows: fc.array(flow, { maxLength: 8 }),
})
