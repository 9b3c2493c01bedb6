import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { annualAmount } from '../../../src/model/units'

describe('an amount as a yearly figure', () => {
  it.each([
    [
      '2,500 kg a day is 2,500 / 1,000 × 365 = 912.5 t',
      { quantity: 2500, unit: 'kg', period: 'day' },
      912.5,
      't',
    ],
    [
      '0.1 t a month is 0.1 × 12 = 1.2 t, without binary noise',
      { quantity: 0.1, unit: 't', period: 'month' },
      1.2,
      't',
    ],
    ['7 t a week is 7 × 365 / 7 = 365 t', { quantity: 7, unit: 't', period: 'week' }, 365, 't'],
    [
      '36 GJ an hour is 36 / 3.6 × 8,760 = 87,600 MWh',
      { quantity: 36, unit: 'GJ', period: 'hour' },
      87600,
      'MWh',
    ],
    ['500 kWh a year is 0.5 MWh', { quantity: 500, unit: 'kWh', period: 'year' }, 0.5, 'MWh'],
    ['40 l a day is 0.04 × 365 = 14.6 m3', { quantity: 40, unit: 'l', period: 'day' }, 14.6, 'm3'],
    [
      '200 l a week of oil at 0.9 t/m3 is 0.2 × 365 / 7 × 0.9 = 9.38571428571 t',
      { quantity: 200, unit: 'l', period: 'week', density: 0.9 },
      9.38571428571,
      't',
    ],
    [
      '1,000 m3 a year of water stay 1,000 m3, whatever they weigh',
      { quantity: 1000, unit: 'm3', period: 'year', density: 1, category: 'water' },
      1000,
      'm3',
    ],
    [
      '5 t a year are 5 t, whatever a cubic metre of it weighs',
      { quantity: 5, unit: 't', period: 'year', density: 2 },
      5,
      't',
    ],
    ['nothing a year is zero', { quantity: 0, unit: 't', period: 'year' }, 0, 't'],
  ] as const)('%s', (_name, amount, quantity, unit) => {
    expect(annualAmount(amount)).toEqual({ quantity, unit })
  })

  it.each([
    ['what happens once', { quantity: 5, unit: 't', period: 'once' }],
    ['pieces', { quantity: 5, unit: 'pcs', period: 'year' }],
    ['working hours', { quantity: 5, unit: 'h', period: 'year' }],
    ['an amount without unit', { quantity: 5, period: 'year' }],
    ['an amount without period', { quantity: 5, unit: 't' }],
    ['an unknown amount', { unit: 't', period: 'year' }],
  ] as const)('%s has none: it is never guessed', (_name, amount) => {
    expect(annualAmount(amount)).toBeNull()
  })
})

it('a volume becomes a mass by the density that was given, by no other, and comes back by it', () => {
  const volume = fc.double({ min: 0.001, max: 1e6, noNaN: true })
  const weight = fc.double({ min: 0.001, max: 25, noNaN: true })
  fc.assert(
    fc.property(volume, weight, (quantity, density) => {
      const amount = { quantity, unit: 'm3', period: 'year' } as const
      expect(annualAmount(amount)?.unit).toBe('m3')
      const heavy = annualAmount({ ...amount, density })
      expect(heavy?.unit).toBe('t')
      expect(heavy!.quantity / density / quantity).toBeCloseTo(1, 9)
    }),
  )
})

describe('an amount said another way', () => {
  const quantity = fc.double({ min: 0.001, max: 1_000, noNaN: true })
  const counted = fc.constantFrom('t', 'kg', 'm3', 'l', 'MWh', 'kWh', 'GJ')
  const period = fc.constantFrom('year', 'month', 'week', 'day', 'hour')

  it('comes back to what was said, from any unit and period to any other of its kind', () => {
    fc.assert(
      fc.property(quantity, counted, period, counted, period, (quantity, unit, period, otherUnit, other) => {
        const annual = annualAmount({ quantity, unit, period })!
        const one = annualAmount({ quantity: 1, unit: otherUnit, period: other })!
        if (annual.unit !== one.unit) return
        const there = { quantity: annual.quantity / one.quantity, unit: otherUnit, period: other } as const
        const again = annualAmount(there)!
        expect(again.unit).toBe(annual.unit)
        expect(again.quantity / annual.quantity).toBeCloseTo(1, 9)
        const back = annualAmount({ quantity: 1, unit, period })!
        expect(again.quantity / back.quantity / quantity).toBeCloseTo(1, 9)
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['1 t is 1,000 kg', 1, 't', 1_000, 'kg'],
    ['1 m³ is 1,000 l', 1, 'm3', 1_000, 'l'],
    ['1 MWh is 1,000 kWh', 1, 'MWh', 1_000, 'kWh'],
    ['1 MWh is 3.6 GJ', 1, 'MWh', 3.6, 'GJ'],
  ] as const)('%s', (_name, quantity, unit, other, otherUnit) => {
    expect(annualAmount({ quantity: other, unit: otherUnit, period: 'day' })).toEqual(
      annualAmount({ quantity, unit, period: 'day' }),
    )
  })

  it('twice as much is twice as much, and more is never less', () => {
    fc.assert(
      fc.property(quantity, quantity, counted, period, (a, b, unit, period) => {
        const [one, other] = [a, b].map((quantity) => annualAmount({ quantity, unit, period })!.quantity)
        const both = annualAmount({ quantity: a + b, unit, period })!.quantity
        expect(both / (one! + other!)).toBeCloseTo(1, 9)
        if (a > b) expect(one!).toBeGreaterThanOrEqual(other!)
      }),
    )
  })
})
