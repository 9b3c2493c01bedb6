import Database from 'libsql'
import { closeSync, copyFileSync, ftruncateSync, openSync, readdirSync, statSync, writeSync } from 'node:fs'
import { join as pathJoin } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  has,
  join,
  makeBoard,
  pause,
  put,
  temporaryDirectory,
  until,
  type Board,
  type Person,
} from '../unit/server/world'
import { boardMark } from '../../server/operation/told'
import { start } from './support/server'

type Row = Record<string, string | number | null>

/** The database, in the mode in which a connection holds no lock between its reads. */
function openAlone(dataDir: string): Database.Database {
  const db = new Database(pathJoin(dataDir, 'boards.db'))
  db.exec('PRAGMA journal_mode=DELETE')
  return db
}

/** Changes what is stored behind the back of the server, which has ended. */
function tamper(dataDir: string, sql: string): void {
  const db = openAlone(dataDir)
  db.exec(sql)
  db.close()
}

function damaged(dataDir: string): Row[] {
  const db = openAlone(dataDir)
  const rows = db
    .prepare('SELECT board, part, seq, length(bytes) AS size, reason FROM damaged')
    .all() as Row[]
  db.close()
  return rows.map(({ board, part, seq, size, reason }) => ({ board, part, seq, size, reason }) as Row)
}

/** A stopped server's directory with boards of so many companies each. @param folded whether they lie in a snapshot. */
async function stopped(boards: number, companies: number, folded: boolean) {
  const dataDir = temporaryDirectory()
  const server = await start({ dataDir })
  const made: { board: Board; doc: Y.Doc }[] = []
  for (let n = 0; n < boards; n++) {
    const board = await makeBoard(server.url, `Board ${n}`)
    const ann = await join(board, board.tokens.editor)
    for (let c = 0; c < companies; c++) put(ann.doc, 'companies', `c${c}`, { name: `Company number ${c}` })
    await allIsSaved(ann)
    ann.provider.destroy()
    made.push({ board, doc: ann.doc })
  }
  // A room that everybody has left, and was written on much, is folded before it is let go.
  const rooms = async () => ((await (await fetch(`${server.url}/healthz`)).json()) as { rooms: number }).rooms
  while (folded && (await rooms()) > 0) await pause(20)
  expect(folded ? await server.stop() : await server.kill()).not.toBe(1)
  return { dataDir, made }
}

function allIsSaved({ provider }: Person): Promise<void> {
  return new Promise((saved) => {
    provider.messageHandlers[100] = () => saved()
    provider.ws?.send(Uint8Array.of(100, 1))
  })
}

/** Lines of the server's log, warnings and worse. */
const told = (server: { complaints(): string }): Record<string, unknown>[] =>
  server
    .complaints()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
const saysMended = ({ msg }: Record<string, unknown>) => String(msg).startsWith('the database was damaged')

describe('a record that is not as it was written', () => {
  it('is set aside with a report; the board opens with the rest, and whoever still has the edit brings it', async () => {
    const { dataDir, made } = await stopped(2, 10, false)
    const { board, doc } = made[0]!
    tamper(
      dataDir,
      `UPDATE log SET bytes = zeroblob(length(bytes))
       WHERE seq = (SELECT seq FROM log WHERE board = '${board.id}' AND part = 'board' ORDER BY seq LIMIT 1 OFFSET 5)`,
    )
    const server = await start({ dataDir })
    const here = { ...board, url: server.url }
    const ben = await join(here, board.tokens.viewer)
    const lost = Array.from({ length: 10 }, (_, c) => `c${c}`).filter((id) => !has(ben.doc, 'companies', id))
    // Those of the same hand that came after it wait for it.
    expect(lost.length).toBeGreaterThan(0)
    expect(has(ben.doc, 'companies', 'c0')).toBe(true)
    await until(() => server.complaints() !== '')
    expect(told(server)).toEqual([
      expect.objectContaining({ level: 'error', board: boardMark(board.id), part: 'board', used: false }),
    ])
    expect(told(server)[0]).toMatchObject({
      seq: expect.any(Number),
      msg: expect.stringMatching(/is damaged/),
    })
    const other = { ...made[1]!.board, url: server.url }
    expect((await join(other, other.tokens.viewer)).doc.getMap('companies').size).toBe(10)

    await join(here, board.tokens.editor, 'board', doc)
    await until(() => ben.doc.getMap('companies').size === 10)
    await server.kill()
    expect(damaged(dataDir)).toEqual([
      expect.objectContaining({ board: board.id, part: 'board', reason: 'is not as it was written' }),
    ])
    expect(damaged(dataDir)[0]!.size).toBeGreaterThan(0)

    const again = await start({ dataDir })
    const found = await join({ ...board, url: again.url }, board.tokens.viewer)
    expect(found.doc.getMap('companies').size).toBe(10)
    expect(again.complaints()).toBe('')
  }, 60_000)

  it('and is a snapshot is used where it can be read all the same, and kept as it was found', async () => {
    const { dataDir, made } = await stopped(1, 100, true)
    const { board } = made[0]!
    flip(dataDir, board.id)
    const server = await start({ dataDir })
    const ben = await join({ ...board, url: server.url }, board.tokens.viewer)
    expect(ben.doc.getMap('companies').size).toBe(100)
    await until(() => server.complaints() !== '')
    expect(told(server)).toMatchObject([{ board: boardMark(board.id), seq: null, used: true }])
    await server.kill()
    expect(damaged(dataDir)).toHaveLength(1)
    const again = await start({ dataDir })
    const found = await join({ ...board, url: again.url }, board.tokens.viewer)
    expect(found.doc.getMap('companies').size).toBe(100)
    expect(again.complaints()).toBe('')
  }, 60_000)

  it('and is a snapshot that cannot be read leaves a board that opens, and takes what people still have', async () => {
    const { dataDir, made } = await stopped(1, 100, true)
    const { board, doc } = made[0]!
    tamper(dataDir, `UPDATE snapshots SET state = X'FFFFFFFFFF'`)
    const server = await start({ dataDir })
    const here = { ...board, url: server.url }
    const ben = await join(here, board.tokens.viewer)
    expect(ben.doc.getMap('companies').size).toBe(0)
    expect(told(server)).toMatchObject([{ board: boardMark(board.id), seq: null, used: false }])
    await join(here, board.tokens.editor, 'board', doc)
    await until(() => ben.doc.getMap('companies').size === 100)
    await server.kill()
    expect(damaged(dataDir)).toHaveLength(1)
  }, 60_000)
})

/** Changes one letter in the middle of a snapshot. */
function flip(dataDir: string, board: string): void {
  const db = openAlone(dataDir)
  const { state } = db.prepare('SELECT state FROM snapshots WHERE board = ?').get([board]) as {
    state: Buffer
  }
  const at = state.indexOf('ompany number')
  expect(at).toBeGreaterThan(0)
  state[at] = 'a'.charCodeAt(0)
  db.prepare('UPDATE snapshots SET state = ? WHERE board = ?').run([state, board])
  db.close()
}

describe('a database with a damaged page', () => {
  const pageBytes = 4096
  /** The pages of the tables' own trees and what lies below them are all the same to a disk that fails. */
  function scribble(dataDir: string, page: number): void {
    const file = openSync(pathJoin(dataDir, 'boards.db'), 'r+')
    writeSync(file, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes)
    closeSync(file)
  }

  it('opens with what can be read, whichever page it is, says what is lost and keeps the damaged file', async () => {
    const { dataDir, made } = await stopped(4, 60, false)
    openAlone(dataDir).close()
    const pages = statSync(pathJoin(dataDir, 'boards.db')).size / pageBytes
    let whole = 0
    let mended = 0
    // Page 1 has the list of tables: without it there is nothing to be found.
    for (let page = 2; page <= pages; page += 3) {
      const copy = temporaryDirectory()
      const from = pathJoin(dataDir, 'boards.db')
      copyFileSync(from, pathJoin(copy, 'boards.db'))
      scribble(copy, page)
      const server = await start({ dataDir: copy })
      for (const { board } of made) {
        const answer = await fetch(`${server.url}/api/boards/${board.id}/export/board.json`, {
          headers: { authorization: `Bearer ${board.tokens.viewer}` },
        })
        // A page of links costs links, and of one board's records that board's; never the others'.
        if (answer.status === 200 && (await answer.text()).split('Company number').length > 60) whole++
      }
      const mending = told(server).find(saysMended)
      if (mending) {
        mended++
        const [kept = ''] = readdirSync(pathJoin(copy, 'set-aside'))
        expect(mending.kept).toBe(pathJoin(copy, 'set-aside', kept))
        expect(statSync(pathJoin(copy, 'set-aside', kept)).size).toBe(pages * pageBytes)
      }
      const board = await makeBoard(server.url, 'After')
      const ann = await join(board, board.tokens.editor)
      put(ann.doc, 'companies', 'mill', { name: 'Mill' })
      await allIsSaved(ann)
      ann.provider.destroy()
      await server.kill()
      // Once mended it is sound.
      const again = await start({ dataDir: copy })
      expect(told(again).some(saysMended)).toBe(false)
      await again.kill()
    }
    const tried = Math.ceil((pages - 1) / 3)
    console.log(`${tried} pages; mended: ${mended}; boards whole: ${whole} of ${tried * made.length}`)
    expect(mended).toBeGreaterThan(tried / 2)
    expect(whole).toBeGreaterThan(tried * made.length * 0.6)
  }, 240_000)

  it('that is cut short opens with what is left', async () => {
    const { dataDir } = await stopped(4, 60, false)
    openAlone(dataDir).close()
    const path = pathJoin(dataDir, 'boards.db')
    const { size } = statSync(path)
    const file = openSync(path, 'r+')
    ftruncateSync(file, Math.floor((size * 0.7) / pageBytes) * pageBytes - 700)
    closeSync(file)
    const server = await start({ dataDir })
    expect(told(server).some(saysMended)).toBe(true)
    await makeBoard(server.url)
    expect(await server.stop()).toBe(0)
  }, 60_000)
})
