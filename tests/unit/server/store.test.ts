import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { Commits } from '../../../server/store/commits'
import { openSqlite } from '../../../server/store/sqlite'
import type { LogEntry, Store } from '../../../server/store/store'
import { storeContract } from './storeContract'
import { afterwards, temporaryDirectory } from './world'

const places = new WeakMap<Store, string>()
function openAt(directory: string): Store {
  const store = openSqlite(directory)
  places.set(store, directory)
  afterwards(() => store.close())
  return store
}

storeContract(
  'SQLite',
  () => openAt(temporaryDirectory()),
  async (store) => {
    await store.close()
    return openAt(places.get(store)!)
  },
)

describe('the data directory', () => {
  it('belongs to one server; a second one says so and ends', async () => {
    const directory = temporaryDirectory()
    openAt(directory)
    expect(() => openSqlite(directory)).toThrow(/in use by another running server/)
    const second = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
      env: { ...process.env, PORT: '0', DATA_DIR: directory },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    second.stderr.on('data', (text: Buffer) => (said += text))
    const [code] = await once(second, 'exit')
    expect(said).toContain(`${directory} is in use by another running server`)
    expect(code).toBe(1)
  }, 30_000)

  it('is free again when the server has ended', async () => {
    const directory = temporaryDirectory()
    await openAt(directory).close()
    await openAt(directory).check()
  })
})

describe('commits', () => {
  const entry = (n: number): LogEntry => ({ board: 'b', part: 'board', update: Uint8Array.of(n) })

  it('of edits that arrive together are one write, and settle in order', async () => {
    const store = openAt(temporaryDirectory())
    const groups: number[] = []
    const append = store.append.bind(store)
    store.append = (entries) => {
      groups.push(entries.length)
      return append(entries)
    }
    const commits = new Commits(store)
    const settled: number[] = []
    const add = (n: number) => commits.add(entry(n)).then((seq) => settled.push(seq))
    await Promise.all(Array.from({ length: 50 }, (_, n) => add(n)))
    await commits.drained()
    expect(groups).toEqual([50])
    expect(settled).toEqual([...settled].sort((a, b) => a - b))
  })

  it('that fail as a group are tried one by one, so that one takes no other with it', async () => {
    const store = openAt(temporaryDirectory())
    const append = store.append.bind(store)
    store.append = async (entries) => {
      if (entries.some(({ update }) => update[0] === 2)) throw new Error('too large for what is left')
      return append(entries)
    }
    const commits = new Commits(store)
    const results = await Promise.allSettled([1, 2, 3].map((n) => commits.add(entry(n))))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const { updates } = await store.load('b', 'board')
    expect(updates.map(({ update }) => [...update])).toEqual([[1], [3]])
  })

  it('that fail are told to each writer, and later ones go on', async () => {
    const store = openAt(temporaryDirectory())
    const append = store.append.bind(store)
    let full = true
    store.append = async (entries) => {
      if (full) throw new Error('disk full')
      return append(entries)
    }
    const commits = new Commits(store)
    const results = await Promise.allSettled([commits.add(entry(1)), commits.add(entry(2))])
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    full = false
    await commits.add(entry(3))
    expect((await store.load('b', 'board')).updates.map(({ update }) => [...update])).toEqual([[3]])
  })
})
