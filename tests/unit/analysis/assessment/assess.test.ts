/** What a synergy is worth: every figure is worked out here by hand, with the published factors. */
import { describe, expect, it } from 'vitest'
import { assess, figures, type Assumptions } from '../../../../src/analysis/assessment/assess'
import { factors } from '../../../../src/analysis/assessment/factors'
import type { Company, Flow, Resource } from '../../../../src/model/records'

const company = (values: Partial<Company> = {}): Company => ({
  id: 'c',
  name: 'Works',
  x: 0,
  y: 0,
  w: 208,
  h: 104,
  notes: '',
  ...values,
})

const flowOf = (values: Partial<Flow>): Flow => ({
  id: 'f',
  from: 'a',
  to: 'b',
  resource: '',
  status: 'idea',
  barriers: [],
  notes: '',
  ...values,
})

interface Told {
  donor?: Partial<Company>
  receiver?: Partial<Company>
  disposal?: string
}

function worth(flow: Partial<Flow>, { donor, receiver, disposal }: Told = {}, assumptions?: Assumptions) {
  const offer: Resource = { id: 'o', company: 'a', direction: 'offer', name: '', disposal }
  return assess(
    { flow: flowOf(flow), donor: company(donor), receiver: company(receiver), offer },
    assumptions,
  )
}

const nothing = { co2e: null, landfill: null, virgin: null, water: null, saving: null }
const cement = { name: 'Cement works', nace: '23.51' }

describe('the worked checks', () => {
  it('18,000 t of fly ash a year spare clinker, less 120 km by lorry', () => {
    const flow = { resource: 'Fly ash', quantity: 18_000, unit: 't', period: 'year', distance: 120 } as const
    const { co2e, virgin, landfill, missing } = worth(
      flow,
      { receiver: cement },
      { road: { low: 1.3, high: 1.3 } },
    )
    // 18,000 × 0.693 = 12,474; 18,000 × 0.842 = 15,156; 18,000 × 120 × 1.3 × 0.077 / 1,000 = 216.216
    expect(co2e!.low).toBeCloseTo(12_474 - 216.216, 6)
    expect(co2e!.high).toBeCloseTo(15_156 - 216.216, 6)
    expect(virgin).toMatchObject({ low: 18_000, high: 18_000 })
    expect(landfill).toBeNull()
    expect(missing).toEqual(['disposal', 'processing', 'price'])
  })

  it('the road is 1.2 to 1.5 times the straight line where nothing else is said', () => {
    // One degree of latitude is 111.2 km; 1,000 t × 111.2 × 1.5 × 0.077 / 1,000 = 12.8436 t, × 1.2 = 10.27488 t.
    const flow = { resource: 'зола-унос', quantity: 1_000, unit: 't', period: 'year' } as const
    const { co2e } = worth(flow, {
      donor: { lat: 58, lon: 25 },
      receiver: { name: 'Цементный завод', lat: 59, lon: 25 },
    })
    expect(co2e!.low).toBeCloseTo(693 - 12.8436, 6)
    expect(co2e!.high).toBeCloseTo(842 - 10.27488, 6)
  })

  it('10,000 MWh of steam a year spare the gas of the own boiler', () => {
    const flow = {
      resource: 'Steam',
      category: 'energy',
      quantity: 10_000,
      unit: 'MWh',
      period: 'year',
    } as const
    // 10,000 × 0.202 / 0.92 = 2,195.65
    const boiler = { low: 0.92, high: 0.92 }
    const told = worth(flow, {}, { replaces: 'F1', efficiency: boiler })
    expect(told.co2e!.low).toBeCloseTo(2_195.65, 2)
    expect(told.co2e!.high).toBeCloseTo(2_195.65, 2)
    // Efficiency 0.95 to 0.85: 2,020 / 0.95 = 2,126.32; 2,020 / 0.85 = 2,376.47
    const wide = worth(flow, {}, { replaces: 'F1' })
    expect(wide.co2e!.low).toBeCloseTo(2_126.32, 2)
    expect(wide.co2e!.high).toBeCloseTo(2_376.47, 2)
    // Which fuel is not said: asked, not guessed.
    expect(worth(flow)).toMatchObject({ ...nothing, missing: ['processing', 'fuel'] })
  })

  it('350 m3 of sawdust a month have no density', () => {
    const flow = {
      resource: 'Sawdust',
      category: 'material',
      quantity: 350,
      unit: 'm3',
      period: 'month',
    } as const
    expect(worth(flow)).toEqual({ ...nothing, biogenic: null, missing: ['amount'] })
  })

  it('600 t of rails once are nothing a year', () => {
    expect(worth({ resource: 'Rails', quantity: 600, unit: 't', period: 'once' })).toEqual({
      ...nothing,
      biogenic: null,
      missing: ['amount'],
    })
  })

  it('25 t of food waste a day go to a digester instead of landfill', () => {
    const flow = { resource: 'Food waste', quantity: 25, unit: 't', period: 'day' } as const
    const { co2e, landfill, virgin } = worth(flow, { disposal: 'Landfill' })
    // 25 × 365 = 9,125; 9,125 × (0.7003 - 0.009) = 6,308.1125
    expect(co2e!.low).toBeCloseTo(6_308.1125, 6)
    expect(co2e!.high).toBeCloseTo(6_308.1125, 6)
    expect(landfill).toMatchObject({ low: 9_125, high: 9_125 })
    expect(virgin).toBeNull()
    expect(co2e!.terms.map(({ factor }) => factors.get(factor!)!.where)).toEqual(['GB', 'GB'])
  })

  it('900 pallets a month have no mass', () => {
    const flow = { resource: 'Pallets', quantity: 900, unit: 'pcs', period: 'month' } as const
    expect(worth(flow)).toMatchObject({ ...nothing, missing: ['amount'] })
  })

  it('4,000,000 m3 of tap water a year are replaced', () => {
    const flow = {
      resource: 'surface water',
      category: 'water',
      quantity: 4_000_000,
      unit: 'm3',
      period: 'year',
    } as const
    const { water, co2e } = worth(flow, {}, { replaces: 'H1' })
    // 4,000,000 × 0.191 / 1,000 = 764
    expect(co2e).toMatchObject({ low: 764, high: 764 })
    expect(water).toMatchObject({ low: 4_000_000, high: 4_000_000 })
  })
})

describe('what is not known', () => {
  it.each([
    ['no amount', {}],
    ['no unit', { quantity: 5, period: 'year' }],
    ['no period', { quantity: 5, unit: 't' }],
    ['hours', { quantity: 5, unit: 'h', period: 'year' }],
  ] as const)('stays unknown: %s', (_, amount) => {
    expect(worth({ resource: 'Fly ash', ...amount }, { receiver: cement })).toMatchObject({
      ...nothing,
      missing: ['amount'],
    })
  })

  it('is asked for a hazardous stream before anything is counted', () => {
    const flow = { resource: 'Oil', low: '13 02 05*', quantity: 10, unit: 't', period: 'year' } as const
    expect(worth(flow, { disposal: 'landfill' })).toMatchObject({ ...nothing, missing: ['permit'] })
  })

  it('keeps tonnes from landfill even where no factor is known', () => {
    const flow = { resource: 'Phosphogypsite', quantity: 10, unit: 't', period: 'year' } as const
    expect(worth(flow, { disposal: 'на полигон' })).toMatchObject({
      ...nothing,
      landfill: { low: 10, high: 10 },
      missing: ['factor', 'country'],
    })
  })

  it('is where the waste goes today: nothing is kept from landfill without it', () => {
    const flow = { resource: 'Макулатура', quantity: 10, unit: 't', period: 'year', distance: 10 } as const
    const mill = { nace: '17.12' }
    expect(worth(flow, { receiver: mill })).toMatchObject({ landfill: null, missing: ['disposal', 'price'] })
    expect(worth(flow, { receiver: mill, disposal: 'не на полигон' }).missing).toEqual(['disposal', 'price'])
  })
})

describe('a stream that is recovered already', () => {
  it('keeps nothing from landfill and perhaps spares nothing more', () => {
    const flow = { resource: 'Steel scrap', quantity: 100, unit: 't', period: 'year', distance: 0 } as const
    const told = worth(flow, { disposal: 'Sold for recycling' })
    // 100 × 1.767 = 176.7 at most.
    expect(told).toMatchObject({
      landfill: null,
      virgin: { low: 0, high: 100 },
      co2e: { low: 0, high: 176.7 },
    })
  })
})

describe('what counts once', () => {
  it('landfill, a charge and virgin material of one tonne are each counted once', () => {
    const flow = { resource: 'Glass cullet', quantity: 100, unit: 't', period: 'year', distance: 0 } as const
    const told = worth(flow, { donor: { country: 'EE' }, disposal: 'prügila' })
    // 100 × 0.009 + 100 × 0.580 = 58.9; 100 × 29.84 = 2,984
    expect(told.co2e).toMatchObject({ low: 58.9, high: 58.9 })
    expect(told.saving).toMatchObject({ low: 2_984, high: 2_984 })
    expect(told.landfill).toMatchObject({ low: 100, high: 100 })
  })

  it('CO2 from wood stands apart', () => {
    const flow = { resource: 'Щепа', quantity: 360, unit: 't', period: 'year', distance: 0 } as const
    const told = worth(flow, {}, { replaces: 'F5' })
    // 360 t × 15.6 GJ/t / 3.6 = 1,560 MWh; × 0.382 = 595.92 t of peat; × 0.403 = 628.68 t from wood.
    expect(told.co2e).toMatchObject({ low: 595.92, high: 595.92 })
    expect(told.biogenic).toMatchObject({ low: 628.68, high: 628.68 })
  })

  it('electricity takes the place of that of the receiver’s country', () => {
    const flow = { resource: 'Электроэнергия', quantity: 1, unit: 'MWh', period: 'hour' } as const
    // 8,760 × 0.136 = 1,191.36; 8,760 × 0.176 = 1,541.76
    expect(worth(flow, { receiver: { country: 'lv' } }).co2e).toMatchObject({ low: 1_191.36, high: 1_541.76 })
    expect(worth(flow, { receiver: { country: 'Atlantis' } }).missing).toContain('factor')
  })
})

describe('what is saved in running costs', () => {
  const steam = {
    resource: 'Steam',
    quantity: 10_000,
    unit: 'MWh',
    period: 'year',
    fuel: 'natural-gas',
  } as const

  it('steam saves the gas that a boiler of the EU no longer burns', () => {
    // 10,000 × 44 / 0.95 = 463,157.89; 10,000 × 110 / 0.85 = 1,294,117.65
    const { saving, missing } = worth(steam, { receiver: { country: 'EE' } })
    expect(saving!.low).toBeCloseTo(463_157.89, 2)
    expect(saving!.high).toBeCloseTo(1_294_117.65, 2)
    expect(missing).not.toContain('price')
  })

  it('where no price is known to hold, the saving is asked for', () => {
    expect(worth(steam)).toMatchObject({ saving: null, missing: ['processing', 'country'] })
    expect(worth(steam, { receiver: { country: 'Россия' } })).toMatchObject({
      saving: null,
      missing: ['processing', 'price'],
    })
    // Who types it has answered.
    expect(worth({ ...steam, saving: 9 }).missing).toEqual(['processing'])
    const coal = worth({ ...steam, fuel: 'coal' }, { receiver: { country: 'EE' } })
    expect(coal).toMatchObject({ saving: null, missing: ['processing', 'price'] })
  })

  it('heat that spares wood saves money, though its CO2 stands apart', () => {
    // 10,000 × 20.36 / 0.95 = 214,315.79; 10,000 × 31 / 0.85 = 364,705.88
    const { co2e, saving } = worth({ ...steam, fuel: 'wood' }, { receiver: { country: 'LV' } })
    expect(co2e).toBeNull()
    expect(saving!.low).toBeCloseTo(214_315.79, 2)
    expect(saving!.high).toBeCloseTo(364_705.88, 2)
  })

  it('electricity handed over is no saving by itself, as it could have been sold', () => {
    const power = { resource: 'Electricity', quantity: 100, unit: 'MWh', period: 'year' } as const
    expect(worth(power, { receiver: { country: 'LV' } }).saving).toBeNull()
  })

  it('a landfill charge less the carrying, which may eat it up', () => {
    const glass = {
      resource: 'Glass cullet',
      quantity: 100,
      unit: 't',
      period: 'year',
      distance: 100,
    } as const
    const told = worth(
      glass,
      { donor: { country: 'EE' }, disposal: 'landfill' },
      { road: { low: 1, high: 1 } },
    )
    // 100 × 29.84 = 2,984; 100 t × 100 km × 0.044 .. 0.29 = 440 .. 2,900; glass itself has no price.
    expect(told.saving).toMatchObject({ low: 84, high: 2_544 })
    expect(told.missing).toContain('price')
  })

  it('is unknown as long as nobody says how far it is carried, as that may cost more', () => {
    const glass = { resource: 'Glass cullet', quantity: 100, unit: 't', period: 'year' } as const
    const told = worth(glass, { donor: { country: 'EE' }, disposal: 'landfill' })
    expect(told.saving).toBeNull()
    expect(told.missing).toContain('distance')
  })

  it('a fuel that is sold already may save nothing more', () => {
    const chips = { resource: 'Щепа', quantity: 360, unit: 't', period: 'year', distance: 0 } as const
    const told = worth(
      { ...chips, fuel: 'natural-gas' },
      { receiver: { country: 'LV' }, disposal: 'sold as fuel' },
    )
    // 360 t × 15.6 GJ/t / 3.6 = 1,560 MWh; × 110 = 171,600 at most, and nothing at least.
    expect(told.saving).toMatchObject({ low: 0, high: 171_600 })
  })

  it('carrying alone is never a saving', () => {
    const ash = { resource: 'Fly ash', quantity: 100, unit: 't', period: 'year', distance: 100 } as const
    expect(worth(ash, { receiver: { ...cement, country: 'EE' } }).saving).toBeNull()
  })

  it('water that would have come out of a tap is not paid for', () => {
    const water = {
      resource: 'Rain water',
      category: 'water',
      quantity: 1_000,
      unit: 'm3',
      period: 'year',
    } as const
    // 1,000 × 0.82; 1,000 × 4.37
    expect(worth({ ...water, replaces: 'H1' }, { receiver: { country: 'LT' } }).saving).toMatchObject({
      low: 820,
      high: 4_370,
    })
  })
})

describe('what people typed', () => {
  it('wins over what was worked out', () => {
    const flow = flowOf({ resource: 'Glass', quantity: 1, unit: 't', period: 'year', co2e: 0.4 })
    const told = assess({ flow, donor: company(), receiver: company() })
    expect(figures(flow, told)).toEqual({
      co2e: { low: 0.4, high: 0.4, typed: true },
      landfill: null,
      virgin: { low: 1, high: 1, typed: false },
      water: null,
      saving: null,
    })
  })
})

describe('the factors', () => {
  it('each say where they come from, and lie in their range', () => {
    for (const { id, en, ru, low, high, value, source, year } of factors.values()) {
      expect([id, en, ru, source].every(Boolean)).toBe(true)
      expect(low).toBeLessThanOrEqual(value)
      expect(high).toBeGreaterThanOrEqual(value)
      expect(year).toBeGreaterThan(2005)
    }
  })
})

describe('what people answer in the flow', () => {
  const heat = { resource: 'Steam', quantity: 10_000, unit: 'MWh', period: 'year' } as const

  it('the fuel that heat replaces is taken from the flow', () => {
    // 10,000 × 0.202 / 0.92 = 2,195.65
    const narrow = worth({ ...heat, fuel: 'natural-gas' }, {}, { efficiency: { low: 0.92, high: 0.92 } })
    expect(Math.round(narrow.co2e!.low)).toBe(2_196)
    // 2,020 / 0.95 = 2,126.3; 2,020 / 0.85 = 2,376.5
    const { co2e, missing } = worth({ ...heat, fuel: 'natural-gas' })
    expect(co2e!.low).toBeCloseTo(2_126.3, 1)
    expect(co2e!.high).toBeCloseTo(2_376.5, 1)
    expect(missing).not.toContain('fuel')
  })

  it('electricity is that of the receiver’s country, and without one the factor is asked for', () => {
    const told = worth({ ...heat, fuel: 'electricity' }, { receiver: { country: 'LV' } })
    // 10,000 × 0.136; 10,000 × 0.176
    expect(told.co2e).toMatchObject({ low: 1_360, high: 1_760 })
    const { co2e, missing } = worth({ ...heat, fuel: 'electricity' })
    expect(co2e).toBeNull()
    expect(missing).toContain('factor')
    expect(missing).not.toContain('fuel')
  })

  it('wood that is no longer burnt is no fossil emission avoided', () => {
    const { co2e, biogenic } = worth({ ...heat, fuel: 'wood' })
    expect(co2e).toBeNull()
    // 10,000 × 0.403 / 0.85 = 4,741.2
    expect(biogenic!.low).toBeCloseTo(-4_741.2, 1)
  })

  it('the virgin product replaced is taken from the flow, unless it is no factor', () => {
    const ash = { resource: 'Fly ash', quantity: 1_000, unit: 't', period: 'year', distance: 0 } as const
    expect(worth(ash).co2e).toBeNull()
    expect(worth({ ...ash, replaces: 'V15' }).co2e).toMatchObject({ low: 4.6, high: 4.6 })
    expect(worth({ ...ash, replaces: 'something of ours' }).co2e).toBeNull()
    expect(worth({ ...ash, replaces: 'T2' }).co2e).toBeNull()
  })
})
