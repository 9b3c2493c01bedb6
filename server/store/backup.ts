/** A copy of the database of one moment, while the server runs or not. */
import { linkSync, renameSync, rmSync, statSync } from 'node:fs'
import { chmod, copyFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { databasePath, flush, makeDirectory, moment, reasonOf } from './directory'
import { askHold } from './door'
import { lockDatabase } from './files'
import { StoreInUse, StoreUnusable } from './store'
import { verifyCopy, type Verified } from './verify'

/** A server that is starting or stopping is asked again. */
const attempts = 5
const pauseMs = 1_000

export interface Backup extends Verified {
  path: string
  bytes: number
}

/**
 * Copies the database, reads the copy through and brings it to the disk; only then does it get its name.
 *
 * While a server runs, it is asked to leave the file as it is: it goes on, and new writes only lengthen the log of writes
 * beside the file, any beginning of which goes with the file to make one moment.
 *
 * @param target a new file, or a directory; when left out, `backups` in the data directory.
 * @throws StoreUnusable when there is nothing to copy, the copy cannot be written, or it is not sound.
 */
export async function makeBackup(dataDir: string, target = join(dataDir, 'backups') + sep): Promise<Backup> {
  const source = databasePath(dataDir)
  if (!isThere(source))
    throw new StoreUnusable(`There is no database ${source}. DATA_DIR names its directory.`)
  const path = nameOf(target)
  if (isThere(path)) throw new StoreUnusable(`${path} is there already. Name a new file, or a directory.`)
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  try {
    makeDirectory(dirname(path))
    await copy(dataDir, source, part)
    const verified = verifyCopy(part, 'The copy')
    await chmod(part, 0o600)
    flush(part)
    giveName(part, path)
    flush(dirname(path))
    return { path, bytes: statSync(path).size, ...verified }
  } catch (error) {
    if (error instanceof StoreUnusable || error instanceof StoreInUse) throw error
    throw new StoreUnusable(`The backup ${path} was not made: ${reasonOf(error)}.`)
  } finally {
    removeDatabase(part)
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined
}

function nameOf(target: string): string {
  const isDirectory = /[\\/]$/.test(target) || statSync(target, { throwIfNoEntry: false })?.isDirectory()
  return resolve(isDirectory ? join(target, `boards-${moment()}.db`) : target)
}

/** Never over a file that came meanwhile. */
function giveName(part: string, path: string): void {
  try {
    linkSync(part, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error
    renameSync(part, path) // A file system without links.
  }
}

export function removeDatabase(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true })
}

async function copy(dataDir: string, source: string, part: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    removeDatabase(part)
    try {
      if (await copyFromServer(dataDir, source, part)) return
      return copyAlone(dataDir, source, part)
    } catch (error) {
      if (!(error instanceof StoreInUse) || attempt === attempts) throw error
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}

/** @returns false when no server answers. @throws StoreInUse when it ended meanwhile. */
async function copyFromServer(dataDir: string, source: string, part: string): Promise<boolean> {
  const hold = await askHold(dataDir)
  if (!hold) return false
  try {
    await copyFile(source, part)
    // Second, so that it has at least what the file has.
    if (isThere(`${source}-wal`)) await copyFile(`${source}-wal`, `${part}-wal`)
    if (!(await hold.lasts()))
      throw new StoreInUse('The server ended while the copy was made. Run the backup once more.')
    return true
  } finally {
    hold.release()
  }
}

/** @throws StoreInUse when a server has the directory and did not answer. */
function copyAlone(dataDir: string, source: string, part: string): void {
  let db: ReturnType<typeof lockDatabase>
  try {
    db = lockDatabase(source, dataDir)
  } catch (error) {
    if (!(error instanceof StoreInUse)) throw error
    throw new StoreInUse(
      `A server has ${dataDir} and does not answer, so nothing can be copied now. Try again, or stop it first.`,
    )
  }
  try {
    db.exec(`VACUUM INTO '${part.replaceAll("'", "''")}'`)
  } finally {
    db.close()
  }
}
