/** Readers that stop reading, as a phone in a pocket does: the server keeps little for them, and the others do not notice. */
import { expect, it } from 'vitest'
import WebSocket from 'ws'
import { step1Message } from '../../server/rooms/wire'
import { afterwards, has, join, makeBoard, pause, put, until, type Board } from '../unit/server/world'
import { measuredServer } from './support/measuredServer'

const megabyte = 1024 * 1024
const readers = 8
/** Each is more than the sockets of the system hold. */
const edits = 240
const editBytes = megabyte / 4

/** Asks for the content and then reads no more: the system stops taking what the server sends. */
async function stoppedReader(board: Board): Promise<{ socket: WebSocket; closed: number[] }> {
  const url = `${board.url.replace('http', 'ws')}/sync/${board.id}/board`
  const socket = new WebSocket(url, ['symbiosis', board.tokens.viewer])
  afterwards(() => socket.terminate())
  const closed: number[] = []
  socket.on('close', (code) => closed.push(code))
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  socket.send(step1Message(Uint8Array.of(0)))
  socket.pause()
  return { socket, closed }
}

it('readers that stop reading are let go, within bounds of memory, while the others see every edit at once', async () => {
  const server = await measuredServer({ MAX_WAITING_MB: '4' })
  const board = await makeBoard(server.url)
  const writer = await join(board, board.tokens.editor)
  const watcher = await join(board, board.tokens.viewer)
  const stopped = await Promise.all(Array.from({ length: readers }, () => stoppedReader(board)))
  const before = await server.memory()

  let slowest = 0
  let most = 0
  for (let i = 0; i < edits; i++) {
    const started = performance.now()
    // The same company again and again: what is kept of the board stays small, what is sent does not.
    put(writer.doc, 'companies', 'mill', { website: `${i} ${'x'.repeat(editBytes)}` })
    const seen = () =>
      String(
        (watcher.doc.getMap('companies').get('mill') as Map<string, unknown>)?.get('website'),
      ).startsWith(`${i} `)
    await until(seen, 10_000)
    slowest = Math.max(slowest, performance.now() - started)
    if (i % 40 === 39) most = Math.max(most, (await server.memory()).held)
  }
  expect(edits * editBytes).toBeGreaterThan(50 * megabyte)
  const held = (bytes: number) => (bytes / megabyte).toFixed(1)
  console.log(
    `held ${held(before.held)} MB before, ${held(most)} MB at most; slowest edit to seen ${slowest.toFixed(0)} ms`,
  )
  // Sixty megabytes for each of eight readers would be 480; the log since the snapshot is kept once for all.
  expect(most - before.held).toBeLessThan(100 * megabyte)
  expect(slowest).toBeLessThan(3_000)

  // Who reads again learns why, and comes back to all of it.
  await pause(200)
  for (const { socket } of stopped) socket.resume()
  await until(() => stopped.every(({ closed }) => closed.length > 0), 30_000)
  expect(stopped.every(({ closed }) => closed[0] === 4508 || closed[0] === 1006)).toBe(true)
  const back = await join(board, board.tokens.viewer)
  expect(has(back.doc, 'companies', 'mill')).toBe(true)
  expect(writer.provider.wsconnected && watcher.provider.wsconnected).toBe(true)
  expect(server.complaints).toEqual([])
}, 120_000)
