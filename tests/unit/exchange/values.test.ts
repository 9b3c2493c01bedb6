import { describe, expect, it } from 'vitest'
import { readAmount, readMeasure, readPeriod, readUnit } from '../../../src/exchange/values/amounts'
import { dayOrder, readDate } from '../../../src/exchange/values/dates'
import { decimalMark, readNumber } from '../../../src/exchange/values/numbers'
import { periods, units } from '../../../src/model/records'
import { words } from '../../../src/model/words'

const dot = { mark: '.', sure: true } as const
const comma = { mark: ',', sure: true } as const

describe('Numbers are read as people write them', () => {
  it.each([
    ['1234', 1234],
    ['2 500', 2500],
    ['2\u00a0500,5', 2500.5],
    ['2\u202f500\u202f000', 2_500_000],
    ["12'500.75", 12_500.75],
    ['12’500', 12_500],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['0,5', 0.5],
    ['.5', 0.5],
    ['-3,2', -3.2],
    ['−3', -3],
    ['1e-7', 1e-7],
    ["'42", 42],
  ])('%s is %d', (text, value) => {
    expect(readNumber(text, dot)?.value).toBe(value)
    expect(readNumber(text, comma)?.value).toBe(value)
  })

  it.each(['', 'ca. 5', '10-20', '1,2,3.4.5', '12 34', '31.12.2026x', '--5', '1.2.3'])(
    '%s is no number',
    (text) => {
      expect(readNumber(text, dot)).toBeNull()
    },
  )

  it('takes "1.234" for what the other cells of the column prove', () => {
    expect(readNumber('1.234', decimalMark(['1.234', '2.5'], [], null))).toEqual({
      value: 1.234,
      doubtful: false,
    })
    expect(readNumber('1.234', decimalMark(['1.234', '0,5'], [], null))).toEqual({
      value: 1234,
      doubtful: false,
    })
    expect(readNumber('1.234', decimalMark(['1.234'], ['7,25'], null))).toEqual({
      value: 1234,
      doubtful: false,
    })
  })

  it('takes "1.234" for what the form of the file suggests when no cell proves anything, and says so', () => {
    expect(readNumber('1.234', decimalMark(['1.234'], [], ','))).toEqual({ value: 1234, doubtful: true })
    expect(readNumber('1.234', decimalMark(['1.234'], [], '.'))).toEqual({ value: 1.234, doubtful: true })
    expect(readNumber('1.234', decimalMark(['1.234'], [], null))).toEqual({ value: 1.234, doubtful: true })
  })
})

describe('Units and periods are read in both languages', () => {
  it('knows every unit and period by key and by the words of each language', () => {
    for (const language of ['en', 'ru'] as const) {
      for (const unit of units) expect(readUnit(words[language].units[unit])).toEqual({ unit, factor: 1 })
      for (const period of periods) expect(readPeriod(words[language].periods[period])).toBe(period)
    }
    for (const unit of units) expect(readUnit(unit)?.unit).toBe(unit)
    for (const period of periods) expect(readPeriod(period)).toBe(period)
  })

  it.each([
    ['тонн', 't', null],
    ['т/год', 't', 'year'],
    ['т в год', 't', 'year'],
    ['т./г.', 't', 'year'],
    ['куб. м', 'm3', null],
    ['м3/сутки', 'm3', 'day'],
    ['МВтч', 'MWh', null],
    ['МВт·ч/год', 'MWh', 'year'],
    ['МВт*ч в месяц', 'MWh', 'month'],
    ['т/мес.', 't', 'month'],
    ['t/a', 't', 'year'],
    ['t/yr', 't', 'year'],
    ['tpa', 't', 'year'],
    ['tpd', 't', 'day'],
    ['tonnes per annum', 't', 'year'],
    ['tons p.a.', 't', 'year'],
    ['kg per day', 'kg', 'day'],
    ['m³/h', 'm3', 'hour'],
    ['cubic metres a week', 'm3', 'week'],
    ['шт.', 'pcs', null],
  ])('%s', (text, unit, period) => {
    expect(readMeasure(text)).toEqual({ unit, factor: 1, period })
  })

  it.each([
    ['ежемесячно', 'month'],
    ['Ежегодно', 'year'],
    ['в сутки', 'day'],
    ['за год', 'year'],
    ['per year', 'year'],
    ['daily', 'day'],
    ['one-off', 'once'],
    ['единоразово', 'once'],
  ])('%s is a period', (text, period) => {
    expect(readPeriod(text)).toBe(period)
  })

  it.each([
    ['2 500 кг/сут', { quantity: 2500, unit: 'kg', period: 'day' }],
    ['1,5 kt p.a.', { quantity: 1500, unit: 't', period: 'year' }],
    ['12,5 тыс. т в год', { quantity: 12_500, unit: 't', period: 'year' }],
    ['300 GWh/year', { quantity: 300_000, unit: 'MWh', period: 'year' }],
    ['500т', { quantity: 500, unit: 't', period: null }],
    ['20 m3', { quantity: 20, unit: 'm3', period: null }],
  ])('%s carries its unit and period', (text, amount) => {
    expect(readAmount(text, comma)).toMatchObject(amount)
  })

  it.each(['много', '5 баррелей', '10-20 т', 'около 5 т', '5 т в квартал'])(
    '%s is not guessed at',
    (text) => {
      expect(readAmount(text, comma)).toBeNull()
    },
  )
})

describe('Dates are read or asked about, never guessed', () => {
  it.each([
    ['2026-12-31', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['3.4.2026', '2026-04-03'],
    ['31.12.2026 г.', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['2026-12-31T10:00:00Z', '2026-12-31'],
    [46_387, '2026-12-31'],
    ['46387', '2026-12-31'],
  ])('%s', (cell, iso) => {
    expect(readDate(cell, null)).toEqual({ ok: true, iso })
  })

  it('leaves 03/04/2026 open until another cell of the column shows the order', () => {
    expect(readDate('03/04/2026', dayOrder(['03/04/2026']))).toEqual({
      ok: false,
      first: '2026-04-03',
      second: '2026-03-04',
    })
    expect(readDate('03/04/2026', dayOrder(['03/04/2026', '12/31/2026']))).toMatchObject({
      iso: '2026-03-04',
    })
    expect(readDate('03/04/2026', dayOrder(['03/04/2026', '31/12/2026']))).toMatchObject({
      iso: '2026-04-03',
    })
    expect(readDate('03/04/2026', dayOrder(['12/31/2026', '31/12/2026'])).ok).toBe(false)
  })

  it.each(['soon', '30.02.2026', '2026-13-01', '32/01/2026', 5, '', true])('%s is no date', (cell) => {
    expect(readDate(cell, null).ok).toBe(false)
  })
})
