import { describe, expect, it } from 'vitest'
import { placeImport, planImport, readImport, runImport } from '../../../src/exchange/import'
import { addCompany, addFrame, removeRecords } from '../../../src/model/commands'
import { recordsMap } from '../../../src/model/document'
import { Edit } from '../../../src/model/edit'
import type { Box } from '../../../src/model/records'
import { boardQuestions } from '../../../src/model/questions'
import type { BoardSnapshot } from '../../../src/model/snapshot'
import { exportBoard } from '../../../src/exchange/formats'
import { emptyBoard, importInto, utf8 } from './support'

const edit = new Edit('Anna')
const overlap = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

function overlaps(board: BoardSnapshot): string[] {
  const cards = [...board.companies.values(), ...board.notes.values()]
  return cards.flatMap((a, index) =>
    cards.slice(index + 1).flatMap((b) => (overlap(a, b) ? [`${a.id} on ${b.id}`] : [])),
  )
}
const bytes = (records: object) => utf8(JSON.stringify({ symbiosis: 'board', schema: 1, ...records }))
const places = (board: BoardSnapshot, ...ids: string[]) =>
  ids.map((id) => {
    const { x, y } = board.companies.get(id)!
    return [x, y]
  })

describe('A board that comes to a board', () => {
  const file = {
    companies: {
      a: { name: 'A', x: 10, y: 10, frame: 'park' },
      b: { name: 'B', x: 310, y: 40, frame: 'park' },
      c: { name: 'C' },
      d: { name: 'D' },
    },
    flows: { f: { from: 'c', to: 'd', resource: 'ash' } },
    notes: { n: { x: 0, y: 200, w: 168, h: 168, text: 'look here' } },
    frames: { park: { title: 'Park', x: -40, y: -40, w: 800, h: 500 } },
  }

  it('stands beside what is there, in the shape that it had, with its unplaced companies beside both', async () => {
    const { doc, board } = emptyBoard()
    addCompany(doc, edit, { id: 'own', name: 'Own', x: 0, y: 0 })
    await runImport(await readImport(bytes(file), ''), board, edit)
    expect(overlaps(board)).toEqual([])
    const [a, b] = places(board, 'a', 'b') as [number[], number[]]
    expect([b[0]! - a[0]!, b[1]! - a[1]!]).toEqual([300, 30])
    expect(overlap(board.frames.get('park')!, board.companies.get('own')!)).toBe(false)
    const { x, y } = board.frames.get('park')!
    expect([a[0]! - x, a[1]! - y]).toEqual([50, 50])
  })

  it('stays where it was on an empty board, and there too nothing is laid over its cards', async () => {
    const { board } = await importInto(bytes(file))
    expect(places(board, 'a', 'b')).toEqual([
      [10, 10],
      [310, 40],
    ])
    expect(overlaps(board)).toEqual([])
  })

  it('puts a company that was taken off back into its frame', async () => {
    const { doc, board } = emptyBoard()
    const frame = addFrame(doc, edit, { x: 0, y: 0, title: 'Park' })
    const mill = addCompany(doc, edit, { name: 'Mill', x: 40, y: 40, frame })
    const options = { language: 'en', boardId: 'b', now: new Date(), title: '' } as const
    const left = await exportBoard('board.json', board, options)
    removeRecords(doc, edit, [{ collection: 'companies', id: mill }])
    await importInto(utf8(left!.body as string), { doc, board })
    expect(places(board, mill)).toEqual([[40, 40]])
  })

  it('leaves no card beyond the edge of any screen: places and sizes that nobody could mean are asked about', async () => {
    const { board } = await importInto(
      bytes({ companies: { a: { name: 'A', x: 0, y: 0, h: 1e300 }, b: { name: 'B', x: 1e300, y: 0 } } }),
    )
    expect(board.companies.get('a')!.h).toBe(104)
    expect(overlaps(board)).toEqual([])
    expect(boardQuestions(board)).toMatchObject([{ id: 'a', field: 'h', value: 1e300, ask: 'outOfRange' }])
    const { board: later } = await importInto(utf8('name\nC\n'), { doc: board.doc, board })
    for (const { x, y } of later.companies.values()) expect(Math.hypot(x, y)).toBeLessThan(2_000)
  })

  it('tells which of its facts the board took, and changes nothing where that is none', async () => {
    const first = await importInto(bytes({ meta: { schema: 1, title: 'Port', language: 'en' } }))
    expect(first.result.facts).toEqual(['title'])
    const second = await importInto(bytes({ meta: { schema: 1, title: '', language: 'en' } }))
    expect(second.result.facts).toEqual([])
    expect(second.doc.getMap('meta').size).toBe(0)
  })
})

describe('A list that is laid out while others work on the board', () => {
  it('is planned anew: a company that came meanwhile is not brought twice, and nothing lies on it', async () => {
    const { doc, board } = emptyBoard()
    const file = await readImport(utf8('donor,receiver,resource\nMill,Farm,bran\nFarm,Dairy,whey\n'), '')
    await runImport(file, board, edit, {
      layOut: async (input) => {
        addCompany(doc, edit, { name: 'Farm', x: 0, y: 0 })
        return new Map(input.boxes.map(({ id }, index) => [id, { x: index * 300, y: 0 }]))
      },
    })
    expect([...board.companies.values()].map((it) => it.name).sort()).toEqual(['Dairy', 'Farm', 'Mill'])
    expect(overlaps(board)).toEqual([])
    expect(board.flows.size).toBe(2)
  })

  it('is planned once where the board stayed as it was', async () => {
    const { board } = emptyBoard()
    const file = await readImport(utf8('donor,receiver,resource\nMill,Farm,bran\n'), '')
    const plan = file.plan(board)
    expect(file.plan(board)).toBe(plan)
    recordsMap(board.doc, 'companies').set('x', 1)
    expect(file.plan(board)).not.toBe(plan)
  })

  it('keeps its places when it is placed again', async () => {
    const { board } = emptyBoard()
    const plan = await planImport(utf8('name\nMill\nFarm\n'), '', board)
    const placed = await placeImport(plan, board)
    expect(await placeImport(placed, board)).toBe(placed)
  })
})
