import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { Coverage } from '../../../server/rooms/coverage'
import { emptyUpdate, readUpdate } from '../../../server/rooms/updates'
import { put } from './world'

/** A board's beginning, and the edits that someone made after it. */
function edited(): { base: Uint8Array; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  doc.clientID = 7
  for (let i = 0; i < 10; i++)
    put(doc, 'companies', `c${i}`, { name: `Company ${i}`, x: i, notes: new Y.Text('hi') })
  const base = Y.encodeStateAsUpdate(doc)
  const other = new Y.Doc()
  other.clientID = 9
  Y.applyUpdate(other, base)
  const updates: Uint8Array[] = []
  other.on('update', (update: Uint8Array) => updates.push(update))
  for (let i = 0; i < 10; i++) {
    const company = other.getMap('companies').get(`c${i}`) as Y.Map<unknown>
    other.transact(() => {
      company.set('name', 'Renamed')
      const notes = company.get('notes') as Y.Text
      notes.insert(1, 'abc')
      notes.delete(0, 1)
      notes.format(0, 1, { bold: true })
      company.set('barriers', ['technical', { a: 1 }])
    })
  }
  return { base, updates }
}

const { base, updates } = edited()

/** A real update with some of its bytes changed. */
const damaged = fc
  .tuple(
    fc.nat(updates.length - 1),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 3 }),
    fc.option(fc.nat(), { freq: 4 }),
  )
  .map(([index, flips, cut]) => {
    const bytes = (updates[index] as Uint8Array).slice()
    for (const [position, value] of flips) bytes[position % bytes.length] = value
    return cut === null ? bytes : bytes.slice(0, cut % bytes.length)
  })

describe('an update with damaged bytes', () => {
  it('is refused, or can be applied, merged and built upon by everybody', () => {
    fc.assert(
      fc.property(damaged, (update) => {
        try {
          readUpdate(update)
        } catch {
          return
        }
        const live = new Y.Doc()
        Y.applyUpdate(live, base)
        Y.applyUpdate(live, update)
        for (const later of updates) Y.applyUpdate(live, later)
        const merged = Y.mergeUpdates([base, update, update])
        Y.diffUpdate(merged, Y.encodeStateVector(live))
        const late = new Y.Doc()
        Y.applyUpdate(late, merged)
        for (const later of updates) Y.applyUpdate(late, later)
        late.getMap('companies').toJSON()
        Y.encodeStateAsUpdate(late)
      }),
      { numRuns: 4000 },
    )
  })

  it('that refers to itself is refused, because it would throw in every document', () => {
    const doc = new Y.Doc()
    doc.clientID = 9
    doc.getArray('list').insert(0, ['a'])
    doc.transact(() => doc.getArray('list').insert(1, ['b']))
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(new Map([[9, 1]])))
    const origin = update.indexOf(9, 4)
    update[origin + 1] = 5
    expect(() => readUpdate(update)).toThrow(/refers to a later one/)
  })
})

describe('an update that no honest program sends', () => {
  /** One value in the map `companies`, lists in lists. */
  function nested(depth: number): Uint8Array {
    let value: unknown = null
    for (let i = 0; i < depth; i++) value = [value]
    const doc = new Y.Doc()
    doc.getMap('companies').set('deep', value)
    return Y.encodeStateAsUpdate(doc)
  }

  it('is refused when it deletes nothing of somebody unknown, because no document takes it', () => {
    const nothing = Uint8Array.of(0, 1, 99, 1, 3, 0)
    expect(() => Y.applyUpdate(new Y.Doc(), nothing)).toThrow()
    expect(() => readUpdate(nothing)).toThrow(/deletion of impossible length/)
  })

  it('is refused when a value is nested deeper than anyone means it', () => {
    expect(() => readUpdate(nested(64))).not.toThrow()
    expect(() => readUpdate(nested(66))).toThrow(/nested deeper than 64/)
    expect(() => readUpdate(nested(1000))).toThrow(/nested deeper than 64/)
  })

  it('is refused when a mark or a thing inside a text is nested that deep', () => {
    const deep = (value: unknown, depth: number): object =>
      depth === 0 ? { value } : { in: deep(value, depth - 1) }
    for (const write of [
      (text: Y.Text) => text.insertEmbed(0, deep(1, 100)),
      (text: Y.Text) => text.insert(0, 'x', { mark: deep(1, 100) }),
    ]) {
      const doc = new Y.Doc()
      write(doc.getText('notes'))
      expect(() => readUpdate(Y.encodeStateAsUpdate(doc))).toThrow(/nested deeper/)
    }
  })
})

describe('what a room has', () => {
  it('takes in a hundred thousand scattered deletions and gaps, the last first, while nobody notices', () => {
    const many = 100_000
    const backwards = { ...readUpdate(emptyUpdate), structs: [] as never[] }
    backwards.ds = {
      clients: new Map([[5, Array.from({ length: many }, (_, i) => ({ clock: (many - i) * 2, len: 1 }))]]),
    } as typeof backwards.ds
    const structs = Array.from({ length: many }, (_, i) => new Y.GC(Y.createID(9, (many - i) * 2), 1))
    backwards.structs = structs as unknown as never[]
    const coverage = new Coverage(Uint8Array.of(0), emptyUpdate)
    const started = performance.now()
    coverage.add(backwards)
    expect(performance.now() - started).toBeLessThan(1_000)
    expect(coverage.covers(backwards)).toBe(true)
    expect(Y.decodeStateVector(coverage.vector()).size).toBe(0)
  })

  const step = fc.record({ author: fc.nat(2), company: fc.nat(5), removes: fc.boolean() })

  it('covers exactly the edits and deletions that were added, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (steps, order) => {
        const docs = [1, 2, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id }))
        const made: Uint8Array[] = []
        for (const doc of docs)
          doc.on('update', (update: Uint8Array, origin) => origin !== 'sync' && made.push(update))
        for (const { author, company, removes } of steps) {
          const doc = docs[author] as Y.Doc
          if (removes) doc.getMap('companies').delete(`c${company}`)
          else put(doc, 'companies', `c${company}`, { name: 'x' })
          for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'sync')
        }
        const coverage = new Coverage(Uint8Array.of(0), emptyUpdate)
        const waiting = [...made]
        while (waiting.length > 0) {
          const [next] = waiting.splice((order.next().value as number) % waiting.length, 1)
          expect(coverage.covers(readUpdate(next as Uint8Array))).toBe(false)
          coverage.add(readUpdate(next as Uint8Array))
        }
        for (const update of made) expect(coverage.covers(readUpdate(update))).toBe(true)
        expect(coverage.covers(readUpdate(Y.encodeStateAsUpdate(docs[0] as Y.Doc)))).toBe(true)
        expect(Y.decodeStateVector(coverage.vector())).toEqual(
          Y.decodeStateVector(Y.encodeStateVector(docs[0] as Y.Doc)),
        )
      }),
    )
  })
})
