import { describe, expect, it } from 'vitest'
import { ReadingOrder, readGroup } from '../../../../src/canvas/walk/order'
import { sayRecord } from '../../../../src/canvas/walk/saying'
import { stepFrom } from '../../../../src/canvas/walk/step'
import { targetsFor } from '../../../../src/canvas/walk/targets'
import { addResource, setFields } from '../../../../src/model/commands'
import type { RecordRef } from '../../../../src/model/records'
import { counted } from '../../../../src/model/words/counted'
import { edit, park } from '../boards'
import { company, openBoard } from '../tools/hands'

const flow = (id: string): RecordRef => ({ collection: 'flows', id })

describe('the reading order', () => {
  it('has donors before receivers, each flow right after its donor, the higher receiver first', () => {
    const { board } = park()
    for (const start of ['refinery', 'farm', 'plant'])
      expect(readGroup(board, start).refs.map(({ id }) => id)).toEqual([
        'refinery',
        'heat',
        'ash',
        'farm',
        'plant',
      ])
  })

  it('puts a donor first even where it stands lowest, and begins a circle with its highest company', () => {
    const { board, put } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 0, 300)
    put.company('c', 0, 600)
    put.flow('ca', 'c', 'a')
    put.flow('ab', 'a', 'b')
    expect(readGroup(board, 'a').refs.map(({ id }) => id)).toEqual(['c', 'ca', 'a', 'ab', 'b'])
    put.flow('bc', 'b', 'c')
    expect(readGroup(board, 'b').refs.map(({ id }) => id)).toEqual(['a', 'ab', 'b', 'bc', 'c', 'ca'])
  })

  it('goes through everything once, forwards as backwards: frames, groups from the top, notes', () => {
    const { board, put } = openBoard()
    put.company('low', 0, 900)
    put.company('high', 0, 0)
    put.company('mid', 300, 400)
    put.flow('f', 'low', 'high')
    put.note('note', 0, -500)
    put.frame('park', -50, -50, 900, 1200)
    const order = new ReadingOrder(board)
    const all: string[] = []
    for (let at = order.first(); at; at = order.next(at, 1)) all.push(at.id)
    expect(all).toEqual(['park', 'low', 'f', 'high', 'mid', 'note'])
    const back: string[] = []
    for (let at = order.last(); at; at = order.next(at, -1)) back.push(at.id)
    expect(back).toEqual([...all].reverse())
  })

  it('reads no more groups than somebody walks through, and a change forgets its own group alone', () => {
    const { board, put, doc } = openBoard()
    for (let i = 0; i < 200; i++) put.company(`c${i}`, 0, i * 200)
    put.flow('f', 'c0', 'c1')
    const order = new ReadingOrder(board)
    order.next(order.next(company('c5'), 1)!, 1)
    expect(order.groupsRead).toBeLessThan(6)
    const before = order.groupsRead
    setFields(doc, edit, company('c150'), { name: 'Elsewhere' })
    order.next(company('c5'), 1)
    expect(order.groupsRead).toBe(before)
    put.flow('g', 'c5', 'c9')
    expect(order.next(company('c5'), 1)).toEqual(flow('g'))
  })
})

describe('an arrow key', () => {
  it('leads from a company along its flow to the company on that side, and back', () => {
    const { board, scene } = park()
    expect(stepFrom(scene, board, company('refinery'), 'Right')).toEqual(flow('heat'))
    expect(stepFrom(scene, board, flow('heat'), 'Right')).toEqual(company('farm'))
    expect(stepFrom(scene, board, company('farm'), 'Left')).toEqual(flow('heat'))
    expect(stepFrom(scene, board, company('refinery'), 'Down')).toEqual(flow('ash'))
  })

  it('leads across to the next flow, and to what stands there where no flow goes', () => {
    const { board, scene } = park()
    expect(stepFrom(scene, board, flow('heat'), 'Down')).toEqual(flow('ash'))
    expect(stepFrom(scene, board, company('farm'), 'Down')).not.toBeNull()
    expect(stepFrom(scene, board, { collection: 'notes', id: 'note' }, 'Right')).toBeNull()
  })

  it('routes nothing and looks at no more than is near', () => {
    const { scene, board, put } = openBoardWithScene()
    for (let i = 0; i < 500; i++) put.company(`far${i}`, 50_000 + i * 300, 50_000)
    const routed = scene.counters.routed
    expect(stepFrom(scene, board, company('a'), 'Right')).toEqual(company('b'))
    expect(scene.counters.routed).toBe(routed)
  })
})

function openBoardWithScene() {
  const { board, put, canvas } = openBoard()
  put.company('a', 0, 0)
  put.company('b', 400, 0)
  return { board, put, scene: canvas.scene }
}

describe('what is heard of a record', () => {
  it('is said in the user’s words', () => {
    const { doc, board } = park()
    addResource(doc, edit, { company: 'plant', direction: 'need', name: 'fly ash' })
    setFields(doc, edit, flow('ash'), { quantity: 2500, unit: 'kg', period: 'day' })
    setFields(doc, edit, company('plant'), { kind: null })
    expect(sayRecord(board, company('plant'), 'en')).toBe('Plant, needs fly ash, 1 flow')
    expect(sayRecord(board, flow('ash'), 'en')).toBe('ash, 2,500 kg a day, from Refinery to Plant, idea')
    expect(sayRecord(board, company('plant'), 'ru')).toBe('Plant, ищет: fly ash, 1 поток')
    expect(sayRecord(board, flow('ash'), 'ru')).toMatch(
      /^ash, 2\s500 кг .*от кого: Refinery, кому: Plant, идея$/,
    )
    expect(sayRecord(board, { collection: 'notes', id: 'note' }, 'en')).toBe('Note: Who pays?')
    expect(sayRecord(board, company('nobody'), 'en')).toBe('')
  })

  it.each([
    [1, 'поток'],
    [3, 'потока'],
    [5, 'потоков'],
    [21, 'поток'],
    [112, 'потоков'],
  ])('counts %i in Russian as people do', (count, word) => {
    expect(counted(count, 'flows', 'ru')).toBe(`${count} ${word}`)
  })

  it('takes a name as it is, whatever stands in it', () => {
    const { doc, board } = park()
    setFields(doc, edit, company('plant'), { name: '{{from}} $& <b>' })
    expect(sayRecord(board, flow('ash'), 'en')).toContain('from Refinery to {{from}} $& <b>')
  })
})

it('who could receive a flow: the nearest first, then by letters, never the donor', () => {
  const { board, put, canvas } = openBoard()
  put.company('Mill', 0, 0)
  put.company('Old mill', 300, 0)
  put.company('Dairy', 900, 0)
  expect(targetsFor(canvas.scene, board, 'Mill', '')).toEqual(['Old mill', 'Dairy'])
  expect(targetsFor(canvas.scene, board, 'Dairy', 'mil')).toEqual(['Mill', 'Old mill'])
  expect(targetsFor(canvas.scene, board, 'Dairy', 'zinc')).toEqual([])
})
