import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { afterwards, ask, join, makeBoard, temporaryDirectory, until, type Board } from '../unit/server/world'

const rounds = 15
const writers = 3

async function startChild(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  afterwards(() => child.kill('SIGKILL'))
  let said = ''
  child.stdout?.on('data', (text: Buffer) => (said += text))
  await until(() => /http:\S+\d+\//.test(said), 30_000)
  const [url = ''] = /http:\S+\d+/.exec(said) ?? []
  return { child, url }
}

/** Someone who writes without pause and notes what the server said is saved. */
function writer(board: Board, name: string, saved: Set<string>) {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(
    `${board.url.replace('http', 'ws')}/sync`,
    `${board.id}/board`,
    doc,
    {
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      protocols: ['symbiosis', board.tokens.editor],
      disableBc: true,
    },
  )
  const sent: string[] = []
  provider.messageHandlers[100] = (_encoder, decoder) => {
    const count = decoder.arr[decoder.pos] ?? 0
    for (const id of sent.slice(0, count)) saved.add(id)
  }
  const timer = setInterval(() => {
    if (!provider.synced || sent.length >= 100) return
    const id = `${name}-${sent.length}`
    doc.transact(() => doc.getMap('companies').set(id, new Y.Map([['name', id]])))
    sent.push(id)
    provider.ws?.send(Uint8Array.of(100, sent.length))
  }, 2)
  return () => {
    clearInterval(timer)
    provider.destroy()
    doc.destroy()
  }
}

it('what somebody saw, or was told is saved, is there after the server was killed', async () => {
  const dataDir = temporaryDirectory()
  let { child, url } = await startChild(dataDir)
  let board = await makeBoard(url)
  const promised = new Set<string>()

  for (let round = 0; round < rounds; round++) {
    const watcher = await join(board, board.tokens.viewer)
    watcher.doc
      .getMap('companies')
      .observe((event) => event.keysChanged.forEach((id) => promised.add(String(id))))
    const before = promised.size
    const stops = Array.from({ length: writers }, (_, index) => writer(board, `${round}-${index}`, promised))
    await until(() => promised.size > before + 20, 20_000)
    // Not after a pause: in the middle of whatever the server is doing.
    child.kill('SIGKILL')
    await once(child, 'exit')
    stops.forEach((stop) => stop())
    watcher.provider.destroy()
    ;({ child, url } = await startChild(dataDir))
    board = { ...board, url }
    const after = await join(board, board.tokens.viewer)
    const missing = [...promised].filter((id) => !after.doc.getMap('companies').has(id))
    expect(missing).toEqual([])
    after.provider.destroy()
  }
  expect(promised.size).toBeGreaterThan(rounds * 20)
  expect((await ask('GET', `${url}/healthz`)).status).toBe(200)
}, 120_000)
