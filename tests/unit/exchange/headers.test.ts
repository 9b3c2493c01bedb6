import { describe, expect, it } from 'vitest'
import { findHeader } from '../../../src/exchange/headers'
import { synergyColumns } from '../../../src/model/synergies'
import { words } from '../../../src/model/words'

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
