/** Totals and balances of a board: exact, whatever the order and the units that people typed in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardTotals } from '../../../../src/analysis/assessment/totals'
import {
  addCompany,
  addFlow,
  addResource,
  placeRecords,
  removeRecords,
  setFields,
} from '../../../../src/model/commands'
import { statuses, type Period, type Status, type Unit } from '../../../../src/model/records'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { edit } from '../../model/board'

interface Typed {
  readonly from: number
  readonly to: number
  /** Whole kilograms a month. */
  readonly kilograms: number
  readonly resource: string
  readonly status: Status
}

const typed = fc.record({
  from: fc.nat(4),
  to: fc.nat(4),
  kilograms: fc.integer({ min: 1, max: 1e9 }),
  resource: fc.constantFrom('Steel scrap', 'Стеклобой', 'fly ash', 'something else'),
  status: fc.constantFrom(...statuses),
})

/** How one amount may be typed. */
const spellings: readonly ((kilograms: number) => { quantity: number; unit: Unit; period: Period })[] = [
  (kilograms) => ({ quantity: kilograms, unit: 'kg', period: 'month' }),
  (kilograms) => ({ quantity: kilograms / 1_000, unit: 't', period: 'month' }),
  (kilograms) => ({ quantity: kilograms * 12, unit: 'kg', period: 'year' }),
  (kilograms) => ({ quantity: (kilograms * 12) / 1_000, unit: 't', period: 'year' }),
]

function boardOf(flows: readonly Typed[], spelling: (at: number) => number) {
  const doc = new Y.Doc()
  for (let i = 0; i < 5; i++)
    addCompany(doc, edit, { id: `c${i}`, name: `Company ${i}`, x: 0, y: 0, lat: 57 + i, lon: 25 })
  const board = new BoardSnapshot(doc)
  const totals = new BoardTotals(board)
  flows.forEach(({ from, to, kilograms, resource, status }, at) =>
    addFlow(doc, edit, {
      from: `c${from}`,
      to: `c${to}`,
      resource,
      status,
      ...spellings[spelling(at)]!(kilograms),
    }),
  )
  return { doc, board, totals }
}

/** Everything that totals say, in one object. */
function said(totals: BoardTotals) {
  return {
    all: totals.all(),
    statuses: statuses.map((status) => totals.byStatus(status)),
    companies: [0, 1, 2, 3, 4].map((i) => totals.ofCompany(`c${i}`)),
    resources: totals
      .resourceNames()
      .toSorted()
      .map((name) => [name, totals.ofResource(name)]),
  }
}

describe('totals', () => {
  it('do not depend on the order in which flows were drawn', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 12 }), (flows) => {
        expect(said(boardOf(flows.toReversed(), () => 0).totals)).toEqual(
          said(boardOf(flows, () => 0).totals),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('do not depend on the unit and period that an amount was typed in', () => {
    fc.assert(
      fc.property(
        fc.array(typed, { maxLength: 8 }),
        fc.array(fc.nat(3), { minLength: 8, maxLength: 8 }),
        (flows, how) => {
          expect(said(boardOf(flows, (at) => how[at]!).totals)).toEqual(said(boardOf(flows, () => 0).totals))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('after any change are those of a board opened anew', () => {
    const change = fc.record({
      at: fc.nat(11),
      what: fc.constantFrom('remove', 'amount', 'status', 'company'),
    })
    fc.assert(
      fc.property(
        fc.array(typed, { minLength: 1, maxLength: 12 }),
        fc.array(change, { maxLength: 8 }),
        (flows, changes) => {
          const { doc, board, totals } = boardOf(flows, () => 0)
          for (const { at, what } of changes) {
            const ids = [...board.flows.keys()]
            const ref = { collection: 'flows', id: ids[at % Math.max(ids.length, 1)] ?? '' } as const
            if (what === 'remove') removeRecords(doc, edit, [ref])
            else if (what === 'amount') setFields(doc, edit, ref, { quantity: at })
            else if (what === 'status') setFields(doc, edit, ref, { status: 'failed' })
            else removeRecords(doc, edit, [{ collection: 'companies', id: `c${at % 5}` }])
          }
          expect(said(totals)).toEqual(said(new BoardTotals(board)))
        },
      ),
      { numRuns: 40 },
    )
  })

  it('never create matter: what companies give is what companies take', () => {
    fc.assert(
      fc.property(fc.array(typed, { maxLength: 12 }), (flows) => {
        const { companies, resources } = said(boardOf(flows, () => 0).totals)
        const sum = (field: 'in' | 'out') =>
          companies.reduce((total, balance) => total + Math.round((balance.t?.[field] ?? 0) * 1e6), 0)
        const going = flows.filter(({ from, to, status }) => from !== to && status !== 'failed')
        const moved = going.reduce((total, { kilograms }) => total + kilograms * 12 * 1_000, 0)
        expect(sum('in')).toBe(sum('out'))
        expect(sum('out')).toBe(moved)
        for (const [, balance] of resources as [string, ReturnType<BoardTotals['ofResource']>][])
          expect(balance.t?.in).toBe(balance.t?.out)
      }),
      { numRuns: 40 },
    )
  })

  it('leave what failed apart, and unlike things unadded', () => {
    const { doc, totals } = boardOf([], () => 0)
    const flow = { from: 'c0', to: 'c1', resource: 'x', period: 'year' } as const
    addFlow(doc, edit, { ...flow, quantity: 10, unit: 't', status: 'failed', co2e: 5 })
    addFlow(doc, edit, { ...flow, quantity: 3, unit: 't', status: 'completed', co2e: 2 })
    addFlow(doc, edit, { ...flow, quantity: 4, unit: 'm3', status: 'idea' })
    addFlow(doc, edit, { ...flow, category: 'energy', quantity: 36, unit: 'GJ', status: 'idea' })
    addFlow(doc, edit, { ...flow, quantity: 1e11, unit: 't', status: 'idea' })
    addResource(doc, edit, {
      company: 'c0',
      direction: 'offer',
      name: ' X ',
      quantity: 1,
      unit: 't',
      period: 'year',
    })
    expect(totals.byStatus('failed')).toMatchObject({ count: 1, benefits: { co2e: { low: 5, high: 5 } } })
    expect(totals.all()).toMatchObject({ count: 4, benefits: { co2e: { low: 2, high: 2 }, water: null } })
    expect(totals.ofResource('x')).toEqual({
      t: { offered: 1, needed: 0, in: 3, out: 3, running: 3, gap: 1 },
      m3: { offered: 0, needed: 0, in: 4, out: 4, running: 0, gap: 0 },
      MWh: { offered: 0, needed: 0, in: 10, out: 10, running: 0, gap: 0 },
    })
  })
})

describe('work', () => {
  it('one changed flow is one assessment, and a moved card none', () => {
    const { doc, board, totals } = boardOf([], () => 0)
    for (let i = 0; i < 200; i++) addFlow(doc, edit, { from: 'c0', to: 'c1', resource: 'Glass' })
    const [id] = board.flows.keys()
    const before = totals.counters.assessed
    setFields(doc, edit, { collection: 'flows', id: id! }, { quantity: 5 })
    expect(totals.counters.assessed).toBe(before + 1)
    placeRecords(doc, edit, [{ collection: 'companies', id: 'c0', x: 50, y: 50 }])
    expect(totals.counters.assessed).toBe(before + 1)
    setFields(doc, edit, { collection: 'companies', id: 'c0' }, { country: 'EE' })
    expect(totals.counters.assessed).toBe(before + 201)
  })

  it('what becomes of an offer today changes the flow that was made from it', () => {
    const { doc, totals } = boardOf([], () => 0)
    const offer = addResource(doc, edit, { company: 'c0', direction: 'offer', name: 'Food waste' })
    const amount = { quantity: 10, unit: 't', period: 'year' } as const
    const flow = addFlow(doc, edit, { from: 'c0', to: 'c1', resource: 'Food waste', offer, ...amount })
    expect(totals.of(flow)!.landfill).toBeNull()
    setFields(doc, edit, { collection: 'resources', id: offer }, { disposal: 'landfill' })
    expect(totals.of(flow)!.landfill).toMatchObject({ low: 10, high: 10 })
    totals.destroy()
  })
})
