/** What a board has of one resource, in sums that a person can check by hand. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { explore } from '../../../src/analysis/explore/explore'
import { addCompany, addFlow, addResource } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { BoardSnapshot } from '../../../src/model/snapshot'

it('adds like to like a year, says how many are unknown, and what is missing', () => {
  const doc = new Y.Doc()
  const edit = new Edit()
  addCompany(doc, edit, { id: 'a', name: 'A', x: 0, y: 0 })
  addCompany(doc, edit, { id: 'b', name: 'B', x: 0, y: 0 })
  const offer = { company: 'a', direction: 'offer' } as const
  addResource(doc, edit, { ...offer, name: 'Whey', quantity: 2, unit: 't', period: 'month' })
  addResource(doc, edit, { ...offer, name: 'acid whey', quantity: 500, unit: 'kg', period: 'week' })
  addResource(doc, edit, { ...offer, name: 'sweet whey', quantity: 10, unit: 'm3', period: 'year' })
  addResource(doc, edit, { ...offer, name: 'whey powder', quantity: 3, unit: 't' })
  addResource(doc, edit, { ...offer, name: 'straw', quantity: 1_000, unit: 't', period: 'year' })
  addResource(doc, edit, {
    company: 'b',
    direction: 'need',
    name: 'whey',
    quantity: 100,
    unit: 't',
    period: 'year',
  })
  addFlow(doc, edit, { from: 'a', to: 'b', resource: 'whey', quantity: 12, unit: 't', period: 'year' })
  addFlow(doc, edit, {
    from: 'a',
    to: 'b',
    resource: 'whey',
    quantity: 99,
    unit: 't',
    period: 'year',
    status: 'failed',
  })
  const found = explore(new BoardSnapshot(doc), { words: 'whey' })
  expect(found.offers).toHaveLength(4)
  // 2 t × 12 = 24 t; 0.5 t × 365 / 7 = 26.0714… t.
  expect(found.offered.amounts.t).toBeCloseTo(50.0714, 4)
  expect(found.offered).toMatchObject({ amounts: { m3: 10 }, unknown: 1 })
  expect(found.needed).toEqual({ amounts: { t: 100 }, unknown: 0 })
  expect(found.flowing.amounts).toEqual({ t: 12 })
  expect(found.gap.t).toBeCloseTo(49.9286, 4)
  expect(found.gap).not.toHaveProperty('m3')
})
