/**
 * What one commit takes on this disk: nobody sees an edit before it. Commits are made as often as the writers of a room make
 * edits: one after the other without a rest, a disk and a processor take half of what they take in a room.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openSqlite } from '../../../../server/store/sqlite'
import { quantile, type Figures } from './measure'

const data = fileURLToPath(new URL('../../../../data', import.meta.url))
const times = 200
/** Between two edits of five writers, ms. */
const restMs = 20
/** A disk that is busy is not asked for longer than this, ms. */
const mostMs = 8_000
const bytesOfEdit = 120

export async function commit(): Promise<Figures> {
  mkdirSync(data, { recursive: true })
  const directory = mkdtempSync(path.join(data, 'bench-'))
  const store = openSqlite(directory)
  const took: number[] = []
  for (const begun = performance.now(); took.length < times && performance.now() - begun < mostMs;) {
    await pause(restMs)
    const from = performance.now()
    await store.append([{ board: 'bench', part: 'board', update: new Uint8Array(bytesOfEdit) }])
    took.push(performance.now() - from)
  }
  await store.close()
  rmSync(directory, { recursive: true, force: true })
  return { 'one commit, p50 ms': quantile(took, 0.5), 'one commit, p99 ms': quantile(took, 0.99) }
}
