/** Two people, each with a canvas of their own, whose documents and presence reach each other when the test says so. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { company, openBoard } from './hands'

type Board = ReturnType<typeof openBoard>

const wire = 'the network'

/** What one person sends to another: the document and presence each wait until they are delivered. */
function line(from: Board, to: Board) {
  const documents: (() => void)[] = []
  const people: (() => void)[] = []
  from.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== wire) documents.push(() => Y.applyUpdate(to.doc, update, wire))
  })
  const { awareness } = from.session.presence
  awareness.on('update', (_clients: unknown, origin: unknown) => {
    if (origin === wire) return
    const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
    people.push(() => applyAwarenessUpdate(to.session.presence.awareness, update, wire))
  })
  return {
    document: () => documents.splice(0).forEach((send) => send()),
    people: () => people.splice(0).forEach((send) => send()),
  }
}

function twoPeople() {
  const anna = openBoard()
  const boris = openBoard()
  const fromAnna = line(anna, boris)
  const fromBoris = line(boris, anna)
  /** Lets everything arrive that was sent. */
  const settle = () => {
    vi.advanceTimersByTime(60)
    for (const way of [fromAnna, fromBoris]) {
      way.people()
      way.document()
    }
  }
  anna.put.company('a', 0, 0)
  fromAnna.document()
  const seen = ({ canvas }: Board) => {
    const { x, y } = canvas.scene.boxOf(company('a'))!
    return { x, y }
  }
  /** Takes hold of the card where it is seen, and carries it there. */
  const carry = (board: Board, x: number, y: number) => {
    const at = seen(board)
    board.hand.press({ x: at.x + 50, y: at.y + 50 })
    board.hand.move({ x: at.x + 60, y: at.y + 60 })
    board.hand.move({ x: x + 50, y: y + 50 })
  }
  return { anna, boris, fromAnna, fromBoris, settle, seen, carry }
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('two hands on one card', () => {
  it('each have it in their own hand, and see where the other has it', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    settle()
    carry(boris, 0, 200)
    settle()
    expect(seen(anna)).toEqual({ x: 300, y: 0 })
    expect(seen(boris)).toEqual({ x: 0, y: 200 })
    expect(anna.canvas.previews.outdone).toMatchObject([{ key: 'companies/a', box: { x: 0, y: 200 } }])
    expect(boris.canvas.previews.outdone).toMatchObject([{ key: 'companies/a', box: { x: 300, y: 0 } }])
  })

  it('leave it where the later of them let go, and the first sees it nowhere else on the way', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    carry(boris, 0, 200)
    settle()
    anna.hand.release({ x: 350, y: 50 })
    // It goes over at once to the hand that has it still.
    const annas = [seen(anna)]
    const boriss = [seen(boris)]
    anna.canvas.scene.subscribe(() => annas.push(seen(anna)))
    boris.canvas.scene.subscribe(() => boriss.push(seen(boris)))
    settle()
    boris.hand.release({ x: 50, y: 250 })
    settle()
    vi.advanceTimersByTime(1_000)
    const there = { x: 0, y: 200 }
    expect(anna.place('a')).toMatchObject(there)
    expect(boris.place('a')).toMatchObject(there)
    expect(new Set(annas.map((at) => JSON.stringify(at)))).toEqual(new Set([JSON.stringify(there)]))
    expect(boriss.at(-1)).toEqual(there)
    expect([anna, boris].flatMap(({ canvas }) => canvas.previews.outdone)).toEqual([])
  })

  it('take it from each other without a jump: it is where it was seen', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    settle()
    expect(seen(boris)).toEqual({ x: 300, y: 0 })
    carry(boris, 310, 20)
    expect(seen(boris)).toEqual({ x: 310, y: 20 })
  })

  it('do not take it from each other while both hold it, whoever moves', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    carry(boris, 0, 200)
    settle()
    const annas: unknown[] = []
    anna.canvas.scene.subscribe(() => annas.push(seen(anna)))
    for (const y of [260, 280, 300]) {
      boris.hand.move({ x: 50, y })
      settle()
    }
    expect(annas).toEqual([])
    expect(seen(boris)).toEqual({ x: 0, y: 250 })
  })

  it('show it to an onlooker in the hand that took hold of it last', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    const clara = openBoard()
    const lines = [line(anna, clara), line(boris, clara)]
    Y.applyUpdate(clara.doc, Y.encodeStateAsUpdate(anna.doc), wire)
    const toClara = () => {
      settle()
      lines.forEach((way) => {
        way.people()
        way.document()
      })
    }
    carry(anna, 300, 0)
    toClara()
    expect(seen(clara)).toEqual({ x: 300, y: 0 })
    carry(boris, 0, 200)
    toClara()
    expect(seen(clara)).toEqual({ x: 0, y: 200 })
    anna.hand.move({ x: 450, y: 50 })
    toClara()
    expect(seen(clara)).toEqual({ x: 0, y: 200 })
    expect(clara.canvas.previews.outdone).toMatchObject([{ box: { x: 400, y: 0 } }])
    boris.canvas.tools.cancel()
    toClara()
    expect(seen(clara)).toEqual({ x: 400, y: 0 })
  })
})

describe('a card that another lets go of', () => {
  it.each(['presence first', 'document first'])(
    'stays with an onlooker where the later put it: %s',
    (order) => {
      const { anna, boris, settle, seen, carry } = twoPeople()
      const clara = openBoard()
      const lines = [line(anna, clara), line(boris, clara)]
      Y.applyUpdate(clara.doc, Y.encodeStateAsUpdate(anna.doc), wire)
      const toClara = () => {
        settle()
        for (const way of lines) {
          const both = [way.people, way.document]
          for (const send of order === 'presence first' ? both : both.toReversed()) send()
        }
      }
      carry(anna, 300, 0)
      carry(boris, 0, 200)
      toClara()
      anna.hand.release({ x: 350, y: 50 })
      toClara()
      const places: unknown[] = []
      clara.canvas.scene.subscribe(() => places.push(seen(clara)))
      boris.hand.release({ x: 50, y: 250 })
      toClara()
      vi.advanceTimersByTime(1_000)
      expect(seen(clara)).toEqual({ x: 0, y: 200 })
      expect(places).not.toContainEqual({ x: 300, y: 0 })
    },
  )

  it.each(['presence first', 'document first'])('goes straight to its place: %s', (order) => {
    const { anna, boris, fromAnna, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    settle()
    const places: unknown[] = []
    boris.canvas.scene.subscribe(() => places.push(seen(boris)))
    anna.hand.move({ x: 390, y: 50 })
    anna.hand.release({ x: 390, y: 50 })
    vi.advanceTimersByTime(60)
    const deliver = [fromAnna.people, fromAnna.document]
    for (const send of order === 'presence first' ? deliver : deliver.toReversed()) {
      send()
      vi.advanceTimersByTime(100)
    }
    expect(seen(boris)).toEqual({ x: 340, y: 0 })
    expect(places).not.toContainEqual({ x: 0, y: 0 })
    vi.advanceTimersByTime(1_000)
    expect(seen(boris)).toEqual({ x: 340, y: 0 })
    expect(boris.canvas.previews.lifted.size).toBe(0)
  })

  it('goes back home a moment after the other has given up, or has gone', () => {
    const { anna, boris, settle, seen, carry } = twoPeople()
    carry(anna, 300, 0)
    settle()
    anna.canvas.tools.cancel()
    settle()
    vi.advanceTimersByTime(300)
    expect(seen(boris)).toEqual({ x: 0, y: 0 })
    expect(boris.canvas.previews.lifted.size).toBe(0)
  })

  it('is gone at once when it was deleted', () => {
    const { anna, boris, settle, carry } = twoPeople()
    carry(anna, 300, 0)
    settle()
    boris.doc.getMap('companies').delete('a')
    settle()
    expect(boris.canvas.scene.boxOf(company('a'))).toBeNull()
    expect(anna.canvas.tools.busy).toBe(false)
    settle()
    vi.advanceTimersByTime(1_000)
    expect(boris.canvas.previews.lifted.size).toBe(0)
  })
})
