/** Puts a backup in the place of the database. What was there is kept. */
import { copyFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { removeDatabase } from './backup'
import { databasePath, flush, prepareDirectory, reasonOf, replaceDatabase } from './directory'
import { detach, errorCode, lockDatabase, release } from './files'
import { StoreInUse, StoreUnusable } from './store'
import { verifyCopy, type Verified } from './verify'

export interface Restored extends Verified {
  /** Where the boards from before are; null when there were none. */
  kept: string | null
}

/**
 * Copies the backup beside the database, reads the copy through, and only then puts it in place.
 * @throws StoreInUse while a server has the directory. @throws StoreUnusable when the backup is not sound. Nothing is changed then.
 */
export function restoreBackup(dataDir: string, file: string): Restored {
  const path = databasePath(dataDir)
  const source = statSync(file, { throwIfNoEntry: false })
  if (!source?.isFile()) throw new StoreUnusable(`There is no file ${file}.`)
  if (resolve(file) === resolve(path)) throw new StoreUnusable(`${file} is the database itself.`)
  prepareDirectory(dataDir)
  const letGo = holdPresent(path, dataDir)
  const copy = `${path}.restoring`
  try {
    removeDatabase(copy)
    copyFileSync(file, copy)
    // A database that was copied by hand has its last writes beside it.
    if (statSync(`${file}-wal`, { throwIfNoEntry: false })) copyFileSync(`${file}-wal`, `${copy}-wal`)
    const verified = verifyCopy(copy, file)
    flush(copy)
    return { ...verified, kept: replaceDatabase(dataDir, copy) }
  } catch (error) {
    if (error instanceof StoreUnusable) throw error
    throw new StoreUnusable(`${file} was not restored: ${reasonOf(error)}.`)
  } finally {
    removeDatabase(copy)
    letGo()
  }
}

/** Keeps servers away from the present database while it is replaced, if it can be read at all. */
function holdPresent(path: string, dataDir: string): () => void {
  if (!statSync(path, { throwIfNoEntry: false })) return () => {}
  try {
    const db = lockDatabase(path, dataDir)
    detach(db)
    return () => release(db)
  } catch (error) {
    if (error instanceof StoreInUse)
      throw new StoreInUse(`A server has ${dataDir}. Stop it, restore, and start it again.`)
    if (!errorCode(error).startsWith('SQLITE_')) throw error
    return () => {}
  }
}
