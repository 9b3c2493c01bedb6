/** A list of flows to a plan: which companies and flows it adds, merges or leaves as they are. */
import type { BoardSnapshot } from '../model/snapshot'
import { synergyColumns, synergyName, synergyRow } from '../model/synergies'
import { CompanyBook, nameKey, type Entry, type FactPlace } from './companyBook'
import { factEdits, sameCell } from './flowEdits'
import { pairLines, tripleKey, type FlowLine } from './flowPairs'
import { readFlowRow, type FlowRow } from './flowRow'
import { FlowWriter } from './flowWriter'
import { neededFlowColumns } from './headers'
import type { PlanBuilder } from './plan'
import { planCompany } from './planCompanies'
import { FileError } from './reasons'
import type { RowReader } from './rowReader'
import type { TableRow } from './table'

/**
 * Plans a list of flows. A row with an id that is on the board was written from that flow: each cell that the board would
 * write otherwise is somebody's edit. Other rows mean a flow of the same donor, receiver and resource (`pairLines`) and give
 * what they have to it; what is left is new.
 * Votes are people's own and are never imported; synergy, hazardous and yearly figures follow from other columns.
 * @throws FileError when donor, receiver or resource is missing as a column.
 */
export function planFlows(
  reader: RowReader,
  rows: readonly TableRow[],
  board: BoardSnapshot,
  plan: PlanBuilder,
): void {
  const missing = neededFlowColumns.filter((column) => !reader.has(column))
  if (missing.length > 0)
    throw new FileError({ code: 'missingColumns', params: { columns: missing.join(', ') } })
  const complete = synergyColumns.every((column) => reader.has(column))
  const onBoard = (id: string) => board.flows.has(id)
  const book = new CompanyBook(board)
  const read = rows.flatMap((row) => readFlowRow(reader, row, complete, onBoard, plan) ?? [])
  const lines = settleEnds(reader, read, book, board, plan)
  const pairs = pairLines(lines, board)
  const writer = new FlowWriter(reader, board, plan)
  // A company that only refused rows name does not come in alone.
  const used = new Set<Entry>()
  for (const line of lines) {
    writer.write(line, pairs.get(line))
    used.add(line.donor).add(line.receiver)
  }
  for (const entry of book.entries) if (used.has(entry)) planCompany(entry, plan)
}

/** Finds the companies of every row; loops are refused, and a row that stands there twice counts once. */
function settleEnds(
  reader: RowReader,
  read: readonly FlowRow[],
  book: CompanyBook,
  board: BoardSnapshot,
  plan: PlanBuilder,
): FlowLine[] {
  const owners = ownersOfIds(read, board)
  const finder = new EndFinder(reader, book, board)
  const seen = new Set<string>()
  // A spelling that was taken for another company is told once, not in every row.
  const told = new Set<string>()
  return read.flatMap((it) => {
    const again = it.id !== '' && owners.get(it.id) !== it
    const byId = again ? undefined : board.flows.get(it.id)
    const { donor, receiver } = finder.find(it, byId?.id)
    const title = synergyName(it.resource, donor.name, receiver.name)
    if (donor.id === receiver.id) {
      plan.refused.push(reader.problem(it.row, 'receiver', { code: 'loop' }))
      plan.show(it.row.line, 'refused', synergyName(it.resource, it.donor, it.receiver))
      return []
    }
    for (const [side, entry] of [['donor', donor] as const, ['receiver', receiver] as const])
      if (!sameCell(it[side].trim(), entry.name.trim()) && !told.has(it[side])) {
        told.add(it[side])
        reader.warn(it.row, side, { code: 'similarName', params: { company: entry.name } })
      }
    if (it.id === '') {
      const triple = tripleKey(donor.id, receiver.id, it.resource)
      const whole = JSON.stringify([triple, it.values, it.action, it.hazard])
      if (seen.has(whole)) {
        reader.warn(it.row, 'resource', { code: 'duplicateRow' })
        plan.unchanged.flows++
        plan.show(it.row.line, 'unchanged', title)
        return []
      }
      seen.add(whole)
    }
    return [{ it, donor, receiver, byId, again }]
  })
}

/** Of rows that share an id, the one that still names the flow as the board does, else the first. */
function ownersOfIds(read: readonly FlowRow[], board: BoardSnapshot): Map<string, FlowRow> {
  const owners = new Map<string, FlowRow>()
  for (const it of read) {
    if (it.id === '') continue
    const owner = owners.get(it.id)
    if (!owner || (!namesFlow(owner, board) && namesFlow(it, board))) owners.set(it.id, it)
  }
  return owners
}

function namesFlow(it: FlowRow, board: BoardSnapshot): boolean {
  const flow = board.flows.get(it.id)
  if (!flow) return false
  const name = (id: string) => board.companies.get(id)?.name
  return (
    sameCell(it.resource, flow.resource) &&
    sameCell(it.donor, name(flow.from)) &&
    sameCell(it.receiver, name(flow.to))
  )
}

/** Finds the companies at both ends of a row and tells the book what the row says of them. */
class EndFinder {
  constructor(
    private readonly reader: RowReader,
    private readonly book: CompanyBook,
    private readonly board: BoardSnapshot,
  ) {}

  /** @param flow id of the flow of the board that the row was written from. */
  find(it: FlowRow, flow?: string): { donor: Entry; receiver: Entry } {
    const alike =
      it.own && it.donor === it.receiver && JSON.stringify(it.donorFacts) === JSON.stringify(it.receiverFacts)
    return {
      donor: this.end(it, 'donor', flow, 0),
      receiver: this.end(it, 'receiver', flow, alike ? 1 : 0),
    }
  }

  private end(it: FlowRow, side: 'donor' | 'receiver', flow: string | undefined, nth: 0 | 1): Entry {
    const { reader, book } = this
    const facts = it[`${side}Facts`]
    const place: FactPlace = { line: it.row.line, heading: (field) => reader.heading(`${side}_${field}`) }
    const known = flow === undefined ? null : this.knownEnd(it, side, flow)
    if (known?.stays) {
      for (const [field, value] of Object.entries(known.edits)) book.change(known.entry, field, value, place)
      return known.entry
    }
    if (known) {
      // Another company was put in. What stands beside it was said of the one before, unless it is nobody's yet.
      const { entry } = book.find(it[side].trim(), facts)
      const isNew = !entry.board && Object.keys(entry.facts).length === 0
      book.learn(entry, isNew ? facts : known.edits, place)
      return entry
    }
    const entry = it.own ? book.findExact(it[side], facts, nth) : book.find(it[side], facts).entry
    book.learn(entry, facts, place)
    return entry
  }

  /** The company that the flow has at this end, and whether the row still means it. */
  private knownEnd(it: FlowRow, side: 'donor' | 'receiver', id: string) {
    const flow = this.board.flows.get(id)!
    const shown = synergyRow(this.board, flow)
    const entry = shown && this.book.known(side === 'donor' ? flow.from : flow.to)
    if (!shown || !entry) return null
    const name = it[side]
    const stays =
      sameCell(name, shown[side]) ||
      (nameKey(name) === nameKey(shown[side]) && !this.book.named(name.trim(), it[`${side}Facts`]))
    const edits = factEdits(this.reader, side, it[`${side}Facts`], entry.board, shown)
    return { entry, stays, edits }
  }
}
