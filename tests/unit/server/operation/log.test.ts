import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { boardMark } from '../../../../server/operation/told'
import { afterwards, join, pause, put, temporaryDirectory, until, type Board } from '../world'

/** Another address of this machine than the one that the server names when it starts. */
const address = '127.0.0.2'

async function started(level: string): Promise<{ child: ChildProcess; url: string; said: () => string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: temporaryDirectory(), LOG_LEVEL: level },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  afterwards(() => child.kill('SIGKILL'))
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => (said += text))
  await until(() => /http:\S+\d+\//.test(said), 30_000)
  return { child, url: /http:\S+\d+/.exec(said)?.[0] ?? '', said: () => said }
}

interface Call {
  token?: string
  type?: string
  body?: string
  headers?: Record<string, string>
}

function call(method: string, url: string, { token, type, body, headers }: Call = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const asked = request(
      url,
      {
        method,
        localAddress: address,
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': type ?? 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        let text = ''
        response.on('data', (bytes) => (text += bytes))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Opens a websocket, says something, and waits for the end. @returns the close code. */
async function visit(board: Board, token: string, say?: Uint8Array | string): Promise<number> {
  const socket = new WebSocket(
    `${board.url.replace('http', 'ws')}/sync/${board.id}/board`,
    ['symbiosis', token],
    {
      localAddress: address,
    },
  )
  socket.on('open', () => say !== undefined && socket.send(say))
  const [code] = (await once(socket, 'close')) as [number]
  return code
}

/** A workshop with everything that can go well and wrong in it. @returns what nobody may find in the log. */
async function workshop(url: string): Promise<{ board: Board; secrets: string[] }> {
  const made = await call('POST', `${url}/api/boards`, {
    body: JSON.stringify({ title: 'Skrunda whey talks' }),
  })
  const board: Board = { url, ...JSON.parse(made.text) }
  const { token } = JSON.parse(
    (await call('POST', `${url}/api/join`, { body: JSON.stringify({ code: board.code }) })).text,
  )
  const ann = await join(board, token)
  ann.provider.awareness.setLocalState({ user: { name: 'Anna Kalniņa' } })
  put(ann.doc, 'companies', 'dairy', { name: 'Skrunda dairy', createdBy: 'Anna Kalniņa' })
  const viewer = await join(board, board.tokens.viewer)
  put(viewer.doc, 'companies', 'forbidden', { name: 'Forbidden fruit' })
  await until(() => viewer.denied.length > 0)

  const path = `${url}/api/boards/${board.id}`
  expect((await call('GET', `${path}/export/synergies.csv`, { token })).status).toBe(200)
  expect((await call('GET', `${path}/export/Skrunda.doc`, { token })).status).toBe(404)
  expect((await call('GET', path, { token: 'refused-token-of-a-stranger' })).status).toBe(401)
  expect((await call('POST', `${url}/api/join`, { body: '{"code":"WRNG23"}' })).status).toBe(404)
  expect((await call('POST', `${url}/api/boards`, { body: '{"title": "Skrunda' })).status).toBe(400)
  const broken = { token, type: 'application/json', body: '{"Skrunda": ' }
  expect((await call('POST', `${path}/import`, broken)).status).toBe(400)
  const list = {
    token,
    type: 'text/csv',
    body: 'donor;receiver;resource\nSkrunda dairy;Pig farm;sweet whey\n',
  }
  expect((await call('POST', `${path}/import`, list)).status).toBe(200)
  await call('GET', `${url}/b/${board.id}`)
  await call('GET', `${url}/b/${board.id}/%zz`)
  await call('GET', `${url}/nowhere/${board.id}?token=${token}`, { headers: { 'x-forwarded-for': address } })
  expect(await visit(board, 'refused-token-of-a-stranger')).toBe(4401)
  expect(await visit(board, token, Uint8Array.of(99, 1, 2, 3))).toBe(4400)
  expect(await visit(board, token, 'Skrunda as text')).toBe(4400)
  expect(await visit({ ...board, id: 'Skrunda' }, token)).toBe(4404)
  expect((await call('DELETE', path, { token: board.tokens.host })).status).toBe(204)
  return {
    board,
    secrets: [
      board.id,
      board.code,
      token,
      ...Object.values(board.tokens),
      'refused-token',
      'WRNG23',
      'Skrunda',
      'Anna',
      'Kalni',
      'Forbidden',
      'Pig farm',
      'whey',
      address,
    ],
  }
}

describe('what the server says of a workshop', () => {
  it.each(['info', 'trace'])(
    'at level %s holds no name, title, token, code or address of anybody',
    async (level) => {
      const { child, url, said } = await started(level)
      const { board, secrets } = await workshop(url)
      child.kill('SIGTERM')
      await once(child, 'exit')
      const text = said()
      for (const secret of secrets) expect(text, secret).not.toContain(secret)

      const lines = text.split('\n').filter((line) => line.startsWith('{'))
      const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(entries.filter((entry) => entry.board === boardMark(board.id)).map(({ msg }) => msg)).toEqual(
        expect.arrayContaining(['a board is made', 'a board is deleted by its host']),
      )
      const answered = entries.filter(({ msg }) => msg === 'answered')
      if (level === 'info') expect(answered).toEqual([])
      else {
        expect(answered).toContainEqual(
          expect.objectContaining({
            level: 'debug',
            method: 'GET',
            route: '/api/boards/:id/export/:format',
            status: 200,
            network: '127.0.0.0/24',
          }),
        )
        expect(entries).toContainEqual(expect.objectContaining({ msg: 'a websocket is refused', code: 4401 }))
      }
      // What a person is to read when it starts stays a sentence.
      expect(text).toMatch(/Symbiosis board is running\. Open:\n {2}http:/)
    },
    60_000,
  )

  it('at level silent is only where to find it', async () => {
    const { child, url, said } = await started('silent')
    await call('GET', `${url}/healthz`)
    await pause(50)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(said()).not.toContain('{')
  }, 30_000)
})
