/** What people say of suggested matches is followed, undone, and left out of the list where it was dismissed. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addCompany, addResource } from '../../../src/model/commands'
import { markMatch } from '../../../src/model/commands/matches'
import { matchesMap } from '../../../src/model/document'
import { MatchMarks, type MatchState } from '../../../src/model/matchMarks'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { Undo } from '../../../src/sync/undo'
import { exportBoard } from '../../../src/exchange/formats'
import { edit } from './board'

let doc: Y.Doc
let board: BoardSnapshot
const pair = { offer: 'ash', need: 'addition' }

beforeEach(() => {
  doc = new Y.Doc()
  addCompany(doc, edit, { id: 'power', name: 'Power station', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'cement', name: 'Цементный завод', x: 400, y: 0 })
  addResource(doc, edit, { id: 'ash', company: 'power', direction: 'offer', name: 'зола-унос' })
  addResource(doc, edit, {
    id: 'addition',
    company: 'cement',
    direction: 'need',
    name: 'mineral addition to cement',
  })
  board = new BoardSnapshot(doc)
})

const mark = (state: MatchState | null) => markMatch(doc, edit, pair, state)

/** What can be read of the marks, by key. */
function marks() {
  const read = new MatchMarks(doc)
  const found = Object.fromEntries(read.entries())
  read.destroy()
  return found
}

describe('what is said of matches', () => {
  it('has who said it and when, and is taken back by null and by undo', () => {
    const undo = new Undo(doc)
    expect(mark('dismissed')).toBe(true)
    expect(mark('dismissed')).toBe(false)
    const said = marks()['ash:addition']!
    expect(said).toMatchObject({ state: 'dismissed', by: 'Anna' })
    expect(Number.isNaN(Date.parse(said.at!))).toBe(false)
    undo.undo()
    expect(marks()).toEqual({})
    undo.redo()
    expect(mark(null)).toBe(true)
    expect(marks()).toEqual({})
  })

  it('is followed as others say it', () => {
    const followed = new MatchMarks(doc)
    const told = vi.fn()
    followed.subscribe(told)
    mark('later')
    expect(followed.get(pair)).toMatchObject({ state: 'later' })
    ;(matchesMap(doc).get('ash:addition') as Y.Map<unknown>).set('state', 'dismissed')
    expect(followed.get(pair)).toMatchObject({ state: 'dismissed' })
    mark(null)
    expect(followed.get(pair)).toBeUndefined()
    expect(told.mock.calls).toEqual(Array(3).fill([new Set(['ash:addition'])]))
    followed.destroy()
  })

  it('keeps what another program wrote beside it', () => {
    matchesMap(doc).set(
      'ash:addition',
      new Y.Map<unknown>([
        ['state', 'later'],
        ['mood', 'unsure'],
      ]),
    )
    mark('dismissed')
    expect((matchesMap(doc).get('ash:addition') as Y.Map<unknown>).toJSON()).toMatchObject({
      state: 'dismissed',
      mood: 'unsure',
    })
  })

  it('leaves what was dismissed out of matches.json, and nothing else', async () => {
    const options = { language: 'en', boardId: 'b', now: new Date(), title: 'Harbour' } as const
    const listed = async () =>
      JSON.parse((await exportBoard('matches.json', board, options))!.body as string).matches.length
    expect(await listed()).toBe(1)
    mark('later')
    expect(await listed()).toBe(1)
    mark('dismissed')
    expect(await listed()).toBe(0)
  })
})
