/** What a board has of one resource, with the arithmetic written out. */
import { beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { explore, sum } from '../../../../src/analysis/explore/explore'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { loadKnowledge } from '../../../../src/analysis/matching/knowledge'
import type { Knowledge } from '../../../../src/analysis/matching/score'
import {
  addCompany,
  addFlow,
  addResource,
  removeRecords,
  type NewResource,
} from '../../../../src/model/commands'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { edit } from '../../model/board'

let doc: Y.Doc
let board: BoardSnapshot
let knowledge: Knowledge

beforeEach(async () => {
  knowledge = await loadKnowledge()
  doc = new Y.Doc()
  for (const id of ['power', 'boiler', 'cement', 'road']) addCompany(doc, edit, { id, name: id, x: 0, y: 0 })
  board = new BoardSnapshot(doc)
}, 30_000)

const put = (direction: 'offer' | 'need', company: string, name: string, amount: Partial<NewResource> = {}) =>
  addResource(doc, edit, { direction, company, name, ...amount })

/** Asks for a resource by the id of its concept. */
function of(id: string) {
  const matches = new BoardMatches(board, knowledge)
  matches.work()
  const concept = knowledge.base.numberOf(id)!
  const found = explore(board, { concept, base: knowledge.base, conceptOf: (one) => matches.conceptOf(one) })
  matches.destroy()
  return found
}

const tonnes = (quantity: number, period: 'year' | 'month') => ({ quantity, unit: 't', period }) as const

describe('what a board has of a resource', () => {
  it('adds what is offered and needed a year under all its names, and says what is missing', () => {
    put('offer', 'power', 'зола-унос', tonnes(900, 'year'))
    put('offer', 'boiler', 'pulverised fuel ash', tonnes(10, 'month'))
    put('need', 'cement', 'fly ash', tonnes(2_000, 'year'))
    put('offer', 'road', 'whey', tonnes(70, 'year'))
    const found = of('fly-ash')
    // 900 + 10 × 12 = 1,020; 2,000 − 1,020 = 980.
    expect(found.offered).toEqual({ amounts: { t: 1_020 }, unknown: 0 })
    expect(found.needed).toEqual({ amounts: { t: 2_000 }, unknown: 0 })
    expect(found.gap).toEqual({ t: 980 })
    expect(found.offers.map(({ company }) => company)).toEqual(['power', 'boiler'])
  })

  it('keeps unlike units apart and counts what has no amount', () => {
    put('offer', 'power', 'fly ash', tonnes(900, 'year'))
    put('offer', 'boiler', 'fly ash', { quantity: 50, unit: 'm3', period: 'year' })
    put('offer', 'road', 'fly ash')
    put('need', 'cement', 'fly ash', { quantity: 80, unit: 'm3', period: 'year' })
    const found = of('fly-ash')
    expect(found.offered).toEqual({ amounts: { t: 900, m3: 50 }, unknown: 1 })
    // 80 − 50 m3; of tonnes nobody says how many are needed.
    expect(found.gap).toEqual({ m3: 30 })
  })

  it('counts what flows already, and no flow that failed', () => {
    const offer = put('offer', 'power', 'fly ash')
    addFlow(doc, edit, { from: 'power', to: 'cement', resource: 'dust', offer, ...tonnes(300, 'year') })
    addFlow(doc, edit, { from: 'boiler', to: 'road', resource: 'Fly ash', ...tonnes(200, 'year') })
    addFlow(doc, edit, {
      from: 'boiler',
      to: 'road',
      resource: 'fly ash',
      status: 'failed',
      ...tonnes(9, 'year'),
    })
    addFlow(doc, edit, { from: 'road', to: 'power', resource: 'gravel', ...tonnes(5, 'year') })
    // A loop takes nothing anywhere.
    addFlow(doc, edit, { from: 'road', to: 'road', resource: 'fly ash', ...tonnes(7, 'year') })
    expect(of('fly-ash').flowing).toEqual({ amounts: { t: 500 }, unknown: 0 })
  })

  it('comes to the same whichever was typed first: crumbs count beside a mountain', () => {
    const [mountain, crumb] = [tonnes(9e8, 'year'), tonnes(0.0004, 'year')]
    const amounts = [mountain, crumb, crumb, crumb]
    // 900,000,000 + 3 × 0.0004
    expect(sum(amounts).amounts).toEqual({ t: 900_000_000.0012 })
    expect(sum(amounts.toReversed())).toEqual(sum(amounts))
  })

  it('knows nothing of what a removed company had, and finds the unknown by its words', () => {
    put('offer', 'power', 'fly ash', tonnes(900, 'year'))
    put('offer', 'boiler', 'Zyx granulate', tonnes(3, 'year'))
    removeRecords(doc, edit, [{ collection: 'companies', id: 'power' }])
    expect(of('fly-ash').offers).toEqual([])
    expect(explore(board, { words: 'zyx' }).offered.amounts).toEqual({ t: 3 })
  })
})
