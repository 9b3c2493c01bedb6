/** What moving hands cost each who is there: counted, on a clock that the test moves. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Presence } from '../../../server/rooms/presence'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface Hand {
  readonly since: number
  mayChangePresence(): boolean
}

const cursorOf = (id: number, x: number) => ({
  user: { id: `person-${id}-0123456789`, name: 'Ольга Кузнецова', colour: '#1c6fb8' },
  cursor: { x, y: 1234.5 },
})

/** A room with so many hands, each of which can be moved. */
function roomOf(people: number) {
  const messages: Uint8Array[] = []
  const events = {
    send: (message: Uint8Array) => messages.push(message),
    contested: () => {},
    malformed: () => {},
  }
  const presence = new Presence<Hand>(events, 64 * 1024)
  const hands = Array.from({ length: people }, () => ({ since: 0, mayChangePresence: () => true }))
  let clock = 0
  const moveAll = () => {
    clock++
    hands.forEach((hand, id) =>
      presence.receive(
        hand,
        encoding.encode((encoder) => {
          encoding.writeVarUint(encoder, 1)
          encoding.writeVarUint(encoder, id)
          encoding.writeVarUint(encoder, clock)
          encoding.writeVarString(encoder, JSON.stringify(cursorOf(id, clock)))
        }),
      ),
    )
  }
  return { presence, messages, hands, moveAll }
}

/** Everybody's hand moves ten times a second for so long. */
function moveFor(seconds: number, moveAll: () => void): void {
  for (let n = 0; n < seconds * 10; n++) {
    moveAll()
    vi.advanceTimersByTime(100)
  }
}

/** Where a message says that each hand is. */
function placesIn(message: Uint8Array): Map<number, number> {
  const outer = decoding.createDecoder(message)
  decoding.readVarUint(outer)
  const decoder = decoding.createDecoder(decoding.readVarUint8Array(outer))
  const places = new Map<number, number>()
  for (let count = decoding.readVarUint(decoder); count > 0; count--) {
    const id = decoding.readVarUint(decoder)
    decoding.readVarUint(decoder)
    places.set(id, JSON.parse(decoding.readVarString(decoder)).cursor.x)
  }
  return places
}

describe('Hands that move ten times a second', () => {
  it.each([2, 10, 50, 200, 400])('cost each of %i people few messages and a bounded line', (people) => {
    const { messages, moveAll } = roomOf(people)
    moveFor(2, moveAll)
    messages.length = 0
    moveFor(5, moveAll)
    const bytes = messages.reduce((sum, { length }) => sum + length, 0)
    expect(messages.length / 5).toBeLessThanOrEqual(25)
    expect(bytes / 5).toBeLessThanOrEqual(100_000)
    // Each message has the last of everybody, not one after the other.
    expect(placesIn(messages.at(-1)!).size).toBe(people)
  })

  it('are seen at least ten times a second by few, and three times by two hundred', () => {
    for (const [people, least] of [
      [5, 10],
      [50, 9],
      [200, 3],
    ] as const) {
      const { messages, moveAll } = roomOf(people)
      moveFor(5, moveAll)
      expect(messages.length / 5, `${people} people`).toBeGreaterThanOrEqual(least)
    }
  })

  it('show where they came to rest', () => {
    const { messages, moveAll } = roomOf(200)
    moveFor(3, moveAll)
    vi.advanceTimersByTime(1_000)
    const seen = new Map(messages.flatMap((message) => [...placesIn(message)]))
    expect(new Set(seen.values())).toEqual(new Set([30]))
    messages.length = 0
    vi.advanceTimersByTime(10_000)
    expect(messages.length).toBe(0)
  })

  it('make a room that has emptied quick again', () => {
    const { presence, messages, hands, moveAll } = roomOf(200)
    moveFor(2, moveAll)
    for (const hand of hands.splice(3)) presence.leave(hand)
    vi.advanceTimersByTime(1_000)
    messages.length = 0
    moveFor(1, moveAll)
    expect(messages.length).toBe(10)
  })
})
