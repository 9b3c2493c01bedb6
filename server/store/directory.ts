/** The directory that holds the database: made, looked over and named in sentences that say what to do. */
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  type Stats,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreUnusable } from './store'

/** Only who runs the server may look in: it holds what people wrote, and the door for backups. */
const ownerOnly = 0o700

export function databasePath(dataDir: string): string {
  return join(dataDir, 'boards.db')
}

/** Where files are kept that something better took the place of. */
export function asideDir(dataDir: string): string {
  return join(dataDir, 'set-aside')
}

/**
 * Makes the directory if it is missing.
 * @throws StoreUnusable when it cannot be one, or what should be the database is none.
 */
export function prepareDirectory(dataDir: string): void {
  try {
    makeDirectory(dataDir)
  } catch (error) {
    throw new StoreUnusable(
      `The data directory ${dataDir} cannot be made: ${reasonOf(error)}. DATA_DIR chooses another.`,
    )
  }
  const found = stats(databasePath(dataDir))
  if (found && !found.isFile())
    throw new StoreUnusable(
      `${databasePath(dataDir)} is no file, so there is no place for the database. Move it away, or choose another directory by DATA_DIR.`,
    )
}

/** Step by step: asked for all steps at once, Node tries for ever where a file system takes no directories (`/proc`). */
export function makeDirectory(path: string): void {
  const found = stats(path)
  if (found?.isDirectory()) return
  if (found) throw new Error(`${path} is a file`)
  if (dirname(path) !== path) makeDirectory(dirname(path))
  try {
    mkdirSync(path, { mode: ownerOnly })
  } catch (error) {
    // Somebody else may have been quicker.
    if (!stats(path)?.isDirectory()) throw error
  }
}

function stats(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined // Below a file, or not for us to see; making it says why.
  }
}

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'nothing can be made at this place',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'the name is too long',
  ELOOP: 'links on the way lead in a circle',
}

/** Why a call of the system failed, as a clause without a full stop. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return reasons[code ?? ''] ?? message.replace(/\.$/, '')
}

/**
 * Puts a file in the place of the database, of which there is always one or the other, and keeps the present one.
 * @returns where the present database is kept; null when there was none.
 */
export function replaceDatabase(dataDir: string, by: string): string | null {
  const path = databasePath(dataDir)
  let kept: string | null = null
  if (stats(path)) {
    makeDirectory(asideDir(dataDir))
    kept = join(asideDir(dataDir), `boards-${moment()}.db`)
    try {
      linkSync(path, kept)
    } catch {
      renameSync(path, kept) // A file system without links.
    }
    // What lies beside the file belongs to it, and must never be taken for that of another.
    for (const end of ['-wal', '-journal']) if (stats(path + end)) renameSync(path + end, kept + end)
    flush(asideDir(dataDir))
  }
  renameSync(by, path)
  flush(dataDir)
  return kept
}

/** The moment as it can be part of a file's name, to the millisecond. */
export function moment(): string {
  return new Date().toISOString().replace(/[:.]/g, '-')
}

/** Brings a file, or the names in a directory, to the disk. Not for the database while it is open: see `openDatabase`. */
export function flush(path: string): void {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    // Windows opens no directories, and keeps their names by itself.
    if ((error as NodeJS.ErrnoException).code === 'EISDIR' || process.platform === 'win32') return
    throw error
  }
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
