/** What people say about suggested matches: taken up, put aside, taken back, and kept in files. */
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { knowledgeOf } from '../../../src/analysis/matching/preparing'
import { BoardMatches } from '../../../src/analysis/matching/boardMatches'
import { applyImport } from '../../../src/exchange/import'
import { planBoardJson, writeBoardJson } from '../../../src/exchange/boardJson'
import { addCompany, addResource } from '../../../src/model/commands'
import { forgetPeople } from '../../../src/model/commands/forgetPeople'
import { acceptMatch, markMatch, smaller } from '../../../src/model/commands/matches'
import { matchesMap } from '../../../src/model/document'
import { Edit } from '../../../src/model/edit'
import { MatchMarks } from '../../../src/model/matchMarks'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { Undo } from '../../../src/sync/undo'

const edit = new Edit('Anna')
const match = { offer: 'ash', need: 'filler' }

function boardOfTwo() {
  const doc = new Y.Doc()
  const undo = new Undo(doc)
  const setup = new Edit()
  addCompany(doc, setup, { id: 'station', name: 'Station', x: 0, y: 0 })
  addCompany(doc, setup, { id: 'works', name: 'Works', x: 400, y: 0 })
  addResource(doc, setup, {
    id: 'ash',
    company: 'station',
    direction: 'offer',
    name: 'fly ash',
    low: '10 01 02',
    quantity: 500,
    unit: 'kg',
    period: 'day',
  })
  addResource(doc, setup, {
    id: 'filler',
    company: 'works',
    direction: 'need',
    name: 'fly ash',
    quantity: 1_000,
    unit: 't',
    period: 'year',
  })
  return { doc, undo, board: new BoardSnapshot(doc) }
}

describe('a match', () => {
  it('that is accepted becomes a flow of the smaller amount, in one step that undo takes back whole', () => {
    const { doc, undo, board } = boardOfTwo()
    markMatch(doc, edit, match, 'later')
    const id = acceptMatch(doc, new Edit('Anna'), board.resources.get('ash')!, board.resources.get('filler')!)
    expect(board.flows.get(id)).toMatchObject({
      from: 'station',
      to: 'works',
      resource: 'fly ash',
      category: 'material',
      low: '10 01 02',
      quantity: 500,
      unit: 'kg',
      period: 'day',
      status: 'idea',
      offer: 'ash',
      need: 'filler',
    })
    expect(matchesMap(doc).size).toBe(0)
    undo.undo()
    expect(board.flows.size).toBe(0)
    expect(new MatchMarks(doc).get(match)?.state).toBe('later')
  })

  it('that is dismissed is suggested no more, to nobody, until that is taken back', () => {
    const { doc, undo, board } = boardOfTwo()
    const ash = { id: 'fly-ash', en: ['fly ash'], ru: ['зола-унос'], category: 'material' } as const
    const matches = new BoardMatches(board, knowledgeOf([ash], []))
    matches.rank()
    expect(matches.of('ash')).toHaveLength(1)
    markMatch(doc, edit, match, 'dismissed')
    matches.rank()
    expect([matches.of('ash'), matches.of('filler'), matches.best()]).toEqual([[], [], []])
    undo.undo()
    matches.rank()
    expect(matches.best()).toHaveLength(1)
  })

  it('keeps what was said of it in the board file, and comes back from there', () => {
    const { doc, board } = boardOfTwo()
    markMatch(doc, edit, match, 'dismissed')
    const file = JSON.parse(writeBoardJson(board)) as Record<string, unknown>
    const other = new Y.Doc()
    const plan = planBoardJson(file, new BoardSnapshot(other))
    expect(plan.ignoredColumns).toEqual([])
    applyImport(other, plan, new Edit())
    expect(new MatchMarks(other).get(match)).toMatchObject({ state: 'dismissed', by: 'Anna' })
  })

  it('is read whatever a stranger wrote there: nonsense is passed over and stays', () => {
    const doc = new Y.Doc()
    for (const [key, value] of [
      ['a:b', 7],
      ['c:d', new Y.Map([['state', 'maybe']])],
      ['e:f', { state: 'later', colour: 'red' }],
    ] as const)
      matchesMap(doc).set(key, value)
    expect([...new MatchMarks(doc).entries()]).toEqual([['e:f', { state: 'later' }]])
    expect(matchesMap(doc).size).toBe(3)
  })

  it('forgets who spoke when persons are forgotten', () => {
    const { doc } = boardOfTwo()
    markMatch(doc, edit, match, 'later')
    forgetPeople(doc, new Edit())
    expect(new MatchMarks(doc).get(match)).not.toHaveProperty('by')
  })
})

describe('the smaller of two amounts', () => {
  it('is compared over a year, and said as it was given', () => {
    const [kilos, tonnes] = [
      { quantity: 500, unit: 'kg', period: 'day' },
      { quantity: 100, unit: 't', period: 'year' },
    ] as const
    // 500 kg a day are 182.5 t a year.
    expect(smaller(kilos, tonnes)).toEqual(tonnes)
  })

  it('takes what one side says a cubic metre weighs for a volume of the other', () => {
    const [offered, needed] = [
      { quantity: 100, unit: 'm3', period: 'month', density: 0.15 },
      { quantity: 60, unit: 'm3', period: 'month' },
    ] as const
    expect(smaller(offered, needed)).toEqual({ ...needed, density: 0.15 })
    expect(smaller(needed, offered)).toEqual({ ...needed, density: 0.15 })
    // Each side's own word holds for what it says itself.
    expect(smaller(offered, { ...needed, density: 0.2 })).toEqual({ ...needed, density: 0.2 })
    // 100 m³ a month at 0.15 t/m³ are 180 t a year; tonnes need no density.
    const tonnes = { quantity: 100, unit: 't', period: 'year' } as const
    expect(smaller(offered, tonnes)).toEqual(tonnes)
    expect(smaller(offered, { ...tonnes, quantity: 500 })).toEqual(offered)
  })

  it('is never guessed where one is unknown or they are unlike', () => {
    expect(smaller({ quantity: 5, unit: 't', period: 'year' }, {})).toEqual({})
    expect(
      smaller({ quantity: 5, unit: 't', period: 'year' }, { quantity: 5, unit: 'm3', period: 'year' }),
    ).toEqual({})
  })
})
