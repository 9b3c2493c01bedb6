/** Letting go, in SQLite. What is deleted is overwritten (`secure_delete`), in the file and in the log beside it. */
import type Database from 'libsql'
import { statSync } from 'node:fs'
import type { Part } from '../../src/model/document'
import type { Keeping } from './keeping'

/** Every table but `boards` that has rows of a board, in its column `board`. */
export const tablesOfBoard = ['tokens', 'codes', 'log', 'snapshots', 'answers'] as const

/** @param transaction runs `work` as one write, flushed to disk. @param path of the database file. */
export function sqliteKeeping(
  db: Database.Database,
  path: string,
  transaction: <T>(work: () => T) => T,
): Keeping {
  // Costs one more write of the pages that a fold frees, and nothing for an edit.
  db.pragma('secure_delete=ON')

  const run = (sql: string, ...values: (string | number)[]) => db.prepare(sql).run(values).changes
  const ids = (sql: string, ...values: number[]) =>
    (db.prepare(sql).all(values) as { id: string }[]).map(({ id }) => id)
  /** What was deleted is in the log of writes too, until that is written over. */
  const emptyLog = () => db.pragma('wal_checkpoint(TRUNCATE)')

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
      return ids('SELECT id FROM boards WHERE usedAt < ? ORDER BY usedAt', before)
    },

    async unclearedSince(before) {
      return ids(
        'SELECT id FROM boards WHERE usedAt < ? AND (clearedAt IS NULL OR clearedAt < usedAt) ORDER BY usedAt',
        before,
      )
    },

    async clear(board, part: Part, at) {
      transaction(() => {
        run('DELETE FROM log WHERE board = ? AND part = ?', board, part)
        run('DELETE FROM snapshots WHERE board = ? AND part = ?', board, part)
        run(`DELETE FROM tokens WHERE board = ? AND kind = 'join'`, board)
        run('DELETE FROM codes WHERE board = ?', board)
        run('DELETE FROM answers WHERE board = ?', board)
        run('UPDATE boards SET clearedAt = ? WHERE id = ?', at, board)
      })
      emptyLog()
    },

    async dropEnded(before) {
      const dropped = transaction(
        () =>
          run('DELETE FROM tokens WHERE expiresAt < ? OR revokedAt < ?', before, before) +
          run('DELETE FROM codes WHERE expiresAt < ?', before),
      )
      if (dropped > 0) emptyLog()
      return dropped
    },

    async deleteBoard(board) {
      const there = transaction(() => {
        for (const table of tablesOfBoard) run(`DELETE FROM ${table} WHERE board = ?`, board)
        return run('DELETE FROM boards WHERE id = ?', board) > 0
      })
      emptyLog()
      return there
    },
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
