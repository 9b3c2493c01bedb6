/** A list of flows to a plan: which companies and flows it adds, merges or leaves as they are. */
import { recordsMap } from '../model/document'
import { newId } from '../model/ids'
import type { Action, Flow } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { synergyColumns, synergyName } from '../model/synergies'
import { CompanyBook, nameKey, valueOf, type Entry, type Facts } from './companyBook'
import { readFlowRow, type FlowRow } from './flowRow'
import { planCompany } from './planCompanies'
import type { PlanBuilder } from './plan'
import { FileError } from './reasons'
import { neededFlowColumns } from './headers'
import type { RowReader } from './rowReader'
import type { TableRow } from './table'

/**
 * Plans a list of flows. Rows with an id that is on the board update that flow; else the k-th row of the same donor, receiver
 * and resource updates the board's k-th such flow, so that a list imported twice changes nothing; else the flow is new.
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
  const book = new CompanyBook(board)
  const read = rows.flatMap((row) => readFlowRow(reader, row, complete, plan) ?? [])
  const claimed = new Set(read.flatMap(({ id }) => (board.flows.has(id) ? [id] : [])))
  const waiting = flowsByTriple(board, claimed)
  const writer = new FlowWriter(reader, board, plan, waiting)
  // A spelling that was taken for another company is told once, not in every row.
  const told = new Set<string>()
  // A company that only refused rows name does not come in alone.
  const used = new Set<Entry>()
  for (const it of read) {
    const existing = board.flows.get(it.id)
    const ends = findEnds(book, it, existing, board)
    if (ends.donor.id === ends.receiver.id) {
      plan.refused.push(reader.problem(it.row, 'receiver', { code: 'loop' }))
      plan.show(it.row.line, 'refused', synergyName(it.resource, it.donor, it.receiver))
      continue
    }
    for (const side of ['donor', 'receiver'] as const)
      if (ends[side].name.trim() !== it[side].trim() && !told.has(it[side])) {
        told.add(it[side])
        reader.warn(it.row, side, { code: 'similarName', params: { company: ends[side].name } })
      }
    writer.write(it, ends.donor, ends.receiver, existing)
    used.add(ends.donor).add(ends.receiver)
  }
  for (const entry of book.entries) if (used.has(entry)) planCompany(entry, plan, reader)
}

function findEnds(
  book: CompanyBook,
  it: FlowRow,
  existing: Flow | undefined,
  board: BoardSnapshot,
): { donor: Entry; receiver: Entry } {
  // A row that names a flow of the board means that flow's companies, as long as their names agree.
  const meant = (id: string | undefined, name: string, facts: Facts) =>
    id !== undefined && nameKey(board.companies.get(id)?.name ?? '') === nameKey(name)
      ? book.known(id, facts)
      : null
  const donor = meant(existing?.from, it.donor, it.donorFacts)
  const receiver = meant(existing?.to, it.receiver, it.receiverFacts)
  if (!it.own)
    return {
      donor: donor ?? book.find(it.donor, it.donorFacts).entry,
      receiver: receiver ?? book.find(it.receiver, it.receiverFacts).entry,
    }
  const alike = it.donor === it.receiver && JSON.stringify(it.donorFacts) === JSON.stringify(it.receiverFacts)
  return {
    donor: donor ?? book.findExact(it.donor, it.donorFacts, 0),
    receiver: receiver ?? book.findExact(it.receiver, it.receiverFacts, alike ? 1 : 0),
  }
}

const tripleKey = (from: string, to: string, resource: string) =>
  JSON.stringify([from, to, resource.trim().toLowerCase()])

/** Flows of the board that rows without their id may mean, in the order of the list. */
function flowsByTriple(board: BoardSnapshot, claimed: ReadonlySet<string>): Map<string, Flow[]> {
  const flows = new Map<string, Flow[]>()
  for (const flow of board.flows.values()) {
    if (claimed.has(flow.id)) continue
    const key = tripleKey(flow.from, flow.to, flow.resource)
    const same = flows.get(key)
    if (same) same.push(flow)
    else flows.set(key, [flow])
  }
  return flows
}

/** Turns rows with known ends into changes. */
class FlowWriter {
  private readonly ids = new Set<string>()
  private readonly seen = new Set<string>()

  constructor(
    private readonly reader: RowReader,
    private readonly board: BoardSnapshot,
    private readonly plan: PlanBuilder,
    private readonly waiting: Map<string, Flow[]>,
  ) {}

  write(it: FlowRow, donor: Entry, receiver: Entry, byId: Flow | undefined): void {
    const { plan } = this
    const title = synergyName(it.resource, donor.name, receiver.name)
    const triple = tripleKey(donor.id, receiver.id, it.resource)
    if (it.id === '') {
      const whole = JSON.stringify([triple, it.values, it.action])
      if (this.seen.has(whole)) {
        this.reader.warn(it.row, 'resource', { code: 'duplicateRow' })
        plan.unchanged.flows++
        return plan.show(it.row.line, 'unchanged', title)
      }
      this.seen.add(whole)
    }
    const again = it.id !== '' && this.ids.has(it.id)
    if (again) this.reader.warn(it.row, 'id', { code: 'duplicateId' })
    const existing = (again ? undefined : byId) ?? (again ? undefined : this.waiting.get(triple)?.shift())
    const values = { from: donor.id, to: receiver.id, resource: it.resource, ...it.values }
    if (it.id !== '') this.ids.add(it.id)
    if (existing) return plan.show(it.row.line, this.merge(existing, values, it), title)
    const id = this.freeId(it, again)
    // A row of our own list says so by an empty cell when a time is unknown.
    const times = it.own ? { createdAt: null, updatedAt: null } : {}
    plan.add('flows', id, { status: 'idea', ...times, ...values })
    if (it.action) plan.add('actions', newId(), { done: false, ...it.action, flow: id })
    plan.show(it.row.line, 'added', title)
  }

  private freeId(it: FlowRow, again: boolean): string {
    if (it.id === '' || again) return newId()
    if (!recordsMap(this.board.doc, 'flows').has(it.id)) return it.id
    this.reader.warn(it.row, 'id', { code: 'idTaken' })
    return newId()
  }

  /** Updates what the row gives; the times of the record are its own. */
  private merge(flow: Flow, values: Record<string, unknown>, it: FlowRow) {
    const given = Object.fromEntries(
      Object.entries(values).filter(
        ([field, value]) =>
          field !== 'createdAt' &&
          field !== 'updatedAt' &&
          !(field === 'resource' && value === '') &&
          !(field === 'distance' && this.distanceFollows(flow)) &&
          JSON.stringify(valueOf(flow, field)) !== JSON.stringify(value),
      ),
    )
    const outcome = this.plan.set('flows', flow.id, given)
    return this.mergeAction(flow, it.action) && outcome === 'unchanged' ? 'merged' : outcome
  }

  /** Where both ends have coordinates, the list's distance is worked out from them and tells nothing new. */
  private distanceFollows(flow: Flow): boolean {
    return [flow.from, flow.to].every((id) => {
      const company = this.board.companies.get(id)
      return company?.lat !== undefined && company.lon !== undefined
    })
  }

  /** @returns whether something was added or changed. */
  private mergeAction(flow: Flow, action: Record<string, unknown> | null): boolean {
    if (!action) return false
    const open = [...this.board.actionsOf(flow.id)]
      .map((id) => this.board.actions.get(id)!)
      .filter((held) => held.text === action.text && !held.done)
    const differing = (held: Action) =>
      Object.entries(action).filter(([field, value]) => (valueOf(held, field) ?? '') !== value)
    const same = open.find((held) => differing(held).length === 0) ?? open[0]
    if (!same) {
      this.plan.add('actions', newId(), { done: false, ...action, flow: flow.id })
      return true
    }
    return this.plan.set('actions', same.id, Object.fromEntries(differing(same))) === 'merged'
  }
}
