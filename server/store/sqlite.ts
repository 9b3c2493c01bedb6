/** The store in one SQLite file. */
import type Database from 'libsql'
import type { Part } from '../../src/model/document'
import { databasePath } from './directory'
import { openDoor, type Door } from './door'
import { detach, errorCode, release } from './files'
import type { Keeping } from './keeping'
import { openDatabase } from './open'
import {
  altered,
  bindable,
  isAltered,
  toBytes,
  told,
  toSnapshot,
  toToken,
  type Row,
  type Value,
} from './rows'
import { sqliteKeeping } from './sqliteKeeping'
import { sumOf, sumOfSnapshot } from './sums'
import {
  Taken,
  type BoardRow,
  type CodeRow,
  type Damage,
  type LoadedPart,
  type LogEntry,
  type LoggedUpdate,
  type NewBoard,
  type Snapshot,
  type Store,
  type TokenRow,
} from './store'

/**
 * Opens the store in a directory, made if it is missing; `open.ts` says how.
 *
 * Commits are flushed to disk before they resolve. Calls run on the calling thread: a commit of a few rows takes less time
 * than the way to another thread and back.
 *
 * @throws StoreInUse when another process has it. @throws StoreUnusable when it cannot be used at all.
 */
export function openSqlite(dataDir: string): Store {
  return new SqliteStore(openDatabase(dataDir), dataDir)
}

/** The log of writes is taken over into the file when it has this many pages. */
const checkpointPages = 1_000

class SqliteStore implements Store {
  private readonly statements = new Map<string, Database.Statement>()
  private readonly door: Door
  /** The file is kept as it is, for a copy. */
  private held = false
  private beginAnewLater = false

  readonly keeping: Keeping

  constructor(
    private readonly db: Database.Database,
    dataDir: string,
  ) {
    this.door = openDoor(dataDir, () => this.holdFile())
    this.keeping = sqliteKeeping(db, databasePath(dataDir), {
      transaction: (work) => this.transaction(work),
      beginLogAnew: () => this.beginLogAnew(),
    })
  }

  async createBoard({ board, tokens, code, log }: NewBoard): Promise<void> {
    this.transaction(() => {
      this.run('INSERT INTO boards (id, title, language, createdAt) VALUES (?, ?, ?, ?)', [
        board.id,
        board.title,
        board.language,
        board.createdAt,
      ])
      for (const token of tokens) this.insertToken(token)
      this.insertCode(code)
      for (const entry of log) this.insertEntry(entry)
    })
  }

  async board(id: string): Promise<BoardRow | null> {
    const row = this.one('SELECT id, title, language, createdAt FROM boards WHERE id = ?', [id])
    return row as unknown as BoardRow | null
  }

  async retitle(board: string, title: string): Promise<void> {
    this.run('UPDATE boards SET title = ? WHERE id = ?', [title, board])
  }

  async addToken(token: TokenRow): Promise<void> {
    this.insertToken(token)
  }

  async tokenByHash(hash: Uint8Array): Promise<TokenRow | null> {
    const row = this.one('SELECT * FROM tokens WHERE hash = ?', [hash])
    return row && toToken(row)
  }

  async tokens(board: string): Promise<TokenRow[]> {
    return this.many('SELECT * FROM tokens WHERE board = ? ORDER BY rowid', [board]).map(toToken)
  }

  async revokeToken(board: string, id: string, at: number): Promise<boolean> {
    return this.revoke(board, id, at)
  }

  async replaceToken(id: string, next: TokenRow, at: number): Promise<boolean> {
    return this.transaction(() => {
      const revoked = this.revoke(next.board, id, at)
      if (revoked) this.insertToken(next)
      return revoked
    })
  }

  async expireToken(board: string, id: string, expiresAt: number | null): Promise<boolean> {
    const sql = 'UPDATE tokens SET expiresAt = ? WHERE board = ? AND id = ? AND revokedAt IS NULL'
    return this.run(sql, [expiresAt, board, id]).changes > 0
  }

  async endSession(board: string, at: number): Promise<string[]> {
    const ending = `board = ? AND revokedAt IS NULL AND NOT (role = 'host' AND kind = 'link')`
    return this.transaction(() => {
      const ended = this.many(`SELECT id FROM tokens WHERE ${ending}`, [board])
      this.run(`UPDATE tokens SET revokedAt = ?, revokedFor = 'session' WHERE ${ending}`, [at, board])
      this.run('DELETE FROM codes WHERE board = ?', [board])
      return ended.map(({ id }) => String(id))
    })
  }

  async markUsed(uses: ReadonlyMap<string, number>): Promise<void> {
    this.transaction(() => {
      for (const [id, at] of uses) this.run('UPDATE tokens SET usedAt = ? WHERE id = ?', [at, id])
    })
  }

  async setCode(code: CodeRow): Promise<void> {
    this.transaction(() => {
      this.run('DELETE FROM codes WHERE board = ?', [code.board])
      this.insertCode(code)
    })
  }

  async code(code: string): Promise<CodeRow | null> {
    return this.one('SELECT code, board, role, expiresAt FROM codes WHERE code = ?', [code]) as CodeRow | null
  }

  async codeOf(board: string): Promise<CodeRow | null> {
    return this.one('SELECT code, board, role, expiresAt FROM codes WHERE board = ?', [
      board,
    ]) as CodeRow | null
  }

  async dropCode(board: string): Promise<boolean> {
    return this.run('DELETE FROM codes WHERE board = ?', [board]).changes > 0
  }

  async append(entries: readonly LogEntry[]): Promise<number[]> {
    const [only] = entries
    // One row is a transaction of its own, without a word to begin it and another to end it.
    if (only && entries.length === 1 && !only.once) return [this.insertEntry(only)]
    return this.transaction(() => entries.map((entry) => this.insertEntry(entry)))
  }

  async load(board: string, part: Part): Promise<LoadedPart> {
    const row = this.one('SELECT * FROM snapshots WHERE board = ? AND part = ?', [board, part])
    const snapshot = row && toSnapshot(row)
    const rows = this.many(
      'SELECT seq, bytes, sum FROM log WHERE board = ? AND part = ? AND seq > ? ORDER BY seq',
      [board, part, snapshot?.upto ?? 0],
    )
    const damage: Damage[] = []
    if (snapshot && isAltered(row?.sum, sumOfSnapshot(snapshot))) damage.push({ seq: null, reason: altered })
    const updates: LoggedUpdate[] = []
    for (const entry of rows) {
      const seq = Number(entry.seq)
      const update = toBytes(entry.bytes)
      if (isAltered(entry.sum, sumOf(update))) damage.push({ seq, reason: altered })
      else updates.push({ seq, update })
    }
    return damage.length > 0 ? { snapshot, updates, damage } : { snapshot, updates }
  }

  async fold(board: string, part: Part, snapshot: Snapshot): Promise<void> {
    this.transaction(() => {
      const present = this.one('SELECT upto FROM snapshots WHERE board = ? AND part = ?', [board, part])
      if (present && Number(present.upto) > snapshot.upto) return
      this.insertSnapshot(board, part, snapshot)
      this.run('DELETE FROM log WHERE board = ? AND part = ? AND seq <= ?', [board, part, snapshot.upto])
    })
  }

  async setAside(
    board: string,
    part: Part,
    damage: readonly Damage[],
    readable: Snapshot | null,
  ): Promise<void> {
    this.transaction(() => {
      for (const { seq, reason } of damage) {
        const note = [reason, Date.now(), board, part]
        if (seq !== null) {
          this.run(
            `INSERT INTO damaged (board, part, seq, bytes, reason, foundAt)
             SELECT board, part, seq, bytes, ?, ? FROM log WHERE board = ? AND part = ? AND seq = ?`,
            [...note, seq],
          )
          this.run('DELETE FROM log WHERE board = ? AND part = ? AND seq = ?', [board, part, seq])
          continue
        }
        this.run(
          `INSERT INTO damaged (board, part, bytes, vector, deletes, reason, foundAt)
           SELECT board, part, state, vector, deletes, ?, ? FROM snapshots WHERE board = ? AND part = ?`,
          note,
        )
        if (readable) this.insertSnapshot(board, part, readable)
        else this.run('DELETE FROM snapshots WHERE board = ? AND part = ?', [board, part])
      }
    })
  }

  async answer(board: string, key: string): Promise<string | null> {
    return (this.one('SELECT answer FROM answers WHERE board = ? AND key = ?', [board, key])?.answer ??
      null) as string | null
  }

  async check(): Promise<void> {
    const beat = Date.now()
    this.run('INSERT OR REPLACE INTO pulse (id, beat) VALUES (1, ?)', [beat])
    if (this.one('SELECT beat FROM pulse WHERE id = ?', [1])?.beat !== beat)
      throw new Error('The store does not give back what was written.')
  }

  async close(): Promise<void> {
    if (!this.db.open) return
    this.door.close()
    this.statements.clear()
    // Prepared statements keep the file open until they are collected; this lets the lock go now.
    detach(this.db)
    release(this.db)
  }

  /** Until the returned function is called, writes only lengthen the log of writes beside the file. */
  private holdFile(): () => void {
    this.beginLogAnew()
    this.held = true
    this.db.pragma('wal_autocheckpoint=0')
    return () => {
      this.held = false
      if (!this.db.open) return
      this.db.pragma(`wal_autocheckpoint=${checkpointPages}`)
      if (this.beginAnewLater) this.beginLogAnew()
    }
  }

  /** Takes the log of writes over into the file and begins it anew, empty; while the file is held, as soon as it is not. */
  private beginLogAnew(): void {
    this.beginAnewLater = this.held
    if (this.held) return
    const [taken] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    if (taken?.busy !== 0) throw new Error('the database is busy')
  }

  private insertToken(token: TokenRow): void {
    this.run(
      `INSERT INTO tokens (id, board, hash, role, kind, createdAt, expiresAt, revokedAt, revokedFor, usedAt)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        token.id,
        token.board,
        token.hash,
        token.role,
        token.kind,
        token.createdAt,
        token.expiresAt,
        token.revokedAt,
        token.revokedFor,
        token.usedAt,
      ],
    )
  }

  private revoke(board: string, id: string, at: number): boolean {
    const sql = `UPDATE tokens SET revokedAt = ?, revokedFor = 'revoked' WHERE board = ? AND id = ? AND revokedAt IS NULL`
    return this.run(sql, [at, board, id]).changes > 0
  }

  private insertCode(code: CodeRow): void {
    try {
      this.run('INSERT INTO codes (board, code, role, expiresAt) VALUES (?, ?, ?, ?)', [
        code.board,
        code.code,
        code.role,
        code.expiresAt,
      ])
    } catch (error) {
      if (errorCode(error).startsWith('SQLITE_CONSTRAINT'))
        throw new Taken(`The code ${code.code} is in use.`)
      throw error
    }
  }

  private insertEntry({ board, part, update, once }: LogEntry): number {
    if (once)
      this.run('INSERT OR IGNORE INTO answers (board, key, answer) VALUES (?, ?, ?)', [
        board,
        once.key,
        once.answer,
      ])
    const { lastInsertRowid } = this.run('INSERT INTO log (board, part, bytes, sum) VALUES (?, ?, ?, ?)', [
      board,
      part,
      update,
      sumOf(update),
    ])
    return Number(lastInsertRowid)
  }

  private insertSnapshot(board: string, part: Part, snapshot: Snapshot): void {
    const { upto, whole, vector, deletes, state } = snapshot
    this.run(
      `INSERT OR REPLACE INTO snapshots (board, part, upto, whole, vector, deletes, state, sum)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [board, part, upto, Number(whole), vector, deletes, state, sumOfSnapshot(snapshot)],
    )
  }

  private transaction<T>(work: () => T): T {
    try {
      this.db.exec('BEGIN IMMEDIATE')
      const result = work()
      this.db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw told(error)
    }
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)))
    return statement
  }

  // Parameters always go as one array: a lone Buffer given by itself is taken for one and brings the process down.
  private run(sql: string, values: Value[]): Database.RunResult {
    const statement = this.statement(sql)
    try {
      return statement.run(bindable(values))
    } catch (error) {
      throw told(error)
    }
  }
  private one(sql: string, values: Value[]): Row | null {
    const row = this.statement(sql).get(bindable(values)) as Row | undefined
    if (!row) return null
    const { _metadata, ...fields } = row
    return fields
  }
  private many(sql: string, values: Value[]): Row[] {
    return this.statement(sql).all(bindable(values)) as Row[]
  }
}
