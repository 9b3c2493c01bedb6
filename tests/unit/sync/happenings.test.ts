/** What is told of each thing that happens on an open board: what it was, whose it was, and at what cost. */
import { describe, expect, it } from 'vitest'
import { addCompany, addFlow, removeRecords, setFields } from '../../../src/model/commands'
import { together } from '../../../src/model/edit'
import type { RecordRef } from '../../../src/model/records'
import { followHappenings, type Happening } from '../../../src/sync/happenings'
import { openSession } from './openSession'
import { afterwards, makeBoard, running, until } from '../server/world'

/** Anna, who listens, and Boris, who sees her. */
async function two() {
  const board = await makeBoard((await running()).url)
  const [anna, boris] = [openSession(board, 'Anna'), openSession(board, 'Boris')]
  await until(() => [anna, boris].every(({ state, presence }) => state.loaded && presence.peers.length === 1))
  const told: Happening[] = []
  afterwards(followHappenings(anna, (happening) => told.push(happening)))
  const next = async () => {
    await until(() => told.length > 0)
    return told.shift()!
  }
  return { anna, boris, told, next }
}

const company = (id: string): RecordRef => ({ collection: 'companies', id })

describe('what is told', () => {
  it('is what one did oneself, by a command, with the fields that changed', async () => {
    const { anna, next } = await two()
    const id = addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    expect(await next()).toEqual({ by: 'me', added: [company(id)], removed: [], changed: [], count: 1 })
    setFields(anna.doc, anna.edit(), company(id), { name: 'Old dairy', x: 20 })
    const { changed } = await next()
    expect(changed[0]!.ref).toEqual(company(id))
    expect(['name', 'x'].every((field) => changed[0]!.fields.has(field))).toBe(true)
  })

  it('is what another did, with their name', async () => {
    const { boris, next } = await two()
    const id = addCompany(boris.doc, boris.edit(), { name: 'Brewery', x: 0, y: 0 })
    expect(await next()).toMatchObject({ by: { name: 'Boris' }, added: [company(id)] })
  })

  it('of what went is what it was called, and with a company go its flows', async () => {
    const { anna, next, told } = await two()
    const edit = anna.edit()
    const [dairy, farm] = ['Dairy', 'Farm'].map((name) => addCompany(anna.doc, edit, { name, x: 0, y: 0 }))
    addFlow(anna.doc, edit, { id: 'whey', from: dairy!, to: farm!, resource: 'whey' })
    told.length = 0
    removeRecords(anna.doc, anna.edit(), [company(dairy!)])
    const { removed, count } = await next()
    expect(removed.map(({ record }) => ('name' in record ? record.name : record.id)).sort()).toEqual([
      'Dairy',
      'whey',
    ])
    expect(count).toBe(2)
  })

  it('says that something was undone, and done again', async () => {
    const { anna, next } = await two()
    addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await next()
    anna.undo.undo()
    expect(await next()).toMatchObject({ by: 'undo', removed: [{ collection: 'companies' }] })
    anna.undo.redo()
    expect(await next()).toMatchObject({ by: 'redo', added: [{ collection: 'companies' }] })
  })

  it('of many things at once lists a few, and how many they were', async () => {
    const { boris, next } = await two()
    together(boris.doc, boris.edit(), () => {
      for (let i = 0; i < 300; i++) addCompany(boris.doc, boris.edit(), { name: `${i}`, x: i, y: 0 })
    })
    const { added, count } = await next()
    expect(count).toBe(300)
    expect(added.length).toBeLessThanOrEqual(20)
  })

  it('is one thing for one gesture, and nothing once nobody listens', async () => {
    const { anna, boris, told, next } = await two()
    together(anna.doc, anna.edit(), () => {
      for (const name of ['Dairy', 'Farm']) addCompany(anna.doc, anna.edit(), { name, x: 0, y: 0 })
    })
    expect((await next()).count).toBe(2)
    expect(told).toEqual([])
    const others: Happening[] = []
    const stop = followHappenings(boris, (happening) => others.push(happening))
    stop()
    addCompany(boris.doc, boris.edit(), { name: 'Brewery', x: 0, y: 0 })
    await next()
    expect(others).toEqual([])
  })

  it('is nothing of what was on the board when one came', async () => {
    const board = await makeBoard((await running()).url)
    const anna = openSession(board, 'Anna')
    await until(() => anna.state.loaded)
    addCompany(anna.doc, anna.edit(), { name: 'Dairy', x: 0, y: 0 })
    await until(() => !anna.state.unsaved)
    const boris = openSession(board, 'Boris')
    const told: Happening[] = []
    afterwards(followHappenings(boris, (happening) => told.push(happening)))
    await until(() => boris.snapshot.companies.size === 1)
    expect(told).toEqual([])
  })
})
