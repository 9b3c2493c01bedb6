/** The file of assessments: what a program of somebody else reads. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportBoard } from '../../../src/exchange/formats'
import { addCompany, addFlow, setFields } from '../../../src/model/commands'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { edit } from '../model/board'

async function assessmentsOf(doc: Y.Doc, language: 'en' | 'ru' = 'en') {
  const options = { language, boardId: 'board', now: new Date(0), title: 'Harbour' }
  const file = await exportBoard('assessment.json', new BoardSnapshot(doc), options)
  expect(file!.fileName).toBe('Harbour assessment.json')
  return JSON.parse(file!.body as string)
}

/** A power station that gives fly ash to a cement works 100 km away. */
function harbour() {
  const doc = new Y.Doc()
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Цементный завод', nace: '23.51', x: 0, y: 0 })
  const ash = { from: 'power', to: 'cement', resource: 'fly ash', distance: 100 } as const
  addFlow(doc, edit, { id: 'ash', ...ash, quantity: 1_000, unit: 't', period: 'year', landfill: 900 })
  addFlow(doc, edit, { id: 'more', ...ash })
  addFlow(doc, edit, { id: 'lost', from: 'power', to: 'gone', resource: 'x' })
  return doc
}

describe('assessment.json', () => {
  it('has every synergy with its ranges, its terms, and what is missing', async () => {
    const { synergies } = await assessmentsOf(harbour())
    expect(synergies.map(({ id }: { id: string }) => id).toSorted()).toEqual(['ash', 'more'])
    const ash = synergies.find(({ id }: { id: string }) => id === 'ash')
    // 1,000 × 0.693 - 1,000 × 100 × 1.5 × 0.077 / 1,000 = 693 - 11.55; 842 - 1,000 × 100 × 0.077 / 1,000 = 842 - 7.7
    expect(ash.co2e).toMatchObject({ low: 681.45, high: 834.3, typed: false })
    expect(ash.co2e.terms.map(({ kind, factor }: Record<string, string>) => [kind, factor])).toEqual([
      ['avoidedProduction', 'V20'],
      ['transport', 'T2'],
    ])
    expect(ash.landfill).toEqual({ low: 900, high: 900, typed: true, terms: [] })
    expect(ash.missing).toEqual(['disposal', 'processing', 'price'])
    const more = synergies.find(({ id }: { id: string }) => id === 'more')
    expect(more).toMatchObject({ co2e: null, landfill: null, missing: ['amount'] })
  })

  it('has the factors used with source and year, in the language of the board', async () => {
    const { factors } = await assessmentsOf(harbour(), 'ru')
    expect(factors.map(({ id }: { id: string }) => id)).toEqual(['T2', 'V20'])
    expect(factors[1]).toMatchObject({
      name: 'Клинкер',
      low: 693,
      high: 842,
      year: 2021,
      to_be_checked: true,
    })
    expect(factors[0].source).toContain('DEFRA')
  })

  it('has the totals and the balances', async () => {
    const { totals, companies, resources } = await assessmentsOf(harbour())
    expect(totals.all).toMatchObject({ synergies: 2, co2e: { low: 681.45, high: 834.3 }, water: null })
    expect(totals.by_status.failed.synergies).toBe(0)
    expect(companies.map(({ id }: { id: string }) => id)).toEqual(['power', 'cement'])
    expect(resources).toMatchObject([{ name: 'fly ash', balance: { t: { in: 1_000, out: 1_000 } } }])
  })

  it('has what people answered, and how feasible that is', async () => {
    const doc = harbour()
    const answers = { fitTechnical: 'yes', fitPermit: 'partly' }
    setFields(doc, edit, { collection: 'flows', id: 'ash' }, { ...answers, replaces: 'V15' })
    const { synergies } = await assessmentsOf(doc)
    const ash = synergies.find(({ id }: { id: string }) => id === 'ash')
    // (1 + 0.5) / 2 = 0.75
    expect(ash.feasibility).toEqual({ score: 75, unanswered: 6, answers })
    expect(ash.replaces).toBe('V15')
    expect(ash.co2e.terms[0]).toMatchObject({ kind: 'avoidedProduction', factor: 'V15' })
    const more = synergies.find(({ id }: { id: string }) => id === 'more')
    expect(more.feasibility).toEqual({ score: null, unanswered: 8, answers: {} })
  })

  it('of an empty board is empty', async () => {
    expect(await assessmentsOf(new Y.Doc())).toMatchObject({ factors: [], synergies: [], companies: [] })
  })
})
