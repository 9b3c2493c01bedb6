/** Whether a copy of the database is whole and one that this program can open. */
import Database from 'libsql'
import { errorCode, versionOf } from './files'
import { steps } from './schema'
import { sumOf, sumOfSnapshot } from './sums'
import { StoreUnusable } from './store'

export interface Verified {
  boards: number
  /** Records that are not as they were written; so they came from the original, and opening a board sets them aside. */
  damaged: number
}

interface SnapshotRow {
  state: ArrayBuffer
  vector: ArrayBuffer
  deletes: ArrayBuffer
  sum: number | null
}

/**
 * Reads a copy through. What lies in a log of writes beside it is taken over into the file.
 * @throws StoreUnusable when it cannot be relied on.
 */
export function verifyCopy(path: string, name = path): Verified {
  const db = new Database(path)
  try {
    db.pragma('journal_mode=DELETE')
    const [{ integrity_check: answer } = { integrity_check: '' }] = db.pragma('integrity_check') as {
      integrity_check: string
    }[]
    if (answer !== 'ok') throw new StoreUnusable(`${name} is damaged: ${answer}`)
    const version = versionOf(db)
    if (version === 0) throw new StoreUnusable(`${name} is a database, but has no boards.`)
    if (version > steps.length)
      throw new StoreUnusable(`${name} was written by a newer version of this program; use that one.`)
    const { boards } = db.prepare('SELECT COUNT(*) AS boards FROM boards').get() as { boards: number }
    return { boards: Number(boards), damaged: hasSums(db) ? damagedRecords(db) : 0 }
  } catch (error) {
    const code = errorCode(error)
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
      throw new StoreUnusable(`${name} is damaged, or no database.`)
    throw error
  } finally {
    db.close()
  }
}

/** Databases from before sums were kept have none. */
function hasSums(db: Database.Database): boolean {
  return (db.pragma('table_info(log)') as { name: string }[]).some(({ name }) => name === 'sum')
}

function damagedRecords(db: Database.Database): number {
  let damaged = 0
  const updates = db.prepare('SELECT bytes, sum FROM log WHERE sum IS NOT NULL').iterate([])
  for (const { bytes, sum } of updates as Iterable<{ bytes: ArrayBuffer; sum: number }>)
    if (sumOf(new Uint8Array(bytes)) !== Number(sum)) damaged++
  const snapshots = db.prepare('SELECT state, vector, deletes, sum FROM snapshots WHERE sum IS NOT NULL')
  for (const { state, vector, deletes, sum } of snapshots.iterate([]) as Iterable<SnapshotRow>) {
    const parts = {
      state: new Uint8Array(state),
      vector: new Uint8Array(vector),
      deletes: new Uint8Array(deletes),
    }
    if (sumOfSnapshot(parts) !== Number(sum)) damaged++
  }
  return damaged
}
