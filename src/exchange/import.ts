/** Files to records: first a plan to look at, then one transaction. */
import type * as Y from 'yjs'
import { putMarks } from '../model/commands/matches'
import { liveRecord, putRecord, removeRecords, setFields, setMeta } from '../model/commands'
import { together, type Edit } from '../model/edit'
import { BoardSnapshot } from '../model/snapshot'
import { parseBoardFile, planBoardJson } from './boardJson'
import { readCsv } from './csv'
import { decode } from './decode'
import { flowNumbers } from './flowRow'
import { carryPlaces, placeImport, placeInGrid, type PlaceOptions } from './place'
import { PlanBuilder, noCounts, type Counts, type ImportPlan } from './plan'
import { planCompanies } from './planCompanies'
import { planFlows } from './planFlows'
import { FileError, type Problem } from './reasons'
import { RowReader } from './rowReader'
import { checkSize, type TableFile } from './table'
import { readXlsx } from './xlsx'
import { isZip } from './zip'

export { placeImport } from './place'
export { FileError, reasonText, type Problem, type Reason } from './reasons'
export type { Change, Counts, ImportPlan, SampleRow } from './plan'

/** A file that was read, to be planned on a board. */
export interface ReadFile {
  /**
   * What importing it would do; writes nothing. As long as the board stays as it is, the plan is the same object.
   * @throws FileError when the list lacks what it cannot do without.
   */
  readonly plan: (board: BoardSnapshot) => ImportPlan
}

/**
 * Reads a file.
 * @param contentType media type if known; the file's own first bytes win over it.
 * @throws FileError naming what is wrong with the file as a whole; single rows and cells are told in the plan.
 */
export async function readImport(bytes: Uint8Array, contentType: string): Promise<ReadFile> {
  checkSize(bytes.length)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw new FileError({ code: 'oldExcel' })
  if (!isZip(bytes) && isJson(bytes, contentType)) {
    const file = parseBoardFile(bytes)
    return planned((board) => planBoardJson(file, board))
  }
  const format = isZip(bytes) ? 'xlsx' : 'csv'
  const read = format === 'xlsx' ? await readXlsx(bytes) : readText(bytes)
  return planned((board) => planTable(read, format, board))
}

/** @see readImport */
export async function planImport(
  bytes: Uint8Array,
  contentType: string,
  board: BoardSnapshot,
): Promise<ImportPlan> {
  return (await readImport(bytes, contentType)).plan(board)
}

function planned(make: (board: BoardSnapshot) => ImportPlan): ReadFile {
  let last: { board: BoardSnapshot; versions: string; meta: unknown; plan: ImportPlan } | null = null
  return {
    plan: (board) => {
      const versions = Object.values(board.versions).join()
      if (last?.board === board && last.versions === versions && last.meta === board.meta) return last.plan
      const plan = make(board)
      last = { board, versions, meta: board.meta, plan }
      return plan
    },
  }
}

function planTable(
  { table, place, problems }: TableFile,
  format: 'csv' | 'xlsx',
  board: BoardSnapshot,
): ImportPlan {
  const plan = new PlanBuilder()
  plan.warnings.push(...problems)
  const numbers =
    place.kind === 'flows' ? ['quantity', 'annual_quantity', ...Object.keys(flowNumbers)] : ['lat', 'lon']
  const reader = new RowReader(table, place, plan.warnings, numbers)
  if (place.kind === 'flows') planFlows(reader, table.rows, board, plan)
  else planCompanies(reader, table.rows, board, plan)
  const { encoding, delimiter, sheet } = table
  const ignoredColumns = reader.leftOver()
  return plan.finish({ kind: place.kind, format, ignoredColumns, encoding, delimiter, sheet })
}

function isJson(bytes: Uint8Array, contentType: string): boolean {
  if (/json/i.test(contentType)) return true
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return start.startsWith('{')
}

function readText(bytes: Uint8Array): TableFile {
  // Control characters that no text has: a picture, a program.
  const start = decode(bytes.subarray(0, 2_000)).text

  const odd = start.match(/[\u0000-\u0008\u000e-\u001f]/g)?.length ?? 0
  if (odd > start.length / 50 + 4 || isPdf(bytes)) throw new FileError({ code: 'notTable' })
  return readCsv(bytes)
}

const isPdf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(0, 5)) === '%PDF-'

/** What was written. */
export interface ImportResult {
  readonly added: Counts
  readonly merged: Counts
  readonly unchanged: Counts
  readonly refused: readonly Problem[]
  readonly warnings: readonly Problem[]
  /** Ids of the companies that are new, so that a caller can show them. */
  readonly companies: readonly string[]
  /** Names of the board's own facts (title, region …) that were taken from a board file. */
  readonly facts: readonly string[]
  /** Planned changes that the board had overtaken in the meantime: a record made or removed by someone else. */
  readonly overtaken: number
}

const writeOrder = ['frames', 'companies', 'resources', 'flows', 'actions', 'notes'] as const

/**
 * Writes a plan in one transaction, so that undo takes the whole import back. Applying a plan twice adds nothing twice.
 */
export function applyImport(doc: Y.Doc, plan: ImportPlan, edit: Edit): ImportResult {
  const added = noCounts()
  const merged = noCounts()
  const companies: string[] = []
  let overtaken = 0
  const { changes, meta = {}, matches } = plan.placed ? plan : placedInGrid(doc, plan)
  together(doc, edit, () => {
    if (Object.keys(meta).length > 0) setMeta(doc, edit, meta)
    if (matches) putMarks(doc, edit, matches)
    for (const collection of writeOrder)
      for (const change of changes) {
        if (change.collection !== collection) continue
        const ref = { collection, id: change.id }
        if (change.op === 'add' && !liveRecord(doc, ref)) {
          putRecord(doc, edit, ref, change.values)
          added[collection]++
          if (collection === 'companies') companies.push(change.id)
        } else if (change.op === 'remove' && removeRecords(doc, edit, [ref]) > 0) merged[collection]++
        else if (change.op === 'set' && setFields(doc, edit, ref, change.values)) merged[collection]++
        else overtaken++
      }
  })
  const { unchanged, refused, warnings } = plan
  return { added, merged, unchanged, refused, warnings, companies, facts: Object.keys(meta), overtaken }
}

function placedInGrid(doc: Y.Doc, plan: ImportPlan): ImportPlan {
  const board = new BoardSnapshot(doc)
  try {
    return placeInGrid(plan, board)
  } finally {
    board.destroy()
  }
}

/**
 * The whole way of a file into a board: plan, lay out, write. The board may change while the cards are laid out; then the
 * file is planned anew, so that what somebody else brought meanwhile is not brought twice.
 */
export async function runImport(
  file: ReadFile,
  board: BoardSnapshot,
  edit: Edit,
  options: PlaceOptions = {},
): Promise<ImportResult & { readonly plan: ImportPlan }> {
  const plan = file.plan(board)
  const placed = await placeImport(plan, board, options)
  options.signal?.throwIfAborted()
  const now = file.plan(board)
  const last = now === plan ? placed : carryPlaces(placed, now, board)
  return { ...applyImport(board.doc, last, edit), plan: last }
}
