import { expect, it } from 'vitest'
import { messageFlush } from '../../src/model/wire'
import { has, join, makeBoard, put, temporaryDirectory, until } from '../unit/server/world'
import { start } from './support/server'

it('a server that is asked to stop takes what has arrived, says so, and takes its leave', async () => {
  const dataDir = temporaryDirectory()
  const server = await start({ dataDir })
  const board = await makeBoard(server.url)
  const people = await Promise.all(Array.from({ length: 5 }, () => join(board, board.tokens.editor)))
  const codes: number[] = []
  const promised: string[] = []
  people.forEach(({ doc, provider }, person) => {
    provider.on('connection-close', (event) => event && codes.push(event.code))
    const written: string[] = []
    provider.messageHandlers[messageFlush] = (_encoder, decoder) =>
      void promised.push(...written.slice(0, decoder.arr[decoder.pos]))
    for (let n = 0; n < 20; n++) {
      const id = `${person}-${n}`
      put(doc, 'companies', id, { name: id, website: 'x'.repeat(5_000) })
      written.push(id)
      provider.ws?.send(Uint8Array.of(messageFlush, written.length))
    }
  })
  // They are on their way; the server is asked in the midst of them.
  await until(() => promised.length > 0)
  const stopped = server.stop()
  await until(() => codes.length === 5)
  for (const { provider } of people) provider.destroy()
  expect(await stopped).toBe(0)
  expect(codes).toEqual([1001, 1001, 1001, 1001, 1001])
  expect(server.complaints()).toBe('')

  const again = await start({ dataDir })
  const found = await join({ ...board, url: again.url }, board.tokens.viewer)
  expect([...new Set(promised)].filter((id) => !has(found.doc, 'companies', id))).toEqual([])
  // All of it had been received: what was in the socket is not left lying.
  expect(new Set(promised).size).toBe(100)
}, 60_000)
