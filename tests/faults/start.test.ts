import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join as pathJoin } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryDirectory } from '../unit/server/world'
import { runToEnd } from './support/server'

/** What a person tries, and the words by which they know what to do. */
const attempts: [string, (directory: string) => Record<string, string>, string[]][] = [
  [
    'a file in place of the directory',
    (directory) => {
      writeFileSync(pathJoin(directory, 'data'), 'x')
      return { DATA_DIR: pathJoin(directory, 'data') }
    },
    ['cannot be made', 'is a file', 'DATA_DIR chooses another'],
  ],
  [
    'a directory below a file',
    (directory) => {
      writeFileSync(pathJoin(directory, 'data'), 'x')
      return { DATA_DIR: pathJoin(directory, 'data', 'deeper', 'still') }
    },
    ['cannot be made', 'is a file'],
  ],
  [
    'a directory in place of the database',
    (directory) => {
      mkdirSync(pathJoin(directory, 'boards.db'))
      return { DATA_DIR: directory }
    },
    ['boards.db is no file', 'Move it away'],
  ],
  [
    'something else in place of the database',
    (directory) => {
      writeFileSync(pathJoin(directory, 'boards.db'), 'Not a database at all. '.repeat(500))
      return { DATA_DIR: directory }
    },
    ['cannot be read', 'npm run restore', 'kept aside'],
  ],
  [
    'a place where nothing can be made',
    () => ({ DATA_DIR: process.platform === 'linux' ? '/proc/nope/deeper' : '/dev/null/nope' }),
    ['cannot be made', 'DATA_DIR chooses another'],
  ],
  [
    'a host that is none',
    (directory) => ({ DATA_DIR: directory, HOST: 'no.such.name.invalid' }),
    ['HOST=no.such.name.invalid is no address', 'HOST=0.0.0.0'],
  ],
  [
    'an address of another machine',
    (directory) => ({ DATA_DIR: directory, HOST: '192.0.2.1' }),
    ['no address 192.0.2.1', 'HOST=0.0.0.0'],
  ],
]

describe('a start that cannot succeed ends soon, with a sentence', () => {
  it.each(attempts)('for %s', (_what, prepare, words) => {
    const env = prepare(temporaryDirectory())
    const { code, said } = runToEnd(env)
    expect(code).toBe(1)
    for (const word of words) expect(said).toContain(word)
    expect(said).not.toMatch(/\n\s+at |node:internal/)
  })

  it('and leaves as it was what it could not read', () => {
    const directory = temporaryDirectory()
    const path = pathJoin(directory, 'boards.db')
    writeFileSync(path, 'Not a database at all. '.repeat(500))
    runToEnd({ DATA_DIR: directory })
    expect(readFileSync(path, 'utf8')).toBe('Not a database at all. '.repeat(500))
  })

  it.skipIf(process.getuid?.() !== 0)('for a directory of somebody else', () => {
    const directory = temporaryDirectory()
    const { code, said } = runToEnd({ DATA_DIR: directory }, { uid: 65534, gid: 65534 })
    expect([code, said]).toEqual([1, expect.stringContaining('This user may not write')])
  })
})
