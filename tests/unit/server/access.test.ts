import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { codeCount, codeHours, makeCode, readCode } from '../../../server/access/codes'
import { defaultSettings } from '../../../server/settings'
import { mayRead, mayWrite, roles, type Role } from '../../../src/model/roles'
import { parts, type Part } from '../../../src/model/document'
import { ask, connect, has, join, makeBoard, pause, put, running, temporaryDirectory, until } from './world'

/** What the design says, written out once more by hand. */
const matrix: Record<Part, Record<Role, 'writes' | 'reads' | 'nothing'>> = {
  board: { host: 'writes', editor: 'writes', participant: 'reads', viewer: 'reads' },
  talk: { host: 'writes', editor: 'writes', participant: 'writes', viewer: 'reads' },
  desk: { host: 'writes', editor: 'nothing', participant: 'nothing', viewer: 'nothing' },
}
const cases = parts.flatMap((part) => roles.map((role) => ({ part, role, may: matrix[part][role] })))

describe('a role over the websocket', () => {
  it.each(cases)('$role and $part: $may', async ({ part, role, may }) => {
    const board = await makeBoard((await running()).url)
    expect([mayRead(role, part), mayWrite(role, part)]).toEqual([may !== 'nothing', may === 'writes'])
    const person = connect(board, board.tokens[role], part)
    if (may === 'nothing') {
      await until(() => person.closedWith)
      expect(person.closedWith?.code).toBe(4403)
      expect(person.provider.synced).toBe(false)
      return
    }
    const host = await join(board, board.tokens.host, part)
    await until(() => person.provider.synced)
    put(host.doc, 'things', 'by host', { name: 'x' })
    await until(() => has(person.doc, 'things', 'by host'))
    put(person.doc, 'things', 'by person', { name: 'y' })
    if (may === 'writes') {
      await until(() => has(host.doc, 'things', 'by person'))
      expect(person.denied).toEqual([])
    } else {
      await until(() => person.denied.length > 0)
      expect(person.denied[0]).toMatch(/read-only/)
      await pause(30)
      expect(has(host.doc, 'things', 'by person')).toBe(false)
      expect(has((await join(board, board.tokens.host, part)).doc, 'things', 'by person')).toBe(false)
    }
  })

  it('that only reads is not refused for repeating on joining what everybody knows', async () => {
    const board = await makeBoard((await running()).url)
    const editor = await join(board, board.tokens.editor)
    put(editor.doc, 'companies', 'mill', { name: 'Mill' })
    editor.doc.getMap('companies').delete('mill')
    const viewer = await join(board, board.tokens.viewer)
    viewer.provider.disconnect()
    viewer.provider.connect()
    await until(() => viewer.provider.synced)
    await pause(50)
    expect(viewer.denied).toEqual([])
  })
})

describe('a connection is refused', () => {
  it('without a token, with an unknown one, or with that of another board', async () => {
    const { url } = await running()
    const board = await makeBoard(url)
    const other = await makeBoard(url)
    for (const token of ['', 'nonsense', other.tokens.host]) {
      const person = connect(board, token)
      await until(() => person.closedWith)
      expect(person.closedWith?.code).toBe(4401)
    }
  })

  it('when there is no such board or part', async () => {
    const board = await makeBoard((await running()).url)
    const nowhere = connect({ ...board, id: 'nowhere' }, board.tokens.host)
    const noPart = connect(board, board.tokens.host, 'attic' as Part)
    await until(() => nowhere.closedWith && noPart.closedWith)
    expect(nowhere.closedWith?.code).toBe(4404)
    expect(noPart.closedWith?.code).toBe(4400)
  })

  it('when a page of another site asks', async () => {
    const board = await makeBoard((await running()).url)
    const open = (origin?: string) =>
      new Promise((resolve) => {
        const url = `${board.url.replace('http', 'ws')}/sync/${board.id}/board`
        const socket = new WebSocket(url, ['symbiosis', board.tokens.host], { origin })
        socket.on('open', () => resolve('open')).on('error', (error) => resolve(error.message))
        socket.on('open', () => socket.terminate())
      })
    expect(await open('https://evil.example')).toMatch(/403/)
    expect(await open('null')).toMatch(/403/)
    expect(await open(board.url)).toBe('open')
    expect(await open()).toBe('open')
  })
})

describe('a link', () => {
  it('that is revoked closes its live connections and opens none', async () => {
    const board = await makeBoard((await running()).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const { body: link } = await ask('POST', links, board.tokens.host, { role: 'editor' })
    const guest = await join(board, link.token)
    const editor = await join(board, board.tokens.editor)
    expect((await ask('DELETE', `${links}/${link.id}`, board.tokens.host)).status).toBe(204)
    await until(() => guest.closedWith)
    expect(guest.closedWith).toEqual({ code: 4401, reason: 'token revoked' })
    expect(editor.provider.wsconnected).toBe(true)
    const again = connect(board, link.token)
    await until(() => again.closedWith)
    expect(again.closedWith?.code).toBe(4401)
    expect((await ask('GET', `${board.url}/api/boards/${board.id}`, link.token)).status).toBe(401)
  })

  it('that expires closes its live connections', async () => {
    const board = await makeBoard((await running({ sweepMs: 20 })).url)
    const { body: link } = await ask('POST', `${board.url}/api/boards/${board.id}/links`, board.tokens.host, {
      role: 'viewer',
      expiresInDays: 0.5 / (24 * 60 * 60),
    })
    const guest = await join(board, link.token)
    await until(() => guest.closedWith)
    expect(guest.closedWith).toEqual({ code: 4401, reason: 'token expired' })
  })

  it('is rotated into a new one of the same role; the old one stops working', async () => {
    const board = await makeBoard((await running()).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const { body: link } = await ask('POST', links, board.tokens.host, {
      role: 'participant',
      expiresInDays: 3,
    })
    const { status, body: fresh } = await ask('POST', `${links}/${link.id}/rotate`, board.tokens.host)
    expect(status).toBe(201)
    expect(fresh.role).toBe('participant')
    const facts = `${board.url}/api/boards/${board.id}`
    expect((await ask('GET', facts, link.token)).status).toBe(401)
    expect((await ask('GET', facts, fresh.token)).body.role).toBe('participant')
    const { body } = await ask('GET', links, board.tokens.host)
    expect(body.links.find(({ id }: { id: string }) => id === link.id).revoked).toBe(true)
    expect(JSON.stringify(body)).not.toContain(fresh.token)
  })

  it('that lasts shorter or longer from now on ends, or goes on, for those who are there', async () => {
    const board = await makeBoard((await running({ sweepMs: 20 })).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const host = board.tokens.host
    const soon = 1 / (24 * 60 * 60)
    const make = async () => (await ask('POST', links, host, { role: 'editor', expiresInDays: soon })).body
    const [short, long] = [await make(), await make()]
    const [shortened, prolonged] = [await join(board, short.token), await join(board, long.token)]
    const changed = await ask('PATCH', `${links}/${long.id}`, host, { expiresInDays: null })
    expect(changed).toMatchObject({ status: 200, body: { id: long.id, expiresAt: null } })
    const at = performance.now()
    await ask('PATCH', `${links}/${short.id}`, host, { expiresInDays: 1e-9 })
    await until(() => shortened.closedWith)
    expect(performance.now() - at).toBeLessThan(1000)
    expect(shortened.closedWith).toEqual({ code: 4401, reason: 'token expired' })
    await pause(1100)
    expect(prolonged.provider.wsconnected).toBe(true)
    expect((await ask('GET', `${board.url}/api/boards/${board.id}`, short.token)).body.error).toBe(
      'link_expired',
    )
    expect((await ask('PATCH', `${links}/${short.id}`, host, {})).status).toBe(400)
  })

  it('is listed with who is there by it and when it was last used, also after a restart', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const list = async (url: string) => {
      const { body } = await ask('GET', `${url}/api/boards/${board.id}/links`, board.tokens.host)
      return Object.fromEntries(body.links.map((one: { role: string }) => [one.role, one]))
    }
    const anna = await join(board, board.tokens.editor)
    await join(board, board.tokens.editor)
    const before = await list(board.url)
    expect(before.host).toMatchObject({ own: true, inUse: 0 })
    expect(before.editor).toMatchObject({ own: false, inUse: 2 })
    expect(Date.now() - Date.parse(before.editor.lastUsedAt)).toBeLessThan(5000)
    expect(before.viewer).toMatchObject({ inUse: 0, lastUsedAt: null })
    anna.provider.destroy()
    await until(async () => (await list(board.url)).editor.inUse === 1)
    await server.close()
    const after = await list((await running({ dataDir })).url)
    expect(Date.parse(after.editor.lastUsedAt)).toBeGreaterThanOrEqual(Date.parse(before.editor.lastUsedAt))
    expect(after.viewer.lastUsedAt).toBeNull()
  })

  it('that is revoked while somebody is being let in by it lets nobody in', async () => {
    const board = await makeBoard((await running()).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const { body: link } = await ask('POST', links, board.tokens.host, { role: 'editor' })
    const people = Array.from({ length: 20 }, () => connect(board, link.token))
    await ask('DELETE', `${links}/${link.id}`, board.tokens.host)
    await until(() => people.every(({ closedWith }) => closedWith))
    expect(new Set(people.map(({ closedWith }) => closedWith?.reason))).toEqual(new Set(['token revoked']))
  })

  it('of the last host cannot be revoked, nor told to expire, also not by two hosts at once', async () => {
    const board = await makeBoard((await running()).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const { body } = await ask('GET', links, board.tokens.host)
    const own = body.links.find(({ role }: { role: string }) => role === 'host')
    expect((await ask('DELETE', `${links}/${own.id}`, board.tokens.host)).status).toBe(409)
    const shorter = { expiresInDays: 1 }
    expect((await ask('PATCH', `${links}/${own.id}`, board.tokens.host, shorter)).status).toBe(409)
    const { body: second } = await ask('POST', links, board.tokens.host, { role: 'host' })
    const answers = await Promise.all([
      ask('DELETE', `${links}/${second.id}`, board.tokens.host),
      ask('DELETE', `${links}/${own.id}`, second.token),
    ])
    expect(answers.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1)
  })
})

describe('a session that the host ends', () => {
  it('is over for everyone else at once, and for those who come back later; the host goes on', async () => {
    const board = await makeBoard((await running()).url)
    const own = `${board.url}/api/boards/${board.id}`
    const typed = await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })
    const host = await join(board, board.tokens.host)
    const others = await Promise.all(
      [board.tokens.editor, board.tokens.participant, board.tokens.viewer, typed.body.token].map((token) =>
        join(board, token),
      ),
    )
    const talking = await join(board, board.tokens.participant, 'talk')
    const at = performance.now()
    const { status, body } = await ask('POST', `${own}/end`, board.tokens.host)
    await until(() => [...others, talking].every(({ closedWith }) => closedWith))
    expect(performance.now() - at).toBeLessThan(1000)
    expect({ status, body }).toEqual({ status: 200, body: { revoked: 4, closed: 4 } })
    for (const { closedWith } of others) expect(closedWith).toEqual({ code: 4401, reason: 'session ended' })
    expect(host.provider.wsconnected).toBe(true)

    const asleep = connect(board, typed.body.token)
    await until(() => asleep.closedWith)
    expect(asleep.closedWith).toEqual({ code: 4401, reason: 'session ended' })
    expect((await ask('GET', own, typed.body.token)).body.error).toBe('session_ended')
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })).status).toBe(404)
    expect((await ask('GET', `${own}/code`, board.tokens.host)).body.error).toBe('no_code')

    const { body: fresh } = await ask('POST', `${own}/links`, board.tokens.host, { role: 'editor' })
    await join(board, fresh.token)
  })
})

describe('the join code', () => {
  it('lets a person in with a token of their own, however they type it', async () => {
    const board = await makeBoard((await running()).url)
    expect(board.code).toMatch(/^[23456789BCDFGHJKMNPQRSTVWXYZ]{6}$/)
    const typed = ` ${board.code.slice(0, 3).toLowerCase()}-${board.code.slice(3)}`
    const first = await ask('POST', `${board.url}/api/join`, undefined, { code: typed })
    const second = await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })
    expect(first).toMatchObject({ status: 200, body: { board: board.id, role: 'editor' } })
    expect(first.body.token).not.toBe(second.body.token)
    await join(board, first.body.token)
  })

  it('is changed by the host, with the role that it gives', async () => {
    const board = await makeBoard((await running()).url)
    const code = `${board.url}/api/boards/${board.id}/code`
    const { body } = await ask('POST', code, board.tokens.host, { role: 'participant' })
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })).status).toBe(404)
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: body.code })).body.role).toBe(
      'participant',
    )
    expect((await ask('GET', code, board.tokens.host)).body).toMatchObject({
      code: body.code,
      role: 'participant',
    })
    expect((await ask('POST', code, board.tokens.host, { role: 'host' })).status).toBe(400)
  })

  it('keeps its characters when only its role or its end is changed', async () => {
    const board = await makeBoard((await running()).url)
    const code = `${board.url}/api/boards/${board.id}/code`
    const { status, body } = await ask('PATCH', code, board.tokens.host, {
      role: 'viewer',
      expiresInHours: 1 / 3600,
    })
    expect({ status, body }).toMatchObject({ status: 200, body: { code: board.code, role: 'viewer' } })
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })).body.role).toBe(
      'viewer',
    )
    await pause(1100)
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })).status).toBe(404)
    for (const expiresInHours of [0, -1, 31 * 24, null, 'long'])
      expect((await ask('PATCH', code, board.tokens.host, { expiresInHours })).status).toBe(400)
  })

  it('is switched off, and on again with another', async () => {
    const board = await makeBoard((await running()).url)
    const code = `${board.url}/api/boards/${board.id}/code`
    expect((await ask('DELETE', code, board.tokens.host)).status).toBe(204)
    expect((await ask('DELETE', code, board.tokens.host)).status).toBe(404)
    expect((await ask('PATCH', code, board.tokens.host, { role: 'viewer' })).status).toBe(404)
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })).status).toBe(404)
    const { body } = await ask('POST', code, board.tokens.host, { expiresInHours: 8 })
    expect(body.code).not.toBe(board.code)
    expect(Date.parse(body.expiresAt) - Date.now()).toBeLessThanOrEqual(8 * 60 * 60 * 1000)
    expect((await ask('POST', `${board.url}/api/join`, undefined, { code: body.code })).status).toBe(200)
  })

  it('cannot be guessed for long, while a room full of people joins freely', async () => {
    const board = await makeBoard((await running({ maxWrongCodesPerAddress: 30 })).url)
    const tryCode = (code: string) => ask('POST', `${board.url}/api/join`, undefined, { code })
    for (let i = 0; i < 60; i++) expect((await tryCode(board.code)).status).toBe(200)
    const statuses = []
    for (let i = 0; i < 40; i++) statuses.push((await tryCode('WRONG2')).status)
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(404))
    expect(statuses.slice(30)).toEqual(Array(10).fill(429))
    const refused = await tryCode(board.code)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('is not met by someone who tries for as long as it lasts, from as many addresses as they like', () => {
    const tries = defaultSettings.maxWrongCodes * 6 * codeHours
    expect(codeCount).toBe(481_890_304)
    expect(tries / codeCount).toBeLessThan(1 / 1_000)
  })

  it('is read as it was meant', () => {
    expect(readCode(' ab-c 23 4')).toBe('ABC234')
    expect(makeCode('b', 'viewer').code).toHaveLength(6)
  })
})
