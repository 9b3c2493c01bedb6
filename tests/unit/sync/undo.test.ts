import * as Y from 'yjs'
import { describe, expect, it, vi } from 'vitest'
import { addCompany, pasteClip, copyRecords, removeRecords, setFields } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import { Undo } from '../../../src/sync/undo'
import { edit, smallBoard } from '../model/board'

describe('undo', () => {
  it('takes back one gesture at a time and brings it again', () => {
    const { doc, board } = smallBoard()
    const undo = new Undo(doc)
    const id = addCompany(doc, edit, { name: 'Dairy', x: 0, y: 0 })
    setFields(doc, edit, { collection: 'companies', id }, { municipality: 'Cēsis' })
    undo.undo()
    expect(board.companies.get(id)).toMatchObject({ name: 'Dairy' })
    expect(board.companies.get(id)!.municipality).toBeUndefined()
    undo.undo()
    expect(board.companies.has(id)).toBe(false)
    expect(undo.canUndo).toBe(false)
    undo.redo()
    undo.redo()
    expect(board.companies.get(id)).toMatchObject({ name: 'Dairy', municipality: 'Cēsis' })
  })

  it('takes back a word, not a letter, where edits continue each other', () => {
    const { doc, board, plant } = smallBoard()
    const undo = new Undo(doc)
    const typing = new Edit('Anna', 'name')
    for (const name of ['D', 'Da', 'Dai', 'Dairy'])
      setFields(doc, typing, { collection: 'companies', id: plant }, { name })
    setFields(doc, edit, { collection: 'companies', id: plant }, { kind: 'farm' })
    undo.undo()
    expect(board.companies.get(plant)).toMatchObject({ name: 'Dairy', kind: 'producer' })
    undo.undo()
    expect(board.companies.get(plant)!.name).toBe('Power plant')
  })

  it('takes back a thing with the name it was given, however long the typing took and whatever others did', () => {
    vi.useFakeTimers()
    const { doc, board, plant, farm } = smallBoard()
    const undo = new Undo(doc)
    const making = new Edit('Anna', 'new/1', Infinity)
    const id = addCompany(doc, making, { name: 'New company', x: 0, y: 0 })
    vi.advanceTimersByTime(60_000)
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    setFields(other, new Edit('Boris'), { collection: 'companies', id: farm }, { name: 'Farm of Boris' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    setFields(doc, making, { collection: 'companies', id }, { name: 'Dairy' })
    undo.undo()
    expect(board.companies.has(id)).toBe(false)
    expect(board.companies.get(farm)!.name).toBe('Farm of Boris')
    undo.redo()
    expect(board.companies.get(id)!.name).toBe('Dairy')

    // Letters of another text, a while apart, stay steps of their own.
    for (const name of ['A', 'B']) {
      setFields(doc, new Edit('Anna', 'name'), { collection: 'companies', id: plant }, { name })
      vi.advanceTimersByTime(5_000)
    }
    undo.undo()
    expect(board.companies.get(plant)!.name).toBe('A')
    vi.useRealTimers()
  })

  it('never takes back what another person did', () => {
    const { doc, board, plant, farm } = smallBoard()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const undo = new Undo(doc)
    setFields(doc, edit, { collection: 'companies', id: plant }, { municipality: 'Riga' })
    setFields(other, new Edit('Boris'), { collection: 'companies', id: farm }, { name: 'Farm of Boris' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    undo.undo()
    undo.undo()
    expect(board.companies.get(plant)!.municipality).toBeUndefined()
    expect(board.companies.get(farm)!.name).toBe('Farm of Boris')
  })

  it('leaves a value that someone else has changed since', () => {
    const { doc, board, plant } = smallBoard()
    const other = new Y.Doc()
    const undo = new Undo(doc)
    const ref = { collection: 'companies', id: plant } as const
    setFields(doc, edit, ref, { name: 'Mine' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    setFields(other, new Edit('Boris'), ref, { name: 'Theirs' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'remote')
    undo.undo()
    expect(board.companies.get(plant)!.name).toBe('Theirs')
  })

  it('brings back a deleted company with its flows, and its words', () => {
    const { doc, board, plant, flow } = smallBoard()
    const id = flow({ resource: 'heat', notes: 'all winter' })
    const undo = new Undo(doc)
    removeRecords(doc, edit, [{ collection: 'companies', id: plant }])
    expect(board.flows.size).toBe(0)
    undo.undo()
    expect(board.companies.get(plant)!.name).toBe('Power plant')
    expect(board.flows.get(id)).toMatchObject({ resource: 'heat', notes: 'all winter', from: plant })
  })
})

describe('copy and paste', () => {
  it('carries companies, their resources and the flows between them to another board, under new ids', () => {
    const from = smallBoard()
    const flow = from.flow({ resource: 'heat', notes: 'all winter', quantity: 5, unit: 'MWh', period: 'day' })
    const to = smallBoard()
    const clip = copyRecords(from.board, [
      { collection: 'companies', id: from.plant },
      { collection: 'companies', id: from.farm },
    ])
    const made = pasteClip(to.doc, edit, JSON.parse(JSON.stringify(clip)), { dx: 10, dy: 20 })
    expect(made.map((ref) => ref.collection).sort()).toEqual(['companies', 'companies', 'flows'])
    expect(to.board.companies.size).toBe(4)
    const pasted = [...to.board.flows.values()][0]!
    expect(pasted.id).not.toBe(flow)
    expect(pasted).toMatchObject({ resource: 'heat', notes: 'all winter', quantity: 5 })
    expect(to.board.companies.get(pasted.from)).toMatchObject({ name: 'Power plant', x: 10, y: 20 })
  })

  it('leaves a flow behind when only one of its ends is copied', () => {
    const { board, plant, flow } = smallBoard()
    flow()
    expect(copyRecords(board, [{ collection: 'companies', id: plant }]).records.flows).toEqual([])
  })
})
