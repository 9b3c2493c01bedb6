/**
 * Hands that send whatever comes to mind, beside someone who works. `FUZZ_FRAMES` sets how many messages, `FUZZ_SEED` which.
 */
import { expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { parts, type Part } from '../../src/model/document'
import { messageFlush } from '../../src/model/wire'
import { roles } from '../../src/model/roles'
import { afterwards, ask, has, join, makeBoard, pause, put, until, type Board } from '../unit/server/world'
import { makeFrames, presenceOf } from './support/frames'
import { measuredServer } from './support/measuredServer'
import { Random } from './support/random'

const frames = Number(process.env.FUZZ_FRAMES || 100_000)
const seed = Number(process.env.FUZZ_SEED || 1)
/** So many are sent before memory is measured for the first time. */
const warmUp = Math.ceil(frames / 8)
const hands = 12
/** Nobody waits longer for an answer that must come, milliseconds; the machine is busy. */
const patience = 15_000

/** What real clients say while they work: every message, as it leaves. */
async function record(board: Board): Promise<Uint8Array[]> {
  const recorded: Uint8Array[] = []
  class Recording extends WebSocket {
    override send(data: Uint8Array): void {
      if (data.length < 4_000) recorded.push(Uint8Array.from(data))
      super.send(data)
    }
  }
  const people = [11, 12, 13].map((id) => {
    const doc = Object.assign(new Y.Doc(), { clientID: id })
    const server = `${board.url.replace('http', 'ws')}/sync`
    const provider = new WebsocketProvider(server, `${board.id}/board`, doc, {
      WebSocketPolyfill: Recording as unknown as typeof globalThis.WebSocket,
      protocols: ['symbiosis', board.tokens.editor],
      disableBc: true,
    })
    provider.messageHandlers[messageFlush] = () => {}
    return { doc, provider }
  })
  await until(() => people.every(({ provider }) => provider.synced), patience)
  const random = new Random(seed)
  for (let step = 0; step < 150; step++) {
    const { doc, provider } = random.pick(people)
    const companies = doc.getMap<Y.Map<unknown>>('companies')
    const company = companies.get(`c${random.below(10)}`)
    const notes = company?.get('notes') as Y.Text | undefined
    provider.awareness.setLocalState({ user: { name: 'Ann' }, cursor: { x: step, y: random.below(500) } })
    if (!company || random.below(4) === 0)
      put(doc, 'companies', `c${random.below(10)}`, { name: 'Dairy', x: step, notes: new Y.Text('whey') })
    else if (random.below(3) === 0) companies.delete(`c${random.below(10)}`)
    else if (random.below(2) === 0) notes?.insert(0, 'steam and heat ')
    else if (notes && notes.length > 3) notes.delete(1, 2)
    else company.set('name', 'Dairy by the lake')
    if (step % 10 === 0) provider.ws?.send(Uint8Array.of(100, step))
    await pause(2)
  }
  // One who was away brings it all at once.
  const [first] = people
  first?.provider.disconnect()
  for (let i = 0; i < 10; i++) put(first?.doc as Y.Doc, 'companies', `offline ${i}`, { name: 'Mill' })
  first?.provider.connect()
  await until(() => first?.provider.synced, patience)
  people.forEach(({ provider, doc }) => {
    provider.destroy()
    doc.destroy()
  })
  return recorded
}

/** One connection after another, each used until the server ends it or chance does. */
class Hand {
  private socket: WebSocket | null = null

  constructor(
    private readonly random: Random,
    private readonly boards: readonly Board[],
    private readonly counts: Map<string, number>,
  ) {}

  /** Sends some messages and waits until the server has dealt with them. */
  async send(messages: readonly Uint8Array[]): Promise<void> {
    const socket = (this.socket ??= await this.open())
    for (const message of messages) socket.send(message)
    socket.send(Uint8Array.of(100, 99))
    const how = socket.readyState === WebSocket.OPEN ? await this.dealtWith(socket) : 'closed before'
    this.counts.set(how, (this.counts.get(how) ?? 0) + 1)
    socket.removeAllListeners('message').removeAllListeners('close')
    if (how === 'stayed' && this.random.below(20) > 0) return
    socket.terminate()
    this.socket = null
  }

  /** @returns the close code, or that the connection stayed. */
  private dealtWith(socket: WebSocket): Promise<string> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('the server does not answer')), patience)
      const done = (how: string) => {
        clearTimeout(timer)
        resolve(how)
      }
      socket.once('close', (code) => done(String(code)))
      socket.on('message', (data: Buffer) => data[0] === 100 && data[1] === 99 && done('stayed'))
    })
  }

  leave(): void {
    this.socket?.terminate()
  }

  private async open(): Promise<WebSocket> {
    const { url, id, tokens } = this.random.pick(this.boards)
    const role = this.random.pick([...roles, 'host', 'editor', 'editor'] as const)
    const part: Part = this.random.pick([...parts, 'board', 'board'] as const)
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${id}/${part}`, [
      'symbiosis',
      tokens[role],
    ])
    socket.on('error', () => {})
    await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
    return socket
  }
}

it(`${frames} messages of every kind harm nobody but their senders`, async () => {
  const server = await measuredServer({ MAX_CONNECTIONS_PER_ADDRESS: '2000' })
  const boards: Board[] = []
  for (let i = 0; i < 4; i++) boards.push(await makeBoard(server.url))
  const [shared] = boards as [Board]
  const recorded = await record(boards[3] as Board)
  expect(recorded.length).toBeGreaterThan(200)
  const counts = new Map<string, number>()
  const random = new Random(seed)
  let sent = 0

  /** @param forged client in whose name presence is sent. */
  async function attack(until: number, forged: number): Promise<void> {
    await Promise.all(
      Array.from({ length: hands }, async (_, index) => {
        const hand = new Hand(new Random(seed + index), boards, counts)
        while (sent < until) {
          const messages = makeFrames(random, recorded)
          sent += messages.length
          if (random.below(10) === 0)
            messages.unshift(presenceOf(forged, sent, '{"user":{"name":"Not she"}}'))
          await hand.send(messages)
        }
        hand.leave()
      }),
    )
  }

  /** Someone works while `work` goes on, and someone watches; then everybody leaves. */
  async function beside(name: string, work: (client: number) => Promise<void>): Promise<void> {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {})
    afterwards(() => complained.mockRestore())
    const vera = await join(shared, shared.tokens.editor)
    const watching = await join(shared, shared.tokens.viewer)
    let cutOff = 0
    for (const { provider } of [vera, watching]) provider.on('connection-close', () => cutOff++)
    vera.provider.awareness.setLocalState({ user: { name: 'Vera' } })
    let edits = 0
    const timer = setInterval(() => put(vera.doc, 'companies', `${name} ${edits++}`, { name: 'Vera’s' }), 20)
    await work(vera.doc.clientID)
    clearInterval(timer)

    const all = (doc: Y.Doc) => Array.from({ length: edits }, (_, i) => has(doc, 'companies', `${name} ${i}`))
    await until(() => all(watching.doc).every(Boolean), patience)
    expect(edits).toBeGreaterThan(5)
    expect(cutOff).toBe(0)
    expect(watching.provider.awareness.getStates().get(vera.doc.clientID)?.user.name).toBe('Vera')
    const later = await join(shared, shared.tokens.viewer)
    expect(all(later.doc).every(Boolean)).toBe(true)
    expect(Y.encodeStateVector(later.doc)).toEqual(Y.encodeStateVector(vera.doc))
    expect(complained.mock.calls).toEqual([])
    complained.mockRestore()
    for (const person of [vera, watching, later]) {
      person.provider.destroy()
      person.doc.destroy()
    }
  }

  await beside('before', (vera) => attack(warmUp, vera))
  await pause(1_500)
  const before = await server.memory()
  await beside('after', (vera) => attack(warmUp + frames, vera))

  expect((await ask('GET', `${server.url}/healthz`)).status).toBe(200)
  for (const { id, tokens } of boards) {
    const board = await ask('GET', `${server.url}/api/boards/${id}/export/board.json`, tokens.viewer)
    expect(board.status).toBe(200)
  }
  const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)
  let after = await server.memory()
  for (let tries = 0; tries < 20 && after.held > before.held * 1.1; tries++) {
    await pause(500)
    after = await server.memory()
  }
  console.log(
    `${sent} messages, seed ${seed}; held ${megabytes(before.held)} MB before and ${megabytes(after.held)} MB after,`,
    `all ${megabytes(before.rss)} and ${megabytes(after.rss)} MB; ended by:`,
    Object.fromEntries([...counts].sort()),
  )
  expect(after.held).toBeLessThan(before.held * 1.1)
  expect(server.child.exitCode).toBeNull()
  expect(server.complaints).toEqual([])
  expect(sent).toBeGreaterThanOrEqual(frames)
}, 600_000)
