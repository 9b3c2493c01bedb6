/** The synergy list as a table: its columns, and what each cell edits. */
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { feasibilityOf } from '../../../analysis/assessment/feasibility'
import {
  barrierFamilies,
  barrierNoteField,
  type Action,
  type Company,
  type Flow,
} from '../../../model/records'
import type { BoardSnapshot } from '../../../model/snapshot'
import {
  columnType,
  nextAction,
  synergyColumns,
  synergyRow,
  type SynergyColumn,
  type SynergyRow,
} from '../../../model/synergies'
import { distanceKm } from '../../../model/distance'
import { formatDay, formatMoment } from '../fieldInput/dates'
import { formatNumber, formatWorkedOut } from '../fieldInput/numbers'
import { choiceIcon, StatusChip } from '../look'
import { fieldColumn, type Column, type Speech } from './column'
import { Listing } from './Listing'

export interface SynergyItem {
  readonly id: string
  readonly flow: Flow
  readonly donor: Company
  readonly receiver: Company
  readonly action: Action | null
  readonly row: SynergyRow
}

/** The flows of a board that are rows of its list. */
export function synergyListing(board: BoardSnapshot): Listing<Flow, SynergyItem> {
  const parts = (flow: Flow) => [
    flow,
    board.companies.get(flow.from),
    board.companies.get(flow.to),
    nextAction(board, flow.id),
  ]
  return new Listing(parts, (flow) => {
    const row = synergyRow(board, flow)
    const [, donor, receiver, action] = parts(flow) as [Flow, Company, Company, Action | null]
    return row && { id: flow.id, flow, donor, receiver, action, row }
  })
}

/** Columns that edit a field of the flow. */
const flowFields: Readonly<Partial<Record<SynergyColumn, string>>> = {
  status: 'status',
  exchange: 'exchange',
  resource: 'resource',
  category: 'category',
  low_code: 'low',
  quantity: 'quantity',
  unit: 'unit',
  period: 'period',
  co2e_avoided_t_per_year: 'co2e',
  landfill_diverted_t_per_year: 'landfill',
  virgin_saved_t_per_year: 'virgin',
  water_saved_m3_per_year: 'water',
  saving_eur_per_year: 'saving',
  confidence: 'confidence',
  barriers: 'barriers',
  source: 'source',
  notes: 'notes',
}
const actionFields = { next_action: 'text', action_owner: 'owner', action_due: 'due' } as const

/** Told by another column, of little use in a room, or not gathered here. */
const hidden = new Set<SynergyColumn>([
  'id',
  'donor_nace',
  'donor_country',
  'receiver_nace',
  'receiver_country',
  'hazardous',
  'annual_unit',
  'votes',
  'created_at',
])
const narrowable = new Set<SynergyColumn>(['status', 'category', 'donor', 'receiver'])
const widths: Readonly<Partial<Record<SynergyColumn, number>>> = {
  synergy: 300,
  status: 152,
  donor: 176,
  receiver: 176,
  resource: 168,
  low_code: 112,
  quantity: 104,
  unit: 84,
  period: 104,
  annual_quantity: 136,
  notes: 240,
  next_action: 200,
  barriers: 184,
  donor_municipality: 168,
  receiver_municipality: 176,
  source: 184,
}

/** Each column of the list, in its order, and some that the list does not have. @param speech decides headings, numbers and dates. */
export function synergyTableColumns(speech: Speech): Column<SynergyItem>[] {
  return [...listColumns(speech), ...besides(speech)]
}

function listColumns(speech: Speech): Column<SynergyItem>[] {
  return synergyColumns.map((key) => {
    const common = {
      title: speech.words.columns[key],
      width: widths[key] ?? 152,
      hidden: hidden.has(key),
      filters: narrowable.has(key),
    }
    return { ...base(key, speech, common), ...common }
  })
}

/** What is known of a synergy beside its list: how feasible it is, and what exactly stands in the way. */
function besides(speech: Speech): Column<SynergyItem>[] {
  const { words, language } = speech
  const score = ({ flow }: SynergyItem) => feasibilityOf(flow).score
  const feasibility: Column<SynergyItem> = {
    key: 'feasibility',
    title: words.fields.feasibility,
    width: 144,
    hidden: true,
    end: true,
    value: score,
    text: (item) => {
      const of100 = score(item)
      return of100 === null ? '' : formatNumber(Math.round(of100), language)
    },
  }
  const notes = barrierFamilies.map((family) => {
    const name = barrierNoteField(family)
    const title = `${words.fields.barrier}: ${words.barriers[family]}`
    const options = { title, width: 240, hidden: true, filters: false }
    return fieldColumn<SynergyItem, 'flows'>(name, 'flows', name, (item) => item.flow, speech, options)
  })
  return [feasibility, ...notes]
}

type Common = Pick<Column<SynergyItem>, 'title' | 'width' | 'hidden' | 'filters'>

function base(key: SynergyColumn, speech: Speech, common: Common): Column<SynergyItem> {
  const name = flowFields[key]
  if (name) {
    const column = fieldColumn<SynergyItem, 'flows'>(key, 'flows', name, (item) => item.flow, speech, common)
    return { ...column, view: views[key], icon: icons[key] }
  }
  const end = /^(donor|receiver)_(.*)$/.exec(key)
  if (end) {
    const side = end[1] as 'donor' | 'receiver'
    return fieldColumn<SynergyItem, 'companies'>(
      key,
      'companies',
      end[2]!,
      (item) => item[side],
      speech,
      common,
    )
  }
  if (key in actionFields) {
    const name = actionFields[key as keyof typeof actionFields]
    const column = fieldColumn<SynergyItem, 'actions'>(
      key,
      'actions',
      name,
      (item) => item.action ?? undefined,
      speech,
      common,
    )
    return {
      ...column,
      edit: (item) => ({ kind: 'action', flow: item.id, action: item.action?.id ?? null, name }),
    }
  }
  return { ...computed(key, speech), ...common }
}

/** Columns that follow from others; the names of donor and receiver are edited, the rest is not. */
function computed(key: SynergyColumn, speech: Speech): Omit<Column<SynergyItem>, 'title' | 'width'> {
  const { language, words } = speech
  const type = columnType(key)
  const value = (item: SynergyItem) => {
    const held = item.row[key]
    return typeof held === 'boolean' ? Number(held) : (held as string | number | null)
  }
  const text = (item: SynergyItem): string => {
    const held = item.row[key]
    if (held === null) return ''
    if (typeof held === 'boolean') return held ? words.yes : words.no
    if (key === 'annual_quantity')
      return `${formatWorkedOut(held as number, language)} ${words.units[item.row.annual_unit as 't']}`
    if (key === 'annual_unit') return words.units[held as 't']
    if (type === 'number') return formatNumber(held as number, language)
    if (type === 'date')
      return key === 'action_due' ? formatDay(String(held), language) : formatMoment(String(held), language)
    return String(held)
  }
  const column = { key, value, text, end: type === 'number' }
  if (key === 'donor' || key === 'receiver') {
    const end = key === 'donor' ? 'from' : 'to'
    return { ...column, edit: (item) => ({ kind: 'end', flow: item.flow, end }) }
  }
  if (key === 'distance_km')
    return {
      ...column,
      // Where both places are known the distance follows from them.
      edit: ({ id, donor, receiver }) =>
        distanceKm(donor, receiver) === null
          ? { kind: 'field', ref: { collection: 'flows', id }, name: 'distance' }
          : null,
    }
  return column
}

type Look = Readonly<Partial<Record<SynergyColumn, (item: SynergyItem) => ReactNode>>>
const views: Look = { status: (item) => <StatusChip status={item.row.status} /> }
const icons: Look = {
  category: (item) => choiceIcon('category', item.row.category),
  low_code: (item) => item.row.hazardous && <IconAlertTriangle size={14} aria-hidden />,
}
