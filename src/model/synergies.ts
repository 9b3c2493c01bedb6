/** The synergy list: every flow between two different companies is one row. */
import { byDue } from './actionState'
import { isHazardous } from './codes/lowCodes'
import { distanceKm } from './distance'
import { flowFault } from './questions'
import { statuses, type Action, type Flow, type Status } from './records'
import type { BoardSnapshot } from './snapshot'
import { annualAmount } from './units'

/** The columns of the list, in order; the same whichever door the list leaves by. */
export const synergyColumns = [
  'id',
  'synergy',
  'status',
  'exchange',
  'donor',
  'donor_nace',
  'donor_municipality',
  'donor_country',
  'receiver',
  'receiver_nace',
  'receiver_municipality',
  'receiver_country',
  'resource',
  'category',
  'low_code',
  'hazardous',
  'quantity',
  'unit',
  'period',
  'annual_quantity',
  'annual_unit',
  'distance_km',
  'co2e_avoided_t_per_year',
  'landfill_diverted_t_per_year',
  'virgin_saved_t_per_year',
  'water_saved_m3_per_year',
  'saving_eur_per_year',
  'confidence',
  'barriers',
  'next_action',
  'action_owner',
  'action_due',
  'votes',
  'source',
  'created_at',
  'updated_at',
  'notes',
] as const

export type SynergyColumn = (typeof synergyColumns)[number]

const numberColumns = new Set<SynergyColumn>([
  'quantity',
  'annual_quantity',
  'distance_km',
  'co2e_avoided_t_per_year',
  'landfill_diverted_t_per_year',
  'virgin_saved_t_per_year',
  'water_saved_m3_per_year',
  'saving_eur_per_year',
  'votes',
])
const dateColumns = new Set<SynergyColumn>(['action_due', 'created_at', 'updated_at'])

/** How a column's values are to be shown: `date` columns hold ISO 8601 text, `flag` a boolean, `list` texts. */
export function columnType(column: SynergyColumn): 'number' | 'date' | 'flag' | 'list' | 'text' {
  if (numberColumns.has(column)) return 'number'
  if (dateColumns.has(column)) return 'date'
  if (column === 'hazardous') return 'flag'
  return column === 'barriers' ? 'list' : 'text'
}

/** One row; `null` where unknown. */
export type SynergyRow = { readonly [C in SynergyColumn]: SynergyValue<C> }
type SynergyValue<C extends SynergyColumn> = C extends 'id' | 'synergy' | 'donor' | 'receiver' | 'resource'
  ? string
  : C extends 'status'
    ? Status
    : C extends 'hazardous'
      ? boolean | null
      : C extends 'barriers'
        ? readonly string[]
        : C extends
              | 'quantity'
              | 'annual_quantity'
              | 'distance_km'
              | 'co2e_avoided_t_per_year'
              | 'landfill_diverted_t_per_year'
              | 'virgin_saved_t_per_year'
              | 'water_saved_m3_per_year'
              | 'saving_eur_per_year'
              | 'votes'
          ? number | null
          : string | null

/** Votes by flow id; flows without an entry have no votes yet. */
export type Votes = ReadonlyMap<string, number>

/**
 * The row of one flow.
 * @returns null when an end is gone or both ends are the same company: such a flow is in "needs attention" instead.
 */
export function synergyRow(board: BoardSnapshot, flow: Flow, votes?: Votes): SynergyRow | null {
  if (flowFault(board, flow)) return null
  const donor = board.companies.get(flow.from)!
  const receiver = board.companies.get(flow.to)!
  const annual = annualAmount(flow)
  const action = nextAction(board, flow.id)
  return {
    id: flow.id,
    synergy: synergyName(flow.resource, donor.name, receiver.name),
    status: flow.status,
    exchange: flow.exchange ?? null,
    donor: donor.name,
    donor_nace: donor.nace ?? null,
    donor_municipality: donor.municipality ?? null,
    donor_country: donor.country ?? null,
    receiver: receiver.name,
    receiver_nace: receiver.nace ?? null,
    receiver_municipality: receiver.municipality ?? null,
    receiver_country: receiver.country ?? null,
    resource: flow.resource,
    category: flow.category ?? null,
    low_code: flow.low ?? null,
    hazardous: flow.low === undefined ? null : isHazardous(flow.low),
    quantity: flow.quantity ?? null,
    unit: flow.unit ?? null,
    period: flow.period ?? null,
    annual_quantity: annual?.quantity ?? null,
    annual_unit: annual?.unit ?? null,
    distance_km: distanceKm(donor, receiver) ?? flow.distance ?? null,
    co2e_avoided_t_per_year: flow.co2e ?? null,
    landfill_diverted_t_per_year: flow.landfill ?? null,
    virgin_saved_t_per_year: flow.virgin ?? null,
    water_saved_m3_per_year: flow.water ?? null,
    saving_eur_per_year: flow.saving ?? null,
    confidence: flow.confidence ?? null,
    barriers: flow.barriers,
    next_action: action?.text || null,
    action_owner: action?.owner ?? null,
    action_due: action?.due ?? null,
    votes: votes?.get(flow.id) ?? null,
    source: flow.source ?? null,
    created_at: flow.createdAt ?? null,
    updated_at: flow.updatedAt ?? null,
    notes: flow.notes || null,
  }
}

/** The whole list in its order: furthest along first, then the largest yearly amount, then by name. */
export function synergyList(board: BoardSnapshot, votes?: Votes): SynergyRow[] {
  const rows: SynergyRow[] = []
  for (const flow of board.flows.values()) {
    const row = synergyRow(board, flow, votes)
    if (row) rows.push(row)
  }
  return rows.sort(compareRows)
}

/** How a synergy is called where one line must do. */
export function synergyName(resource: string, donor: string, receiver: string): string {
  return `${resource.trim() || '?'}: ${donor} → ${receiver}`
}

/** The action to do next for a flow: not done, the earliest due first, those without a date last. */
export function nextAction(board: BoardSnapshot, flow: string): Action | null {
  let next: Action | null = null
  for (const id of board.actionsOf(flow)) {
    const action = board.actions.get(id)!
    if (action.done) continue
    if (!next || byDue(action, next) < 0) next = action
  }
  return next
}

/** Place in the list: completed first, what failed last. */
const rank = (status: Status) =>
  status === 'failed' ? statuses.length + 1 : statuses.length - statuses.indexOf(status)
const byName = new Intl.Collator('en', { numeric: true })

/** The list's own order: negative when `a` comes first. */
export function compareRows(a: SynergyRow, b: SynergyRow): number {
  return (
    rank(a.status) - rank(b.status) ||
    (b.annual_quantity ?? -1) - (a.annual_quantity ?? -1) ||
    byName.compare(a.synergy, b.synergy) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
