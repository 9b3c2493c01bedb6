/** Rows of a list of flows to changes of flows and their actions. */
import { recordsMap } from '../model/document'
import { newId } from '../model/ids'
import type { Action, Flow } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { nextAction, synergyName, synergyRow, type SynergyRow } from '../model/synergies'
import { annualAmount } from '../model/units'
import { valueOf } from './companyBook'
import { actionEdits, flowEdits, sameCell, type FieldEdits } from './flowEdits'
import type { FlowLine } from './flowPairs'
import { hazardNote, withLine, type FlowRow } from './flowRow'
import type { Outcome, PlanBuilder } from './plan'
import type { RowReader } from './rowReader'

/** A list saved by a spreadsheet has its times to the minute, ms. */
const timesAgree = 60_000

/** What a row tells of a flow that is new, but nothing of one that is there: its times, and what follows from two cells. */
const newOnly: ReadonlySet<string> = new Set(['createdAt', 'updatedAt', 'density'])

export class FlowWriter {
  private readonly ids = new Set<string>()

  constructor(
    private readonly reader: RowReader,
    private readonly board: BoardSnapshot,
    private readonly plan: PlanBuilder,
  ) {}

  /** @param paired the flow of the board that a row without a flow of its own means. */
  write(line: FlowLine, paired: Flow | undefined): void {
    const { it, donor, receiver, byId } = line
    const shown = byId ? synergyRow(this.board, byId) : null
    const outcome =
      byId && shown
        ? this.edit(byId, shown, line)
        : (byId ?? paired)
          ? this.merge((byId ?? paired)!, line)
          : this.add(line)
    this.plan.show(it.row.line, outcome, synergyName(it.resource, donor.name, receiver.name))
  }

  private add({ it, donor, receiver, again }: FlowLine): Outcome {
    const { plan } = this
    const id = this.freeId(it, again)
    // A row of our own list says so by an empty cell when a time is unknown.
    const times = it.own ? { createdAt: null, updatedAt: null } : {}
    const values = { from: donor.id, to: receiver.id, resource: it.resource, ...it.values }
    const note = this.hazard(it, it.values.low)
    const notes = note === null ? {} : { notes: withLine(it.values.notes, note) }
    plan.add('flows', id, { status: 'idea', ...times, ...values, ...notes })
    const { density } = it.values
    // Wrong where somebody changed one of the two amounts that it follows from.
    if (typeof density === 'number')
      this.reader.warn(it.row, 'annual_quantity', { code: 'densityRead', params: { density } })
    if (it.action) this.addAction(id, it.action)
    return 'added'
  }

  private freeId(it: FlowRow, again: boolean): string {
    if (it.id === '') return newId()
    if (again || this.ids.has(it.id)) this.reader.warn(it.row, 'id', { code: 'duplicateId' })
    else if (recordsMap(this.board.doc, 'flows').has(it.id))
      this.reader.warn(it.row, 'id', { code: 'idTaken' })
    else {
      this.ids.add(it.id)
      return it.id
    }
    return newId()
  }

  /** Writes what was changed in a row that was written from this flow; the times of the record are its own. */
  private edit(flow: Flow, shown: SynergyRow, { it, donor, receiver }: FlowLine): Outcome {
    const edits = flowEdits(this.reader, it, flow, shown)
    if (this.distanceFollows(flow)) delete edits.distance
    if (donor.id !== flow.from) Object.assign(edits, this.newEnd(flow, 'from', donor.id))
    if (receiver.id !== flow.to) Object.assign(edits, this.newEnd(flow, 'to', receiver.id))
    if (it.hazard && it.hazard.said !== shown.hazardous) this.noteHazard(flow, it, edits)
    if (Object.keys(edits).length > 0 && this.changedSince(flow, it))
      this.reader.warn(it.row, 'updated_at', { code: 'changedSince' })
    const outcome = this.plan.set('flows', flow.id, edits)
    return this.editAction(flow, it, shown) && outcome === 'unchanged' ? 'merged' : outcome
  }

  /** Another company at an end: the offer or need that the flow was made from stays only if it is that company's own. */
  private newEnd(flow: Flow, end: 'from' | 'to', company: string): FieldEdits {
    const made = end === 'from' ? 'offer' : 'need'
    const resource = flow[made]
    const own = resource === undefined || this.board.resources.get(resource)?.company === company
    return { [end]: company, ...(!own && { [made]: null }) }
  }

  private changedSince({ updatedAt }: Flow, { values }: FlowRow): boolean {
    if (updatedAt === undefined || typeof values.updatedAt !== 'string') return false
    return Date.parse(updatedAt) - Date.parse(values.updatedAt) > timesAgree
  }

  /** Gives a flow what a row has; what the row leaves out stays, and so do the times of the record. */
  private merge(flow: Flow, { it, donor, receiver }: FlowLine): Outcome {
    const values = { from: donor.id, to: receiver.id, resource: it.resource, ...it.values }
    const sameYear = it.yearly && annualAmount(flow)?.quantity === it.values.quantity
    const given = Object.fromEntries(
      Object.entries(values).filter(
        ([field, value]) =>
          !newOnly.has(field) &&
          !(field === 'resource' && value === '') &&
          !(field === 'distance' && this.distanceFollows(flow)) &&
          !(sameYear && ['quantity', 'unit', 'period'].includes(field)) &&
          !sameCell(value, valueOf(flow, field)),
      ),
    )
    this.noteHazard(flow, it, given)
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

  private noteHazard(flow: Flow, it: FlowRow, values: FieldEdits): void {
    const before = 'notes' in values ? values.notes : flow.notes
    const note = hazardNote(it, 'low' in values ? values.low : valueOf(flow, 'low'))
    if (note === null || withLine(before, note) === before) return
    this.hazard(it, 'low' in values ? values.low : valueOf(flow, 'low'))
    values.notes = withLine(before, note)
  }

  /** @returns the line on hazard for the notes, of which the reader is told. */
  private hazard(it: FlowRow, low: unknown): string | null {
    const note = hazardNote(it, low)
    if (note !== null) {
      const value = String(this.reader.cell(it.row, 'hazardous'))
      this.reader.warn(it.row, 'hazardous', { code: 'hazardousDiffers', params: { value } })
    }
    return note
  }

  private addAction(flow: string, action: Record<string, unknown>): void {
    this.plan.add('actions', newId(), { done: false, text: '', ...action, flow })
  }

  private actionsOf(flow: Flow): Action[] {
    return [...this.board.actionsOf(flow.id)].map((id) => this.board.actions.get(id)!)
  }

  /**
   * Changes the action that the row was written from: the next one, unless the row shows another word for word, which was
   * done or put off since. An action that has nothing left goes.
   * @returns whether something was added or changed.
   */
  private editAction(flow: Flow, it: FlowRow, shown: SynergyRow): boolean {
    const next = nextAction(this.board, flow.id)
    const edits = next ? actionEdits(this.reader, it, next, shown) : {}
    if (next && Object.keys(edits).length === 0) return false
    if (it.action && this.actionsOf(flow).some((held) => hasAll(held, it.action!, this.reader))) return false
    if (!next) {
      if (it.action) this.addAction(flow.id, it.action)
      return it.action !== null
    }
    const left = { text: next.text, owner: next.owner, due: valueOf(next, 'due'), ...edits }
    const empty = !next.barrier && Object.values(left).every((value) => value === undefined || !value)
    if (empty) return this.plan.remove('actions', next.id) === 'merged'
    return this.plan.set('actions', next.id, edits) === 'merged'
  }

  /** @returns whether something was added or changed. */
  private mergeAction(flow: Flow, action: Record<string, unknown> | null): boolean {
    if (!action) return false
    const held = this.actionsOf(flow)
    const differing = (it: Action) =>
      Object.entries(action).filter(([field, value]) => !sameCell(value, valueOf(it, field)))
    if (held.some((it) => differing(it).length === 0)) return false
    const same = held.find((it) => !it.done && sameCell(action.text, it.text))
    if (same) return this.plan.set('actions', same.id, Object.fromEntries(differing(same))) === 'merged'
    this.addAction(flow.id, action)
    return true
  }
}

/** Whether an action says exactly what the row does, in the columns that the list has. */
function hasAll(held: Action, action: Record<string, unknown>, reader: RowReader): boolean {
  const columns = { text: 'next_action', owner: 'action_owner', due: 'action_due' } as const
  return Object.entries(columns).every(
    ([field, column]) => !reader.has(column) || sameCell(action[field], valueOf(held, field)),
  )
}
