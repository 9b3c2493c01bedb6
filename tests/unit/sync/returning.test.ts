/** Coming back after the line was lost: counted in connections, on a clock that the test moves. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { messageFlush } from '../../../src/model/wire'
import { Returning } from '../../../src/sync/returning'
import { openSession } from './openSession'
import { makeBoard, pause, running, until } from '../server/world'

/** A line that a test opens, answers and cuts; the network below is all that is not real. */
class Line {
  static lines: Line[] = []
  readonly OPEN = 1
  readyState = 0
  sent: Uint8Array[] = []
  onopen: (() => void) | null = null
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null
  onclose: ((event: { code: number; reason: string }) => void) | null = null

  constructor() {
    Line.lines.push(this)
  }
  open(): void {
    this.readyState = 1
    this.onopen?.()
    // Sync step 2 with nothing in it: the client has everything.
    this.say(Uint8Array.of(0, 1, 2, 0, 0))
  }
  private heard: (() => void)[] = []
  addEventListener(_message: string, heard: () => void): void {
    this.heard.push(heard)
  }
  say(message: Uint8Array): void {
    this.heard.splice(0).forEach((tell) => tell())
    this.onmessage?.({ data: message.slice().buffer })
  }
  cut(code = 1006): void {
    this.readyState = 3
    this.onclose?.({ code, reason: '' })
  }
  send(message: Uint8Array): void {
    this.sent.push(message)
  }
  close(): void {}
}

const lines = () => Line.lines.length
const last = () => Line.lines.at(-1)!

function client(random?: () => number) {
  const provider = new WebsocketProvider('ws://board', 'room', new Y.Doc(), {
    WebSocketPolyfill: Line as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const returning = new Returning(provider, random)
  ends.push(() => (returning.destroy(), provider.destroy()))
  return { provider, returning }
}

const ends: (() => void)[] = []

describe('One who lost the line', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    ends.splice(0).forEach((end) => end())
    Line.lines = []
    vi.useRealTimers()
  })

  it('is back within a quarter of a second where few are in the room', () => {
    client(() => 0.999)
    last().open()
    last().cut()
    vi.advanceTimersByTime(260)
    expect(lines()).toBe(2)
  })

  it('waits longer after each attempt that failed, and is quick again after one that did not', () => {
    client(() => 0.5)
    last().open()
    const waits: number[] = []
    for (let n = 0; n < 8; n++) {
      const before = lines()
      last().cut()
      let waited = 0
      for (; lines() === before; waited += 10) vi.advanceTimersByTime(10)
      waits.push(waited)
    }
    expect(waits[0]).toBeLessThanOrEqual(250)
    expect(waits[3]).toBeGreaterThan(waits[0]!)
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_100)
    last().open()
    last().cut()
    const before = lines()
    vi.advanceTimersByTime(260)
    expect(lines()).toBe(before + 1)
  })

  it('comes back at once when the page is seen again, also in the middle of a long wait', () => {
    const { returning } = client(() => 0.999)
    last().open()
    for (let n = 0; n < 5; n++) {
      last().cut()
      vi.advanceTimersByTime(6_000)
    }
    last().cut()
    const before = lines()
    // A phone tells of one return by several events.
    for (let n = 0; n < 3; n++) returning.wake(false)
    vi.advanceTimersByTime(1)
    for (let n = 0; n < 3; n++) returning.wake(false)
    vi.advanceTimersByTime(100)
    expect(lines()).toBe(before + 1)
  })

  it('gives up a connection that does not open, and tries another', () => {
    const { returning } = client()
    last().open()
    last().cut()
    vi.advanceTimersByTime(260)
    const before = lines()
    returning.wake(false)
    vi.advanceTimersByTime(20_000)
    expect(lines()).toBeGreaterThan(before)
    expect(lines()).toBeLessThan(before + 6)
  })

  it('does not come back to a board that will not have it, nor when it left on purpose', () => {
    const refused = client()
    last().open()
    last().cut(4401)
    vi.advanceTimersByTime(60_000)
    refused.provider.destroy()
    expect(lines()).toBe(1)
    const { provider } = client()
    last().open()
    provider.disconnect()
    vi.advanceTimersByTime(60_000)
    expect(lines()).toBe(2)
  })
})

describe('A page that is seen again with a line that looks open', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    ends.splice(0).forEach((end) => end())
    Line.lines = []
    vi.useRealTimers()
  })

  it('keeps it when the server gives a sign of life', () => {
    const { returning } = client()
    last().open()
    vi.advanceTimersByTime(1_000)
    returning.wake(false)
    const asked = last().sent.at(-1)!
    expect([...asked]).toEqual([messageFlush, 0])
    vi.advanceTimersByTime(200)
    last().say(asked)
    vi.advanceTimersByTime(20_000)
    expect(lines()).toBe(1)
  })

  it('asks once, and takes a new line within three seconds when there is none', () => {
    const { provider, returning } = client()
    last().open()
    const dead = last()
    vi.advanceTimersByTime(1_000)
    dead.sent = []
    for (let n = 0; n < 3; n++) returning.wake(false)
    expect(dead.sent.length).toBe(1)
    vi.advanceTimersByTime(3_000)
    expect(lines()).toBe(2)
    last().open()
    expect(provider.wsconnected).toBe(true)
    vi.advanceTimersByTime(20_000)
    expect(lines()).toBe(2)
  })
})

describe('Two hundred in one room', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => {
    ends.splice(0).forEach((end) => end())
    Line.lines = []
    vi.useRealTimers()
  })

  /** A room full of people, each of whom knows of all others. */
  function fullRoom() {
    const people = Array.from({ length: 200 }, () => client())
    for (const line of Line.lines) line.open()
    for (const { provider } of people)
      for (let n = 0; n < 199; n++) {
        provider.awareness.states.set(n, { user: { name: `Person ${n}` } })
        provider.awareness.meta.set(n, { clock: 1, lastUpdated: 0 })
      }
    return people
  }

  /** The most that came in any tenth of a second, of so many seconds. */
  function busiestMoment(seconds: number): number {
    let most = 0
    for (let n = 0; n < seconds * 10; n++) {
      const before = lines()
      vi.advanceTimersByTime(100)
      most = Math.max(most, lines() - before)
    }
    return most
  }

  it('whose server stopped do not come back in one moment, and are all back in little more than two seconds', () => {
    fullRoom()
    for (const line of [...Line.lines]) line.cut()
    expect(busiestMoment(2.1)).toBeLessThan(40)
    expect(lines()).toBe(400)
  })

  it('whose network returns spread over a second', () => {
    const people = fullRoom()
    for (const line of [...Line.lines]) line.cut()
    for (const { returning } of people) returning.wake(true)
    expect(busiestMoment(1.1)).toBeLessThan(60)
    expect(lines()).toBe(400)
  })
})

describe('An open board', () => {
  let sent: Uint8Array[] = []

  /** A websocket whose messages of presence are counted. */
  class Counted extends WebSocket {
    override send(message: Uint8Array): void {
      if (message[0] === 1) sent.push(message)
      super.send(message)
    }
  }

  it(
    'does not send back to the server what it hears of others, once it has been open for a moment',
    { timeout: 30_000 },
    async () => {
      sent = []
      const board = await makeBoard((await running()).url)
      const quiet = openSession(board, 'Quiet', { socket: Counted })
      await until(() => quiet.state.connection === 'online')
      const others = Array.from({ length: 5 }, (_, n) => openSession(board, `Person ${n}`))
      await until(() => quiet.presence.peers.length === 5)
      // What helps to come back, and to say no more than is needed, is loaded after three seconds.
      await pause(4_000)
      const before = sent.length
      for (let n = 1; n <= 5; n++) {
        for (const { presence } of others) presence.set({ cursor: { x: n, y: n } })
        await until(() => quiet.presence.peers.every(({ cursor }) => cursor?.x === n))
      }
      expect(sent.length).toBe(before)
      quiet.presence.set({ cursor: { x: 1, y: 1 } })
      await until(() => others[0]!.presence.peers.some(({ user, cursor }) => user.name === 'Quiet' && cursor))
      expect(sent.length).toBe(before + 1)
    },
  )

  it('sends no more of a cursor than can be seen, and nothing of what is not there', async () => {
    sent = []
    const board = await makeBoard((await running()).url)
    const ann = openSession(board, 'Ann', { socket: Counted })
    await until(() => ann.state.connection === 'online')
    ann.presence.set({ cursor: { x: 1234.56789, y: -0.04 }, selection: [], gesture: null })
    await until(() => sent.some((message) => Buffer.from(message).includes('"cursor":{"x":1234.6,')))
    expect(Buffer.from(sent.at(-1)!).toString()).not.toMatch(/selection|gesture/)
    ann.presence.set({ cursor: null })
    await until(() => !Buffer.from(sent.at(-1)!).includes('cursor'))
  })
})
