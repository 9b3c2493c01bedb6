import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { addressOf, trustIn } from '../../../server/limits/address'
import { Allowance, Allowances } from '../../../server/limits/allowance'
import { Visits } from '../../../server/limits/visits'
import { awarenessMessage, step1Message, updateMessage } from '../../../server/rooms/wire'
import { BadSetting, defaultSettings, readSettings } from '../../../server/settings'
import {
  afterwards,
  ask,
  has,
  join,
  makeBoard,
  pause,
  put,
  rawSocket,
  running,
  until,
  type Board,
} from './world'

describe('an allowance', () => {
  it('may be spent at once, and comes back with time', () => {
    let now = 0
    const allowance = new Allowance({ burst: 3, perSecond: 2 }, () => now)
    expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false])
    expect(allowance.wait()).toBe(500)
    now = 500
    expect([allowance.take(), allowance.take()]).toEqual([true, false])
    now = 60_000
    expect([1, 2, 3, 4].map(() => allowance.take())).toEqual([true, true, true, false])
  })

  it('is everyone’s own, and those who rested are forgotten', () => {
    let now = 0
    const allowances = new Allowances({ burst: 1, perSecond: 1 }, () => now)
    expect([allowances.take('a'), allowances.take('a'), allowances.take('b')]).toEqual([true, false, true])
    expect([allowances.wait('a'), allowances.wait('c')]).toEqual([1, 0])
    for (let i = 0; i < 5_000; i++) {
      now += 10
      allowances.take(`address ${i}`)
    }
    expect(allowances.size).toBeLessThan(1_100)
  })
})

describe('the address that counts', () => {
  const request = (from: string, forwarded?: string) =>
    ({
      socket: { remoteAddress: from },
      headers: forwarded ? { 'x-forwarded-for': forwarded } : {},
    }) as unknown as IncomingMessage

  it('is the caller’s own; what a stranger says of others is not believed', () => {
    expect(addressOf(request('192.0.2.1', '198.51.100.7'), trustIn(''))).toBe('192.0.2.1')
    expect(addressOf(request('192.0.2.1', '198.51.100.7'), trustIn('loopback'))).toBe('192.0.2.1')
  })

  it('is what a trusted proxy says, up to the first that nobody vouches for', () => {
    const trust = trustIn('loopback, 10.0.0.0/8')
    expect(addressOf(request('127.0.0.1', '198.51.100.7'), trust)).toBe('198.51.100.7')
    expect(addressOf(request('127.0.0.1', '6.6.6.6, 198.51.100.7, 10.1.2.3'), trust)).toBe('198.51.100.7')
  })

  it('is the network of a household in IPv6, and the same written as IPv4 in IPv6', () => {
    const of = (address: string) => addressOf(request(address), trustIn(''))
    expect(of('2001:db8:1:2:aaaa::1')).toBe(of('2001:0db8:0001:0002::2'))
    expect(of('2001:db8:1:3::1')).not.toBe(of('2001:db8:1:2::1'))
    expect(of('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(of('::1')).toBe('0:0:0:0::/64')
  })
})

describe('visits', () => {
  it('are counted by address and by document, and end once', () => {
    const visits = new Visits({ maxConnectionsPerAddress: 3, maxDocumentsPerAddress: 2 })
    const leave = visits.enter('a', 'harbour')
    visits.enter('a', 'mill')
    expect(() => visits.enter('a', 'farm')).toThrow(/too many boards/)
    visits.enter('a', 'mill')
    expect(() => visits.enter('a', 'mill')).toThrow(/too many connections/)
    expect(() => visits.enter('b', 'mill')).not.toThrow()
    leave()
    leave()
    expect(() => visits.enter('a', 'farm')).not.toThrow()
    expect(() => visits.enter('a', 'farm')).toThrow(/too many connections/)
  })
})

describe('settings of limits', () => {
  it('have defaults that let a full hall in from one address, on two parts each', () => {
    expect(readSettings({})).toEqual({ ...defaultSettings, trust: expect.any(Function) })
    expect(defaultSettings.maxConnectionsPerAddress).toBeGreaterThanOrEqual(600)
    expect(defaultSettings.maxConnections).toBeGreaterThanOrEqual(300)
  })

  it('are read from the environment', () => {
    const settings = readSettings({ MAX_MESSAGE_MB: '2', MAX_BOARDS_PER_DAY: '0', TRUST_PROXY: '10.0.0.1' })
    expect(settings).toMatchObject({ maxMessageBytes: 2 * 1024 * 1024, maxBoardsPerDay: 0 })
    expect(settings.trust('10.0.0.1', 0)).toBe(true)
  })

  it.each([
    ['MAX_MESSAGE_MB', '0'],
    ['MAX_MESSAGES_PER_SECOND', 'many'],
    ['MAX_PRESENCE_KB', '1.5'],
    ['MAX_CONNECTIONS_PER_ADDRESS', '-1'],
    ['TRUST_PROXY', 'my proxy'],
  ])('that cannot be used are named: %s=%s', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(BadSetting)
    expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name}=.*must be`))
  })
})

describe('one who sends without pause', () => {
  it('is closed with "try again" when it is more than a program has reason to, and the others go on', async () => {
    const board = await makeBoard((await running({ messagesPerSecond: 20 })).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    const flood = await rawSocket(board, board.tokens.editor)
    for (let i = 0; i < 300; i++) flood.socket.send(Uint8Array.of(100, 1))
    await until(() => flood.closed.length > 0)
    expect(flood.closed[0]).toMatchObject({ code: 4530, reason: expect.stringMatching(/^too fast/) })
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await until(() => has(ben.doc, 'companies', 'mill'))
  })

  it('loses nothing when it is a y-websocket program: it comes back and brings the rest', async () => {
    const board = await makeBoard((await running({ messagesPerSecond: 20 })).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    for (let i = 0; i < 1_000; i++) put(ann.doc, 'companies', `c${i}`, { name: 'Mill' })
    await until(() => ben.doc.getMap('companies').size === 1_000)
  })

  it('is not closed for 2,000 edits in a loop, as the limits are', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    let closed = 0
    ann.provider.on('connection-close', () => closed++)
    for (let i = 0; i < 2_000; i++) put(ann.doc, 'companies', `c${i}`, { name: 'Mill' })
    await until(() => ben.doc.getMap('companies').size === 2_000, 10_000)
    expect(closed).toBe(0)
  })

  it('may not ask for the whole board again and again', async () => {
    const board = await makeBoard((await running()).url)
    const asking = await rawSocket(board, board.tokens.viewer)
    for (let i = 0; i < 60; i++) asking.socket.send(step1Message(Uint8Array.of(0)))
    await until(() => asking.closed.length > 0)
    expect(asking.closed[0]?.code).toBe(4530)
  })
})

describe('presence that changes too often', () => {
  it('is merged: what counts is the last, and the line stays', async () => {
    const board = await makeBoard((await running({ presencePerSecond: 5 })).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    let closed = 0
    ann.provider.on('connection-close', () => closed++)
    for (let x = 0; x <= 500; x++) ann.provider.awareness.setLocalState({ cursor: { x, y: 0 } })
    await until(() => ben.provider.awareness.getStates().get(ann.doc.clientID)?.cursor.x === 500)
    expect(closed).toBe(0)
  })

  it('is forgotten with the one who left before it was read', async () => {
    const board = await makeBoard((await running({ presencePerSecond: 1 })).url)
    const ben = await join(board, board.tokens.editor)
    const { socket } = await rawSocket(board, board.tokens.editor)
    for (let clock = 1; clock < 10; clock++) socket.send(speakFor(77, clock, '{"user":1}'))
    await until(() => ben.provider.awareness.getStates().has(77))
    socket.terminate()
    await until(() => !ben.provider.awareness.getStates().has(77))
    await pause(1_300)
    expect(ben.provider.awareness.getStates().has(77)).toBe(false)
  })

  it('and is no presence at all closes its sender, later too', async () => {
    const board = await makeBoard((await running({ presencePerSecond: 2 })).url)
    const { socket, closed } = await rawSocket(board, board.tokens.editor)
    for (let clock = 1; clock < 10; clock++) socket.send(speakFor(77, clock, '{"user":1}'))
    socket.send(speakFor(77, 10, '{'))
    await until(() => closed.length > 0)
    expect(closed[0]?.code).toBe(4400)
  })

  it('of five megabytes is not shown, however it is put', async () => {
    const board = await makeBoard((await running()).url)
    const ben = await join(board, board.tokens.editor)
    const big = await rawSocket(board, board.tokens.editor)
    big.socket.send(speakFor(77, 1, JSON.stringify({ selection: 'x'.repeat(5_000_000) })))
    big.socket.send(speakFor(78, 1, '{"user":1}'))
    await until(() => ben.provider.awareness.getStates().has(78))
    expect(ben.provider.awareness.getStates().has(77)).toBe(false)
    expect(big.messages.some(([type]) => type === 2)).toBe(true)
  })
})

describe('too many from one address', () => {
  const turnedAway = async (board: Board, part: 'board' | 'talk' = 'board') => {
    const one = await rawSocket(board, board.tokens.editor, part)
    await until(() => one.closed.length > 0)
    return one.closed[0]
  }

  it('are turned away with "try again", and let in when one leaves', async () => {
    const board = await makeBoard((await running({ maxConnectionsPerAddress: 2 })).url)
    const ann = await join(board, board.tokens.editor)
    await join(board, board.tokens.editor)
    expect(await turnedAway(board)).toMatchObject({
      code: 4529,
      reason: expect.stringMatching(/this address/),
    })
    ann.provider.destroy()
    await pause(50)
    await join(board, board.tokens.editor)
  })

  it('are turned away from the next part when they have as many open as they may', async () => {
    const board = await makeBoard((await running({ maxDocumentsPerAddress: 1 })).url)
    await join(board, board.tokens.editor)
    await join(board, board.tokens.editor)
    expect(await turnedAway(board, 'talk')).toMatchObject({ code: 4529 })
  })

  it('are told apart behind a proxy that is trusted', async () => {
    const { url } = await running({ maxConnectionsPerAddress: 1, trust: trustIn('loopback') })
    const board = await makeBoard(url)
    const from = async (address: string) => {
      const socket = new WebSocket(
        `${url.replace('http', 'ws')}/sync/${board.id}/board`,
        ['symbiosis', board.tokens.editor],
        { headers: { 'x-forwarded-for': address } },
      )
      afterwards(() => socket.terminate())
      const closed: number[] = []
      socket.on('close', (code) => closed.push(code))
      await new Promise((resolve) => socket.once('message', resolve).once('close', resolve))
      return closed
    }
    expect(await from('198.51.100.1')).toEqual([])
    expect(await from('198.51.100.2')).toEqual([])
    expect(await from('198.51.100.1')).toEqual([4529])
  })
})

describe('requests that come too often', () => {
  it('make no more boards than a day allows, and say when to try again', async () => {
    const { url } = await running({ maxBoardsPerDayPerAddress: 2 })
    await makeBoard(url)
    await makeBoard(url)
    const third = await ask('POST', `${url}/api/boards`, undefined, { title: 'One more' })
    expect([third.status, third.body.error]).toEqual([429, 'too_many_boards'])
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(3_600)
  })

  it('make none where whoever runs the server has closed it', async () => {
    const { url } = await running({ maxBoardsPerDay: 0 })
    const closed = await ask('POST', `${url}/api/boards`, undefined, { title: 'Harbour' })
    expect([closed.status, closed.body.error]).toEqual([403, 'closed'])
  })

  it('bring in no more cards and files than a minute allows', async () => {
    const { url } = await running({ maxCardsPerMinute: 1, maxImportsPerMinute: 1, maxExportsPerMinute: 1 })
    const { id, tokens } = await makeBoard(url)
    const card = (key: string) =>
      ask('POST', `${url}/api/boards/${id}/cards`, tokens.participant, {
        key,
        company: 'Mill',
        offers: [],
        needs: [],
      })
    expect([(await card('a')).status, (await card('b')).status]).toEqual([201, 429])
    const file = () => ask('POST', `${url}/api/boards/${id}/import`, tokens.editor, { schema: 1 })
    expect((await file()).status).not.toBe(429)
    expect((await file()).status).toBe(429)
    const list = () => ask('GET', `${url}/api/boards/${id}/export/synergies.csv`, tokens.viewer)
    expect([(await list()).status, (await list()).status]).toEqual([200, 429])
  })
})

describe('edits that wait for others', () => {
  it('are kept up to a limit; then their sender is closed, and honest edits go on', async () => {
    const board = await makeBoard((await running({ maxPendingBytes: 100_000 })).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    const author = new Y.Doc()
    const updates: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 40; i++) put(author, 'companies', `c${i}`, { website: 'x'.repeat(10_000) })
    const bad = await rawSocket(board, board.tokens.editor)
    for (const update of updates.slice(1)) bad.socket.send(updateMessage(update))
    await until(() => bad.closed.length > 0)
    expect(bad.closed[0]).toMatchObject({ code: 4400, reason: expect.stringMatching(/wait for others/) })
    const again = await rawSocket(board, board.tokens.editor)
    again.socket.send(updateMessage(updates[39] as Uint8Array))
    await until(() => again.closed.length > 0)
    // One after the other without waiting for the disk: each builds on the one before.
    for (let i = 0; i < 50; i++) put(ann.doc, 'companies', `mill ${i}`, { name: 'Mill' })
    await until(() => ben.doc.getMap('companies').size === 50)
    expect(ann.provider.wsconnected).toBe(true)
  })
})

describe('types in types without end', () => {
  /** Updates that nest one map a time. */
  function chain(depth: number): Uint8Array[] {
    const doc = new Y.Doc()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    let map = doc.getMap<unknown>('companies')
    for (let level = 0; level < depth; level++) map = map.set('deep', new Y.Map()) as Y.Map<unknown>
    return updates
  }

  it.each([
    ['in one edit', (updates: Uint8Array[]) => [Y.mergeUpdates(updates)]],
    ['edit by edit', (updates: Uint8Array[]) => updates],
    ['the innermost first', (updates: Uint8Array[]) => updates.toReversed()],
  ])('close their sender, and no document ever has them: %s', async (_name, order) => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const bad = await rawSocket(board, board.tokens.editor)
    for (const update of order(chain(3_000))) bad.socket.send(updateMessage(update))
    await until(() => bad.closed.length > 0)
    expect(bad.closed[0]).toMatchObject({ code: 4400, reason: expect.stringMatching(/nested deeper/) })
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    const later = await join(board, board.tokens.viewer)
    await until(() => has(later.doc, 'companies', 'mill'))
    let depth = 0
    for (let map: unknown = later.doc.getMap('companies').get('deep'); map instanceof Y.Map; depth++)
      map = map.get('deep')
    expect(depth).toBeLessThanOrEqual(64)
  })

  it('are found also where the board was left and opened again in between', async () => {
    const board = await makeBoard((await running()).url)
    const updates = chain(70)
    const first = await rawSocket(board, board.tokens.editor)
    for (const update of updates.slice(0, 60)) first.socket.send(updateMessage(update))
    first.socket.send(Uint8Array.of(100, 1))
    await until(() => first.messages.some(([type]) => type === 100))
    first.socket.terminate()
    await pause(100)
    const second = await rawSocket(board, board.tokens.editor)
    for (const update of updates.slice(60)) second.socket.send(updateMessage(update))
    await until(() => second.closed.length > 0)
    expect(second.closed[0]?.reason).toMatch(/nested deeper than 64/)
  })

  it('do not mean a text in a company that was there, nor a value put in place of another', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await until(() => has(ben.doc, 'companies', 'mill'))
    const mill = ben.doc.getMap<Y.Map<unknown>>('companies').get('mill') as Y.Map<unknown>
    for (let i = 0; i < 200; i++) mill.set('notes', new Y.Text(`Note ${i}`))
    await until(
      () => String(ann.doc.getMap<Y.Map<unknown>>('companies').get('mill')?.get('notes')) === 'Note 199',
    )
    expect(ben.provider.wsconnected).toBe(true)
  })
})

/** An awareness message that speaks for a client. */
function speakFor(id: number, clock: number, json: string): Uint8Array {
  return awarenessMessage(
    encoding.encode((encoder) => {
      for (const number of [1, id, clock]) encoding.writeVarUint(encoder, number)
      encoding.writeVarString(encoder, json)
    }),
  )
}
