/**
 * Two real networks, their balances, totals and benefits worked out by hand. Who gives what to whom is as published; every
 * quantity, distance and fuel here is an assumption of the test, chosen to be easy to follow.
 */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Assumptions } from '../../../../src/analysis/assessment/assess'
import { BoardTotals } from '../../../../src/analysis/assessment/totals'
import { kalundborgBoard } from '../../../../src/exchange/examples/kalundborg'
import { addCompany, addFlow, addResource, setFields, type NewFlow } from '../../../../src/model/commands'
import type { Flow } from '../../../../src/model/records'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { edit } from '../../model/board'

const unknown = { co2e: null, landfill: null, virgin: null, water: null, saving: null }
const exactly = (value: number) => ({ low: value, high: value })

describe.each(['en', 'ru'] as const)('the Kalundborg Symbiosis (%s)', (language) => {
  function kalundborg(assumptionsOf?: (flow: Flow) => Assumptions) {
    const doc = new Y.Doc()
    kalundborgBoard(doc, edit, language)
    const board = new BoardSnapshot(doc)
    const totals = new BoardTotals(board, assumptionsOf)
    const find = (donor: RegExp, resource: RegExp, receiver = /./) =>
      [...board.flows.values()].find(
        ({ from, to, resource: name }) =>
          donor.test(board.companies.get(from)!.name) &&
          receiver.test(board.companies.get(to)!.name) &&
          resource.test(name),
      )!
    const type = (flow: Flow, values: Partial<Flow>) =>
      setFields(doc, edit, { collection: 'flows', id: flow.id }, values)
    return { board, totals, find, type }
  }

  it('has no quantities, and so no benefits: unknown stays unknown', () => {
    const { board, totals } = kalundborg()
    expect(totals.all()).toEqual({ count: board.flows.size, benefits: unknown })
    for (const { id } of board.flows.values())
      expect(totals.of(id)).toMatchObject({ ...unknown, missing: ['amount'] })
    for (const { id } of board.companies.values()) expect(totals.ofCompany(id)).toEqual({})
    expect(totals.resourceNames()).toEqual([])
  })

  it('comes to what can be worked out by hand, once quantities are given', () => {
    const fixed = { low: 0.92, high: 0.92 }
    const { board, totals, find, type } = kalundborg(({ resource, category }) => {
      if (category === 'water') return { replaces: 'H1' }
      if (/district|отоплен/.test(resource)) return { replaces: 'F3', efficiency: { low: 0.85, high: 0.85 } }
      return category === 'energy' ? { replaces: 'F1', efficiency: fixed } : { road: { low: 1.3, high: 1.3 } }
    })
    const ash = find(/Asnæs Power/, /fly ash|зола/)
    const steam = find(/Asnæs Power/, /steam|пар/, /^Novo Nordisk/)
    const heat = find(/Asnæs Power/, /district heat|отоплен/)
    const gypsum = find(/Asnæs Power/, /gypsum|гипс/)
    const water = find(/Tissø|Тиссё/, /./, /Asnæs Power/)
    type(ash, { quantity: 18_000, unit: 't', period: 'year', distance: 120 })
    type(steam, { quantity: 10_000, unit: 'MWh', period: 'year' })
    type(heat, { quantity: 720, unit: 'GJ', period: 'day' })
    type(gypsum, { quantity: 100_000_000, unit: 'kg', period: 'year', distance: 0 })
    type(water, { quantity: 4_000_000, unit: 'm3', period: 'year' })

    // Clinker spared: 18,000 × 0.693 .. 0.842 = 12,474 .. 15,156; lorries 18,000 × 120 × 1.3 × 0.077 / 1,000 = 216.216
    expect(totals.of(ash.id)!.co2e).toMatchObject({ low: 12_257.784, high: 14_939.784 })
    // 10,000 × 0.202 / 0.92 = 2,195.652174
    expect(totals.of(steam.id)!.co2e!.low).toBeCloseTo(2_195.652174, 6)
    // 720 / 3.6 × 365 = 73,000 MWh; 73,000 × 0.279 / 0.85 = 23,961.176471
    expect(totals.of(heat.id)!.co2e!.high).toBeCloseTo(23_961.176471, 6)
    // Natural gypsum is spared tonne for tonne; what its quarrying emits has no factor here.
    expect(totals.of(gypsum.id)).toMatchObject({ co2e: null, virgin: exactly(100_000) })
    // 4,000,000 × 0.191 / 1,000 = 764
    expect(totals.of(water.id)).toMatchObject({ co2e: exactly(764), water: exactly(4_000_000) })

    const { benefits } = totals.byStatus('completed')
    // 12,257.784 + 2,195.652174 + 23,961.176471 + 764 = 39,178.612645; 14,939.784 - 12,257.784 = 2,682 more at most.
    expect(benefits.co2e!.low).toBeCloseTo(39_178.612645, 5)
    expect(benefits.co2e!.high).toBeCloseTo(41_860.612645, 5)
    // 18,000 + 100,000
    expect(benefits).toMatchObject({ virgin: exactly(118_000), water: exactly(4_000_000), landfill: null })

    // The power station gives 18,000 + 100,000 t and 10,000 + 73,000 MWh, and takes 4,000,000 m3.
    const none = { offered: 0, needed: 0, in: 0, out: 0, running: 0, gap: 0 }
    expect(totals.ofCompany(ash.from)).toEqual({
      t: { ...none, out: 118_000 },
      MWh: { ...none, out: 83_000 },
      m3: { ...none, in: 4_000_000, running: 4_000_000 },
    })
    expect(totals.ofCompany(heat.to)).toEqual({ MWh: { ...none, in: 73_000, running: 73_000 } })
    expect(board.flows.size).toBe(totals.all().count)
  })
})

describe('Händelö, Norrköping (Sweden)', () => {
  function handelo() {
    const doc = new Y.Doc()
    const company = (id: string, name: string, nace?: string) =>
      addCompany(doc, edit, { id, name, nace, country: 'SE', municipality: 'Norrköping', x: 0, y: 0 })
    company('chp', 'Händelöverket', '35.30')
    company('ethanol', 'Agroetanol', '20.14')
    company('biogas', 'Biogasanläggning Händelö', '35.21')
    company('recycler', 'Econova', '38.21')
    company('city', 'Norrköpings kommun')
    const offer = (id: string, owner: string, name: string, quantity: number) =>
      addResource(doc, edit, {
        id,
        company: owner,
        direction: 'offer',
        name,
        quantity,
        unit: 't',
        period: 'year',
        disposal: 'Landfill',
      })
    offer('wood', 'recycler', 'Waste wood', 50_000)
    offer('food', 'city', 'Food waste', 7_300)
    addResource(doc, edit, {
      id: 'fuel',
      company: 'chp',
      direction: 'need',
      name: 'waste  WOOD',
      quantity: 5_000,
      unit: 't',
      period: 'month',
    })
    const flow = (values: NewFlow) => addFlow(doc, edit, { status: 'completed', ...values })
    const energy = { category: 'energy', from: 'chp' } as const
    flow({
      id: 'steam',
      ...energy,
      to: 'ethanol',
      resource: 'Steam',
      quantity: 50,
      unit: 'GJ',
      period: 'hour',
    })
    flow({
      id: 'heat',
      ...energy,
      to: 'city',
      resource: 'District heat',
      quantity: 1_000,
      unit: 'MWh',
      period: 'day',
    })
    flow({
      id: 'power',
      ...energy,
      to: 'recycler',
      resource: 'Электроэнергия',
      quantity: 1_000,
      unit: 'kWh',
      period: 'hour',
    })
    flow({
      id: 'wood-in',
      from: 'recycler',
      to: 'chp',
      resource: 'Waste wood',
      offer: 'wood',
      quantity: 3_000,
      unit: 't',
      period: 'month',
      distance: 10,
    })
    flow({
      id: 'food-in',
      from: 'city',
      to: 'biogas',
      resource: 'Food waste for biogas',
      offer: 'food',
      quantity: 20_000,
      unit: 'kg',
      period: 'day',
    })
    flow({
      id: 'stillage',
      from: 'ethanol',
      to: 'biogas',
      resource: 'Stillage',
      quantity: 70,
      unit: 't',
      period: 'week',
    })
    flow({
      id: 'idea',
      from: 'biogas',
      to: 'city',
      status: 'failed',
      resource: 'Tap water',
      category: 'water',
      quantity: 5,
      unit: 'l',
      period: 'hour',
    })
    return new BoardSnapshot(doc)
  }

  const said: Readonly<Record<string, Assumptions>> = {
    steam: { replaces: 'F1', efficiency: { low: 0.9, high: 0.9 } },
    'wood-in': { replaces: 'F4' },
  }
  const totals = new BoardTotals(handelo(), ({ id }) => said[id] ?? {})
  const worth = (id: string) => totals.of(id)!

  it('steam: 50 / 3.6 × 8,760 = 121,666.667 MWh; × 0.202 / 0.9 = 27,307.407 t', () => {
    expect(worth('steam').co2e!.low).toBeCloseTo(27_307.407, 3)
    expect(worth('steam').co2e!.high).toBeCloseTo(27_307.407, 3)
  })

  it('district heat: whose boilers burnt what is asked, and nothing is claimed', () => {
    expect(worth('heat')).toMatchObject({ ...unknown, missing: ['processing', 'fuel'] })
  })

  it('electricity of Sweden: 8,760 × 0.023 .. 0.036 = 201.48 .. 315.36 t', () => {
    expect(worth('power').co2e).toMatchObject({ low: 201.48, high: 315.36 })
  })

  it('wood: kept from landfill, instead of coal, less lorries; its own CO2 apart', () => {
    // 36,000 × 0.9253 = 33,310.8; 36,000 × 15.6 / 3.6 = 156,000 MWh; × 0.341 = 53,196
    // A stated distance: 36,000 × 10 × 0.077 / 1,000 = 27.72, at most × 1.5 = 41.58
    expect(worth('wood-in').co2e).toMatchObject({ low: 86_465.22, high: 86_479.08 })
    // 156,000 × 0.403
    expect(worth('wood-in').biogenic).toMatchObject(exactly(62_868))
    expect(worth('wood-in')).toMatchObject({ landfill: exactly(36_000), virgin: null })
  })

  it('food: 20 × 365 = 7,300 t; 7,300 × (0.7003 - 0.009) = 5,046.49 t, transport asked', () => {
    expect(worth('food-in').co2e).toMatchObject(exactly(5_046.49))
    expect(worth('food-in')).toMatchObject({ landfill: exactly(7_300), missing: ['distance'] })
  })

  it('stillage: no factor, no claim', () => {
    expect(worth('stillage')).toMatchObject(unknown)
  })

  it('together: each tonne once, what failed apart', () => {
    const { benefits, count } = totals.all()
    expect(count).toBe(6)
    // 27,307.407407 + 201.48 + 86,465.22 + 5,046.49 = 119,020.597407; with 315.36 and 86,479.08: 119,148.337407
    expect(benefits.co2e!.low).toBeCloseTo(119_020.597407, 5)
    expect(benefits.co2e!.high).toBeCloseTo(119_148.337407, 5)
    // 36,000 + 7,300
    expect(benefits).toMatchObject({ landfill: exactly(43_300), virgin: null, water: null })
    // 5 l an hour: 0.005 × 8,760 = 43.8 m3
    expect(totals.byStatus('failed').benefits.water).toEqual(exactly(43.8))
  })

  it('balances: offered, needed, running, and what is left over', () => {
    // Needed 5,000 × 12 = 60,000; offered 50,000; 36,000 flow.
    expect(totals.ofResource('Waste wood')).toEqual({
      t: { offered: 50_000, needed: 60_000, in: 36_000, out: 36_000, running: 36_000, gap: -10_000 },
    })
    const { t, MWh, m3 } = totals.ofCompany('chp')
    expect(t).toMatchObject({ in: 36_000, out: 0, needed: 60_000 })
    // 121,666.666667 + 365,000 + 8,760
    expect(MWh!.out).toBeCloseTo(495_426.666667, 5)
    expect(m3).toBeUndefined()
    // 7,300 of food and 70 × 365 / 7 = 3,650 of stillage
    expect(totals.ofCompany('biogas').t).toMatchObject({ in: 10_950, out: 0 })
  })
})
