/** The store in one SQLite file. */
import Database from 'libsql'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Part } from '../../src/model/document'
import { steps } from './schema'
import { sqliteKeeping } from './sqliteKeeping'
import type { Keeping } from './keeping'
import {
  StoreInUse,
  Taken,
  type BoardRow,
  type CodeRow,
  type LoadedPart,
  type LogEntry,
  type NewBoard,
  type Snapshot,
  type Store,
  type TokenRow,
} from './store'

type Value = string | number | null | Uint8Array
/** Rows come with blobs as `ArrayBuffer` from `all` and as `Buffer` from `get`. */
type Row = Record<string, Value | ArrayBuffer>

/**
 * Opens the database in a directory, made if it is missing.
 *
 * One process at a time: the file is locked by the operating system for as long as the process lives, so a lock never
 * outlives a crash. Commits are flushed to disk (`synchronous=FULL`) before they resolve. Calls run on the calling thread:
 * a commit of a few rows takes less time than the way to another thread and back.
 *
 * @throws StoreInUse when another process has it.
 */
export function openSqlite(dataDir: string): Store {
  mkdirSync(dataDir, { recursive: true })
  const db = new Database(join(dataDir, 'boards.db'))
  try {
    prepareFile(db)
  } catch (error) {
    db.close()
    if (errorCode(error).startsWith('SQLITE_BUSY'))
      throw new StoreInUse(`The data directory ${dataDir} is in use by another running server.`)
    throw error
  }
  return new SqliteStore(db, dataDir)
}

function prepareFile(db: Database.Database): void {
  db.pragma('locking_mode=EXCLUSIVE')
  db.pragma('journal_mode=WAL')
  db.pragma('synchronous=FULL')
  db.exec('BEGIN IMMEDIATE')
  try {
    const version = Number((db.prepare('PRAGMA user_version').get() as { user_version: number }).user_version)
    if (version > steps.length)
      throw new Error(
        `The database was written by a newer version of this program (${version} > ${steps.length}).`,
      )
    for (const step of steps.slice(version)) db.exec(step)
    db.exec(`PRAGMA user_version=${steps.length}`)
    db.exec('COMMIT')
  } catch (error) {
    db.exec('ROLLBACK')
    throw error
  }
}

class SqliteStore implements Store {
  private readonly statements = new Map<string, Database.Statement>()

  readonly keeping: Keeping

  constructor(
    private readonly db: Database.Database,
    dataDir: string,
  ) {
    this.keeping = sqliteKeeping(db, join(dataDir, 'boards.db'), {
      transaction: (work) => this.transaction(work),
      beginLogAnew: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
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
    return (
      this.run('UPDATE tokens SET revokedAt = ? WHERE board = ? AND id = ? AND revokedAt IS NULL', [
        at,
        board,
        id,
      ]).changes > 0
    )
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

  async append(entries: readonly LogEntry[]): Promise<number[]> {
    return this.transaction(() => entries.map((entry) => this.insertEntry(entry)))
  }

  async load(board: string, part: Part): Promise<LoadedPart> {
    const row = this.one('SELECT * FROM snapshots WHERE board = ? AND part = ?', [board, part])
    const snapshot = row && toSnapshot(row)
    const rows = this.many(
      'SELECT seq, bytes FROM log WHERE board = ? AND part = ? AND seq > ? ORDER BY seq',
      [board, part, snapshot?.upto ?? 0],
    )
    return {
      snapshot,
      updates: rows.map((entry) => ({ seq: Number(entry.seq), update: toBytes(entry.bytes) })),
    }
  }

  async fold(board: string, part: Part, snapshot: Snapshot): Promise<void> {
    this.transaction(() => {
      const present = this.one('SELECT upto FROM snapshots WHERE board = ? AND part = ?', [board, part])
      if (present && Number(present.upto) > snapshot.upto) return
      this.run(
        `INSERT OR REPLACE INTO snapshots (board, part, upto, whole, vector, deletes, state) VALUES (?, ?, ?, ?, ?, ?, ?)`,
        [
          board,
          part,
          snapshot.upto,
          Number(snapshot.whole),
          snapshot.vector,
          snapshot.deletes,
          snapshot.state,
        ],
      )
      this.run('DELETE FROM log WHERE board = ? AND part = ? AND seq <= ?', [board, part, snapshot.upto])
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
    this.statements.clear()
    // Prepared statements keep the file open until they are collected; leaving WAL lets the lock go now.
    this.db.pragma('journal_mode=DELETE')
    this.db.pragma('locking_mode=NORMAL')
    this.db.prepare('SELECT id FROM pulse').all()
    this.db.close()
  }

  private insertToken(token: TokenRow): void {
    this.run(
      `INSERT INTO tokens (id, board, hash, role, kind, createdAt, expiresAt, revokedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        token.id,
        token.board,
        token.hash,
        token.role,
        token.kind,
        token.createdAt,
        token.expiresAt,
        token.revokedAt,
      ],
    )
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
    const { lastInsertRowid } = this.run('INSERT INTO log (board, part, bytes) VALUES (?, ?, ?)', [
      board,
      part,
      update,
    ])
    return Number(lastInsertRowid)
  }

  private transaction<T>(work: () => T): T {
    this.db.exec('BEGIN IMMEDIATE')
    try {
      const result = work()
      this.db.exec('COMMIT')
      return result
    } catch (error) {
      if (this.db.inTransaction) this.db.exec('ROLLBACK')
      throw error
    }
  }

  private statement(sql: string): Database.Statement {
    let statement = this.statements.get(sql)
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)))
    return statement
  }

  // Parameters always go as one array: a lone Buffer given by itself is taken for one and brings the process down.
  private run(sql: string, values: Value[]): Database.RunResult {
    return this.statement(sql).run(bindable(values))
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

/** The binding cuts text at a NUL. */
function bindable(values: Value[]): Value[] {
  if (values.some((value) => typeof value === 'string' && value.includes('\0')))
    throw new RangeError('Text with a NUL character can not be kept.')
  return values
}

function errorCode(error: unknown): string {
  return String((error as { code?: unknown })?.code ?? '')
}

/** Bytes with a buffer of their own. */
function toBytes(blob: unknown): Uint8Array {
  return blob instanceof ArrayBuffer ? new Uint8Array(blob) : new Uint8Array(blob as Uint8Array)
}

function toToken(row: Row): TokenRow {
  return { ...(row as unknown as TokenRow), hash: toBytes(row.hash) }
}

function toSnapshot(row: Row): Snapshot {
  return {
    upto: Number(row.upto),
    whole: row.whole === 1,
    state: toBytes(row.state),
    vector: toBytes(row.vector),
    deletes: toBytes(row.deletes),
  }
}
