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
