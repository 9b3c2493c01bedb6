import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathJoin } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { has, join, makeBoard, put, temporaryDirectory, until, type Board } from '../unit/server/world'
import { Random, seedOfRun } from './support/random'
import { start } from './support/server'

const edits = 40

/** A directory as a killed server left it, with a log of writes; edits are numbered from 0. */
async function killedDirectory(dataDir: string): Promise<{ dataDir: string; board: Board; sizes: number[] }> {
  const server = await start({ dataDir })
  const board = await makeBoard(server.url)
  const ann = await join(board, board.tokens.editor)
  const ben = await join(board, board.tokens.viewer)
  const sizes: number[] = []
  for (let n = 0; n < edits; n++) {
    put(ann.doc, 'companies', `c${n}`, { name: `Company ${n}` })
    await until(() => has(ben.doc, 'companies', `c${n}`))
    // What somebody has seen is in as much of the log as there was then.
    sizes.push(statSync(log(dataDir)).size)
  }
  await server.kill()
  ann.provider.destroy()
  ben.provider.destroy()
  return { dataDir, board, sizes }
}

const log = (dataDir: string) => pathJoin(dataDir, 'boards.db-wal')

/** Starts a server on a copy of the directory that was treated badly. @returns how many edits are there, from the first on. */
async function editsAfter(
  { dataDir, board }: { dataDir: string; board: Board },
  treat: (log: string) => void,
): Promise<number> {
  const copy = temporaryDirectory()
  for (const name of ['boards.db', 'boards.db-wal'])
    copyFileSync(pathJoin(dataDir, name), pathJoin(copy, name))
  treat(log(copy))
  const server = await start({ dataDir: copy })
  const found = await join({ ...board, url: server.url }, board.tokens.editor)
  const companies = found.doc.getMap('companies')
  const there = Array.from({ length: edits }, (_, n) => companies.has(`c${n}`))
  const count = there.indexOf(false) < 0 ? edits : there.indexOf(false)
  // No edit without those before it.
  expect(there.lastIndexOf(true)).toBe(count - 1)
  // And it is a board that can be written on.
  put(found.doc, 'companies', 'after', { name: 'After' })
  const reader = await join({ ...board, url: server.url }, board.tokens.viewer)
  await until(() => has(reader.doc, 'companies', 'after'))
  expect(server.complaints()).toBe('')
  found.provider.destroy()
  reader.provider.destroy()
  await server.kill()
  return count
}

function cut(path: string, bytes: number): void {
  const file = openSync(path, 'r+')
  ftruncateSync(file, bytes)
  closeSync(file)
}

describe('a log of writes that is not whole', () => {
  let left: Awaited<ReturnType<typeof killedDirectory>>
  beforeAll(async () => {
    left = await killedDirectory(mkdtempSync(pathJoin(tmpdir(), 'board-')))
  })
  afterAll(() => rmSync(left.dataDir, { recursive: true, force: true }))

  it('gives every edit up to where its last page is torn', async () => {
    const { size } = statSync(log(left.dataDir))
    expect(await editsAfter(left, () => {})).toBe(edits)
    const torn = await editsAfter(left, (path) => cut(path, size - 1_000))
    expect([edits - 1, edits - 2]).toContain(torn)
    const scribbled = await editsAfter(left, (path) => {
      const file = openSync(path, 'r+')
      writeSync(file, Buffer.alloc(2_000, 0xa5), 0, 2_000, size - 2_500)
      closeSync(file)
    })
    expect([edits - 1, edits - 2]).toContain(scribbled)
  }, 60_000)

  it('gives what had been seen when it was of the length that is left, wherever it is cut', async () => {
    const random = new Random(seedOfRun())
    const { size } = statSync(log(left.dataDir))
    for (let cuts = 0; cuts < 8; cuts++) {
      // A log without its board is none to open a board from.
      const bytes = random.between(left.sizes[0]!, size)
      const seen = left.sizes.filter((length) => length <= bytes).length
      expect(await editsAfter(left, (path) => cut(path, bytes))).toBeGreaterThanOrEqual(seen)
    }
  }, 90_000)

  it('is left behind with what it had when nothing of it remains, and the server starts', async () => {
    const copy = temporaryDirectory()
    copyFileSync(pathJoin(left.dataDir, 'boards.db'), pathJoin(copy, 'boards.db'))
    const server = await start({ dataDir: copy })
    await makeBoard(server.url)
    expect(await server.stop()).toBe(0)
    expect(readFileSync(pathJoin(copy, 'boards.db')).length).toBeGreaterThan(0)
  }, 30_000)
})
