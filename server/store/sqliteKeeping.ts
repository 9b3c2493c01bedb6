/** Letting go, in SQLite. */
import type Database from 'libsql'
import { statSync } from 'node:fs'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Part } from '../../src/model/document'
import type { Keeping } from './keeping'

/** Every table but `boards` that has rows of a board, in its column `board`. */
export const tablesOfBoard = ['tokens', 'codes', 'log', 'snapshots', 'answers', 'damaged'] as const

/** As many free pages are overwritten without a pause for others. */
const pagesAtOnce = 512

/** What the store does for this part of it. */
export interface Means {
  /** Runs `work` as one write, flushed to disk. */
  transaction<T>(work: () => T): T
  /** Takes the log of writes over into the file and begins it anew, empty. */
  beginLogAnew(): void
}

/** Boards that were brought back after damage may have no note of their use; none was used before it was made. */
const used = 'MAX(usedAt, createdAt)'

/** @param path of the database file. */
export function sqliteKeeping(db: Database.Database, path: string, means: Means): Keeping {
  const { transaction, beginLogAnew } = means
  // Blanks what is deleted on pages that are written anyway. To blank whole pages that come free doubles the time of a fold.
  db.pragma('secure_delete=FAST')

  const run = (sql: string, ...values: (string | number)[]) => db.prepare(sql).run(values).changes
  const ids = (sql: string, ...values: number[]) =>
    (db.prepare(sql).all(values) as { id: string }[]).map(({ id }) => id)
  const number = (pragma: string) =>
    Number((db.prepare(`PRAGMA ${pragma}`).get() as Record<string, number>)[pragma])

  return {
    async facts() {
      const row = db.prepare('SELECT COUNT(*) AS count FROM boards').get() as { count: number }
      return { boards: row.count, bytes: sizeOf(path) + sizeOf(`${path}-wal`) }
    },

    async touch(boards, at) {
      transaction(() => {
        for (const board of boards)
          run('UPDATE boards SET usedAt = ? WHERE id = ? AND usedAt < ?', at, board, at)
      })
    },

    async unusedSince(before) {
      return ids(`SELECT id FROM boards WHERE ${used} < ? ORDER BY ${used}`, before)
    },

    async unclearedSince(before) {
      return ids(
        `SELECT id FROM boards WHERE ${used} < ? AND (clearedAt IS NULL OR clearedAt < ${used}) ORDER BY ${used}`,
        before,
      )
    },

    async clear(board, part: Part, at) {
      transaction(() => {
        run('DELETE FROM log WHERE board = ? AND part = ?', board, part)
        run('DELETE FROM snapshots WHERE board = ? AND part = ?', board, part)
        run('DELETE FROM damaged WHERE board = ?', board)
        run(`DELETE FROM tokens WHERE board = ? AND kind = 'join'`, board)
        run('DELETE FROM codes WHERE board = ?', board)
        run('DELETE FROM answers WHERE board = ?', board)
        run('UPDATE boards SET clearedAt = ? WHERE id = ?', at, board)
      })
    },

    async dropEnded(before) {
      return transaction(
        () =>
          run('DELETE FROM tokens WHERE expiresAt < ? OR revokedAt < ?', before, before) +
          run('DELETE FROM codes WHERE expiresAt < ?', before),
      )
    },

    async deleteBoard(board) {
      return transaction(() => {
        for (const table of tablesOfBoard) run(`DELETE FROM ${table} WHERE board = ?`, board)
        return run('DELETE FROM boards WHERE id = ?', board) > 0
      })
    },

    async overwriteDeleted() {
      // Free pages keep their old bytes until they are used again: so they are used, for nothing, and set free.
      const payload = number('page_size') - 4
      for (let free = number('freelist_count'); free > 0; free = number('freelist_count')) {
        const bytes = Math.min(free, pagesAtOnce) * payload
        transaction(() => run('INSERT INTO blank (bytes) VALUES (zeroblob(?))', bytes))
        await nextTurn()
      }
      transaction(() => run('DELETE FROM blank'))
      // The log of writes has old bytes too, until it is begun anew.
      beginLogAnew()
    },
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
