/** A process full of clients; the bench tells it what to do. */
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from './client'
import { Cursor, Watcher } from './cursors'
import { momentsIn, Writer } from './edits'
import { micros, warmUpMs, type Order, type Orders, type Seen } from './orders'

const lookMs = 50

let clients: Client[] = []
let deaf = false
let nextId = process.pid * 10_000

const work: { [K in Order]: (ask: Orders[K]['ask']) => Promise<Orders[K]['answer']> } = {
  async join({ door, count, mark, vector, atOnce }) {
    const came = Array.from({ length: count }, () => new Client(door))
    clients.push(...came)
    const join = async (client: Client) => {
      const begun = micros()
      await client.join(Buffer.from(mark), vector)
      return (micros() - begun) / 1_000
    }
    if (atOnce) return Promise.all(came.map(join))
    const took: number[] = []
    for (const client of came) took.push(await join(client))
    return took
  },

  async rejoin({ mark, vector }) {
    for (const client of clients) client.leave()
    const begun = micros()
    return Promise.all(
      clients.map(async (client) => {
        await client.join(Buffer.from(mark), vector)
        return (micros() - begun) / 1_000
      }),
    )
  },

  async goDeaf() {
    for (const client of clients) client.goDeaf()
    deaf = true
    return null
  },

  async fill({ pieces }) {
    const client = clients.at(-1)!
    for (const piece of pieces) {
      client.edit(piece)
      while (client.waiting > 0) await pause(1)
    }
    return null
  },

  async write({ writers, perSecond, ms }) {
    const took: number[] = []
    const from = micros() + warmUpMs * 1_000
    const writing = clients.slice(0, writers)
    for (const client of clients)
      client.onMessage = (data) => {
        const now = micros()
        for (const moment of momentsIn(data)) if (moment > from) took.push((now - moment) / 1_000)
      }
    const hands = writing.map((client) => new Writer(client))
    await inTurn(
      hands.map((hand) => () => hand.edit()),
      1_000 / perSecond,
      warmUpMs + ms,
    )
    // What is on its way still counts.
    await pause(1_000)
    for (const client of clients) client.onMessage = null
    return took
  },

  async move({ perSecond, ms, base }) {
    const cursors = clients.map((client) => new Cursor(client, ++nextId, base))
    const watchers = deaf ? [] : clients.map((client, n) => new Watcher(client, cursors[n]!.id, base))
    const ages: number[] = []
    let before = clients.map(({ messages, bytes }) => ({ messages, bytes }))
    const begun = setTimeout(
      () => (before = clients.map(({ messages, bytes }) => ({ messages, bytes }))),
      warmUpMs,
    )
    const looks = setInterval(() => {
      if (micros() > start + warmUpMs * 1_000) for (const watcher of watchers) watcher.look(ages)
    }, lookMs)
    const start = micros()
    await inTurn(
      cursors.map((cursor) => () => cursor.move()),
      1_000 / perSecond,
      warmUpMs + ms,
    )
    clearTimeout(begun)
    clearInterval(looks)
    const seconds = (micros() - start) / 1_000_000 - warmUpMs / 1_000
    const each = (what: 'messages' | 'bytes') =>
      clients.reduce((sum, client, n) => sum + client[what] - before[n]![what], 0) / clients.length / seconds
    return {
      ages,
      fewest: Math.min(...watchers.map(({ others }) => others)),
      messages: each('messages'),
      bytes: each('bytes'),
    } satisfies Seen
  },

  async leave() {
    for (const client of clients) client.leave()
    clients = []
    deaf = false
    return null
  },
}

/** Does each thing once a period, at moments spread over the period, for so long, ms. */
async function inTurn(things: readonly (() => void)[], period: number, ms: number): Promise<void> {
  const start = performance.now()
  const due = things.map(() => start + Math.random() * period)
  while (performance.now() - start < ms) {
    const now = performance.now()
    things.forEach((thing, n) => {
      if (due[n]! > now) return
      due[n]! += period
      thing()
    })
    await pause(2)
  }
}

process.on('message', ({ id, order, ask }: { id: number; order: Order; ask: never }) => {
  work[order](ask).then(
    (answer) => process.send!({ id, answer }),
    (error: unknown) => process.send!({ id, fault: String(error) }),
  )
})
