import { readFileSync, readdirSync } from 'node:fs'
import { join as pathJoin } from 'node:path'
import Database from 'libsql'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { Retention, type LetGo } from '../../../../server/operation/retention'
import { boardMark } from '../../../../server/operation/told'
import type { RunningServer } from '../../../../server/server'
import { steps } from '../../../../server/store/schema'
import { openSqlite } from '../../../../server/store/sqlite'
import { tablesOfBoard } from '../../../../server/store/sqliteKeeping'
import type { Store } from '../../../../server/store/store'
import {
  afterwards,
  ask,
  connect,
  has,
  join,
  logged,
  makeBoard,
  put,
  running,
  temporaryDirectory,
  until,
  type Board,
} from '../world'

const day = 24 * 60 * 60 * 1000

/** A server whose store is at hand. */
async function serving(): Promise<{
  server: RunningServer & { url: string }
  store: Store
  dataDir: string
}> {
  const dataDir = temporaryDirectory()
  let store: Store | undefined
  const server = await running({ dataDir }, (opened) => (store = opened))
  return { server, store: store!, dataDir }
}

/** What retention does when so many days have passed since now. */
function after(
  days: number,
  { server, store }: { server: RunningServer; store: Store },
  settings: { retentionDays?: number; personalDataDays?: number },
): Promise<LetGo> {
  const clock = () => Date.now() + days * day
  const kept = { retentionDays: null, personalDataDays: null, ...settings }
  return new Retention({ store, hub: server.hub, settings: kept, clock }).run()
}

async function nobodyThere(server: RunningServer): Promise<void> {
  await until(() => server.hub.size === 0)
}

/** Whether a text is anywhere in the files of the store. */
function onDisk(dataDir: string, text: string): boolean {
  const files = readdirSync(dataDir, { withFileTypes: true }).filter((entry) => entry.isFile())
  return files.some(({ name }) => readFileSync(pathJoin(dataDir, name)).includes(text))
}

async function exported(board: Board): Promise<string> {
  return (await ask('GET', `${board.url}/api/boards/${board.id}/export/board.json`, board.tokens.host)).text
}

describe('a board that nobody opens', () => {
  it('is deleted when its time is up, and not a day before', async () => {
    const world = await serving()
    const board = await makeBoard(world.server.url)
    const path = `${board.url}/api/boards/${board.id}`
    expect(await after(29, world, { retentionDays: 30 })).toMatchObject({ deleted: 0 })
    expect((await ask('GET', path, board.tokens.viewer)).status).toBe(200)
    expect(await after(31, world, { retentionDays: 30 })).toMatchObject({ deleted: 1 })
    expect((await ask('GET', path, board.tokens.viewer)).status).toBe(404)
    const { status } = await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })
    expect(status).toBe(404)
  })

  it('is kept for ever unless the operator says otherwise', async () => {
    const world = await serving()
    await makeBoard(world.server.url)
    expect(await after(99_999, world, {})).toEqual({ deleted: 0, cleared: 0, ended: 0 })
  })

  it('counts from when somebody was there last, also if they only looked', async () => {
    const world = await serving()
    const board = await makeBoard(world.server.url)
    const made = Date.now()
    vi.useFakeTimers({ toFake: ['Date'], now: made + 20 * day })
    afterwards(() => vi.useRealTimers())
    const viewer = await join(board, board.tokens.viewer)
    viewer.provider.destroy()
    await nobodyThere(world.server)
    expect(await after(29, world, { retentionDays: 30 })).toMatchObject({ deleted: 0 })
    expect(await after(31, world, { retentionDays: 30 })).toMatchObject({ deleted: 1 })
  })

  it('is never deleted while somebody is on it', async () => {
    const world = await serving()
    const board = await makeBoard(world.server.url)
    const ann = await join(board, board.tokens.editor)
    expect(await after(400, world, { retentionDays: 30, personalDataDays: 3 })).toMatchObject({
      deleted: 0,
      cleared: 0,
    })
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    expect(ann.closedWith).toBeNull()
  })

  it('costs the store a write an hour while people are on it, not one an edit', async () => {
    const world = await serving()
    const touched: number[] = []
    const touch = world.store.keeping.touch.bind(world.store.keeping)
    world.store.keeping.touch = (boards, at) => {
      touched.push(boards.length)
      return touch(boards, at)
    }
    const board = await makeBoard(world.server.url)
    const ann = await join(board, board.tokens.editor)
    const ben = await join(board, board.tokens.viewer)
    for (let i = 0; i < 50; i++) put(ann.doc, 'companies', `c${i}`, { name: `Company ${i}` })
    await until(() => has(ben.doc, 'companies', 'c49'))
    await world.server.hub.noteUses()
    await world.server.hub.noteUses()
    expect(touched).toEqual([1])
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + day / 24 + 1000 })
    afterwards(() => vi.useRealTimers())
    await world.server.hub.noteUses()
    expect(touched).toEqual([1, 1])
  })

  it('is counted in the log before it goes, by its mark', async () => {
    const lines = logged()
    const dataDir = temporaryDirectory()
    const store = openSqlite(dataDir)
    const made = { id: 'old', title: 'Old', language: 'en' as const, createdAt: Date.now() - 90 * day }
    const code = { code: 'ABC234', board: 'old', role: 'editor' as const, expiresAt: Date.now() }
    await store.createBoard({ board: made, tokens: [], code, log: [] })
    await store.close()
    await running({ dataDir, retentionDays: 60, logLevel: 'info' })
    await until(() => lines.some(({ msg }) => msg === 'retention: done'))
    expect(lines.filter(({ msg }) => /retention|deleted/.test(msg))).toMatchObject([
      { msg: 'retention: this many boards are due', toDelete: 1, retentionDays: 60 },
      { msg: 'a board is deleted: its time was up', board: boardMark('old') },
      { msg: 'retention: done', deleted: 1 },
    ])
  })
})

describe('a deleted board', () => {
  const word = 'unmistakable'

  it('is nowhere in the files of the store', async () => {
    const { server, dataDir } = await serving()
    const board = await makeBoard(server.url, `${word} title`)
    const other = await makeBoard(server.url, 'Another board')
    const ann = await join(board, board.tokens.editor)
    for (let i = 0; i < 200; i++) put(ann.doc, 'companies', `c${i}`, { name: `${word} company ${i}` })
    ann.doc.getMap('companies').clear()
    put(ann.doc, 'companies', 'last', { name: `${word} at last` })
    const card = { key: 'phone', company: `${word} card`, offers: [], needs: [] }
    await ask('POST', `${board.url}/api/boards/${board.id}/cards`, board.tokens.participant, card)
    await until(() => onDisk(dataDir, `${word} at last`))
    // Once all have left, the log is folded, and what it held lies on pages that are free.
    ann.provider.destroy()
    await nobodyThere(server)
    const ben = await join(board, board.tokens.editor)
    expect(onDisk(dataDir, `${word} company 7`)).toBe(true)

    const { status } = await ask('DELETE', `${board.url}/api/boards/${board.id}`, board.tokens.host)
    expect(status).toBe(204)
    expect(onDisk(dataDir, word)).toBe(false)
    expect(onDisk(dataDir, board.id)).toBe(false)
    expect(onDisk(dataDir, board.code)).toBe(false)
    await until(() => ben.closedWith)
    expect((await ask('GET', `${other.url}/api/boards/${other.id}`, other.tokens.viewer)).status).toBe(200)
  })

  it('sends everybody away for good, and nothing of theirs comes after it', async () => {
    const { server, dataDir } = await serving()
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    const desk = await join(board, board.tokens.host, 'desk')
    put(ann.doc, 'companies', 'mill', { name: `${word} mill` })
    const deleting = ask('DELETE', `${board.url}/api/boards/${board.id}`, board.tokens.host)
    const late = connect(board, board.tokens.viewer)
    for (let i = 0; i < 20; i++) put(ann.doc, 'companies', `late${i}`, { name: `${word} late` })
    expect((await deleting).status).toBe(204)
    await until(() => ann.closedWith && desk.closedWith && late.closedWith)
    for (const person of [ann, desk, late]) expect(person.closedWith?.code).toBe(4404)
    await nobodyThere(server)
    expect(onDisk(dataDir, word)).toBe(false)
    const again = connect(board, board.tokens.editor, 'board', ann.doc)
    await until(() => again.closedWith)
    expect(again.closedWith).toMatchObject({ code: 4404 })
  })

  it('was deleted by its host, and by nobody else', async () => {
    const { server } = await serving()
    const board = await makeBoard(server.url)
    const path = `${board.url}/api/boards/${board.id}`
    for (const role of ['editor', 'participant', 'viewer'] as const)
      expect((await ask('DELETE', path, board.tokens[role])).status).toBe(403)
    expect((await ask('DELETE', path)).status).toBe(401)
    expect((await ask('GET', path, board.tokens.host)).status).toBe(200)
  })

  it('works on when it could not be deleted', async () => {
    logged()
    const { server, store } = await serving()
    const board = await makeBoard(server.url)
    const deleteBoard = store.keeping.deleteBoard.bind(store.keeping)
    store.keeping.deleteBoard = () => Promise.reject(new Error('disk full'))
    const path = `${board.url}/api/boards/${board.id}`
    expect((await ask('DELETE', path, board.tokens.host)).status).toBe(500)
    const ann = await join(board, board.tokens.editor)
    put(ann.doc, 'companies', 'mill', { name: 'Mill' })
    const ben = await join(board, board.tokens.viewer)
    await until(() => has(ben.doc, 'companies', 'mill'))
    store.keeping.deleteBoard = deleteBoard
    expect((await ask('DELETE', path, board.tokens.host)).status).toBe(204)
  })

  it('has rows in no table: whoever adds one with boards in it adds it to the list', async () => {
    const { server, dataDir } = await serving()
    await server.close()
    const db = new Database(pathJoin(dataDir, 'boards.db'))
    const tables = db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as {
      name: string
    }[]
    const ofBoards = tables
      .map(({ name }) => name)
      .filter((name) =>
        (db.pragma(`table_info(${name})`) as { name: string }[]).some((column) => column.name === 'board'),
      )
    db.close()
    expect([...tablesOfBoard].sort()).toEqual(ofBoards.sort())
  })
})

describe('what is about persons', () => {
  const anna = 'Anna Kalniņa'

  it('goes from a board whose time is up, and the board stays', async () => {
    const world = await serving()
    const { server, dataDir } = world
    const board = await makeBoard(server.url)
    const { body } = await ask('POST', `${board.url}/api/join`, undefined, { code: board.code })
    const ann = await join(board, body.token)
    const host = await join(board, board.tokens.host, 'desk')
    put(ann.doc, 'companies', 'mill', { name: 'Mill', createdBy: anna, createdAt: '2026-11-24T10:00:00Z' })
    put(ann.doc, 'notes', 'note', { text: new Y.Text('Ask the mill'), author: anna })
    put(ann.doc, 'actions', 'call', { text: 'Call', owner: anna, flow: 'f' })
    put(host.doc, 'contacts', 'mill', { phone: '+371 20000000' })
    await until(() => onDisk(dataDir, '+371 20000000') && onDisk(dataDir, 'Call'))
    for (const person of [ann, host]) person.provider.destroy()
    await nobodyThere(server)

    expect(await after(89, world, { personalDataDays: 90 })).toMatchObject({ cleared: 0 })
    expect(onDisk(dataDir, anna)).toBe(true)
    expect(await after(91, world, { personalDataDays: 90 })).toMatchObject({ deleted: 0, cleared: 1 })
    expect(onDisk(dataDir, anna)).toBe(false)
    expect(onDisk(dataDir, '+371 20000000')).toBe(false)
    expect(onDisk(dataDir, board.code)).toBe(false)

    const facts = (token: string) => ask('GET', `${board.url}/api/boards/${board.id}`, token)
    expect((await facts(body.token)).status).toBe(401)
    expect((await facts(board.tokens.editor)).status).toBe(200)
    const text = await exported(board)
    expect(text).toContain('Mill')
    expect(text).toContain('2026-11-24T10:00:00Z')
    expect(text).toContain('Ask the mill')
    expect(text).not.toContain(anna)
    const desk = await join(board, board.tokens.host, 'desk')
    expect(has(desk.doc, 'contacts', 'mill')).toBe(false)
  })

  it('is looked for once, until somebody uses the board again', async () => {
    const world = await serving()
    const board = await makeBoard(world.server.url)
    const used = await join(board, board.tokens.editor)
    put(used.doc, 'companies', 'mill', { name: 'Mill', createdBy: anna })
    await until(() => onDisk(world.dataDir, anna))
    used.provider.destroy()
    await nobodyThere(world.server)
    expect(await after(10, world, { personalDataDays: 3 })).toMatchObject({ cleared: 1 })
    expect(await after(11, world, { personalDataDays: 3 })).toMatchObject({ cleared: 0 })
    // Having been looked through is no use: the board still goes when nobody has come for long enough.
    expect(await after(31, world, { retentionDays: 30 })).toMatchObject({ deleted: 1 })
  })

  it('includes tokens and codes that have ended', async () => {
    const world = await serving()
    const board = await makeBoard(world.server.url)
    const { body } = await ask('POST', `${board.url}/api/boards/${board.id}/links`, board.tokens.host, {
      role: 'viewer',
    })
    await ask('DELETE', `${board.url}/api/boards/${board.id}/links/${body.id}`, board.tokens.host)
    const ann = await join(board, board.tokens.editor)
    expect(await after(29, world, { personalDataDays: 30 })).toMatchObject({ ended: 0 })
    expect(await after(40, world, { personalDataDays: 30 })).toMatchObject({ cleared: 0, ended: 2 })
    expect(ann.closedWith).toBeNull()
    const { body: links } = await ask('GET', `${board.url}/api/boards/${board.id}/links`, board.tokens.host)
    expect(links.links).toHaveLength(4)
  })
})

describe('a store from before uses were noted', () => {
  it('counts its boards as used now', async () => {
    const db = new Database(':memory:')
    const adding = steps.findIndex((step) => step.includes('usedAt'))
    for (const step of steps.slice(0, adding)) db.exec(step)
    db.exec(`INSERT INTO boards (id, title, language, createdAt) VALUES ('old', 'Old', 'en', 5)`)
    for (const step of steps.slice(adding)) db.exec(step)
    const { usedAt } = db.prepare('SELECT usedAt FROM boards').get() as { usedAt: number }
    expect(Math.abs(usedAt - Date.now())).toBeLessThan(10_000)
    db.close()
  })
})
