import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { ask, has, join, makeBoard, put, running, temporaryDirectory, until, type Board } from './world'

const list = [
  'donor;receiver;resource;quantity;unit;period;status',
  'Каменоломня «Север»;Mill;stone dust;1 200,5;t;year;discussion',
  ';Mill;heat;5;MWh;year;idea',
  'Mill;Farm "East";warm water;;;;idea',
].join('\r\n')

const send = async (
  board: Board,
  file: string | Uint8Array<ArrayBuffer>,
  type: string,
  token = board.tokens.editor,
) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': type }
  const address = `${board.url}/api/boards/${board.id}/import`
  const response = await fetch(address, { method: 'POST', headers, body: file })
  return { status: response.status, body: await response.json() }
}
const download = (board: Board, format: string) =>
  ask('GET', `${board.url}/api/boards/${board.id}/export/${format}`, board.tokens.viewer)
const rows = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true })

describe('a program that knows y-websocket and the schema', () => {
  it('adds companies and a flow, and finds them in the synergy list', async () => {
    const board = await makeBoard((await running()).url)
    const { doc, provider } = await join(board, board.tokens.editor)
    put(doc, 'companies', 'a', { name: '=Quarry "North"', kind: 'producer', x: 0, y: 0, w: 240, h: 120 })
    put(doc, 'companies', 'b', { name: 'Дорожник', kind: 'other', x: 400, y: 0, w: 240, h: 120 })
    put(doc, 'flows', 'f', {
      from: 'a',
      to: 'b',
      resource: 'stone dust',
      quantity: 2,
      unit: 't',
      period: 'day',
      status: 'idea',
    })
    let saved = false
    provider.messageHandlers[100] = () => (saved = true)
    provider.ws?.send(Uint8Array.of(100, 1))
    await until(() => saved)

    const { status, text, headers } = await download(board, 'synergies.csv')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/csv')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename/)
    expect(rows(text)).toMatchObject([
      {
        id: 'f',
        donor: `'=Quarry "North"`,
        receiver: 'Дорожник',
        resource: 'stone dust',
        annual_quantity: '730',
        annual_unit: 't',
      },
    ])
    const { body } = await download(board, 'synergies.json')
    expect(body).toMatchObject({
      board: board.id,
      synergies: [{ donor: '=Quarry "North"', annual_quantity: 730 }],
    })
  })
})

describe('an imported list', () => {
  it('is told row by row, seen at once by those who are there, and still there after a restart', async () => {
    const dataDir = temporaryDirectory()
    const server = await running({ dataDir })
    const board = await makeBoard(server.url)
    const watcher = await join(board, board.tokens.viewer)
    const { status, body } = await send(board, list, 'text/csv; charset=utf-8')
    expect(status).toBe(200)
    expect(body).toMatchObject({ kind: 'flows', added: { companies: 3, flows: 2 } })
    expect(body.refused).toEqual([
      expect.objectContaining({
        line: 3,
        column: 'donor',
        reason: expect.stringMatching(/needed and is empty/),
      }),
    ])
    await until(() => watcher.doc.getMap('companies').size === 3 && watcher.doc.getMap('flows').size === 2)
    await server.close()
    const again = { ...board, url: (await running({ dataDir })).url }
    const found = rows((await download(again, 'synergies.csv')).text)
    expect(found.map(({ donor, receiver, resource }) => [donor, receiver, resource])).toEqual([
      ['Каменоломня «Север»', 'Mill', 'stone dust'],
      ['Mill', 'Farm "East"', 'warm water'],
    ])
    expect(found[0]?.annual_quantity).toBe('1200.5')
  })

  it('given twice adds nothing the second time', async () => {
    const board = await makeBoard((await running()).url)
    await send(board, list, 'text/csv')
    const { body } = await send(board, list, 'text/csv')
    expect(body.added).toMatchObject({ companies: 0, flows: 0 })
    expect(rows((await download(board, 'synergies.csv')).text)).toHaveLength(2)
  })

  it('sent by several people at the same moment comes once', async () => {
    const board = await makeBoard((await running()).url)
    const answers = await Promise.all([1, 2, 3].map(() => send(board, list, 'text/csv')))
    expect(answers.map(({ body }) => body.added.companies).sort()).toEqual([0, 0, 3])
    expect(rows((await download(board, 'synergies.csv')).text)).toHaveLength(2)
    const { companies } = (await download(board, 'board.json')).body
    const places = Object.values<{ x: number; y: number }>(companies).map(({ x, y }) => `${x},${y}`)
    expect(new Set(places).size).toBe(3)
  })

  it('does not bring a company twice that somebody drew while it was laid out', async () => {
    const board = await makeBoard((await running()).url)
    const { doc } = await join(board, board.tokens.editor)
    const sent = send(board, list, 'text/csv')
    put(doc, 'companies', 'drawn', { name: 'Mill', x: 0, y: 0, w: 240, h: 120 })
    const { body } = await sent
    await until(() => doc.getMap('flows').size === 2)
    expect(body.added.companies).toBe(2)
  })

  it('can be the workbook or the board that another board was left by', async () => {
    const { url } = await running()
    const first = await makeBoard(url)
    await send(first, list, 'text/csv')
    for (const format of ['synergies.xlsx', 'board.json']) {
      const second = await makeBoard(url)
      const address = `${url}/api/boards/${first.id}/export/${format}`
      const file = await fetch(address, { headers: { authorization: `Bearer ${first.tokens.viewer}` } })
      const type = file.headers.get('content-type') as string
      const { status, body } = await send(second, new Uint8Array(await file.arrayBuffer()), type)
      expect([status, body.added.flows, body.added.companies], format).toEqual([200, 2, 3])
    }
  })

  it('that cannot be read is refused with the reason, and the board stays as it is', async () => {
    const board = await makeBoard((await running({ maxImportBytes: 100_000 })).url)
    const { doc } = await join(board, board.tokens.editor)
    put(doc, 'companies', 'a', { name: 'Mill' })
    const picture = Uint8Array.from({ length: 500 }, (_, index) => (index * 7) % 32)
    expect(await send(board, picture, 'text/csv')).toMatchObject({ status: 415, body: { error: 'notTable' } })
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256)
    expect(await send(board, noise, 'text/csv')).toMatchObject({ status: 415, body: { error: 'notTable' } })
    const letter = 'Dear Anna,\nsee you on Monday.\n'
    expect(await send(board, letter, 'text/csv')).toMatchObject({ status: 400, body: { error: 'noHeader' } })
    expect(await send(board, '', 'text/csv')).toMatchObject({ status: 400, body: { error: 'empty' } })
    expect(await send(board, '{"a":', 'application/json')).toMatchObject({
      status: 400,
      body: { error: 'badJson' },
    })
    expect(await send(board, list, 'image/png')).toMatchObject({
      status: 415,
      body: { where: 'content-type' },
    })
    const long = await send(board, `name\n${'x'.repeat(200_000)}`, 'text/csv')
    expect(long).toMatchObject({ status: 413, body: { error: 'too_large' } })
    const later = await join(board, board.tokens.viewer)
    expect(has(later.doc, 'companies', 'a')).toBe(true)
    expect(later.doc.getMap('companies').size).toBe(1)
  })
})

describe('an export', () => {
  it('in a format that is not known names those that are', async () => {
    const board = await makeBoard((await running()).url)
    const { status, body } = await download(board, 'synergies.pdf')
    expect([status, body.error]).toEqual([404, 'no_such_format'])
    for (const format of [
      'synergies.csv',
      'synergies.xlsx',
      'synergies.json',
      'board.json',
      'attention.json',
    ])
      expect(body.message).toContain(format)
  })

  it('tells what needs attention', async () => {
    const board = await makeBoard((await running()).url)
    const { doc } = await join(board, board.tokens.editor)
    put(doc, 'companies', 'a', { name: 'Mill' })
    put(doc, 'flows', 'f', { from: 'a', to: 'gone', resource: 'heat', status: 'idea' })
    await until(async () => (await download(board, 'attention.json')).body.questions.length > 0)
    const { body } = await download(board, 'attention.json')
    expect(body.questions).toContainEqual(expect.objectContaining({ record: 'flows', id: 'f' }))
  })
})

describe('the Kalundborg example', () => {
  it.each(['en', 'ru'] as const)('opens as a board with its flows in the list (%s)', async (language) => {
    const { url } = await running()
    const { body } = await ask('POST', `${url}/api/boards`, undefined, {
      title: 'Kalundborg',
      template: 'kalundborg',
      language,
    })
    const found = rows((await download({ ...body, url }, 'synergies.csv')).text)
    expect(found.length).toBeGreaterThan(15)
    expect(found.every(({ donor, receiver }) => donor && receiver)).toBe(true)
  })
})
