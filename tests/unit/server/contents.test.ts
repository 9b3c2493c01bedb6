import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'
import { Contents } from '../../../server/rooms/contents'
import { folded } from '../../../server/rooms/folded'
import { encodings } from '../../../server/rooms/outgoing'
import { readUpdate } from '../../../server/rooms/updates'
import { put } from './world'

const emptyVector = Uint8Array.of(0)

/** Someone who draws cards of about `bytes` each; what leaves them is in `updates`. */
function author(clientID: number) {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'others' && updates.push(update))
  let cards = 0
  const draw = (count: number, bytes = 400) => {
    for (let n = 0; n < count; n++)
      put(doc, 'companies', `${clientID}-${++cards}`, { website: 'x'.repeat(bytes) })
  }
  return { doc, updates, draw }
}

/** A room with a snapshot of what `before` holds. */
function room(before: Uint8Array[]) {
  const contents = new Contents({ snapshot: { upto: 0, ...folded(before) }, updates: [] })
  let seq = 0
  const add = (updates: readonly Uint8Array[]) =>
    updates.forEach((update) => contents.add(++seq, update, readUpdate(update)))
  return { contents, add }
}

/** What a client has after it has applied an answer. */
function apply(messages: readonly Uint8Array[], doc = new Y.Doc()): Y.Doc {
  for (const message of messages) {
    const decoder = decoding.createDecoder(message)
    decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), 'others')
  }
  return doc
}

const kinds = (messages: readonly Uint8Array[]) => messages.map((message) => message[1])
const bytes = (messages: readonly Uint8Array[]) => messages.reduce((sum, { length }) => sum + length, 0)

function encodedDuring(work: () => void): number {
  const before = encodings.count
  work()
  return encodings.count - before
}

describe('Two hundred who come to a large board at once', () => {
  const ann = author(1)
  ann.draw(500)
  const { contents, add } = room(ann.updates)
  const ben = author(2)
  ben.draw(300)
  add(ben.updates)

  it('are sent the same bytes, put together once', () => {
    const encoded = encodedDuring(() => {
      const first = contents.answer(emptyVector)
      for (let n = 0; n < 200; n++)
        contents.answer(emptyVector).forEach((message, at) => expect(message).toBe(first[at]))
    })
    // Two pieces of what came after the snapshot and the end; the snapshot lay there.
    expect(encoded).toBeLessThanOrEqual(4)
    expect(apply(contents.answer(emptyVector)).getMap('companies').size).toBe(800)
  })

  it('cost one piece more when somebody has drawn meanwhile', () => {
    const carl = author(3)
    carl.draw(1)
    add(carl.updates)
    expect(
      encodedDuring(() => {
        for (let n = 0; n < 200; n++) contents.answer(emptyVector)
      }),
    ).toBeLessThanOrEqual(2)
  })
})

describe('Two hundred who come back at once', () => {
  it('having everything are sent next to nothing, however long the log', () => {
    const ann = author(1)
    ann.draw(500)
    const { contents, add } = room([])
    add(ann.updates)
    const vector = Y.encodeStateVector(ann.doc)
    contents.answer(vector)
    const encoded = encodedDuring(() => {
      for (let n = 0; n < 200; n++) expect(bytes(contents.answer(vector))).toBeLessThan(100)
    })
    expect(encoded).toBe(0)
  })

  it('lacking the same are served from one encoding, though each has drawn something on the way', () => {
    const ann = author(1)
    ann.draw(300)
    const known = Y.encodeStateAsUpdate(ann.doc)
    ann.draw(300)
    const { contents, add } = room(ann.updates)
    const ben = author(2)
    ben.draw(200)
    add(ben.updates)
    const travellers = Array.from({ length: 200 }, (_, n) => {
      const traveller = author(100 + n)
      Y.applyUpdate(traveller.doc, known, 'others')
      traveller.draw(n % 3)
      return traveller
    })
    const encoded = encodedDuring(() => {
      for (const { doc } of travellers) contents.answer(Y.encodeStateVector(doc))
    })
    expect(encoded).toBeLessThanOrEqual(5)
    for (const { doc } of travellers.slice(0, 4)) {
      apply(contents.answer(Y.encodeStateVector(doc)), doc)
      expect(doc.getMap('companies').size).toBeGreaterThanOrEqual(800)
    }
  })
})

describe('An answer', () => {
  it('ends with sync step 2 and has it nowhere else', () => {
    const ann = author(1)
    for (const cards of [0, 1, 30, 400]) {
      ann.draw(cards)
      const ben = author(2)
      const { contents, add } = room(ann.updates)
      for (const more of [0, 1, 300]) {
        ben.updates.length = 0
        ben.draw(more)
        add(ben.updates)
        for (const vector of [emptyVector, Y.encodeStateVector(ann.doc), Y.encodeStateVector(ben.doc)]) {
          const last = kinds(contents.answer(vector))
          expect(last.pop()).toBe(1)
          expect(last.includes(1)).toBe(false)
        }
      }
    }
  })

  it('completes every client, whatever it knows, also of what was deleted', () => {
    const step = fc.record({ who: fc.nat(2), draws: fc.nat(3), deletes: fc.boolean(), size: fc.nat(40_000) })
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat(),
        (steps, fold, went) => {
          const people = [author(1), author(2), author(3)]
          const all: Uint8Array[] = []
          const leaver = new Y.Doc()
          steps.forEach(({ who, draws, deletes, size }, n) => {
            const { doc, updates, draw } = people[who]!
            updates.length = 0
            draw(draws, size)
            const companies = doc.getMap('companies')
            const [oldest] = companies.keys()
            if (deletes && oldest !== undefined) companies.delete(oldest)
            for (const update of updates) {
              all.push(update)
              for (const other of people) Y.applyUpdate(other.doc, update, 'others')
              if (n < went % (steps.length + 1)) Y.applyUpdate(leaver, update)
            }
          })
          const split = fold % (all.length + 1)
          const { contents, add } = room(all.slice(0, split))
          add(all.slice(split))
          const expected = people[0]!.doc.getMap('companies').toJSON()
          const newcomer = apply(contents.answer(emptyVector))
          apply(contents.answer(Y.encodeStateVector(leaver)), leaver)
          for (const doc of [newcomer, leaver, contents.document()])
            expect(doc.getMap('companies').toJSON()).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is made anew after what was kept for it was given up', () => {
    const ann = author(1)
    ann.draw(20)
    const { contents, add } = room([])
    add(ann.updates)
    const before = contents.answer(emptyVector)
    contents.relax()
    expect(contents.answer(emptyVector)).toEqual(before)
  })
})
