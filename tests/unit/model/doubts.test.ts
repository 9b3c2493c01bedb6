/** What can be read but hardly be true: asked back, kept as typed, and in no total. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportBoard } from '../../../src/exchange/formats'
import { bothReadings } from '../../../src/model/bothReadings'
import low from '../../../src/model/codes/low.json'
import { isListedLow } from '../../../src/model/codes/lowCodes'
import { formerNaceCount, isListedNace } from '../../../src/model/codes/naceCodes'
import nace from '../../../src/model/codes/nace.json'
import { addCompany, addResource, setFields } from '../../../src/model/commands'
import { placeDoubt } from '../../../src/model/distance'
import { boardQuestions } from '../../../src/model/questions'
import type { Company, Flow } from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyList } from '../../../src/model/synergies'
import { words } from '../../../src/model/words'
import { edit, smallBoard } from './board'

describe('a doubtful amount', () => {
  it.each([
    ['10^12 t a year', { quantity: 1e11, unit: 't', period: 'month' }, 'quantity', 'outOfRange'],
    [
      'more power than a continent has',
      { category: 'energy', quantity: 2e9, unit: 'MWh', period: 'year' },
      'quantity',
      'outOfRange',
    ],
    ['a second ocean', { quantity: 2e10, unit: 'm3', period: 'month' }, 'quantity', 'outOfRange'],
    ['nothing', { quantity: 0, unit: 't', period: 'year' }, 'quantity', 'outOfRange'],
    ['an amount of nobody knows what', { quantity: 5, period: 'year' }, 'unit', 'noUnit'],
    ['steam in tonnes', { category: 'energy', quantity: 5, unit: 't', period: 'year' }, 'unit', 'unlikeUnit'],
    ['ash in MWh', { category: 'material', quantity: 5, unit: 'MWh', period: 'year' }, 'unit', 'unlikeUnit'],
    ['water in GJ', { category: 'water', quantity: 5, unit: 'GJ', period: 'year' }, 'unit', 'unlikeUnit'],
  ] as const satisfies readonly (readonly [string, Partial<Flow>, string, string])[])(
    '%s is a question, and stays as it was typed',
    (_name, amount, field, ask) => {
      const { board, flow } = smallBoard()
      const id = flow({ resource: 'Ash', ...amount })
      expect(boardQuestions(board)).toMatchObject([{ record: 'flows', id, field, ask }])
      expect(board.flows.get(id)).toMatchObject(amount)
      const [row] = synergyList(board)
      expect(row).toMatchObject({ quantity: amount.quantity })
      expect(row!.annual_quantity || null).toBeNull()
    },
  )

  it.each([
    { category: 'material', quantity: 1e9, unit: 't', period: 'year' },
    { category: 'energy', quantity: 36, unit: 'GJ', period: 'hour' },
    { category: 'water', quantity: 5, unit: 't', period: 'year' },
    { category: 'logistics', quantity: 5, unit: 'h', period: 'week' },
    { unit: 't' },
    {},
  ] as const)('%j is none', (amount) => {
    const { board, flow } = smallBoard()
    flow(amount)
    expect(boardQuestions(board)).toEqual([])
  })

  it('is asked of an offer too', () => {
    const { doc, board, plant } = smallBoard()
    addResource(doc, edit, { company: plant, direction: 'offer', name: 'Зола', quantity: 12 })
    expect(boardQuestions(board)).toMatchObject([{ record: 'resources', field: 'unit', ask: 'noUnit' }])
  })
})

describe('a number with a point before three digits', () => {
  it.each([
    ['1.200', [1.2, 1200]],
    ['12.345', [12.345, 12345]],
    ['-1.200', [-1.2, -1200]],
    ['+1.200', [1.2, 1200]],
    ['−1.200', [-1.2, -1200]],
    ['0.125', null],
    ['1.25', null],
    ['1.2000', null],
    ['1200.000', null],
    ['1,200', null],
  ] as const)('%s: %j', (text, readings) => expect(bothReadings(text)).toEqual(readings))

  it('is asked about where it is an amount, and only there', () => {
    const { doc, flow } = smallBoard()
    setFields(
      doc,
      edit,
      { collection: 'flows', id: flow({}) },
      { quantity: '1.200', saving: '1.500', bend: '1.200' },
    )
    const asked = boardQuestions(new BoardSnapshot(doc)).map(({ field, ask }) => [field, ask])
    expect(asked.sort()).toEqual([
      ['bend', 'notNumber'],
      ['quantity', 'eitherNumber'],
      ['saving', 'eitherNumber'],
    ])
  })
})

describe('a doubtful place', () => {
  const place = (country: string, lat: number, lon: number) => placeDoubt({ country, lat, lon })
  it.each([
    ['EE', 59.4, 24.7, null],
    ['EE', 24.7, 59.4, 'swappedPlace'],
    ['ru', 30.3, 59.9, 'swappedPlace'],
    ['RU', 59.9, 30.3, null],
    // Outside the country either way round: perhaps the country is what is wrong.
    ['EE', 10, 10, null],
    ['', 24.7, 59.4, null],
    ['DK', 0, 0, 'zeroPlace'],
    ['', 0, 0, 'zeroPlace'],
  ] as const)('%s %d, %d: %s', (country, lat, lon, ask) => {
    expect(place(country, lat, lon)).toBe(ask)
  })

  it('gives no distance', () => {
    const doc = new Y.Doc()
    const company = (values: Partial<Company>) =>
      addCompany(doc, edit, { name: 'Mill', x: 0, y: 0, ...values })
    company({ country: 'LV', lat: 24.1, lon: 56.9 })
    const board = new BoardSnapshot(doc)
    expect(boardQuestions(board)).toMatchObject([{ field: 'lat', ask: 'swappedPlace', value: 24.1 }])
  })
})

describe('a code that was given up', () => {
  it('is every one of Rev. 2 that Rev. 2.1 does not have', () => {
    const now = new Set(nace.rows.map(([code]) => code))
    const gone = nace.former.map(([code]) => code!).filter((code) => !now.has(code))
    expect(formerNaceCount).toBe(gone.length)
    const doc = new Y.Doc()
    for (const code of [...gone, '10.51', 'C']) addCompany(doc, edit, { name: code, nace: code, x: 0, y: 0 })
    const questions = boardQuestions(new BoardSnapshot(doc))
    expect(questions.map(({ value }) => value).sort()).toEqual(gone.sort())
    expect(new Set(questions.map(({ ask }) => ask))).toEqual(new Set(['formerCode']))
  })
})

describe('a code that the list does not have', () => {
  const asked = (codes: readonly string[], add: (doc: Y.Doc, code: string) => void) => {
    const doc = new Y.Doc()
    for (const code of codes) add(doc, code)
    return boardQuestions(new BoardSnapshot(doc)).map(({ value, ask }) => [value, ask])
  }

  it('is asked about, be it a waste or an activity', () => {
    const wastes = ['10 01 99', '10 01 98', '21 01', '17 01 04', '160213*', '16 02', '20']
    const found = asked(wastes, (doc, code) => {
      const company = addCompany(doc, edit, { name: 'Mill', x: 0, y: 0 })
      addResource(doc, edit, { company, direction: 'offer', name: 'ash', low: code })
    })
    // 17 01 04 was in the list of 1994 and went with it.
    expect(found.sort()).toEqual([
      ['10 01 98', 'unknownCode'],
      ['17 01 04', 'unknownCode'],
      ['21 01', 'unknownCode'],
    ])
    const activities = ['10.51', '10.59', '62.01', 'C10', 'W', '99', '98.3']
    const nace = asked(activities, (doc, code) => {
      addCompany(doc, edit, { name: 'Mill', x: 0, y: 0, nace: code })
    })
    expect(nace.sort()).toEqual([
      ['10.59', 'unknownCode'],
      ['62.01', 'formerCode'],
      ['98.3', 'unknownCode'],
      ['W', 'notCode'],
    ])
  })

  it('is none that the pickers show', () => {
    const wastes = low.rows.map(([code]) => code!.replace('*', ''))
    expect(wastes.filter((code) => !isListedLow(code))).toEqual([])
    expect(nace.rows.map(([code]) => code!).filter((code) => !isListedNace(code))).toEqual([])
  })
})

it.each(['en', 'ru'] as const)(
  'everything doubtful is in attention.json, as a sentence: %s',
  async (language) => {
    const { doc, flow } = smallBoard()
    flow({ quantity: 7 })
    addCompany(doc, edit, { name: 'Sea', lat: 0, lon: 0, nace: '62.01', x: 0, y: 0 })
    const options = { language, boardId: 'b', now: new Date(0), title: '' }
    const file = await exportBoard('attention.json', new BoardSnapshot(doc), options)
    const asked = JSON.parse(file!.body as string).questions.map(
      ({ question }: { question: string }) => question,
    )
    const { noUnit, zeroPlace, formerCode } = words[language].questions
    expect(asked.sort()).toEqual([noUnit, zeroPlace, formerCode].sort())
  },
)
