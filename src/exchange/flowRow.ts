/** One row of a list of flows: its cells as values for records. */
import { isHazardous } from '../model/codes/lowCodes'
import { fieldOf } from '../model/fields'
import { readField } from '../model/read'
import type { Amount } from '../model/records'
import { synergyName } from '../model/synergies'
import { yearlyAmount } from '../model/units'
import type { Facts } from './companyBook'
import type { PlanBuilder } from './plan'
import type { RowReader } from './rowReader'
import { isBlank, type TableRow } from './table'
import { readAmount, readHeadingMeasure, readMeasure, readPeriod, readUnit, scale } from './values/amounts'
import { readBarrier, readCategory, readExchange, readFlag, readStatus } from './values/choices'

/** Columns whose cells are numbers, and the flow's field behind each. */
export const flowNumbers = {
  distance_km: 'distance',
  co2e_avoided_t_per_year: 'co2e',
  landfill_diverted_t_per_year: 'landfill',
  virgin_saved_t_per_year: 'virgin',
  water_saved_m3_per_year: 'water',
  saving_eur_per_year: 'saving',
} as const
const flowTexts = { low_code: 'low', confidence: 'confidence', source: 'source', notes: 'notes' } as const
const flowTimes = { created_at: 'createdAt', updated_at: 'updatedAt' } as const

/** Columns of the list that people may change, and the flow's field behind each. */
export const editableColumns = {
  status: 'status',
  exchange: 'exchange',
  resource: 'resource',
  category: 'category',
  quantity: 'quantity',
  unit: 'unit',
  period: 'period',
  barriers: 'barriers',
  ...flowNumbers,
  ...flowTexts,
} as const

/** One row, read. */
export interface FlowRow {
  readonly row: TableRow
  readonly id: string
  /** The row is one of a list that this program wrote: it has every column, or names a flow of the board. */
  readonly own: boolean
  readonly donor: string
  readonly receiver: string
  readonly donorFacts: Facts
  readonly receiverFacts: Facts
  readonly resource: string
  /** Fields of the flow that the row gives. */
  readonly values: Record<string, unknown>
  /** The amount is the row's yearly figure, which follows from the amount where the list is one of ours. */
  readonly yearly: boolean
  /** Fields of the action that the row gives. */
  readonly action: Record<string, unknown> | null
  /** What the row says of hazard. */
  readonly hazard: { readonly said: boolean | null; readonly line: string } | null
}

/**
 * Reads one row of a list of flows.
 * @param complete the table has every column of the synergy list, so rows with an id were written by this program.
 * @param onBoard whether an id is that of a flow on the board.
 * @returns null when the row is refused, which the plan is told.
 */
export function readFlowRow(
  reader: RowReader,
  row: TableRow,
  complete: boolean,
  onBoard: (id: string) => boolean,
  plan: PlanBuilder,
): FlowRow | null {
  const id = reader.text(row, 'id', complete)
  const own = id !== '' && (complete || onBoard(id))
  const text = (column: string) => reader.text(row, column, own)
  const empty = (['donor', 'receiver'] as const).filter((column) => isBlank(reader.cell(row, column)))
  if (empty.length > 0) {
    for (const column of empty) plan.refused.push(reader.problem(row, column, { code: 'missingCell' }))
    plan.show(
      row.line,
      'refused',
      synergyName(text('resource'), text('donor') || '?', text('receiver') || '?'),
    )
    return null
  }
  if (text('resource') === '' && !own) reader.warn(row, 'resource', { code: 'noResource' })
  const { yearly, ...amount } = readQuantity(reader, row, own)
  const values: Record<string, unknown> = {
    status: reader.choice(row, 'status', readStatus),
    exchange: reader.choice(row, 'exchange', readExchange),
    category: reader.choice(row, 'category', readCategory),
    barriers: reader.choices(row, 'barriers', readBarrier),
    ...amount,
  }
  for (const [column, field] of Object.entries({ ...flowNumbers, ...flowTexts, ...flowTimes }))
    values[field] = reader.field(row, column, 'flows', field, own)
  const action = given({
    text: text('next_action') || undefined,
    owner: text('action_owner') || undefined,
    due: reader.field(row, 'action_due', 'actions', 'due', own),
  })
  return {
    row,
    id,
    own,
    donor: text('donor'),
    receiver: text('receiver'),
    donorFacts: readFacts(reader, row, 'donor', own),
    receiverFacts: readFacts(reader, row, 'receiver', own),
    resource: text('resource'),
    values: given(values),
    yearly: yearly === true,
    action: Object.keys(action).length > 0 ? action : null,
    hazard: readHazard(reader, row),
  }
}

const given = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))

function readFacts(reader: RowReader, row: TableRow, end: 'donor' | 'receiver', own: boolean): Facts {
  return given({
    nace: reader.field(row, `${end}_nace`, 'companies', 'nace', own),
    municipality: reader.field(row, `${end}_municipality`, 'companies', 'municipality', own),
    country: reader.field(row, `${end}_country`, 'companies', 'country', own),
  })
}

/**
 * Quantity, unit and period from their three cells, where the quantity's cell ("2 500 кг/сут"), the unit's ("т/год") or the
 * heading ("Quantity, t/year") may hold more than its share; else from the yearly figure.
 */
function readQuantity(reader: RowReader, row: TableRow, own: boolean): Record<string, unknown> {
  const heading = readHeadingMeasure(reader.suffix('quantity'))
  const cell = reader.cell(row, 'quantity')
  const text = reader.text(row, 'quantity')
  const unitText = reader.text(row, 'unit')
  const periodText = reader.text(row, 'period')
  const beside = unitText === '' ? null : readMeasure(unitText)
  const exact = reader.exactNumber(cell, own)
  const amount =
    exact !== null
      ? { quantity: exact, unit: null, period: null, doubtful: false }
      : text === ''
        ? null
        : readAmount(text, reader.decimal('quantity'))
  if (amount?.unit && beside && amount.unit !== beside.unit)
    reader.warn(row, 'unit', { code: 'unitDiffers', params: { inside: amount.unit, beside: unitText } })
  if (amount?.doubtful)
    reader.warn(row, 'quantity', { code: 'ambiguousNumber', params: { number: amount.quantity } })
  const measure = amount?.unit
    ? { unit: amount.unit, factor: 1 }
    : (beside ?? (amount && unitText === '' ? heading : null))
  const values: Record<string, unknown> = {
    quantity: amount
      ? reader.inRange(row, 'quantity', 'flows', 'quantity', scale(amount.quantity, measure?.factor ?? 1))
      : text === ''
        ? undefined
        : reader.keep(row, 'quantity', { code: 'notNumber' }),
    unit: measure?.unit ?? (unitText === '' ? undefined : reader.keep(row, 'unit', { code: 'notUnit' })),
    period:
      amount?.period ??
      (periodText === ''
        ? (beside?.period ?? (amount ? heading?.period : null) ?? undefined)
        : (readPeriod(periodText) ?? reader.keep(row, 'period', { code: 'notUnit' }))),
  }
  if (own) return { ...values, density: readDensity(reader, row, values) }
  if (values.quantity !== undefined || values.unit !== undefined) return values
  const yearly = reader.field(row, 'annual_quantity', 'flows', 'quantity')
  const unitBeside = reader.text(row, 'annual_unit')
  const yearlyUnit =
    unitBeside === '' ? readHeadingMeasure(reader.suffix('annual_quantity')) : readUnit(unitBeside)
  if (yearly === undefined) return values
  const factor = yearlyUnit?.factor ?? 1
  return {
    quantity: typeof yearly === 'number' ? scale(yearly, factor) : yearly,
    unit: yearlyUnit?.unit ?? undefined,
    period: 'year',
    yearly: true,
  }
}

/**
 * What a cubic metre weighs, in t, by a row of our own list that gives the same amount as a volume and as yearly tonnes: the
 * list has no column of its own for it. Of the shortest numbers that lead from one figure to the other.
 */
function readDensity(
  reader: RowReader,
  row: TableRow,
  { quantity, unit, period }: Record<string, unknown>,
): number | undefined {
  const told = reader.exactNumber(reader.cell(row, 'annual_quantity'), true)
  const toldIn = readUnit(reader.text(row, 'annual_unit'))
  const amount = { quantity, unit, period } as Amount
  // Without its density an amount may look like more than anybody could move.
  const yearOf = (density?: number) => yearlyAmount({ ...amount, density })
  const volume = typeof quantity === 'number' ? yearOf() : null
  if (told === null || toldIn?.unit !== 't' || toldIn.factor !== 1 || volume?.unit !== 'm3') return undefined
  const about = told / volume.quantity
  // Both figures are rounded: what the first guess misses is put right once.
  const exact = (about * told) / (yearOf(about)?.quantity ?? told)
  for (let digits = 1; digits <= 15; digits++) {
    const density = Number(exact.toPrecision(digits))
    if (yearOf(density)?.quantity === told)
      return readField(fieldOf('flows', 'density')!, density).ok ? density : undefined
  }
  return undefined
}

function readHazard(reader: RowReader, row: TableRow): FlowRow['hazard'] {
  const cell = reader.cell(row, 'hazardous')
  if (isBlank(cell)) return null
  return { said: readFlag(cell), line: `${reader.heading('hazardous')}: ${String(cell).trim()}` }
}

/**
 * Hazard follows from the code; where a list says otherwise, or there is no code to follow, its word goes to the notes.
 * @param low the flow's code as far as it is known.
 * @returns the line for the notes, or null.
 */
export function hazardNote({ hazard }: FlowRow, low: unknown): string | null {
  if (!hazard) return null
  const follows = typeof low === 'string' && low !== '' ? isHazardous(low) : null
  return hazard.said === follows || (hazard.said === false && follows === null) ? null : hazard.line
}

/** Notes with a line more, unless they have it. */
export function withLine(notes: unknown, line: string): string {
  const text = typeof notes === 'string' ? notes : ''
  if (text.split(/\r?\n/).includes(line)) return text
  return text === '' ? line : `${text}\n${line}`
}
