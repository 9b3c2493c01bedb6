import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { boardMark } from '../../../server/operation/told'
import type { Store } from '../../../server/store/store'
import { awarenessMessage, step1Message, updateMessage } from '../../../server/rooms/wire'
import {
  ask,
  has,
  join,
  logged,
  makeBoard,
  pause,
  put,
  rawSocket,
  running,
  temporaryDirectory,
  until,
} from './world'

describe('people at one board', () => {
  it('see what the others do', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'quarry', { name: 'Quarry' })
    await until(() => has(ben.doc, 'companies', 'quarry'))
    put(ben.doc, 'companies', 'farm', { name: 'Farm' })
    await until(() => has(ann.doc, 'companies', 'farm'))
  })

  it('find everything when they come later, also after the server was stopped and started', async () => {
    const dataDir = temporaryDirectory()
    const first = await running({ dataDir })
    const board = await makeBoard(first.url)
    const ann = await join(board, board.tokens.editor)
    for (let i = 0; i < 300; i++) put(ann.doc, 'companies', `c${i}`, { name: `Company ${i}` })
    ann.doc.getMap('companies').delete('c7')
    const late = await join(board, board.tokens.viewer)
    await until(() => late.doc.getMap('companies').size === 299)
    await first.close()

    const second = await running({ dataDir })
    const again = await join({ ...board, url: second.url }, board.tokens.viewer)
    expect(again.doc.getMap('companies').size).toBe(299)
    expect(again.doc.getMap('meta').get('title')).toBe('Harbour')
  })

  it('bring what they drew offline, and lack nothing that others drew meanwhile', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await until(() => has(ben.doc, 'companies', 'mill'))
    ben.provider.disconnect()
    put(ben.doc, 'companies', 'offline', { name: 'Drawn in the train' })
    put(ann.doc, 'companies', 'online', { name: 'Drawn meanwhile' })
    ben.provider.connect()
    await until(() => has(ben.doc, 'companies', 'online') && has(ann.doc, 'companies', 'offline'))
  })

  it('are not told again what everybody knows when one of them comes back', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    ann.doc.getMap('companies').delete('mill')
    const ben = await join(board, board.tokens.editor)
    const listener = await rawSocket(board, board.tokens.viewer)
    await pause(50)
    ben.provider.disconnect()
    ben.provider.connect()
    await until(() => ben.provider.synced)
    await pause(100)
    expect(listener.messages.filter(([type, kind]) => type === 0 && kind === 2)).toEqual([])
  })

  it('lose nothing when edits arrive before those that they build on', async () => {
    const board = await makeBoard((await running()).url)
    const author = new Y.Doc()
    const updates: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => updates.push(update))
    for (let i = 0; i < 6; i++) put(author, 'companies', `c${i}`, { name: `Company ${i}` })
    const { socket } = await rawSocket(board, board.tokens.editor)
    for (const update of updates.slice(1).reverse()) socket.send(updateMessage(update))
    await pause(50)
    const early = await join(board, board.tokens.viewer)
    expect(early.doc.getMap('companies').size).toBe(0)
    socket.send(updateMessage(updates[0] as Uint8Array))
    await until(() => early.doc.getMap('companies').size === 6)
    const late = await join(board, board.tokens.viewer)
    expect(late.doc.getMap('companies').size).toBe(6)
  })

  it('who only look are not told off when they come back with edits of others that still wait', async () => {
    const board = await makeBoard((await running()).url)
    const author = new Y.Doc()
    const updates: Uint8Array[] = []
    author.on('update', (update: Uint8Array) => updates.push(update))
    for (const name of ['Mill', 'Farm']) put(author, 'companies', name, { name })
    const { socket } = await rawSocket(board, board.tokens.editor)
    socket.send(updateMessage(updates[1] as Uint8Array))
    await pause(50)
    const vera = await join(board, board.tokens.viewer)
    vera.provider.disconnect()
    vera.provider.connect()
    await until(() => vera.provider.synced)
    await pause(100)
    expect(vera.denied).toEqual([])
  })

  it('get a large board whole, from a snapshot and what came after it', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    const long = 'x'.repeat(2000)
    for (let i = 0; i < 400; i++) put(ann.doc, 'companies', `c${i}`, { name: `${i}`, website: long })
    const companies = () => ann.doc.getMap('companies').size
    const ben = await join(board, board.tokens.viewer)
    await until(() => ben.doc.getMap('companies').size === companies())
    for (let i = 0; i < 10; i++) ann.doc.getMap('companies').delete(`c${i}`)
    await pause(50)
    const carl = await join(board, board.tokens.viewer)
    expect(carl.doc.getMap('companies').size).toBe(390)
    const partly = new Y.Doc()
    Y.applyUpdate(partly, Y.encodeStateAsUpdate(ben.doc))
    const dora = await join(board, board.tokens.viewer, 'board', partly)
    expect(dora.doc.getMap('companies').size).toBe(390)
    expect(Y.encodeStateVector(dora.doc)).toEqual(Y.encodeStateVector(ann.doc))
  })

  it('leave a room that takes no memory', async () => {
    const server = await running()
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    for (let i = 0; i < 100; i++) put(ann.doc, 'companies', `c${i}`, { name: 'Mill' })
    await until(() => server.hub.size === 1)
    ann.provider.disconnect()
    await until(() => server.hub.size === 0)
    const back = await join(board, board.tokens.viewer)
    expect(back.doc.getMap('companies').size).toBe(100)
  })
})

describe('a program that asks to be told what is saved', () => {
  it('is answered after everything it sent before is on disk', async () => {
    const dataDir = temporaryDirectory()
    const board = await makeBoard((await running({ dataDir })).url)
    const { socket, messages } = await rawSocket(board, board.tokens.editor)
    const doc = new Y.Doc()
    put(doc, 'companies', 'mill', { name: 'Mill' })
    const update = Y.encodeStateAsUpdate(doc)
    socket.send(updateMessage(update))
    const flush = Uint8Array.of(100, 7)
    socket.send(flush)
    const answered = () => messages.some((message) => Buffer.from(message).equals(flush))
    await until(answered)
    // A reader beside the server sees the committed rows in the write-ahead log, and only those.
    expect(committed(dataDir).includes(Buffer.from(update))).toBe(true)
  })

  it('is answered at once when it wrote nothing', async () => {
    const board = await makeBoard((await running()).url)
    const { socket, messages } = await rawSocket(board, board.tokens.viewer)
    socket.send(Uint8Array.of(100, 1))
    await until(() => messages.some(([type]) => type === 100))
  })
})

describe('a disk that fails', () => {
  it('lets nobody see what was not saved; the writer is told, stays, and is asked for it again', async () => {
    let full = false
    const { url } = await running({}, (store) => {
      const append = store.append.bind(store)
      store.append = async (entries) => {
        if (full) throw new Error('disk full')
        return append(entries)
      }
      return store
    })
    const board = await makeBoard(url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    const complaints = logged()
    const closed: number[] = []
    ann.provider.on('connection-close', (event) => closed.push(event?.code ?? 0))
    full = true
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await until(() => ann.denied.length > 0)
    put(ann.doc, 'companies', 'quarry', { name: 'Quarry' })
    expect(ann.denied.join()).toContain('not-saved: the server cannot write to its disk')
    expect(has(ben.doc, 'companies', 'mill')).toBe(false)
    expect(complaints).toMatchObject([{ level: 'error', msg: expect.stringMatching(/could not be written/) }])
    full = false
    await until(() => has(ben.doc, 'companies', 'mill') && has(ben.doc, 'companies', 'quarry'))
    expect(closed).toEqual([])
    expect(ann.denied).toHaveLength(1)
  })

  it('that damaged one entry of the log leaves the rest readable', async () => {
    const { url } = await running({}, (store) => {
      const load = store.load.bind(store)
      store.load = async (board, part) => {
        const loaded = await load(board, part)
        loaded.updates.splice(1, 0, { seq: 1, update: Uint8Array.of(255, 255, 255) })
        return loaded
      }
      return store
    })
    const complaints = logged()
    const board = await makeBoard(url)
    const ann = await join(board, board.tokens.editor)
    expect(ann.doc.getMap('meta').get('title')).toBe('Harbour')
    expect(complaints[0]).toMatchObject({ seq: 1, board: boardMark(board.id) })
  })
})

describe('a program that gives one id to two things', () => {
  /** Three characters of client 5 that are gone for good, and six of the same client that begin with them. */
  const gone = Uint8Array.of(1, 1, 5, 0, 0, 3, 0)
  function claimed(): Uint8Array {
    const doc = new Y.Doc()
    doc.clientID = 5
    doc.getText('claim').insert(0, 'abcdef')
    return Y.encodeStateAsUpdate(doc)
  }

  it('breaks no document, neither of those who are there nor of those who come', async () => {
    const complaints = logged()
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const bad = await rawSocket(board, board.tokens.editor)
    bad.socket.send(updateMessage(gone))
    await pause(30)
    bad.socket.send(updateMessage(claimed()))
    await pause(30)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    const ben = await join(board, board.tokens.viewer)
    await until(() => has(ben.doc, 'companies', 'mill'))
    const { status } = await ask(
      'GET',
      `${board.url}/api/boards/${board.id}/export/board.json`,
      board.tokens.viewer,
    )
    expect(status).toBe(200)
    expect(complaints).toEqual([])
  })
})

describe('an update that throws when the board is read', () => {
  it('is left out and reported, and the board can be exported, added to and opened', async () => {
    // Maps in maps without end: making them is well, deleting the outermost runs out of stack.
    const deep = new Y.Doc()
    deep.clientID = 5
    deep.transact(() => {
      let map = deep.getMap<unknown>('companies')
      for (let depth = 0; depth < 20_000; depth++) map = map.set('deep', new Y.Map()) as Y.Map<unknown>
    })
    const deletesOutermost = Uint8Array.of(0, 1, 5, 1, 0, 1)

    let disk: Store | null = null
    const board = await makeBoard((await running({}, (store) => (disk = store))).url)
    const author = new Y.Doc()
    put(author, 'notes', 'hello', { text: 'Hello' })
    // No message brings it in; it is from a time when one could.
    for (const update of [Y.encodeStateAsUpdate(deep), deletesOutermost, Y.encodeStateAsUpdate(author)])
      await (disk as unknown as Store).append([{ board: board.id, part: 'board', update }])
    await rawSocket(board, board.tokens.viewer)

    const complaints = logged()
    const list = () =>
      ask('GET', `${board.url}/api/boards/${board.id}/export/synergies.json`, board.tokens.viewer)
    expect((await list()).status).toBe(200)
    expect(complaints).toMatchObject([{ msg: expect.stringMatching(/a record is damaged/), used: false }])
    const ann = await join(board, board.tokens.editor)
    expect(has(ann.doc, 'notes', 'hello')).toBe(true)
    put(ann.doc, 'companies', 'farm', { name: 'Farm' })
    const ben = await join(board, board.tokens.viewer)
    await until(() => has(ben.doc, 'companies', 'farm'))
    expect((await list()).status).toBe(200)
    expect(complaints).toHaveLength(1)
  })
})

describe('a board with more people than the server takes', () => {
  it('turns the next one away', async () => {
    const board = await makeBoard((await running({ maxConnections: 2 })).url)
    await join(board, board.tokens.editor)
    await join(board, board.tokens.editor)
    const third = await rawSocket(board, board.tokens.editor)
    await until(() => third.closed.length > 0)
    expect(third.closed[0]?.code).toBe(4529)
  })
})

describe('a message that is wrong', () => {
  const doc = new Y.Doc()
  put(doc, 'companies', 'mill', { name: 'Mill' })
  const update = Y.encodeStateAsUpdate(doc)
  const corrupt = update.slice()
  corrupt.fill(255, 4)
  const wrong: [string, Uint8Array][] = [
    ['an empty message', new Uint8Array()],
    ['an unknown type', Uint8Array.of(77, 1, 2)],
    ['a number without an end', Uint8Array.of(255, 255, 255)],
    ['a length beyond the message', Uint8Array.of(0, 2, 200, 1, 1)],
    ['a state vector cut short', step1Message(Uint8Array.of(5, 1))],
    ['an update cut short', updateMessage(update.slice(0, -9))],
    ['an update of noise', updateMessage(corrupt)],
    ['presence that is not JSON', Uint8Array.of(1, 4, 1, 5, 1, 123)],
    [
      'presence nested without end',
      awarenessMessage(
        encoding.encode((encoder) => {
          for (const number of [1, 5, 1]) encoding.writeVarUint(encoder, number)
          encoding.writeVarString(encoder, '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000))
        }),
      ),
    ],
    ['presence cut short', Uint8Array.of(1, 3, 2, 5, 1)],
  ]
  it.each(wrong)('closes its sender and nobody else: %s', async (_name, message) => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    const bad = await rawSocket(board, board.tokens.editor)
    bad.socket.send(message)
    await until(() => bad.closed.length > 0)
    expect(bad.closed[0]?.code).toBe(4400)
    expect(bad.closed[0]?.reason).toMatch(/^malformed/)
    put(ann.doc, 'companies', 'farm', { name: 'Farm' })
    await until(() => has(ben.doc, 'companies', 'farm'))
    expect(ann.provider.wsconnected).toBe(true)
    const later = await join(board, board.tokens.viewer)
    expect(later.doc.getMap('companies').toJSON()).toEqual({ farm: { name: 'Farm' } })
  })

  it('is told that text is not understood', async () => {
    const board = await makeBoard((await running()).url)
    const { socket, closed } = await rawSocket(board, board.tokens.editor)
    socket.send('hello')
    await until(() => closed.length > 0)
    expect(closed[0]?.code).toBe(4400)
  })

  it('that is too large is told so', async () => {
    const board = await makeBoard((await running({ maxMessageBytes: 10_000 })).url)
    const { socket, closed } = await rawSocket(board, board.tokens.editor)
    socket.send(new Uint8Array(20_000))
    await until(() => closed.length > 0)
    expect(closed[0]?.code).toBe(4413)
  })
})

describe('a reader who does not read', () => {
  it('is let go, and the others go on', async () => {
    const board = await makeBoard((await running({ maxWaitingBytes: 200_000 })).url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    const slow = await rawSocket(board, board.tokens.viewer)
    slow.socket.pause()
    for (let i = 0; i < 30; i++) {
      put(ann.doc, 'companies', `c${i}`, { website: 'x'.repeat(500_000) })
      await pause(5)
    }
    await until(() => ben.doc.getMap('companies').size === 30, 10_000)
    slow.socket.resume()
    await until(() => slow.closed.length > 0)
    expect(slow.closed[0]?.code).toBe(4508)
  })
})

describe('a reader who is slow to take the content it asked for', () => {
  it('gets all of it, though it is more than may wait otherwise', async () => {
    const board = await makeBoard((await running({ maxWaitingBytes: 200_000 })).url)
    const ann = await join(board, board.tokens.editor)
    for (let i = 0; i < 40; i++) {
      put(ann.doc, 'companies', `c${i}`, { website: 'x'.repeat(400_000) })
      await pause(5)
    }
    ann.provider.ws?.send(Uint8Array.of(100, 0))
    const slow = await rawSocket(board, board.tokens.viewer)
    await pause(200)
    slow.socket.pause()
    slow.socket.send(step1Message(Uint8Array.of(0)))
    await pause(500)
    slow.socket.resume()
    const whole = () => slow.messages.some(([type, kind]) => type === 0 && kind === 1)
    await until(() => whole() || slow.closed.length > 0, 10_000)
    expect(slow.closed).toEqual([])
    expect(whole()).toBe(true)
  })
})

/** Everything in the database's files, as bytes. */
function committed(dataDir: string): Buffer {
  const names = readdirSync(dataDir).filter((name) => name.startsWith('boards.db'))
  return Buffer.concat(names.map((name) => readFileSync(`${dataDir}/${name}`)))
}
