import { describe, expect, it } from 'vitest'
import { findHeader } from '../../../src/exchange/headers'
import { synergyColumns } from '../../../src/model/synergies'
import { words } from '../../../src/model/words'
import { importInto, utf8 } from './support'

const columnsOf = (headings: readonly string[]) => {
  const place = findHeader([{ cells: headings }])
  return place && headings.map((_, index) => place.columns.get(index))
}

describe('Headings are recognised', () => {
  it.each(['en', 'ru'] as const)('all of our own, in %s, in any case and order', (language) => {
    const headings = synergyColumns.map((column) => ` ${words[language].columns[column].toUpperCase()} `)
    expect(columnsOf(headings)).toEqual([...synergyColumns])
    expect(columnsOf([...headings].reverse())).toEqual([...synergyColumns].reverse())
  })

  it.each([
    [
      ['Кто', 'Кому', 'Отход'],
      ['donor', 'receiver', 'resource'],
    ],
    [
      ['Отдаёт', 'Потребитель', 'Сырьё'],
      ['donor', 'receiver', 'resource'],
    ],
    [
      ['SUPPLIER', 'to', 'By-product', 'Qty.', 'EWC'],
      ['donor', 'receiver', 'resource', 'quantity', 'low_code'],
    ],
    [
      ['Provider', 'Consumer', 'Stream', 'UoM'],
      ['donor', 'receiver', 'resource', 'unit'],
    ],
    [
      ['Поставщик', 'Получатель', 'Материал', 'Кол-во', 'Ед. изм.'],
      ['donor', 'receiver', 'resource', 'quantity', 'unit'],
    ],
    [
      ['Донор (название)', 'Получатель / покупатель', 'Ресурс'],
      ['donor', 'receiver', 'resource'],
    ],
    [
      ['Waste', 'Resource', 'Donor', 'Receiver'],
      [undefined, 'resource', 'donor', 'receiver'],
    ],
  ])('%j', (headings, columns) => {
    expect(columnsOf(headings)).toEqual(columns)
  })

  it('does not take the Russian federal code for a List of Waste code', () => {
    for (const heading of ['ФККО', 'Код ФККО', 'Код отхода (ФККО)', 'Код отхода, ФККО'])
      expect(columnsOf(['Донор', 'Получатель', 'Отход', heading])).toEqual([
        'donor',
        'receiver',
        'resource',
        undefined,
      ])
  })

  it('does not take money of another currency for euros', () => {
    expect(columnsOf(['Donor', 'Receiver', 'Resource', 'Saving, USD'])?.[3]).toBeUndefined()
  })

  it('knows a list of companies from a list of flows', () => {
    expect(findHeader([{ cells: ['Company', 'NACE', 'City'] }])?.kind).toBe('companies')
    expect(findHeader([{ cells: ['Donor', 'Receiver', 'Resource', 'Company'] }])?.kind).toBe('flows')
    expect(findHeader([{ cells: ['Colour', 'Taste'] }])).toBeNull()
  })
})

describe('What a heading says of measure is heard', () => {
  it.each([
    ['Количество т/год', 't', 'year'],
    ['Quantity t/year', 't', 'year'],
    ['Quantity in t', 't', null],
    ['Tonnes per year', 't', 'year'],
    ['Amount per year (t)', 't', 'year'],
    ['Volume m3/year', 'm3', 'year'],
    ['Annual quantity (t)', 't', 'year'],
    ['Годовой объем, т', 't', 'year'],
    ['Объем образования, т/год', 't', 'year'],
    ['Qty/year', null, 'year'],
  ])('%s', async (heading, unit, period) => {
    const { rows } = await importInto(utf8(`donor;receiver;resource;"${heading}"\nA;B;ash;12\n`))
    expect(rows).toMatchObject([{ quantity: 12, unit, period }])
  })

  it.each([
    ['CO2 avoided (t/year)', 'co2e_avoided_t_per_year'],
    ['Saving (EUR/year)', 'saving_eur_per_year'],
    ['Экономия, евро/год', 'saving_eur_per_year'],
    ['Код по EWC', 'low_code'],
    ['Saving (USD/year)', undefined],
    ['CO2 avoided (kg/year)', undefined],
  ])('%s is the column %s', (heading, column) => {
    expect(columnsOf(['donor', 'receiver', 'resource', heading])?.[3]).toBe(column)
  })

  it('ОКВЭД of a list of companies is their activity', () => {
    expect(columnsOf(['Компания', 'ОКВЭД'])).toEqual(['name', 'nace'])
  })

  it('a yearly figure that follows from the amount does not replace it', async () => {
    const first = await importInto(utf8('donor,receiver,resource,quantity,unit,period\nA,B,ash,5,t,month\n'))
    const list = 'donor,receiver,resource,annual_quantity,annual_unit\nA,B,ash,60,t\n'
    const { rows, plan } = await importInto(utf8(list), first)
    expect(rows).toMatchObject([{ quantity: 5, period: 'month' }])
    expect(plan.unchanged.flows).toBe(1)
  })
})
