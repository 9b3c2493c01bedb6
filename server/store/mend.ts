/** Makes a new database of what can be read of a damaged one. The damaged one is kept. */
import Database from 'libsql'
import { rmSync } from 'node:fs'
import { databasePath, flush, replaceDatabase } from './directory'
import { detach, release } from './files'
import { steps } from './schema'

type Value = string | number | null | Uint8Array
type Row = Record<string, Value>

/** Gaps of numbers are looked through one by one, up to so many. */
const mostProbes = 1_000_000

interface Table {
  name: string
  /** Columns to copy. */
  columns: string[]
  /** Columns by which the rows lie in the file. */
  key: string[]
  byNumber: boolean
}

/** A record that is lost with its page; where it is from is known from an index. */
export interface LostRecord {
  board: string
  part: string
  seq: number | null
}

/** What came of it, for a report. */
export interface Mended {
  /** The damaged file. */
  kept: string | null
  lost: LostRecord[]
  /** Tables of which rows are lost that have no number, or may be. */
  incomplete: string[]
}

/**
 * Copies every row that can be read into a new file and puts that in place. Where a page cannot be read, the rows before it,
 * those behind it and those between that can be found by their keys are.
 *
 * @param db the damaged database, locked; closed afterwards.
 * @throws what SQLite throws when not even the list of tables can be read; then nothing is changed.
 */
export function mend(db: Database.Database, dataDir: string): Mended {
  const path = `${databasePath(dataDir)}.mended`
  // Of an attempt that was broken off.
  for (const end of ['', '-journal', '-wal']) rmSync(path + end, { force: true })
  const version = Number((db.prepare('PRAGMA user_version').get() as Row).user_version)
  const into = new Database(path)
  try {
    into.exec('BEGIN')
    for (const step of steps.slice(0, version)) into.exec(step)
    into.exec(`PRAGMA user_version=${version}`)
    const tables = tablesOf(into)
    // First those that tell which boards there are.
    const incomplete = [
      ...tables.filter(({ byNumber }) => byNumber),
      ...tables.filter(({ byNumber }) => !byNumber),
    ].flatMap((table) => (copy(db, into, table) ? [] : [table.name]))
    reviveBoards(into)
    keepCounting(db, into)
    const lost = lostRecords(db, into)
    into.exec('COMMIT')
    into.close()
    flush(path)
    detach(db)
    return { kept: replaceDatabase(dataDir, path), lost, incomplete }
  } finally {
    if (into.open) into.close()
    attempt(() => release(db))
  }
}

function tablesOf(db: Database.Database): Table[] {
  const made = db
    .prepare(`SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all() as { name: string; sql: string }[]
  return made.map(({ name, sql }) => {
    const columns = db.pragma(`table_info(${name})`) as { name: string; type: string; pk: number }[]
    const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk)
    const byNumber = !/WITHOUT ROWID/i.test(sql)
    const numbered = key.length === 1 && key[0]?.type === 'INTEGER'
    const names = columns.map((column) => column.name)
    return {
      name,
      byNumber,
      columns: byNumber && !numbered ? ['rowid', ...names] : names,
      key: byNumber ? ['rowid'] : key.map((column) => column.name),
    }
  })
}

/** @returns whether every row could be read. */
function copy(from: Database.Database, into: Database.Database, table: Table): boolean {
  const { name, columns, key } = table
  const select = `SELECT ${columns.join(', ')} FROM ${name}`
  const insert = into.prepare(
    `INSERT OR IGNORE INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  )
  /** Copies rows until one cannot be read. */
  const take = (sql: string, values: Value[] = []) =>
    attempt(() => {
      for (const row of from.prepare(sql).iterate(values) as Iterable<Row>)
        insert.run(columns.map((column) => plain(row[column] ?? null)))
    })
  const order = (direction: string) => `ORDER BY ${key.map((column) => `${column} ${direction}`).join(', ')}`
  if (take(`${select} ${order('ASC')}`)) return true
  const reached = lastNumber(into, table)
  take(`${select} ${order('DESC')}`)
  if (table.byNumber) {
    const next = into.prepare(`SELECT MIN(rowid) AS n FROM ${name} WHERE rowid > ?`).get([reached]) as Row
    const end = Math.min(Number(next.n ?? reached), reached + mostProbes)
    for (let n = reached + 1; n < end; n++) take(`${select} WHERE rowid = ?`, [n])
  } else
    for (const board of knownBoards(into)) {
      take(`${select} WHERE ${key[0]} = ? ${order('ASC')}`, [board])
      take(`${select} WHERE ${key[0]} = ? ${order('DESC')}`, [board])
    }
  return false
}

function lastNumber(db: Database.Database, { name, byNumber }: Table): number {
  if (!byNumber) return 0
  return Number((db.prepare(`SELECT MAX(rowid) AS n FROM ${name}`).get() as Row).n ?? 0)
}

const boardsOfRecords =
  'SELECT board FROM log UNION SELECT board FROM snapshots UNION SELECT board FROM tokens'

function knownBoards(db: Database.Database): string[] {
  return (db.prepare(boardsOfRecords).all() as { board: string }[]).map(({ board }) => board)
}

/** Boards whose own row is lost open all the same: what is written on them has its title too. */
function reviveBoards(db: Database.Database): void {
  const insert = db.prepare(
    'INSERT OR IGNORE INTO boards (id, title, language, createdAt) VALUES (?, ?, ?, ?)',
  )
  for (const board of knownBoards(db)) insert.run([board, 'Recovered board', 'en', Date.now()])
}

/** Numbers that were given once are not given again, also where their updates have been folded. */
function keepCounting(from: Database.Database, into: Database.Database): void {
  let last = 0
  attempt(() => {
    const row = from.prepare(`SELECT seq FROM sqlite_sequence WHERE name = 'log'`).get() as Row | undefined
    last = Number(row?.seq ?? 0)
  })
  const known = into
    .prepare(
      'SELECT MAX((SELECT IFNULL(MAX(seq), 0) FROM log), (SELECT IFNULL(MAX(upto), 0) FROM snapshots)) AS n',
    )
    .get() as Row
  into.exec(`DELETE FROM sqlite_sequence WHERE name = 'log'`)
  into
    .prepare(`INSERT INTO sqlite_sequence (name, seq) VALUES ('log', ?)`)
    .run([Math.max(last, Number(known.n))])
}

/** Indexes name what lay on the pages that cannot be read, where they can be read themselves. */
function lostRecords(from: Database.Database, into: Database.Database): LostRecord[] {
  const lost: LostRecord[] = []
  const update = into.prepare('SELECT 1 FROM log WHERE seq = ?')
  const snapshot = into.prepare('SELECT 1 FROM snapshots WHERE board = ? AND part = ?')
  attempt(() => {
    for (const { board, part, seq } of from
      .prepare('SELECT board, part, seq FROM log INDEXED BY log_by_part')
      .iterate([]) as Iterable<LostRecord>)
      if (!update.get([seq])) lost.push({ board, part, seq })
  })
  attempt(() => {
    for (const { board, part } of from
      .prepare('SELECT board, part FROM snapshots INDEXED BY sqlite_autoindex_snapshots_1')
      .iterate([]) as Iterable<LostRecord>)
      if (!snapshot.get([board, part])) lost.push({ board, part, seq: null })
  })
  return lost
}

/** @returns whether it went through. */
function attempt(work: () => void): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

function plain(value: Value | ArrayBuffer): Value {
  return value instanceof ArrayBuffer ? new Uint8Array(value) : value
}
