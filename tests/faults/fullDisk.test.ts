import { describe, expect, it } from 'vitest'
import type { Person } from '../unit/server/world'
import { ask, has, join, makeBoard, pause, put, temporaryDirectory, until } from '../unit/server/world'
import { start, type ServerProcess } from './support/server'
import { mountDisk, noMounts } from './support/tmpfs'

if (noMounts) console.warn(`No small disk is filled in this run: ${noMounts}`)

/** What happens when there is no space, and when there is again, whatever made it so. */
async function goesThrough(
  server: ServerProcess,
  dataDir: string,
  fill: () => void,
  makeSpace: () => void,
): Promise<void> {
  const board = await makeBoard(server.url)
  const ann = await join(board, board.tokens.editor)
  const ben = await join(board, board.tokens.viewer)
  const cleo = await join(board, board.tokens.editor)
  const closed: unknown[] = []
  for (const { provider } of [ann, ben, cleo])
    provider.on('connection-close', (event) => event && closed.push(event))
  put(ann.doc, 'companies', 'before', { name: 'Before' })
  await until(() => has(ben.doc, 'companies', 'before'))

  fill()
  const written = await writeUntilToldOff(ann)
  put(cleo.doc, 'companies', 'large', { name: 'Large', website: 'x'.repeat(200_000) })
  await until(() => cleo.denied.length > 0)
  expect(ann.denied).toEqual([expect.stringContaining('not-saved: the disk of the server is full')])
  // Not one kilobyte in 40 is left: what could not be written is seen by nobody, and readers go on reading.
  expect(has(ben.doc, 'companies', written.at(-1)!)).toBe(false)
  const late = await join(board, board.tokens.viewer)
  expect(has(late.doc, 'companies', 'before')).toBe(true)
  expect(has(late.doc, 'companies', written.at(-1)!)).toBe(false)
  const exported = `${board.url}/api/boards/${board.id}/export/board.json`
  expect((await ask('GET', exported, board.tokens.viewer)).status).toBe(200)
  // A few more kilobytes may have found a place; a card is turned away when there is none, and not half taken.
  const send = (key: string) =>
    ask('POST', `${board.url}/api/boards/${board.id}/cards`, board.tokens.participant, {
      key,
      company: `Mill ${'x'.repeat(150)}`,
      offers: [],
      needs: Array.from({ length: 50 }, () => ({ name: 'x'.repeat(150) })),
    })
  let sent = await send('k0')
  for (let n = 1; sent.status === 201 && n < 100; n++) sent = await send(`k${n}`)
  expect([sent.status, sent.body.error]).toEqual([507, 'disk_full'])
  put(ann.doc, 'companies', 'meanwhile', { name: 'Meanwhile', website: 'x'.repeat(40_000) })
  await pause(1_500)

  makeSpace()
  const all = ['before', ...written, 'large', 'meanwhile']
  await until(() => all.every((id) => has(ben.doc, 'companies', id)), 20_000)
  expect(closed).toEqual([])
  put(ann.doc, 'companies', 'after', { name: 'After' })
  await until(() => has(ben.doc, 'companies', 'after') && has(cleo.doc, 'companies', 'after'))

  // Nothing half-written is on the disk.
  await server.kill()
  const again = await start({ dataDir })
  const found = await join({ ...board, url: again.url }, board.tokens.viewer)
  for (const id of [...all, 'after']) expect(has(found.doc, 'companies', id), id).toBe(true)
  expect(again.complaints()).toBe('')
  expect(await again.stop()).toBe(0)
}

/** Writes companies of 40 kB one by one. @returns their ids; the last was not taken. */
async function writeUntilToldOff({ doc, provider, denied }: Person): Promise<string[]> {
  const written: string[] = []
  let answered = 0
  provider.messageHandlers[100] = () => void answered++
  while (denied.length === 0) {
    const id = `c${written.length}`
    written.push(id)
    put(doc, 'companies', id, { name: id, website: 'x'.repeat(40_000) })
    provider.ws?.send(Uint8Array.of(100, 1))
    await until(() => answered === written.length || denied.length > 0)
  }
  return written
}

describe('a disk that is full', () => {
  it.skipIf(noMounts)(
    'costs nobody anything but time (a disk of 3 MB)',
    async () => {
      const { directory, resize } = mountDisk(3_000)
      const server = await start({ dataDir: directory })
      await goesThrough(
        server,
        directory,
        () => {},
        () => resize(20_000),
      )
    },
    60_000,
  )

  it('costs nobody anything but time (a database that takes no more pages)', async () => {
    const dataDir = temporaryDirectory()
    const server = await start({ dataDir, preload: './tests/faults/support/smallDatabase.mjs' })
    const turn = () => server.signal('SIGUSR2')
    await goesThrough(server, dataDir, turn, turn)
  }, 60_000)
})
