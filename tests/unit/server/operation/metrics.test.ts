import { request } from 'node:http'
import { networkInterfaces } from 'node:os'
import { describe, expect, it } from 'vitest'
import { isFromHere } from '../../../../server/operation/fromHere'
import { ask, join, logged, makeBoard, pause, put, rawSocket, running, until } from '../world'

const operatorToken = 'an-operator-token-of-34-characters'

/** @returns the measures by their name with labels, as Prometheus would read them. */
async function measures(url: string): Promise<Map<string, number>> {
  const { status, text } = await ask('GET', `${url}/metrics`)
  expect(status).toBe(200)
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ')
      return [line.slice(0, at), Number(line.slice(at + 1))]
    }),
  )
}

describe('the measures of a server', () => {
  it('tell of a workshop: who is there, what is written, what goes out', async () => {
    const { url } = await running()
    const board = await makeBoard(url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    await join(board, board.tokens.host, 'desk')
    ann.provider.awareness.setLocalState({ user: { name: 'Ann' } })
    for (let i = 0; i < 5; i++) put(ann.doc, 'companies', `c${i}`, { name: `Company ${i}` })
    await until(() => ben.doc.getMap('companies').size === 5)
    await until(() => ben.provider.awareness.getStates().size > 1)

    const now = await measures(url)
    const value = (name: string) => now.get(`symbiosis_${name}`)
    expect(value('connections{part="board"}')).toBe(2)
    expect(value('connections{part="desk"}')).toBe(1)
    expect(value('connections{part="talk"}')).toBe(0)
    expect(value('joins_total{part="board"}')).toBe(2)
    expect(value('rooms')).toBe(2)
    expect(value('boards')).toBe(1)
    expect(value('store_bytes')).toBeGreaterThan(4096)
    expect(value('edits_total{part="board"}')).toBe(5)
    expect(value('edit_bytes_total{part="board"}')).toBeGreaterThan(100)
    expect(value('commit_edits_sum')).toBe(5)
    expect(value('commit_seconds_count')).toBeGreaterThan(0)
    expect(value('commit_seconds_count')).toBeLessThanOrEqual(5)
    expect(value('edit_to_broadcast_seconds_count')).toBe(5)
    expect(value('presence_ticks_total')).toBeGreaterThan(0)
    expect(value('presence_received_total')).toBeGreaterThan(0)
    expect(value('presence_sent_bytes_total')).toBeGreaterThan(0)
    expect(value('messages_sent_total')).toBeGreaterThan(10)
    expect(value('sent_bytes_total')).toBeGreaterThan(500)
    expect(value('received_bytes_total')).toBeGreaterThan(100)
    expect(value('http_requests_total{method="POST",route="/api/boards",status="201"}')).toBe(1)
    expect(value('http_request_seconds_count{route="/api/boards"}')).toBe(1)
    expect(now.get('nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0)
    expect(now.get('process_resident_memory_bytes')).toBeGreaterThan(1e7)

    ann.provider.destroy()
    await pause(50)
    expect((await measures(url)).get('symbiosis_connections{part="board"}')).toBe(1)
  })

  it('tell what was refused, by its reason', async () => {
    const { url } = await running({ maxMessageBytes: 10_000 })
    const board = await makeBoard(url)
    const refused: [string, string][] = [
      [board.id, 'wrong-token-of-this-board'],
      ['nowhere', board.tokens.editor],
    ]
    for (const [id, token] of refused) {
      const { closed } = await rawSocket({ ...board, id }, token)
      await until(() => closed.length === 1)
    }
    for (const message of [Uint8Array.of(99), new Uint8Array(20_000)]) {
      const { socket, closed } = await rawSocket(board, board.tokens.editor)
      socket.send(message)
      await until(() => closed.length === 1)
    }
    const viewer = await join(board, board.tokens.viewer)
    put(viewer.doc, 'companies', 'mill', { name: 'Mill' })
    await until(() => viewer.denied.length > 0)
    await ask('GET', `${url}/api/boards/${board.id}`, 'wrong-token-of-this-board')

    const now = await measures(url)
    for (const code of [4400, 4401, 4404, 4413])
      expect(now.get(`symbiosis_closed_total{code="${code}"}`), `${code}`).toBe(1)
    expect(now.get('symbiosis_denied_writes_total')).toBeGreaterThan(0)
    expect(now.get('symbiosis_http_requests_total{method="GET",route="/api/boards/:id",status="401"}')).toBe(
      1,
    )
  })

  it('tell of a disk that fails', async () => {
    logged()
    const { url } = await running({}, (store) => {
      store.append = () => Promise.reject(new Error('disk full'))
      return store
    })
    const board = await makeBoard(url)
    const ann = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await until(async () => ((await measures(url)).get('symbiosis_failed_commits_total') ?? 0) > 0)
  })

  it('name no board, nobody and no key, and are of few names however many addresses are asked for', async () => {
    const { url } = await running()
    const board = await makeBoard(url, 'Harbour of secrets')
    await join(board, board.tokens.editor)
    const before = (await measures(url)).size
    for (let i = 0; i < 40; i++) {
      await ask('GET', `${url}/api/boards/unknown-${i}`, board.tokens.host)
      await ask('GET', `${url}/b/unknown-${i}`)
      await ask('GET', `${url}/api/unknown-${i}`)
    }
    const { text } = await ask('GET', `${url}/metrics`)
    for (const secret of [board.id, board.code, 'secrets', 'unknown-', ...Object.values(board.tokens)])
      expect(text).not.toContain(secret)
    // Two patterns of routes came, and a status of each: their buckets are all that may be new.
    expect((await measures(url)).size - before).toBeLessThan(60)
  })
})

describe('who may see the measures', () => {
  /** Asks as somebody behind a proxy, under another name, or with a token. */
  const status = (url: string, headers: Record<string, string>) =>
    new Promise<number>((resolve, reject) => {
      request(`${url}/metrics`, { headers }, (response) => {
        response.resume()
        resolve(response.statusCode ?? 0)
      })
        .on('error', reject)
        .end()
    })

  it('is whoever sits at the machine', async () => {
    const { url } = await running()
    expect(await status(url, {})).toBe(200)
    expect(await status(url, { host: 'localhost:8080' })).toBe(200)
  })

  it('is nobody whom a proxy on the machine serves, and no page that has this machine under its own name', async () => {
    const { url } = await running({ operatorToken })
    expect(await status(url, { 'x-forwarded-for': '127.0.0.1' })).toBe(403)
    expect(await status(url, { forwarded: 'for=127.0.0.1' })).toBe(403)
    expect(await status(url, { host: 'board.example.org' })).toBe(403)
  })

  it('is whoever has the operator token', async () => {
    const { url } = await running({ operatorToken })
    const passedOn = { 'x-forwarded-for': '203.0.113.7' }
    const bearer = (token: string) => ({ ...passedOn, authorization: `Bearer ${token}` })
    expect(await status(url, bearer(operatorToken))).toBe(200)
    expect(await status(url, bearer(`${operatorToken}x`))).toBe(403)
    expect(await status(url, bearer(operatorToken.slice(0, -1)))).toBe(403)
    const without = await running()
    expect(await status(without.url, bearer('null'))).toBe(403)
  })

  it.skipIf(!lanAddress())('is nobody on the network without it', async () => {
    const { port } = await running({ host: '0.0.0.0', operatorToken })
    const url = `http://${lanAddress()}:${port}`
    expect(await status(url, {})).toBe(403)
    expect(await status(url, { host: '127.0.0.1' })).toBe(403)
    expect(await status(url, { authorization: `Bearer ${operatorToken}` })).toBe(200)
  })

  it('is told by the other end of the socket', () => {
    const from = (remoteAddress: string, host = '127.0.0.1:8080') =>
      isFromHere({ socket: { remoteAddress }, headers: { host } } as unknown as Parameters<
        typeof isFromHere
      >[0])
    expect(from('127.0.0.1')).toBe(true)
    expect(from('::ffff:127.0.0.1')).toBe(true)
    expect(from('::1', '[::1]:8080')).toBe(true)
    expect(from('192.168.1.5')).toBe(false)
    expect(from('::ffff:192.168.1.5')).toBe(false)
    expect(from('2001:db8::1')).toBe(false)
  })
})

function lanAddress(): string | undefined {
  return Object.values(networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')?.address
}
