import { once } from 'node:events'
import { connect as connectTcp } from 'node:net'
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import { roles } from '../../../src/model/roles'
import {
  afterwards,
  ask,
  has,
  join,
  makeBoard,
  pause,
  put,
  running,
  temporaryDirectory,
  until,
  type Board,
} from './world'

const card = {
  key: 'phone 1',
  company: 'Sheep farm',
  offers: ['raw wool', { name: 'manure', quantity: 3, unit: 't' }],
  needs: [],
}

describe('a new board', () => {
  it('comes with a link for each role and a code', async () => {
    const { url } = await running()
    const { status, body } = await ask('POST', `${url}/api/boards`, undefined, {
      title: ' Порт ',
      language: 'ru',
    })
    expect(status).toBe(201)
    expect(body.title).toBe('Порт')
    expect(Object.keys(body.tokens).sort()).toEqual([...roles].sort())
    for (const role of roles) {
      const facts = await ask('GET', `${url}/api/boards/${body.id}`, body.tokens[role])
      expect(facts).toMatchObject({ status: 200, body: { id: body.id, title: 'Порт', language: 'ru', role } })
    }
  })

  it.each([
    [{}, 'title'],
    [{ title: '' }, 'title'],
    [{ title: 'x'.repeat(201) }, 'title'],
    [{ title: 'two\nlines' }, 'title'],
    [{ title: 5 }, 'title'],
    [{ title: 'ok', template: 'mars' }, 'template'],
    [{ title: 'ok', language: 'fr' }, 'language'],
    [[], 'body'],
  ])('is not made from %j, and the answer names the field', async (body, where) => {
    const { url } = await running()
    expect(await ask('POST', `${url}/api/boards`, undefined, body)).toMatchObject({
      status: 400,
      body: { error: 'bad_request', where },
    })
  })
})

describe('a card from a phone', () => {
  const send = (board: Board, body: unknown) =>
    ask('POST', `${board.url}/api/boards/${board.id}/cards`, board.tokens.participant, body)

  it('waits in the inbox, where those who are there see it come', async () => {
    const board = await makeBoard((await running()).url)
    const host = await join(board, board.tokens.host, 'talk')
    const { status, body } = await send(board, card)
    expect(status).toBe(201)
    await until(() => has(host.doc, 'cards', body.id))
    const fields = (host.doc.getMap('cards').get(body.id) as Y.Map<unknown>).toJSON()
    expect(fields).toMatchObject({ ...card, state: 'waiting' })
    expect(Date.parse(fields.createdAt)).not.toBeNaN()
  })

  it('sent again, at once or later, is the same card', async () => {
    const board = await makeBoard((await running()).url)
    const answers = await Promise.all([send(board, card), send(board, card)])
    answers.push(await send(board, { ...card, company: 'Another name' }))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const other = await send(board, { ...card, key: 'phone 2' })
    expect(other.body.id).not.toBe(answers[0]?.body.id)
    const host = await join(board, board.tokens.host, 'talk')
    expect(host.doc.getMap('cards').size).toBe(2)
  })

  it.each([
    [{ ...card, key: '' }, 'key'],
    [{ ...card, company: 7 }, 'company'],
    [{ ...card, offers: 'wool' }, 'offers'],
    [{ ...card, needs: [{ quantity: 1 }] }, 'needs.0'],
  ])('that is wrong is refused, naming the field (%#)', async (body, where) => {
    const board = await makeBoard((await running()).url)
    const { status, body: answer } = await send(board, body)
    expect(status).toBe(400)
    expect(answer.where).toMatch(where)
  })

  it('that is larger than a card can be is refused', async () => {
    const board = await makeBoard((await running()).url)
    expect((await send(board, { ...card, company: 'x'.repeat(300_000) })).status).toBe(413)
  })
})

describe('the rest of the server', () => {
  it('says that its store can be written and read', async () => {
    const { url } = await running()
    expect(await ask('GET', `${url}/healthz`)).toMatchObject({ status: 200, body: { status: 'ok' } })
  })

  it('forbids a page to run foreign code or be framed', async () => {
    const { url } = await running()
    const { headers } = await ask('GET', `${url}/api/boards/none`)
    const policy = headers.get('content-security-policy')
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).toContain(`connect-src 'self' ${url.replace('http', 'ws')} ${url.replace('http', 'wss')};`)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('answers what is not there or not JSON in JSON', async () => {
    const { url } = await running()
    expect(await ask('GET', `${url}/api/nothing`)).toMatchObject({
      status: 404,
      body: { error: 'not_found' },
    })
    expect(await ask('GET', `${url}/api/boards/a%00b`)).toMatchObject({
      status: 400,
      body: { where: 'path' },
    })
    const headers = { 'content-type': 'application/json' }
    const broken = await fetch(`${url}/api/boards`, { method: 'POST', headers, body: '{' })
    expect([broken.status, (await broken.json()).error]).toEqual([400, 'bad_request'])
    const xml = { method: 'POST', headers: { 'content-type': 'text/xml' }, body: '<a/>' }
    expect((await fetch(`${url}/api/boards`, xml)).status).toBe(415)
  })

  it('lets people finish when it stops: they are told, and what they wrote is kept', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    let told: number | undefined
    ann.provider.on('connection-close', (event) => (told ??= event?.code))
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    await pause(5)
    await server.close()
    expect(told).toBe(1001)
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
    const again = await join({ ...board, url: (await running({ dataDir })).url }, board.tokens.viewer)
    expect(has(again.doc, 'companies', 'mill')).toBe(true)
  })
})

describe('an address that cannot be read', () => {
  it('is answered like every other mistake, with the headers that every answer carries', async () => {
    const { url } = await running()
    const { status, body, headers } = await ask('GET', `${url}/b/%zz`)
    expect({ status, body }).toMatchObject({ status: 400, body: { error: 'bad_request' } })
    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})

describe('a title that a program made too long', () => {
  it('is told cut to one that fits', async () => {
    const board = await makeBoard((await running()).url)
    const ann = await join(board, board.tokens.editor)
    ann.doc.getMap('meta').set('title', 'ж'.repeat(5000))
    await pause(50)
    const path = `${board.url}/api/boards/${board.id}`
    await ask('GET', `${path}/export/synergies.json`, board.tokens.viewer)
    expect((await ask('GET', path, board.tokens.viewer)).body.title).toBe('ж'.repeat(200))
  })
})

describe('a server that is asked to stop', () => {
  it('does not wait for a connection that is silent or has sent half a request', async () => {
    const server = await running()
    const sockets = [connectTcp(server.port, '127.0.0.1'), connectTcp(server.port, '127.0.0.1')]
    for (const socket of sockets) {
      afterwards(() => socket.destroy())
      socket.on('error', () => {})
      await once(socket, 'connect')
    }
    sockets[1]?.write('POST /api/boards HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{')
    await pause(50)
    const stopped = await Promise.race([server.close().then(() => true), pause(3000).then(() => false)])
    expect(stopped).toBe(true)
  })
})
