import { describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { makeCode, readCode } from '../../../server/access/codes'
import { mayRead, mayWrite, roles, type Role } from '../../../src/model/roles'
import { parts, type Part } from '../../../src/model/document'
import { ask, connect, has, join, makeBoard, pause, put, running, until } from './world'

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

  it('of the last host cannot be revoked', async () => {
    const board = await makeBoard((await running()).url)
    const links = `${board.url}/api/boards/${board.id}/links`
    const { body } = await ask('GET', links, board.tokens.host)
    const own = body.links.find(({ role }: { role: string }) => role === 'host')
    expect((await ask('DELETE', `${links}/${own.id}`, board.tokens.host)).status).toBe(409)
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

  it('is read as it was meant', () => {
    expect(readCode(' ab-c 23 4')).toBe('ABC234')
    expect(makeCode('b', 'viewer').code).toHaveLength(6)
  })
})
