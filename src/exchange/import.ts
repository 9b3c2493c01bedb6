/** Files to records: first a plan to look at, then one transaction. */
import type * as Y from 'yjs'
import { liveRecord, putRecord, removeRecords, setFields, setMeta } from '../model/commands'
import { together, type Edit } from '../model/edit'
import { defaultSize, type Box } from '../model/records'
import { BoardSnapshot } from '../model/snapshot'
import { planBoardJson } from './boardJson'
import { readCsv } from './csv'
import { decode } from './decode'
import { flowNumbers } from './flowRow'
import { gridLayout, layOut, type LayoutOptions } from './layout'
import { PlanBuilder, noCounts, type Change, type Counts, type ImportPlan } from './plan'
import { planCompanies } from './planCompanies'
import { planFlows } from './planFlows'
import { FileError, type Problem } from './reasons'
import { RowReader } from './rowReader'
import { checkSize } from './table'
import { readXlsx } from './xlsx'
import { isZip } from './zip'

export { FileError, reasonText, type Problem, type Reason } from './reasons'
export type { Change, Counts, ImportPlan, SampleRow } from './plan'

/**
 * Reads a file and says what importing it would do; writes nothing.
 * @param contentType media type if known; the file's own first bytes win over it.
 * @throws FileError naming what is wrong with the file as a whole; single rows and cells are told in the plan.
 */
export async function planImport(
  bytes: Uint8Array,
  contentType: string,
  board: BoardSnapshot,
): Promise<ImportPlan> {
  checkSize(bytes.length)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0)
    throw new FileError({ code: 'oldExcel' })
  if (!isZip(bytes) && isJson(bytes, contentType)) return planBoardJson(bytes, board)
  const plan = new PlanBuilder()
  const format = isZip(bytes) ? 'xlsx' : 'csv'
  const { table, place, problems } =
    format === 'xlsx' ? { ...(await readXlsx(bytes)), problems: [] } : readText(bytes)
  plan.warnings.push(...problems)
  const numbers =
    place.kind === 'flows' ? ['quantity', 'annual_quantity', ...Object.keys(flowNumbers)] : ['lat', 'lon']
  const reader = new RowReader(table, place, plan.warnings, numbers)
  if (place.kind === 'flows') planFlows(reader, table.rows, board, plan)
  else planCompanies(reader, table.rows, board, plan)
  const { encoding, delimiter, sheet } = table
  return plan.finish({
    kind: place.kind,
    format,
    ignoredColumns: reader.leftOver(),
    encoding,
    delimiter,
    sheet,
  })
}

function isJson(bytes: Uint8Array, contentType: string): boolean {
  if (/json/i.test(contentType)) return true
  const start = new TextDecoder().decode(bytes.subarray(0, 200)).trimStart()
  return start.startsWith('{')
}

function readText(bytes: Uint8Array) {
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
  /** Planned changes that the board had overtaken in the meantime: a record made or removed by someone else. */
  readonly overtaken: number
}

const isPlaced = (change: Change) =>
  typeof change.values.x === 'number' && typeof change.values.y === 'number'
const isNewCompany = (change: Change) => change.op === 'add' && change.collection === 'companies'

/**
 * Gives new companies a place, so that nothing overlaps and connected ones are near. May take seconds for hundreds of
 * companies; without it, `applyImport` puts them in a plain grid.
 * @returns the same plan with places.
 */
export async function placeImport(
  plan: ImportPlan,
  board: BoardSnapshot,
  options: LayoutOptions = {},
): Promise<ImportPlan> {
  const boxes = unplaced(plan.changes)
  if (boxes.length === 0) return plan
  const edges = plan.changes
    .filter((change) => change.collection === 'flows')
    .flatMap(({ id, values }) => {
      const flow = board.flows.get(id)
      return [{ from: String(values.from ?? flow?.from), to: String(values.to ?? flow?.to) }]
    })
  const places = await layOut({ boxes, edges, obstacles: obstaclesOf(board) }, options)
  return { ...plan, changes: withPlaces(plan.changes, places) }
}

const unplaced = (changes: readonly Change[]) =>
  changes
    .filter((change) => isNewCompany(change) && !isPlaced(change))
    .map(({ id }) => ({ id, ...defaultSize.companies }))

function obstaclesOf(board: BoardSnapshot): (Box & { id: string })[] {
  return [...board.companies.values(), ...board.notes.values(), ...board.frames.values()]
}

function withPlaces(
  changes: readonly Change[],
  places: ReadonlyMap<string, { x: number; y: number }>,
): Change[] {
  return changes.map((change) => {
    const place = isNewCompany(change) && !isPlaced(change) ? places.get(change.id) : undefined
    return place ? { ...change, values: { ...change.values, ...defaultSize.companies, ...place } } : change
  })
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
  const missing = unplaced(plan.changes)
  const changes = missing.length === 0 ? plan.changes : withPlaces(plan.changes, gridFor(doc, missing))
  together(doc, edit, () => {
    if (plan.meta && Object.keys(plan.meta).length > 0) setMeta(doc, edit, plan.meta)
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
  return { added, merged, unchanged, refused, warnings, companies, overtaken }
}

/** Places below everything on the board, for a plan that nobody laid out. */
function gridFor(doc: Y.Doc, boxes: readonly { id: string; w: number; h: number }[]) {
  const board = new BoardSnapshot(doc)
  try {
    return gridLayout(boxes, obstaclesOf(board))
  } finally {
    board.destroy()
  }
}
