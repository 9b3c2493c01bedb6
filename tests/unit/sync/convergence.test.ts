/**
 * Several people, each with a copy of the board, do random things; their edits travel in random order, late, twice, or after a
 * disconnection. In the end all see the same board, and it is sound. A failure prints the seed and the list of steps.
 */
import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import {
  addCompany,
  addFlow,
  addNote,
  addResource,
  copyRecords,
  pasteClip,
  placeRecords,
  removeRecords,
  setFields,
} from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { boardQuestions } from '../../../src/model/questions'
import { collections, type Collection, type RecordRef } from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { synergyList } from '../../../src/model/synergies'
import { Undo } from '../../../src/sync/undo'

const people = 3

/** `who` acts; `pick` chooses among what is there; `value` gives the words and numbers. */
const step = fc.record({
  who: fc.nat(people - 1),
  does: fc.constantFrom(
    'company',
    'flow',
    'resource',
    'note',
    'rename',
    'quantity',
    'write',
    'turn',
    'move',
    'remove',
    'paste',
    'undo',
    'redo',
    'leave',
    'return',
    'deliver',
    'deliver',
  ),
  pick: fc.nat(1000),
  pick2: fc.nat(1000),
  value: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('шерсть', '=1+1', '🔥', 'a\nb')),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

class Member {
  readonly doc = new Y.Doc()
  readonly board = new BoardSnapshot(this.doc)
  readonly undo = new Undo(this.doc)
  readonly edit: Edit
  /** Updates of others that have not arrived yet, in no order. */
  readonly inbox: Uint8Array[] = []
  online = true
  private readonly unsent: Uint8Array[] = []

  constructor(
    readonly index: number,
    private readonly send: (from: number, update: Uint8Array) => void,
  ) {
    this.edit = new Edit(`person ${index}`)
    this.doc.clientID = 1000 + index
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return
      if (this.online) this.send(index, update)
      else this.unsent.push(update)
    })
  }

  comeBack(): void {
    this.online = true
    this.unsent.splice(0).forEach((update) => this.send(this.index, update))
  }

  receive(pick: number): void {
    if (!this.online || this.inbox.length === 0) return
    const [update] = this.inbox.splice(pick % this.inbox.length, 1)
    Y.applyUpdate(this.doc, update!, 'remote')
    // Networks repeat themselves: a second copy must change nothing.
    if (pick % 5 === 0) Y.applyUpdate(this.doc, update!, 'remote')
  }

  any<C extends Collection>(collection: C, pick: number): RecordRef<C> | null {
    const ids = [...this.board.all(collection).keys()].sort()
    return ids.length === 0 ? null : { collection, id: ids[pick % ids.length]! }
  }
}

function act(member: Member, { does, pick, pick2, value }: Step): void {
  const { doc, edit, board } = member
  const company = member.any('companies', pick)
  const other = member.any('companies', pick2)
  const flow = member.any('flows', pick)
  switch (does) {
    case 'company':
      return void addCompany(doc, edit, { name: value, x: pick, y: pick2 })
    case 'flow':
      return void (
        company &&
        other &&
        addFlow(doc, edit, { from: company.id, to: other.id, resource: value })
      )
    case 'resource':
      return void (
        company && addResource(doc, edit, { company: company.id, direction: 'offer', name: value })
      )
    case 'note':
      return void addNote(doc, edit, { x: pick, y: pick2, text: value })
    case 'rename':
      return void (company && setFields(doc, edit, company, { name: value }))
    case 'quantity':
      return void (flow && setFields(doc, edit, flow, { quantity: pick, unit: 't', period: 'year' }))
    case 'write':
      return void (flow && setFields(doc, edit, flow, { notes: board.flows.get(flow.id)!.notes + value }))
    case 'turn':
      return void (flow && company && setFields(doc, edit, flow, { from: company.id }))
    case 'move':
      return void (company && placeRecords(doc, edit, [{ ...company, x: pick, y: pick2 }]))
    case 'remove': {
      const ref = member.any(collections[pick2 % collections.length]!, pick)
      return void (ref && removeRecords(doc, edit, [ref]))
    }
    case 'paste':
      return void (company && pasteClip(doc, edit, copyRecords(board, [company]), { dx: 10, dy: 10 }))
    case 'undo':
      return member.undo.undo()
    case 'redo':
      return member.undo.redo()
    case 'leave':
      member.online = false
      return
    case 'return':
      return member.comeBack()
    case 'deliver':
      return member.receive(pick)
  }
}

function run(steps: readonly Step[]): Member[] {
  const members: Member[] = []
  const send = (from: number, update: Uint8Array) =>
    members.forEach((member) => member.index !== from && member.inbox.push(update))
  for (let i = 0; i < people; i++) members.push(new Member(i, send))
  for (const one of steps) act(members[one.who]!, one)
  members.forEach((member) => member.comeBack())
  members.forEach((member) => {
    while (member.inbox.length > 0) member.receive(7)
  })
  return members
}

/** What must hold on every copy, whatever happened. */
function expectSound({ doc, board }: Member): void {
  const fresh = new BoardSnapshot(doc)
  for (const collection of collections)
    expect(Object.fromEntries(board.all(collection)), `${collection}, followed step by step`).toEqual(
      Object.fromEntries(fresh.all(collection)),
    )
  const rows = synergyList(board)
  expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length)
  for (const row of rows) {
    const flow = board.flows.get(row.id)!
    expect(board.companies.has(flow.from) && board.companies.has(flow.to) && flow.from !== flow.to).toBe(true)
  }
  const asked = new Set(
    boardQuestions(board)
      .filter((one) => one.record === 'flows')
      .map((one) => one.id),
  )
  for (const id of board.flows.keys()) expect(asked.has(id)).toBe(!rows.some((row) => row.id === id))
  for (const company of board.companies.keys())
    expect([...board.flowsOf(company)].sort()).toEqual(
      [...board.flows.values()]
        .filter((flow) => flow.from === company || flow.to === company)
        .map((flow) => flow.id)
        .sort(),
    )
}

describe('people who edit one board at once', () => {
  it('all end with the same board, and it is sound', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 80 }), (steps) => {
        const members = run(steps)
        const [first, ...others] = members.map((member) => ({
          board: member.doc.toJSON(),
          list: synergyList(member.board),
        }))
        for (const other of others) expect(other).toEqual(first)
        members.forEach(expectSound)
        members.forEach(({ board, undo, doc }) => [board.destroy(), undo.destroy(), doc.destroy()])
      }),
      { numRuns: 150 },
    )
  })

  it('undo everything, and only what others made is left', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 50 }), (steps) => {
        // One person undoes at the end; nobody removes, so that every record of the others must still be there.
        const calm = steps.filter((one) => !['remove', 'undo', 'redo'].includes(one.does))
        const members = run(calm)
        const me = members[0]!
        const by = (collection: 'companies' | 'flows', mine: boolean) =>
          [...me.board.all(collection).values()]
            .filter((one) => (one.createdBy === 'person 0') === mine)
            .map((one) => one.id)
            .sort()
        const theirs = [by('companies', false), by('flows', false)]
        while (me.undo.canUndo) me.undo.undo()
        expect([by('companies', false), by('flows', false)]).toEqual(theirs)
        expect([by('companies', true), by('flows', true)]).toEqual([[], []])
        members.forEach(({ board, undo, doc }) => [board.destroy(), undo.destroy(), doc.destroy()])
      }),
      { numRuns: 100 },
    )
  })
})
