/** Who may do what: every role, and everyone who has none, by every part over the websocket and by every route over HTTP. */
import { Buffer } from 'node:buffer'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readImport } from '../../../src/exchange/import'
import { exportFormats } from '../../../src/exchange/formats'
import { parts, type Part } from '../../../src/model/document'
import { roles, type Role } from '../../../src/model/roles'
import {
  afterwards,
  ask,
  connect,
  has,
  join,
  logged,
  makeBoard,
  put,
  rawSocket,
  running,
  until,
  type Board,
} from './world'

/** Those who hold a token that does not let them in, or none, and what they are told. */
const strangers = {
  revoked: 'link_revoked',
  expired: 'link_expired',
  'of a session that ended': 'session_ended',
  'host of another board': 'no_access',
  nobody: 'no_access',
} as const
type Stranger = keyof typeof strangers
type Actor = Role | Stranger
const actors: readonly Actor[] = [...roles, ...(Object.keys(strangers) as Stranger[])]
const isRole = (actor: Actor): actor is Role => (roles as readonly string[]).includes(actor)

/** Stands in the host's own part, and nowhere else. */
const secret = 'Confidential-4711-figure'

interface Stage extends Board {
  readonly keys: Readonly<Record<Actor, string>>
  /** Of a link that a host can act upon. */
  readonly link: string
}

/** A board with something in every part, and a key for everybody. */
async function stage(url: string): Promise<Stage> {
  const board = await makeBoard(url)
  const own = `${url}/api/boards/${board.id}`
  const make = async (role: Role, expiresInDays: number) =>
    (await ask('POST', `${own}/links`, board.tokens.host, { role, expiresInDays })).body
  const before = await make('host', 1e-8)
  const [ended, revoked] = [await make('editor', 1), await make('host', 1)]
  const host = board.tokens.host
  expect((await ask('POST', `${own}/end`, host)).status).toBe(200)
  await ask('DELETE', `${own}/links/${revoked.id}`, host)
  const fresh = await Promise.all((['editor', 'participant', 'viewer'] as const).map((role) => make(role, 1)))
  const [editor, participant, viewer] = fresh.map(({ token }) => token)
  const { code } = (await ask('POST', `${own}/code`, host, {})).body
  const desk = await join(board, host, 'desk')
  put(desk.doc, 'private', 'memo', { text: secret })
  const ground = await join(board, host)
  put(ground.doc, 'companies', 'mill', { name: 'Mill', x: 0, y: 0, w: 208, h: 104 })
  put(ground.doc, 'companies', 'farm', { name: 'Farm', x: 400, y: 0, w: 208, h: 104 })
  put(ground.doc, 'flows', 'straw', { from: 'mill', to: 'farm', resource: 'straw', status: 'idea' })
  await Promise.all([desk, ground].map(flushed))
  for (const { provider } of [desk, ground]) provider.destroy()
  return {
    ...board,
    code,
    link: fresh[2].id,
    keys: {
      host,
      editor,
      participant,
      viewer,
      revoked: revoked.token,
      expired: before.token,
      'of a session that ended': ended.token,
      'host of another board': (await makeBoard(url)).tokens.host,
      nobody: '',
    },
  }
}

/** Waits until all that somebody wrote is on disk. */
async function flushed({ provider }: Awaited<ReturnType<typeof join>>): Promise<void> {
  let saved = false
  provider.messageHandlers[100] = () => (saved = true)
  provider.ws?.send(Uint8Array.of(100, 1))
  await until(() => saved)
}

describe('over the websocket', () => {
  const writes: Readonly<Record<Part, readonly Role[]>> = {
    board: ['host', 'editor'],
    talk: ['host', 'editor', 'participant'],
    desk: ['host'],
  }
  const reads: Readonly<Record<Part, readonly Role[]>> = { board: roles, talk: roles, desk: ['host'] }
  /** What an actor is let do with a part: `[reads, writes, is seen and sees]`, or the code it is closed with. */
  const expected = (actor: Actor, part: Part): readonly [boolean, boolean, boolean] | number => {
    if (!isRole(actor)) return 4401
    if (!reads[part].includes(actor)) return 4403
    return [true, writes[part].includes(actor), true]
  }
  const cells = parts.flatMap((part) => actors.map((actor) => ({ part, actor, may: expected(actor, part) })))

  it.each(cells)('$part, $actor: $may', async ({ part, actor, may }) => {
    const board = await stage((await running()).url)
    const host = await join(board, board.keys.host, part)
    host.provider.awareness.setLocalStateField('user', { name: 'Host' })
    put(host.doc, 'things', 'by host', { name: secret })
    await flushed(host)

    if (typeof may === 'number') {
      const { socket, messages, closed } = await rawSocket(board, board.keys[actor] || 'none', part)
      // It says what a client says, and a write besides, without waiting for leave.
      socket.send(Uint8Array.of(0, 0, 1, 0))
      socket.send(Uint8Array.of(3))
      await until(() => closed.length > 0)
      expect(closed[0]?.code).toBe(may)
      expect(messages).toEqual([])
      const person = connect(board, board.keys[actor], part)
      put(person.doc, 'things', 'by person', { name: 'y' })
      person.provider.awareness.setLocalStateField('user', { name: 'Stranger' })
      await until(() => person.closedWith)
      expect(has(person.doc, 'things', 'by host')).toBe(false)
      expect(person.provider.awareness.getStates().size).toBe(1)
      expect(host.provider.awareness.getStates().size).toBe(1)
      expect(has((await join(board, board.keys.host, part)).doc, 'things', 'by person')).toBe(false)
      return
    }

    const [mayRead, mayWrite, mayBeSeen] = may
    const person = await join(board, board.keys[actor], part)
    expect(has(person.doc, 'things', 'by host')).toBe(mayRead)

    person.provider.awareness.setLocalStateField('user', { name: 'Person' })
    await until(() => host.provider.awareness.getStates().has(person.doc.clientID) === mayBeSeen)
    await until(() => person.provider.awareness.getStates().has(host.doc.clientID) === mayBeSeen)

    put(person.doc, 'things', 'by person', { name: 'y' })
    if (mayWrite) await until(() => has(host.doc, 'things', 'by person'))
    else await until(() => person.denied.length > 0)
    expect(person.denied).toEqual(
      mayWrite ? [] : [expect.stringContaining(`read-only: a ${actor} may not write to ${part}`)],
    )
    expect(has((await join(board, board.keys.host, part)).doc, 'things', 'by person')).toBe(mayWrite)
    // What was refused is still with the person, and the connection goes on.
    expect(has(person.doc, 'things', 'by person')).toBe(true)
    put(host.doc, 'things', 'later', { name: 'z' })
    await until(() => has(person.doc, 'things', 'later'))
  })
})

/** One row for each route: who may, what that answers, and the request. */
interface Row {
  /** Roles; `anyone` needs no token. */
  readonly who: readonly Role[] | 'anyone'
  readonly status: number | (() => number)
  readonly body?: (board: Stage) => unknown
  /** A file of this type in place of JSON. */
  readonly file?: { readonly type: string; readonly text: string }
  /** In place of `:format`. */
  readonly formats?: readonly string[]
}

const host: readonly Role[] = ['host']
const card = { key: 'phone 1', company: 'Sheep farm', offers: ['raw wool'], needs: [] }
const list = { type: 'text/csv', text: 'donor,receiver,resource\nMill,Farm,stone dust\n' }

/** Without a built page its addresses say so. */
const pageStatus = () => (existsSync('dist/page/index.html') ? 200 : 503)

const rows: Readonly<Record<string, Row>> = {
  'GET /': { who: 'anyone', status: pageStatus },
  'GET /*': { who: 'anyone', status: pageStatus },
  'GET /healthz': { who: 'anyone', status: 200 },
  // The test asks from the server's own machine.
  'GET /metrics': { who: 'anyone', status: 200 },
  'POST /api/boards': { who: 'anyone', status: 201, body: () => ({ title: 'Another' }) },
  'POST /api/join': { who: 'anyone', status: 200, body: ({ code }) => ({ code }) },
  'GET /api/boards/:id': { who: roles, status: 200 },
  'DELETE /api/boards/:id': { who: host, status: 204 },
  'GET /api/boards/:id/export/:format': { who: roles, status: 200, formats: exportFormats },
  'POST /api/boards/:id/import': { who: ['host', 'editor'], status: 200, file: list },
  'POST /api/boards/:id/cards': { who: ['host', 'editor', 'participant'], status: 201, body: () => card },
  'GET /api/boards/:id/links': { who: host, status: 200 },
  'POST /api/boards/:id/links': { who: host, status: 201, body: () => ({ role: 'viewer' }) },
  'PATCH /api/boards/:id/links/:link': { who: host, status: 200, body: () => ({ expiresInDays: 2 }) },
  'POST /api/boards/:id/links/:link/rotate': { who: host, status: 201 },
  'DELETE /api/boards/:id/links/:link': { who: host, status: 204 },
  'POST /api/boards/:id/end': { who: host, status: 200 },
  'GET /api/boards/:id/code': { who: host, status: 200 },
  'POST /api/boards/:id/code': { who: host, status: 201, body: () => ({ role: 'participant' }) },
  'PATCH /api/boards/:id/code': { who: host, status: 200, body: () => ({ expiresInHours: 8 }) },
  'DELETE /api/boards/:id/code': { who: host, status: 204 },
}

/** Headers without which no answer leaves, whatever it says. */
const everywhere: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /default-src 'self'.*script-src 'self';.*frame-ancestors 'none'/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
}

function expectGuarded(headers: Headers): void {
  for (const [name, value] of Object.entries(everywhere)) expect(headers.get(name), name).toMatch(value)
  expect(headers.get('set-cookie')).toBeNull()
}

/** All text inside a file, also of a workbook. */
async function textOf(answer: Response): Promise<string> {
  const bytes = new Uint8Array(await answer.clone().arrayBuffer())
  const type = answer.headers.get('content-type') ?? ''
  const table = type.includes('spreadsheet') ? JSON.stringify(await readImport(bytes, type)) : ''
  return Buffer.from(bytes).toString('utf8') + table
}

async function send(route: string, row: Row, board: Stage, key: string): Promise<Response> {
  const [method, path] = route.split(' ') as [string, string]
  const address = board.url + path.replace(':id', board.id).replace(':link', board.link).replace('*', 'b/x')
  const body = row.file?.text ?? (row.body && JSON.stringify(row.body(board)))
  return fetch(address, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': row.file?.type ?? 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })
}

const known = async (actual: Promise<{ routes: readonly string[] }>) =>
  [...new Set((await actual).routes)].filter((route) => !/^(HEAD|OPTIONS) /.test(route))

describe('over HTTP', () => {
  it('every route has its row, and every row its route', async () => {
    const routes = await known(running())
    // The page's own files are there where the page has been built.
    const expected = Object.keys(rows).filter((route) => route !== 'GET /*' || routes.includes(route))
    expect(routes.sort()).toEqual(expected.sort())
  })

  const cases = Object.entries(rows).flatMap(([route, row]) =>
    (row.formats ?? ['']).map((format) => ({ name: route.replace(':format', format), row })),
  )
  it.each(cases)('$name', async ({ name, row }) => {
    const { url } = await running()
    const told: Record<string, string> = {}
    const expected: Record<string, string> = {}
    for (const actor of actors) {
      const board = await stage(url)
      const answer = await send(name, row, board, board.keys[actor])
      const text = await textOf(answer)
      expectGuarded(answer.headers)
      expect(text).not.toContain(secret)
      for (const [whose, key] of Object.entries(board.keys))
        if (key) expect(text, `the key of ${whose}`).not.toContain(key)
      const { error } = (text.startsWith('{') ? JSON.parse(text) : {}) as { error?: string }
      told[actor] = error ? `${answer.status} ${error}` : String(answer.status)
      expected[actor] =
        row.who === 'anyone' || (isRole(actor) && row.who.includes(actor))
          ? String(typeof row.status === 'number' ? row.status : row.status())
          : isRole(actor)
            ? '403 not_allowed'
            : `401 ${strangers[actor]}`
    }
    expect(told).toEqual(expected)
  })

  it.each(Object.entries(rows).filter(([route]) => route.includes(':id')))(
    '%s of a board that is not there is not found, whoever asks',
    async (route, row) => {
      const board = await stage((await running()).url)
      for (const key of [board.keys.host, ''])
        expect((await send(route, row, { ...board, id: 'nowhere' }, key)).status).toBe(404)
    },
  )
})

describe('every answer is guarded, also one that', () => {
  const bare = async (port: number, request: string) => {
    const socket = connectTcp(port, '127.0.0.1')
    afterwards(() => socket.destroy())
    let answer = ''
    socket.on('data', (text) => (answer += String(text))).on('error', () => {})
    await once(socket, 'connect')
    socket.write(request.replaceAll('\n', '\r\n'))
    await once(socket, 'close')
    const [head = ''] = answer.split('\r\n\r\n')
    const [status = '', ...lines] = head.split('\r\n')
    const headers = new Headers(lines.map((line) => line.split(/: (.*)/s).slice(0, 2) as [string, string]))
    return { status, headers }
  }
  const upgrade = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\nHost: a\nConnection: Upgrade\nUpgrade: websocket\nSec-WebSocket-Version: 13\n${more}\n`
  const key = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n'

  it.each([
    ['is to no HTTP at all', 'nonsense\n\n', /400/],
    ['is to headers without end', `GET / HTTP/1.1\nHost: a\nX: ${'x'.repeat(40_000)}\n\n`, /431/],
    ['is to nothing that is there', 'GET /api/nothing HTTP/1.1\nHost: a\nConnection: close\n\n', /404/],
    ['is to a method that nobody has', 'PUT /api/join HTTP/1.1\nHost: a\nConnection: close\n\n', /404/],
    [
      'is to a websocket of another site',
      upgrade('/sync/a/board', `${key}Origin: http://evil.example\n`),
      /403/,
    ],
    ['is to a websocket at another place', upgrade('/elsewhere', key), /404/],
    ['is to a websocket without its key', upgrade('/sync/a/board'), /400/],
  ])('%s', async (_what, request, status) => {
    const answer = await bare((await running()).port, request)
    expect(answer.status).toMatch(status)
    expectGuarded(answer.headers)
  })

  it('says that the server failed', async () => {
    const said = logged()
    const { url } = await running({}, (store) => {
      store.board = () => Promise.reject(new Error('the disk is gone'))
      return store
    })
    const answer = await fetch(`${url}/api/boards/a`, { headers: { authorization: 'Bearer my-key' } })
    expect(answer.status).toBe(500)
    expectGuarded(answer.headers)
    expect(await answer.text()).not.toContain('disk')
    expect(said).not.toEqual([])
    expect(JSON.stringify(said)).not.toContain('my-key')
  })
})
