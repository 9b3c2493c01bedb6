/** A list of 45,000 flows brought in by the page is one edit, larger than any message that the server takes. */
import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { readImport, runImport } from '../../src/exchange/import'
import { BoardSession } from '../../src/sync/session'
import { defaultSettings } from '../../server/settings'
import { startServer } from '../../server/server'
import {
  afterwards,
  join,
  makeBoard,
  running,
  temporaryDirectory,
  until,
  type Board,
} from '../unit/server/world'

const flows = 45_000
const patience = 60_000

const list = new TextEncoder().encode(
  [
    'donor,receiver,resource,quantity,unit,period,notes',
    ...Array.from(
      { length: flows },
      (_, i) =>
        `Company ${i % 150},Company ${(i * 7 + 1) % 150},Resource ${i},${i + 1},t,year,Seen on site in spring`,
    ),
  ].join('\n'),
)

function open(board: Board, offline: boolean): BoardSession {
  const session = new BoardSession({
    server: `${board.url.replace('http', 'ws')}/sync`,
    board: board.id,
    token: board.tokens.editor,
    role: 'editor',
    user: { id: 'anna', name: 'Anna', colour: '#0072b2' },
    offline,
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  })
  afterwards(() => session.destroy())
  return session
}

/** @returns the size of the edit, bytes. */
async function bringIn(session: BoardSession): Promise<number> {
  let size = 0
  const measure = (update: Uint8Array) => (size = Math.max(size, update.length))
  session.doc.on('update', measure)
  await runImport(await readImport(list, 'text/csv'), session.snapshot, session.edit(), {})
  session.doc.off('update', measure)
  return size
}

const saved = ({ state }: BoardSession) => state.connection === 'online' && state.loaded && !state.unsaved

describe('a list of 45,000 flows', () => {
  it('is saved and seen by others when it is brought in with the server there', async () => {
    const board = await makeBoard((await running()).url)
    const anna = open(board, false)
    await until(() => saved(anna))
    const ben = await join(board, board.tokens.viewer)
    expect(await bringIn(anna)).toBeGreaterThan(defaultSettings.maxMessageBytes)
    await until(() => saved(anna) || anna.state.connection === 'refused', patience)
    expect(anna.state).toMatchObject({ connection: 'online', unsaved: false, refusal: null })
    await until(() => ben.doc.getMap('flows').size === flows, patience)
    const later = await join(board, board.tokens.viewer)
    expect(later.doc.getMap('flows').size).toBe(flows)
  }, 120_000)

  it('waits in the copy on this device while there is no server, and goes there at the next visit', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const anna = open(board, true)
    await until(() => saved(anna))
    await server.close()
    await until(() => anna.state.connection === 'offline')
    await bringIn(anna)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    anna.destroy()

    const back = await startServer({ ...defaultSettings, dataDir, port: server.port })
    afterwards(() => back.close())
    const again = open(board, true)
    await until(
      () => (again.snapshot.flows.size === flows && saved(again)) || again.state.connection === 'refused',
      patience,
    )
    expect(again.state).toMatchObject({ connection: 'online', unsaved: false, refusal: null })
    const ben = await join(board, board.tokens.viewer)
    expect(ben.doc.getMap('flows').size).toBe(flows)
  }, 120_000)
})
