import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exportBoard } from '../../../src/exchange/formats'
import {
  addAction,
  addCompany,
  addFlow,
  addFrame,
  addNote,
  addResource,
  setMeta,
} from '../../../src/model/commands'
import { putRecord } from '../../../src/model/commands/records'
import { Edit } from '../../../src/model/edit'
import { smallBoard } from '../model/board'
import { emptyBoard, importInto, utf8 } from './support'

const options = {
  language: 'en',
  boardId: 'b1',
  now: new Date('2026-11-24T10:00:00Z'),
  title: 'Port: "A/B"',
} as const
const edit = new Edit('Anna')

function everything() {
  const { doc, board } = emptyBoard()
  setMeta(doc, edit, { title: 'Port', description: 'line\nbreak', region: 'Riga', language: 'ru' })
  const frame = addFrame(doc, edit, { x: -50, y: -50, title: 'Park' })
  const a = addCompany(doc, edit, { name: 'A', x: 0, y: 0, frame, notes: 'о компании' })
  const b = addCompany(doc, edit, { name: 'B', x: 400, y: 0 })
  const offer = addResource(doc, edit, { company: a, direction: 'offer', name: 'ash' })
  const flow = addFlow(doc, edit, {
    from: a,
    to: b,
    resource: 'ash',
    offer,
    barriers: ['economic'],
    notes: 'x',
  })
  addAction(doc, edit, { flow, text: 'call', due: '2027-01-01' })
  addNote(doc, edit, { x: 5, y: 5, text: 'hello' })
  // A stranger's program: a key that nobody knows, and an amount in words.
  putRecord(
    doc,
    edit,
    { collection: 'flows', id: 'strange' },
    { from: a, to: b, quantity: 'lots', mood: { deep: [1, null] } },
  )
  return { doc, board }
}

const content = (doc: Y.Doc) => {
  const { meta, companies, resources, flows, actions, notes, frames } = doc.toJSON()
  return { meta, companies, resources, flows, actions, notes, frames }
}

describe('A board as JSON', () => {
  it('comes back into an empty board exactly, with its ids, unknown keys and what was typed', async () => {
    const { doc, board } = everything()
    const file = await exportBoard('board.json', board, options)
    const copy = await importInto(utf8(file!.body as string), undefined, 'application/json')
    expect(copy.result.refused).toEqual([])
    expect(content(copy.doc)).toEqual(content(doc))
  })

  it('merges into the board that it came from: fields are written over, cards stay where they are', async () => {
    const { doc, board } = everything()
    const file = JSON.parse((await exportBoard('board.json', board, options))!.body as string)
    const [id] = [...board.companies.keys()] as [string]
    file.companies[id] = { ...file.companies[id], name: 'A renamed', x: 9999 }
    const { result } = await importInto(utf8(JSON.stringify(file)), { doc, board })
    expect(board.companies.get(id)).toMatchObject({ name: 'A renamed', x: 0 })
    expect(result).toMatchObject({ added: { companies: 0, flows: 0 }, merged: { companies: 1, flows: 0 } })
  })

  it('refuses malformed records with their place and imports the rest', async () => {
    const file = {
      symbiosis: 'board',
      schema: 1,
      companies: { a: { name: 'A', x: 0, y: 0 }, b: 5, c: { kind: 'farm' } },
      flows: [],
      extra: 1,
    }
    const { plan, board } = await importInto(utf8(JSON.stringify(file)))
    expect([...board.companies.keys()]).toEqual(['a'])
    expect(plan.refused.map((it) => [it.column, it.reason.code])).toEqual([
      ['flows', 'malformedCollection'],
      ['companies/b', 'malformedRecord'],
      ['companies/c/name', 'missingField'],
    ])
    expect(plan.ignoredColumns).toEqual(['extra'])
  })

  it('is not led astray by names that every object has', async () => {
    const { board } = await importInto(
      utf8('{"symbiosis":"board","companies":{"__proto__":{"name":"P"},"constructor":{"name":"C"}}}'),
    )
    expect([...board.companies.values()].map((it) => it.name).sort()).toEqual(['C', 'P'])
  })
})

describe('The other files', () => {
  it('say the list and the questions as JSON for programs', async () => {
    const { board } = everything()
    const list = JSON.parse((await exportBoard('synergies.json', board, options))!.body as string)
    expect(list).toMatchObject({ board: 'b1', generatedAt: '2026-11-24T10:00:00.000Z' })
    expect(list.synergies).toContainEqual(
      expect.objectContaining({ donor: 'A', quantity: null, barriers: ['economic'] }),
    )
    const attention = JSON.parse(
      (await exportBoard('attention.json', board, { ...options, language: 'ru' }))!.body as string,
    )
    expect(attention.questions).toEqual([
      {
        record: 'flows',
        id: 'strange',
        field: 'quantity',
        value: 'lots',
        question: 'Это не число. Что имелось в виду?',
      },
    ])
  })

  it('say a confidence that is a figure as a number, and one that is a word as a word', async () => {
    const { doc, board, plant, farm } = smallBoard()
    addFlow(doc, edit, { from: plant, to: farm, resource: 'a', confidence: '0.7' })
    addFlow(doc, edit, { from: plant, to: farm, resource: 'b', confidence: 'high' })
    const list = JSON.parse((await exportBoard('synergies.json', board, options))!.body as string)
    expect(list.synergies.map((row: { confidence: unknown }) => row.confidence)).toEqual([0.7, 'high'])
  })

  it('have names that every file system takes', async () => {
    const { board } = everything()
    expect((await exportBoard('board.json', board, options))!.fileName).toBe('Port A B board.json')
    expect((await exportBoard('board.json', board, { ...options, title: '../' }))!.fileName).toBe(
      'board.json',
    )
    expect(await exportBoard('constructor', board, options)).toBeNull()
  })
})
