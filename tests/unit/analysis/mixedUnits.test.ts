/** Whatever units a region counts in, every sum that the board shows is the same arithmetic: like with like, in any order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardTotals } from '../../../src/analysis/assessment/totals'
import { explore } from '../../../src/analysis/explore/explore'
import { factsOf } from '../../../src/analysis/recommendations/facts'
import { recommend } from '../../../src/analysis/recommendations/recommend'
import { addCompany, addFlow, addResource } from '../../../src/model/commands'
import {
  categories,
  periods,
  statuses,
  units,
  type Category,
  type Period,
  type Status,
  type Unit,
} from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyList } from '../../../src/model/synergies'
import { annualUnits, type AnnualUnit } from '../../../src/model/units'
import { totalsOf } from '../../../src/ui/records/table/Totals'
import { edit } from '../model/board'

interface Amount {
  readonly quantity?: number
  readonly unit?: Unit
  readonly period?: Period
  readonly density?: number
  readonly category?: Category
}
interface Flow extends Amount {
  readonly from: number
  readonly to: number
  readonly status: Status
}
interface Offer extends Amount {
  readonly company: number
  readonly direction: 'offer' | 'need'
}

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const amount = {
  quantity: optional(
    fc.oneof(
      fc.integer({ min: 1, max: 100_000 }),
      fc.double({ min: 0.001, max: 50_000, noNaN: true }),
      // A crumb beside a mountain: where sums are rounded on the way, it counts or not by its turn.
      fc.constantFrom(0.0004, 9e8),
    ),
  ),
  unit: optional(fc.constantFrom(...units)),
  period: optional(fc.constantFrom(...periods)),
  density: optional(fc.double({ min: 0.001, max: 20, noNaN: true })),
  category: optional(fc.constantFrom(...categories)),
}
const flow: fc.Arbitrary<Flow> = fc.record({
  from: fc.nat(3),
  to: fc.nat(3),
  status: fc.constantFrom(...statuses),
  ...amount,
})
const offer: fc.Arbitrary<Offer> = fc.record({
  company: fc.nat(3),
  direction: fc.constantFrom('offer', 'need'),
  ...amount,
})

const resource = 'slurry'
const given = (values: object) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

function boardOf(flows: readonly Flow[], offers: readonly Offer[]) {
  const doc = new Y.Doc()
  for (let i = 0; i < 4; i++) addCompany(doc, edit, { id: `c${i}`, name: `Company ${i}`, x: 0, y: 0 })
  for (const { from, to, ...values } of flows)
    addFlow(doc, edit, {
      from: `c${from}`,
      to: `c${to}`,
      resource,
      barriers: ['economic'],
      // A flow is of a material unless it is said otherwise.
      ...given(values),
    })
  for (const { company, ...values } of offers)
    addResource(doc, edit, {
      company: `c${company}`,
      name: resource,
      ...(given(values) as { direction: 'offer' }),
    })
  return new BoardSnapshot(doc)
}

/** Hand arithmetic, apart from the program's own: 1 t = 1,000 kg, 1 m3 = 1,000 l, 1 MWh = 1,000 kWh = 3.6 GJ. */
const into: Partial<Record<Unit, readonly [AnnualUnit, number]>> = {
  t: ['t', 1],
  kg: ['t', 0.001],
  m3: ['m3', 1],
  l: ['m3', 0.001],
  MWh: ['MWh', 1],
  kWh: ['MWh', 0.001],
  GJ: ['MWh', 1 / 3.6],
}
const times: Record<Period, number | null> = {
  year: 1,
  month: 12,
  week: 365 / 7,
  day: 365,
  hour: 8_760,
  once: null,
}
const energy = ['MWh', 'kWh', 'GJ', 'h']
/** Units that nobody can count that in, which the board asks about. */
const odd: Partial<Record<Category, readonly string[]>> = {
  energy: ['t', 'kg', 'pcs', 'h'],
  material: energy,
  water: energy,
}

type Sums = Record<AnnualUnit, number>

function expected(amounts: readonly Amount[]): Sums {
  const sums = { t: 0, MWh: 0, m3: 0 }
  for (const { quantity, unit, period, density, category } of amounts) {
    const known = unit && into[unit]
    if (quantity === undefined || !known || !period || times[period] === null) continue
    if (category && odd[category]?.includes(unit)) continue
    const inYear = quantity * known[1] * times[period]
    const most = { t: 1e9, MWh: 1e9, m3: 1e11 }
    const weighed = known[0] === 'm3' && density !== undefined && category !== 'water'
    if (inYear * (weighed ? density : 1) > most[weighed ? 't' : known[0]]) continue
    sums[weighed ? 't' : known[0]] += inYear * (weighed ? density : 1)
  }
  return sums
}

/** What the board's own sums are of flows that go on, each way that it shows them. */
function shown(board: BoardSnapshot) {
  const totals = new BoardTotals(board)
  const balance = totals.ofResource(resource)
  const companies = [0, 1, 2, 3].map((i) => totals.ofCompany(`c${i}`))
  const explored = explore(board, { words: resource })
  const facts = [...board.flows.values()].flatMap((one) => factsOf(board, one) ?? [])
  const rows = synergyList(board)
  totals.destroy()
  return { balance, companies, explored, waiting: recommend(facts).waiting.annual, rows }
}

const near = (found: number | undefined, meant: number) => {
  if (meant === 0) expect(found ?? 0).toBe(0)
  // Sums are kept in whole millionths of a tonne.
  else expect(Math.abs((found ?? 0) - meant)).toBeLessThanOrEqual(1e-4 + meant * 1e-9)
}

const region = fc.record({
  flows: fc.array(flow, { maxLength: 14 }),
  offers: fc.array(offer, { maxLength: 10 }),
})

describe('a region that counts in every unit', () => {
  it('is summed unit by unit: m³ are tonnes only by their own density, and water never', () => {
    fc.assert(
      fc.property(region, ({ flows, offers }) => {
        const board = boardOf(flows, offers)
        const { balance, explored, waiting, rows } = shown(board)
        // What a flow is of stands in its record, also where nobody said it.
        const whole = [...board.flows.values()].filter(({ from, to }) => from !== to)
        const going = expected(whole.filter(({ status }) => status !== 'failed'))
        const open = expected(whole.filter(({ status }) => status !== 'failed' && status !== 'completed'))
        const listed = expected(whole)
        const inList = totalsOf(rows.map((row) => ({ row }) as Parameters<typeof totalsOf>[0][number])).sums
        const owned = [...board.resources.values()]
        const offered = expected(owned.filter(({ direction }) => direction === 'offer'))
        const needed = expected(owned.filter(({ direction }) => direction === 'need'))
        for (const unit of annualUnits) {
          near(balance[unit]?.in, going[unit])
          near(balance[unit]?.out, going[unit])
          near(balance[unit]?.offered, offered[unit])
          near(balance[unit]?.needed, needed[unit])
          near(waiting[unit], open[unit])
          near(inList[unit], listed[unit])
          near(explored.flowing.amounts[unit], going[unit])
          near(explored.offered.amounts[unit], offered[unit])
          near(explored.needed.amounts[unit], needed[unit])
        }
      }),
      { numRuns: 200 },
    )
  })

  it('creates nothing: of each unit, what all give is what all take', () => {
    fc.assert(
      fc.property(region, ({ flows, offers }) => {
        const { companies, balance } = shown(boardOf(flows, offers))
        for (const unit of annualUnits) {
          const sum = (field: 'in' | 'out') =>
            companies.reduce((total, one) => total + BigInt(Math.round((one[unit]?.[field] ?? 0) * 1e6)), 0n)
          expect(sum('in')).toBe(sum('out'))
          expect(balance[unit]?.in).toBe(balance[unit]?.out)
          expect(balance[unit]?.gap ?? 0).toBeCloseTo(
            (balance[unit]?.offered ?? 0) - (balance[unit]?.needed ?? 0),
            5,
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('comes to the same in whatever order it was typed', () => {
    fc.assert(
      fc.property(
        region.chain(({ flows, offers }) =>
          fc.record({
            typed: fc.constant({ flows, offers }),
            shuffled: fc.record({
              flows: fc.shuffledSubarray(flows, { minLength: flows.length }),
              offers: fc.shuffledSubarray(offers, { minLength: offers.length }),
            }),
          }),
        ),
        ({ typed, shuffled }) => {
          const [one, other] = [typed, shuffled].map(({ flows, offers }) => shown(boardOf(flows, offers)))
          expect(other!.balance).toEqual(one!.balance)
          expect(other!.companies).toEqual(one!.companies)
          for (const part of ['offered', 'needed', 'flowing', 'gap'] as const)
            expect(other!.explored[part]).toEqual(one!.explored[part])
        },
      ),
      { numRuns: 100 },
    )
  })
})
