import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join as pathJoin } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { doorPath } from '../../server/store/door'
import {
  ask,
  has,
  join,
  makeBoard,
  pause,
  put,
  temporaryDirectory,
  until,
  type Board,
} from '../unit/server/world'
import { Random, seedOfRun } from './support/random'
import { start } from './support/server'
import { Ledger, Writer } from './support/writers'

const writers: Writer[] = []
afterEach(() => writers.splice(0).forEach((writer) => writer.destroy()))

/** Runs `npm run backup` or `npm run restore`, as their scripts are in package.json. */
function run(script: 'backup' | 'restore', dataDir: string, ...args: string[]) {
  return new Promise<{ code: number | null; said: string }>((done) => {
    const child = spawn(process.execPath, ['--import', 'tsx', `server/${script}.ts`, ...args], {
      env: { ...process.env, DATA_DIR: dataDir },
    })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => (said += text.toString()))
    child.once('exit', (code) => done({ code, said }))
  })
}

/** The board on another server. */
function at(url: string, board: Board): Board {
  return { ...board, url }
}

describe('a backup', () => {
  it('is what package.json says that it is', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect([scripts.backup, scripts.restore]).toEqual(['tsx server/backup.ts', 'tsx server/restore.ts'])
  })

  it('made while five people write has all that was saved before, and they hardly notice', async () => {
    const random = new Random(seedOfRun())
    const dataDir = temporaryDirectory()
    const target = temporaryDirectory()
    const server = await start({ dataDir })
    const board = await makeBoard(server.url)
    const ledger = new Ledger()
    for (let hand = 0; hand < 5; hand++) writers.push(new Writer(board, `w${hand}`, ledger, random))
    for (const writer of writers) writer.write(5)
    await pause(400)

    const backups: { file: string; before: Ledger }[] = []
    for (let n = 0; n < 3; n++) {
      const before = ledger.copy()
      const file = pathJoin(target, `backup-${n}.db`)
      const made = await run('backup', dataDir, file)
      expect(made.said).toMatch(/^Backup made and read through: \S+ \([\d.]+ MB, boards: 1\)\.\n$/)
      expect(made.code).toBe(0)
      expect(statSync(file).mode & 0o077).toBe(0)
      backups.push({ file, before })
    }
    for (const writer of writers) writer.layDown()
    expect(server.complaints()).toBe('')
    expect(readdirSync(target)).toHaveLength(3)
    expect(backups[2]!.before.size).toBeGreaterThan(backups[0]!.before.size)

    for (const { file, before } of backups) {
      const elsewhere = temporaryDirectory()
      copyFileSync(file, pathJoin(elsewhere, 'boards.db'))
      const copy = await start({ dataDir: elsewhere })
      const found = await join(at(copy.url, board), board.tokens.viewer)
      expect(before.missing(found.doc)).toEqual([])
      expect(copy.complaints()).toBe('')
      found.provider.destroy()
      expect(await copy.stop()).toBe(0)
    }
  }, 120_000)

  it('goes back in place once the server has stopped, and what was there is kept', async () => {
    const dataDir = temporaryDirectory()
    let server = await start({ dataDir })
    const board = await makeBoard(server.url)
    const ann = await join(board, board.tokens.editor)
    const saved = await join(board, board.tokens.viewer)
    put(ann.doc, 'companies', 'early', { name: 'Early' })
    await until(() => has(saved.doc, 'companies', 'early'))
    const made = await run('backup', dataDir)
    const [, file = ''] = /: (\S+\.db) /.exec(made.said) ?? []
    expect(file.startsWith(pathJoin(dataDir, 'backups'))).toBe(true)
    put(ann.doc, 'companies', 'late', { name: 'Late' })
    await until(() => has(saved.doc, 'companies', 'late'))
    for (const { provider } of [ann, saved]) provider.destroy()

    const refused = await run('restore', dataDir, file)
    expect(refused).toEqual({
      code: 1,
      said: `A server has ${dataDir}. Stop it, restore, and start it again.\n`,
    })
    // Also after it was killed, when its last writes lie beside the file.
    await server.kill()
    const restored = await run('restore', dataDir, file)
    expect(restored.said).toContain('Links withdrawn since that backup work again.')
    expect(restored.code).toBe(0)

    server = await start({ dataDir })
    const back = await join(at(server.url, board), board.tokens.viewer)
    expect([has(back.doc, 'companies', 'early'), has(back.doc, 'companies', 'late')]).toEqual([true, false])
    expect(server.complaints()).toBe('')
    await server.stop()

    const [kept = ''] = readdirSync(pathJoin(dataDir, 'set-aside')).filter((name) => name.endsWith('.db'))
    expect(restored.said).toContain(kept)
    expect((await run('restore', dataDir, pathJoin(dataDir, 'set-aside', kept))).code).toBe(0)
    server = await start({ dataDir })
    const again = await join(at(server.url, board), board.tokens.viewer)
    expect(has(again.doc, 'companies', 'late')).toBe(true)
  }, 120_000)

  it('of a server that has stopped is made too', async () => {
    const dataDir = temporaryDirectory()
    const server = await start({ dataDir })
    const board = await makeBoard(server.url)
    await server.kill()
    const file = pathJoin(temporaryDirectory(), "it's a backup.db")
    expect((await run('backup', dataDir, file)).code).toBe(0)
    const copy = temporaryDirectory()
    expect((await run('restore', copy, file)).said).toContain('(boards: 1)')
    const there = await start({ dataDir: copy })
    expect((await ask('GET', `${there.url}/api/boards/${board.id}`, board.tokens.host)).status).toBe(200)
  }, 60_000)

  it('that cannot be made or put back changes nothing and says why', async () => {
    const dataDir = temporaryDirectory()
    const server = await start({ dataDir })
    const board = await makeBoard(server.url)
    const elsewhere = temporaryDirectory()
    const file = pathJoin(elsewhere, 'a.db')
    await run('backup', dataDir, file)
    const bytes = readFileSync(file)
    await server.stop()

    const cut = pathJoin(elsewhere, 'cut.db')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 8_000))
    const noise = pathJoin(elsewhere, 'noise.db')
    writeFileSync(noise, 'No database at all.'.repeat(100))
    const empty = pathJoin(elsewhere, 'empty.db')
    writeFileSync(empty, '')
    for (const [args, words] of [
      [[cut], 'is damaged'],
      [[noise], 'no database'],
      [[empty], 'has no boards'],
      [[pathJoin(elsewhere, 'missing.db')], 'There is no file'],
      [[], 'Name the backup: npm run restore -- FILE'],
    ] as [string[], string][]) {
      const { code, said } = await run('restore', dataDir, ...args)
      expect([code, said]).toEqual([1, expect.stringContaining(words)])
      expect(said.trim().split('\n')).toHaveLength(1)
    }
    expect(readdirSync(dataDir)).toEqual(['boards.db'])
    const untouched = await start({ dataDir })
    const answer = await ask('GET', `${untouched.url}/api/boards/${board.id}`, board.tokens.host)
    expect(answer.status).toBe(200)
    await untouched.stop()

    for (const [place, target, words] of [
      [dataDir, file, 'is there already'],
      [dataDir, '/proc/nope/a.db', 'was not made'],
      [elsewhere, undefined, 'There is no database'],
    ] as [string, string | undefined, string][]) {
      const { code, said } = await run('backup', place, ...(target ? [target] : []))
      expect([code, said]).toEqual([1, expect.stringContaining(words)])
    }
    expect(readFileSync(file).equals(bytes)).toBe(true)
    expect(readdirSync(elsewhere).sort()).toEqual(['a.db', 'cut.db', 'empty.db', 'noise.db'])
  }, 60_000)

  it('can be asked for only by who owns the directory, also where its name is long', async () => {
    const dataDir = pathJoin(temporaryDirectory(), 'x'.repeat(120))
    mkdirSync(dataDir)
    const server = await start({ dataDir })
    await makeBoard(server.url)
    const door = doorPath(dataDir)
    await until(() => statSync(door, { throwIfNoEntry: false }))
    expect(statSync(door).mode & 0o077).toBe(0)
    expect((await run('backup', dataDir)).code).toBe(0)
    expect(server.complaints()).toBe('')
    expect(await server.stop()).toBe(0)
    expect(statSync(door, { throwIfNoEntry: false })).toBeUndefined()
    if (process.getuid?.() !== 0) return
    // A directory that the server made is closed to others altogether.
    const made = pathJoin(temporaryDirectory(), 'new', 'data')
    await (await start({ dataDir: made })).stop()
    expect(statSync(made).mode & 0o077).toBe(0)
    const seen = spawnSync('cat', [pathJoin(made, 'boards.db')], { uid: 65534, gid: 65534 })
    expect(seen.status).not.toBe(0)
  }, 60_000)
})
