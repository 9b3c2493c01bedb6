/** A large edit leaves in pieces, and what arrives is what was meant. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { inPieces } from '../../../src/sync/pieces'

const step = fc.record({
  author: fc.nat(2),
  record: fc.nat(5),
  what: fc.constantFrom('put', 'remove', 'write', 'erase', 'tell'),
})

/** Three people who edit the same few records and tell each other now and then. */
function edited(steps: readonly { author: number; record: number; what: string }[]): Y.Doc[] {
  const docs = [11, 7, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id }))
  for (const { author, record, what } of steps) {
    const doc = docs[author] as Y.Doc
    const companies = doc.getMap<Y.Map<unknown>>('companies')
    const notes = companies.get(`c${record}`)?.get('notes') as Y.Text | undefined
    if (what === 'put')
      doc.transact(() =>
        companies.set(
          `c${record}`,
          new Y.Map<unknown>([
            ['name', 'Mill'],
            ['notes', new Y.Text('hi')],
          ]),
        ),
      )
    else if (what === 'remove') companies.delete(`c${record}`)
    else if (what === 'write') notes?.insert(Math.min(1, notes.length), 'abc')
    else if (what === 'erase' && notes && notes.length > 1) notes.delete(0, 1)
    else for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  }
  return docs
}

describe('an edit in pieces', () => {
  it('gives the same document, and no piece waits for a later one', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 200 }), (steps, bytes) => {
        const [known, , other] = edited(steps) as [Y.Doc, Y.Doc, Y.Doc]
        const whole = new Y.Doc()
        for (const doc of [known, other]) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc))
        for (const start of [new Y.Doc(), known]) {
          const arriving = new Y.Doc()
          Y.applyUpdate(arriving, Y.encodeStateAsUpdate(start))
          const update = Y.encodeStateAsUpdate(whole, Y.encodeStateVector(start))
          for (const piece of inPieces(update, bytes)) {
            Y.applyUpdate(arriving, piece)
            expect(arriving.store.pendingStructs).toBeNull()
          }
          expect(arriving.store.pendingDs).toBeNull()
          expect(Y.encodeStateAsUpdate(arriving)).toEqual(Y.encodeStateAsUpdate(whole))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same when its pieces are put together again', () => {
    const doc = new Y.Doc()
    for (let i = 0; i < 500; i++) doc.getMap('companies').set(`c${i}`, new Y.Map([['name', `Company ${i}`]]))
    for (let i = 0; i < 500; i += 2) doc.getMap('companies').delete(`c${i}`)
    const update = Y.encodeStateAsUpdate(doc)
    const pieces = inPieces(update, 1_000)
    expect(pieces.length).toBeGreaterThan(5)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1_300)
    expect(Y.mergeUpdates(pieces)).toEqual(Y.mergeUpdates([update]))
  })

  it('keeps what it leaves out left out', () => {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 9; i++) doc.getMap('companies').set(`c${i}`, i)
    const gap = Y.mergeUpdates([...updates.slice(0, 3), ...updates.slice(5)])
    const arriving = new Y.Doc()
    for (const piece of inPieces(gap, 10)) Y.applyUpdate(arriving, piece)
    expect(arriving.getMap('companies').size).toBe(3)
    for (const update of updates.slice(3, 5)) Y.applyUpdate(arriving, update)
    expect(arriving.getMap('companies').size).toBe(9)
  })
})
