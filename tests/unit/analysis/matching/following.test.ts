/** Matches of a board as it changes: the same from both sides, in any order, and at the cost of what changed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { better } from '../../../../src/analysis/matching/score'
import { addCompany, addFlow, addResource, removeRecords, setFields } from '../../../../src/model/commands'
import { markMatch } from '../../../../src/model/commands/matches'
import type { Amount } from '../../../../src/model/records'
import { BoardSnapshot } from '../../../../src/model/snapshot'
import { edit } from '../../model/board'
import { concepts, knowledge, Market, uses } from './world'

const names = [...concepts, ...uses].flatMap(({ en, ru }) => [en[0]!, ru[0]!])

interface Told {
  readonly company: number
  readonly direction: 'offer' | 'need'
  readonly name: string
  readonly amount: Amount
}

const told: fc.Arbitrary<Told> = fc.record({
  company: fc.integer({ min: 0, max: 5 }),
  direction: fc.constantFrom('offer', 'need'),
  name: fc.constantFrom(...names),
  // Too little of it lowers a match: what units people count in must not matter to its two sides.
  amount: fc.record(
    {
      quantity: fc.integer({ min: 1, max: 10_000 }),
      unit: fc.constantFrom('t', 'kg', 'm3', 'MWh'),
      period: fc.constantFrom('year', 'month', 'once'),
      density: fc.double({ min: 0.1, max: 3, noNaN: true }),
    },
    { requiredKeys: [] },
  ),
})
const someBoard = fc.array(told, { minLength: 2, maxLength: 14 })

function put(doc: Y.Doc, { company, direction, name, amount }: Told, number: number): void {
  const id = `c${company}`
  if (!doc.getMap('companies').has(id)) addCompany(doc, edit, { id, name: id, x: 0, y: 0 })
  addResource(doc, edit, { id: `r${number}`, company: id, direction, name, ...amount })
}

function bestOf(doc: Y.Doc) {
  const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
  matches.rank()
  return matches.best()
}

describe('matches', () => {
  it('are the same from the offer and from the need', () => {
    fc.assert(
      fc.property(someBoard, (list) => {
        const doc = new Y.Doc()
        list.forEach((one, number) => put(doc, one, number))
        const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
        matches.work()
        for (const match of list.flatMap((_, number) => matches.of(`r${number}`))) {
          expect(matches.of(match.offer).concat(matches.of(match.need))).toContainEqual(match)
          expect(matches.between(match.offer, match.need)).toEqual(match)
          expect(match.score).toBeGreaterThan(0)
          expect(match.score).toBeLessThanOrEqual(1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('do not depend on the order in which records came', () => {
    fc.assert(
      fc.property(someBoard, fc.func(fc.nat()), (list, order) => {
        const [one, other] = [new Y.Doc(), new Y.Doc()]
        const numbered = list.map((told, number) => ({ told, number }))
        for (const { told, number } of numbered) put(one, told, number)
        for (const { told, number } of numbered.sort((a, b) => order(a.number) - order(b.number)))
          put(other, told, number)
        expect(bestOf(other)).toEqual(bestOf(one))
      }),
      { numRuns: 60 },
    )
  })

  it('follow changes to what they would be from the start', () => {
    const change = fc.record({ at: fc.nat(), told, remove: fc.boolean() })
    fc.assert(
      fc.property(someBoard, fc.array(change, { maxLength: 8 }), (list, changes) => {
        const doc = new Y.Doc()
        list.forEach((one, number) => put(doc, one, number))
        const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
        matches.rank()
        for (const { at, told, remove } of changes) {
          const ref = { collection: 'resources', id: `r${at % list.length}` } as const
          if (remove) removeRecords(doc, edit, [ref])
          else setFields(doc, edit, ref, { name: told.name, direction: told.direction, ...told.amount })
          matches.rank()
        }
        expect(matches.best()).toEqual(bestOf(doc))
        for (const number of list.keys()) {
          const anew = new BoardMatches(new BoardSnapshot(doc), knowledge)
          anew.work()
          expect(matches.of(`r${number}`)).toEqual(anew.of(`r${number}`))
        }
      }),
      { numRuns: 40 },
    )
  })

  it('never join a company with itself', () => {
    const market = new Market()
    const offer = market.offer('fly ash')
    const company = market.board.resources.get(offer)!.company
    market.need({ name: 'fly ash', company })
    expect(market.of(offer)).toEqual([])
  })

  it('leave out what flows already', () => {
    const market = new Market()
    const [offer, need] = [market.offer('fly ash'), market.need('зола-унос')]
    const [from, to] = [offer, need].map((id) => market.board.resources.get(id)!.company)
    expect(market.of(offer)).toHaveLength(1)
    const flow = addFlow(market.doc, edit, { from: from!, to: to!, resource: 'PFA' })
    expect(market.of(offer)).toEqual([])
    market.matches.rank()
    expect(market.matches.best()).toEqual([])
    removeRecords(market.doc, edit, [{ collection: 'flows', id: flow }])
    expect(market.of(offer)).toHaveLength(1)
    market.matches.rank()
    expect(market.matches.best()).toHaveLength(1)
  })

  it('say that they may be others now', () => {
    const market = new Market()
    const offer = market.offer('fly ash')
    market.matches.work()
    let told = 0
    market.matches.subscribe(() => told++)
    market.need('fly ash')
    expect(market.of(offer)).toHaveLength(1)
    expect(told).toBeGreaterThan(0)
  })

  it('are ten at most for each offer and each need', () => {
    const market = new Market()
    for (let n = 0; n < 30; n++) market.offer('fly ash')
    const needs = [market.need('fly ash'), market.need('зола-унос')]
    market.matches.rank()
    expect(market.of(needs[0]!)).toHaveLength(10)
    const times = new Map<string, number>()
    for (const { offer, need } of market.matches.best())
      for (const id of [offer, need]) times.set(id, (times.get(id) ?? 0) + 1)
    expect(Math.max(...times.values())).toBe(10)
  })
})

describe('the list of the whole board', () => {
  it('begins the same however much of it is asked for, and says whether there is more', () => {
    fc.assert(
      fc.property(someBoard, fc.integer({ min: 1, max: 6 }), (list, some) => {
        const doc = new Y.Doc()
        list.forEach((one, number) => put(doc, one, number))
        const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
        matches.rank()
        const all = matches.best()
        expect(all).toEqual([...all].sort(better))
        expect(matches.best(some)).toEqual(all.slice(0, some))
        expect(matches.bestOpen(some, some)).toEqual({
          matches: all.slice(0, some),
          found: Math.min(some, all.length),
          more: all.length > some,
        })
        expect(matches.bestOpen(0, Infinity)).toEqual({ matches: [], found: all.length, more: false })
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out of the count what was put aside', () => {
    const market = new Market()
    const [offer, need] = [market.offer('fly ash'), market.need('зола-унос')]
    market.need('PFA')
    market.matches.rank()
    expect(market.matches.bestOpen(5, 5).found).toBe(2)
    markMatch(market.doc, edit, { offer, need }, 'later')
    market.matches.rank()
    expect(market.matches.best()).toHaveLength(2)
    expect(market.matches.bestOpen(5, 5)).toMatchObject({ found: 1, more: false })
  })
})

describe('the work', () => {
  /** So many companies with an offer and a need each, of everything that is known. */
  function region(companies: number) {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (let n = 0; n < companies; n++) {
        const company = addCompany(doc, edit, { id: `c${n}`, name: `Company ${n}`, x: 0, y: 0 })
        addResource(doc, edit, { id: `o${n}`, company, direction: 'offer', name: names[n % names.length]! })
        addResource(doc, edit, {
          id: `n${n}`,
          company,
          direction: 'need',
          name: names[(n * 7 + 3) % names.length]!,
        })
      }
      addCompany(doc, edit, { id: 'new', name: 'Newcomer', x: 0, y: 0 })
    })
    const matches = new BoardMatches(new BoardSnapshot(doc), knowledge)
    matches.work()
    return { doc, matches }
  }

  it('for a new offer looks at few others, however many there are', () => {
    const looked = [1_000, 5_000].map((size) => {
      const { doc, matches } = region(size)
      const before = { ...matches.counters }
      const id = addResource(doc, edit, { company: 'new', direction: 'offer', name: 'cork dust' })
      matches.work()
      expect(matches.of(id).length).toBeGreaterThan(0)
      expect(matches.counters.read - before.read).toBe(1)
      return matches.counters.compared - before.compared
    })
    expect(looked[1]).toBeLessThanOrEqual(200)
    expect(looked[1]).toBeLessThanOrEqual(looked[0]! * 2)
  })

  it('is done first for what somebody waits for', () => {
    const { doc, matches } = region(50)
    for (let n = 0; n < 50; n++)
      setFields(doc, edit, { collection: 'resources', id: `o${n}` }, { name: 'cork dust' })
    expect(matches.isHurried).toBe(false)
    matches.hurry(['o49', 'no such'])
    expect(matches.isHurried).toBe(true)
    matches.work(1)
    expect(matches.isHurried).toBe(false)
    expect(matches.ready).toBe(false)
    expect(matches.conceptOf('o49')).toBe(knowledge.base.numberOf('cork-dust'))
    expect(matches.conceptOf('o48')).not.toBe(knowledge.base.numberOf('cork-dust'))
  })

  it('for a card that moves is none', () => {
    const { doc, matches } = region(100)
    const before = matches.counters.read
    setFields(doc, edit, { collection: 'companies', id: 'c1' }, { x: 400, name: 'Other' })
    matches.work()
    expect(matches.counters.read).toBe(before)
    setFields(doc, edit, { collection: 'companies', id: 'c1' }, { country: 'FI' })
    matches.work()
    expect(matches.counters.read).toBe(before + 2)
  })
})
