/** Opens the database file: one process at a time, looked over, mended where a page of it is damaged, of this version. */
import type Database from 'libsql'
import { log } from '../operation/log'
import { boardMark } from '../operation/told'
import { databasePath, prepareDirectory } from './directory'
import { errorCode, fillUp, lockDatabase, versionOf } from './files'
import { mend, type Mended } from './mend'
import { steps } from './schema'
import { StoreInUse, StoreUnusable } from './store'

/**
 * Opens the database in a directory, made if it is missing.
 *
 * The file is locked by the operating system for as long as the process lives, so a lock never outlives a crash. (Such a lock
 * goes when the process closes the file by any other way: only SQLite may open it here.) Commits are flushed to disk.
 *
 * The file is read through once; a damaged one is kept aside as it is, and what can be read of it put in its place.
 *
 * @throws StoreInUse when another process has it. @throws StoreUnusable when it cannot be used at all.
 */
export function openDatabase(dataDir: string): Database.Database {
  prepareDirectory(dataDir)
  const path = databasePath(dataDir)
  try {
    const db = openLocked(path, dataDir)
    if (isSound(db)) return ready(db)
    const mended = mend(db, dataDir)
    const fresh = ready(openLocked(path, dataDir))
    noteLost(fresh, mended)
    return fresh
  } catch (error) {
    throw explained(error, dataDir)
  }
}

/** @throws StoreInUse when another process has it; what SQLite throws over a file that it cannot read. */
function openLocked(path: string, dataDir: string): Database.Database {
  try {
    return lockDatabase(path, dataDir)
  } catch (error) {
    if (errorCode(error) !== 'SQLITE_CORRUPT' || !fillUp(path)) throw error
    return lockDatabase(path, dataDir)
  }
}

function isSound(db: Database.Database): boolean {
  try {
    const answers = db.pragma('quick_check(1)') as { quick_check: string }[]
    return answers[0]?.quick_check === 'ok'
  } catch (error) {
    if (errorCode(error) === 'SQLITE_CORRUPT') return false
    throw error
  }
}

/** Reports what a damaged file has cost, to the log of the server and in the table of damaged records. */
function noteLost(db: Database.Database, { kept, lost, incomplete }: Mended): void {
  log.error(
    { kept, incomplete },
    'the database was damaged; the damaged file is kept, and what could be read of it is in use. ' +
      (incomplete.length > 0
        ? 'Rows of some tables could not be read: a backup may have them.'
        : 'Nothing was lost.'),
  )
  const note = db.prepare('INSERT INTO damaged (board, part, seq, reason, foundAt) VALUES (?, ?, ?, ?, ?)')
  db.exec('BEGIN IMMEDIATE')
  for (const { board, part, seq } of lost) {
    const reason = 'lies on a page of the database that cannot be read'
    log.error({ board: boardMark(board), part, seq }, `a record ${reason}`)
    note.run([board, part, seq, reason, Date.now()])
  }
  db.exec('COMMIT')
}

/** Brings the tables to the present version. */
function ready(db: Database.Database): Database.Database {
  db.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(db)
    if (version > steps.length)
      throw new StoreUnusable(
        `The database was written by a newer version of this program (${version} > ${steps.length}). Start that version.`,
      )
    for (const step of steps.slice(version)) db.exec(step)
    if (version < steps.length) db.exec(`PRAGMA user_version=${steps.length}`)
    db.exec('COMMIT')
    return db
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    db.close()
    throw error
  }
}

function explained(error: unknown, dataDir: string): unknown {
  if (error instanceof StoreInUse || error instanceof StoreUnusable) return error
  const path = databasePath(dataDir)
  const code = errorCode(error)
  const message = (error as Error).message
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return new StoreUnusable(
      `The database ${path} cannot be read: it is damaged as a whole, or no database. Nothing was changed.\n` +
        'Put a backup in its place: npm run restore -- FILE (what is there now is kept aside).\n' +
        'To begin with no boards instead, move that file away.',
    )
  if (code.startsWith('SQLITE_FULL'))
    return new StoreUnusable(`The disk of ${dataDir} is full. Make space there and start again.`)
  if (code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN') || / 14$|: 14"/.test(message))
    return new StoreUnusable(
      `This user may not write ${path}. Give the directory and what is in it to the user who starts the server, or choose another directory by DATA_DIR.`,
    )
  if (code.startsWith('SQLITE_'))
    return new StoreUnusable(`The database ${path} cannot be used: ${message} (${code}).`)
  return error
}
