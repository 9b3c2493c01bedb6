/** The database file from outside: taken for one process, let go, and filled up when it was cut short. */
import Database from 'libsql'
import { closeSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs'
import { StoreInUse, StoreUnusable } from './store'

/** The log of writes is cut back to this size once it has been taken over into the file, bytes. */
const keptLogBytes = 16 * 1024 * 1024

/** Opens a file that is there or not, for this process alone. @throws StoreInUse when another process has it. */
export function lockDatabase(path: string, dataDir: string): Database.Database {
  const db = new Database(path)
  try {
    // By `exec` alone: what is prepared keeps the file open after `close`, until it is collected.
    db.exec('PRAGMA locking_mode=EXCLUSIVE')
    db.exec('PRAGMA journal_mode=WAL')
    db.exec('PRAGMA synchronous=FULL')
    db.exec(`PRAGMA journal_size_limit=${keptLogBytes}`)
    db.exec('BEGIN IMMEDIATE')
    db.exec('COMMIT')
    return db
  } catch (error) {
    db.close()
    if (errorCode(error).startsWith('SQLITE_BUSY'))
      throw new StoreInUse(`The data directory ${dataDir} is in use by another running server.`)
    throw error
  }
}

/**
 * Takes the last writes into the file and leaves nothing beside it, so that another file can be put in its place. It is still
 * locked. (A connection that is closed while it has a log of writes removes whatever has that name then.)
 */
export function detach(db: Database.Database): void {
  const [{ journal_mode: mode } = { journal_mode: '' }] = db.pragma('journal_mode=DELETE') as {
    journal_mode: string
  }[]
  if (mode !== 'delete')
    throw new StoreUnusable(
      'The last writes of the database cannot be taken over into its file. Is the disk full?',
    )
}

/** Lets go of a detached database, at once. */
export function release(db: Database.Database): void {
  try {
    db.pragma('locking_mode=NORMAL')
    db.prepare('SELECT name FROM sqlite_master').all()
  } finally {
    db.close()
  }
}

/**
 * SQLite reads nothing of a file that is shorter than it says. What is missing is filled with zeros, which no page consists
 * of, so that the rest can be read. @returns whether it was so.
 */
export function fillUp(path: string): boolean {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r+')
  try {
    if (readSync(file, header, 0, header.length, 0) < header.length) return false
    const pageBytes = header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16)
    const bytes = header.readUInt32BE(28) * pageBytes
    if (bytes <= fstatSync(file).size) return false
    ftruncateSync(file, bytes)
    return true
  } finally {
    closeSync(file)
  }
}

/** Number of the last step that the tables have taken. */
export function versionOf(db: Database.Database): number {
  return Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version)
}

export function errorCode(error: unknown): string {
  return String((error as { code?: unknown })?.code ?? '')
}
