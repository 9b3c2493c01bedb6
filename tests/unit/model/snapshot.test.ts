import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { addCompany, placeRecords, removeRecords, setFields } from '../../../src/model/commands'
import { boardQuestions } from '../../../src/model/questions'
import { BoardSnapshot, type BoardChange } from '../../../src/model/snapshot'
import { synergyList } from '../../../src/model/synergies'
import { edit, smallBoard } from './board'

describe('the board as plain records', () => {
  it('reads one record again when one field changes, and leaves the others as they were', () => {
    const { doc, board, plant, farm } = smallBoard()
    const farmBefore = board.companies.get(farm)
    const changes: BoardChange[] = []
    board.subscribe((change) => changes.push(change))
    setFields(doc, edit, { collection: 'companies', id: plant }, { municipality: 'Riga' })
    expect(board.companies.get(plant)?.municipality).toBe('Riga')
    expect(board.companies.get(farm)).toBe(farmBefore)
    expect(changes).toHaveLength(1)
    expect([...changes[0]!.ids.companies]).toEqual([plant])
  })

  it('follows letters typed into notes', () => {
    const { doc, board, flow } = smallBoard()
    const id = flow({ notes: 'since 1961' })
    setFields(doc, edit, { collection: 'flows', id }, { notes: 'since May 1961' })
    expect(board.flows.get(id)?.notes).toBe('since May 1961')
  })

  it('knows the flows of a company while they are drawn, turned and removed', () => {
    const { doc, board, plant, farm, flow } = smallBoard()
    const id = flow()
    expect([...board.flowsOf(plant)]).toEqual([id])
    const third = addCompany(doc, edit, { name: 'Third', x: 0, y: 300 })
    setFields(doc, edit, { collection: 'flows', id }, { from: third })
    expect([...board.flowsOf(plant)]).toEqual([])
    expect([...board.flowsOf(third)]).toEqual([id])
    removeRecords(doc, edit, [{ collection: 'flows', id }])
    expect([...board.flowsOf(farm)]).toEqual([])
  })
})

describe('what strangers write', () => {
  it('a record that is no map is skipped, asked about, and the rest is read', () => {
    const { doc, board } = smallBoard()
    doc.getMap('companies').set('bad', 'just text')
    doc.getMap('companies').set('number', 7)
    expect(board.companies.size).toBe(2)
    expect(boardQuestions(board).map(({ id, ask }) => [id, ask])).toEqual([
      ['bad', 'malformed'],
      ['number', 'malformed'],
    ])
  })

  it('a company of which only the name is known is shown', () => {
    const doc = new Y.Doc()
    const record = new Y.Map<unknown>()
    record.set('name', 'Sawmill')
    doc.getMap('companies').set('c', record)
    expect(new BoardSnapshot(doc).companies.get('c')).toMatchObject({
      name: 'Sawmill',
      x: 0,
      y: 0,
      w: 208,
      h: 104,
      notes: '',
    })
  })

  it.each([
    ['quantity', -5, 'outOfRange'],
    ['quantity', 1e12, 'outOfRange'],
    ['quantity', 'a lot', 'notNumber'],
    ['quantity', Number.NaN, 'notNumber'],
    ['unit', 'buckets', 'notChoice'],
    ['period', 'fortnight', 'notChoice'],
    ['status', 'dreaming', 'notChoice'],
    ['low', 'ashes', 'notCode'],
    ['barriers', ['technical', 'weather'], 'notChoice'],
    ['createdAt', 'yesterday', 'notTime'],
  ])('%s %s is kept as typed, asked about, and in no total', (field, value, ask) => {
    const { doc, board, flow } = smallBoard()
    const id = flow({ quantity: 5, unit: 't', period: 'year' })
    setFields(doc, edit, { collection: 'flows', id }, { [field]: value })
    const record = board.flows.get(id)!
    expect(record.asTyped).toHaveProperty(field)
    expect(boardQuestions(board)).toMatchObject([{ record: 'flows', id, field, ask }])
    if (field === 'quantity')
      expect(synergyList(board)[0]).toMatchObject({ quantity: null, annual_quantity: null })
    setFields(doc, edit, { collection: 'flows', id }, { [field]: null })
    // An amount whose unit was taken away is asked for one.
    expect(boardQuestions(board).filter(({ ask }) => ask !== 'noUnit')).toEqual([])
  })

  it('coordinates off the earth are asked about and give no distance', () => {
    const { doc, board, plant, farm, flow } = smallBoard()
    flow()
    setFields(doc, edit, { collection: 'companies', id: plant }, { lat: 124.1, lon: 56.9 })
    setFields(doc, edit, { collection: 'companies', id: farm }, { lat: 56.9, lon: 24.1 })
    expect(boardQuestions(board)).toMatchObject([
      { id: plant, field: 'lat', value: 124.1, ask: 'outOfRange' },
    ])
    expect(synergyList(board)[0]!.distance_km).toBeNull()
  })

  it('flows without a donor, without a receiver, or onto themselves are asked about and are no rows', () => {
    const { doc, board, plant, flow } = smallBoard()
    const orphan = flow()
    const loop = flow({ to: plant })
    setFields(doc, edit, { collection: 'flows', id: orphan }, { from: 'gone' })
    const lost = flow({ to: 'nowhere' })
    expect(synergyList(board)).toEqual([])
    expect(boardQuestions(board).map(({ id, ask }) => [id, ask])).toEqual([
      [orphan, 'noDonor'],
      [loop, 'loop'],
      [lost, 'noReceiver'],
    ])
  })

  it('unknown keys stay when known ones change', () => {
    const { doc, plant } = smallBoard()
    const raw = doc.getMap<Y.Map<unknown>>('companies').get(plant)!
    raw.set('futureField', { deep: 1 })
    setFields(doc, edit, { collection: 'companies', id: plant }, { name: 'Renamed' })
    expect(raw.get('futureField')).toEqual({ deep: 1 })
  })
})

describe('commands', () => {
  it('a removed company takes its flows and resources with it, and nothing else', () => {
    const { doc, board, plant, farm, flow } = smallBoard()
    flow()
    removeRecords(doc, edit, [{ collection: 'companies', id: plant }])
    expect([...board.companies.keys()]).toEqual([farm])
    expect(board.flows.size).toBe(0)
  })

  it('a locked company neither moves nor goes', () => {
    const { doc, board, plant } = smallBoard()
    const ref = { collection: 'companies', id: plant } as const
    setFields(doc, edit, ref, { locked: true })
    placeRecords(doc, edit, [{ ...ref, x: 999 }])
    expect(removeRecords(doc, edit, [ref])).toBe(0)
    expect(board.companies.get(plant)).toMatchObject({ x: 0, locked: true })
  })

  it('writing what is already there changes nothing', () => {
    const { doc, plant } = smallBoard()
    let updates = 0
    doc.on('update', () => updates++)
    expect(setFields(doc, edit, { collection: 'companies', id: plant }, { name: 'Power plant' })).toBe(false)
    expect(updates).toBe(0)
  })

  it('two people who edit different fields of one card both win', () => {
    const { doc, plant } = smallBoard()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const ref = { collection: 'companies', id: plant } as const
    setFields(doc, edit, ref, { name: 'Renamed here' })
    setFields(other, edit, ref, { municipality: 'Riga' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(new BoardSnapshot(other).companies.get(plant)).toMatchObject({
      name: 'Renamed here',
      municipality: 'Riga',
    })
  })

  it('two people who write in one note keep both their words, and no emoji is cut in two', () => {
    const { doc, plant } = smallBoard()
    const ref = { collection: 'companies', id: plant } as const
    setFields(doc, edit, ref, { notes: 'heat 🔥 all year' })
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    setFields(doc, edit, ref, { notes: 'waste heat 🔥 all year' })
    setFields(other, edit, ref, { notes: 'heat 🔧 all year, 90 °C' })
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(new BoardSnapshot(other).companies.get(plant)!.notes).toBe('waste heat 🔧 all year, 90 °C')
  })
})

describe('a record that a strange program wrote', () => {
  it('is asked about in values that any file can hold, whatever is inside', () => {
    const doc = new Y.Doc()
    const companies = doc.getMap('companies')
    companies.set('lump', 10n)
    companies.set('list', { a: [10n, NaN] })
    companies.set(
      'farm',
      new Y.Map<unknown>([
        ['name', 'Farm'],
        ['nace', new Y.Map([['q', 1n]])],
      ]),
    )
    const board = new BoardSnapshot(doc)
    const values = Object.fromEntries(boardQuestions(board).map(({ id, value }) => [id, value]))
    expect(values).toEqual({ lump: '10', list: { a: ['10', 'NaN'] }, farm: { q: '1' } })
    expect(() => JSON.stringify(values)).not.toThrow()
    board.destroy()
  })
})
