/** Frames that this server puts together itself, as a websocket client reads them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { Frame } from '../../../server/rooms/frame'

/** The ends of what each way to tell a size can tell. */
const sizes = [0, 1, 125, 126, 65_535, 65_536, 200_000]

const ends: (() => void)[] = []
afterEach(() => ends.splice(0).forEach((end) => end()))

/** A client with the socket that speaks to it and the line beneath. */
async function connected() {
  const server = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const accepted = new Promise<{ socket: WebSocket; line: Duplex }>((resolve) =>
    server.on('upgrade', (request, line: Duplex, head) =>
      sockets.handleUpgrade(request, line, head, (socket) => resolve({ socket, line })),
    ),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  ends.push(
    () => client.terminate(),
    () => server.close(),
  )
  return { client, ...(await accepted) }
}

describe('a frame for many', () => {
  it('is read as the message that it holds, whatever its size, also between those that the socket writes', async () => {
    const { client, socket, line } = await connected()
    const came: Buffer[] = []
    const all = new Promise<void>((resolve, reject) => {
      client.on('error', reject)
      client.on('message', (data: Buffer) => came.push(data) === 2 * sizes.length && resolve())
    })
    const messages = sizes.map((size, n) => new Uint8Array(size).fill(n + 1))
    for (const message of messages) {
      line.write(new Frame(message).bytes)
      socket.send(message)
    }
    await all
    expect(came.map(({ length }) => length)).toEqual(sizes.flatMap((size) => [size, size]))
    for (const [n, message] of messages.entries())
      for (const read of came.slice(2 * n, 2 * n + 2)) expect(read.equals(message)).toBe(true)
  })

  it('knows the size of its message alone', () => {
    for (const size of sizes) expect(new Frame(new Uint8Array(size)).size).toBe(size)
  })
})
