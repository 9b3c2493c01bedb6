/** What somebody changed in a row of a list of this board: the row beside the one that the board would write now. */
import type { Flow } from '../model/records'
import type { SynergyColumn, SynergyRow } from '../model/synergies'
import { valueOf } from './companyBook'
import { editableColumns, type FlowRow } from './flowRow'
import type { RowReader } from './rowReader'
import { asCell } from './xlsxText'

/** New values by field; null where the cell was cleared. */
export type FieldEdits = Record<string, unknown>

/**
 * Fields of the flow that the row has otherwise than the board. A cell that was cleared takes its field away, where the list
 * has the column at all; a status stays, because every flow has one.
 */
export function flowEdits(reader: RowReader, it: FlowRow, flow: Flow, shown: SynergyRow): FieldEdits {
  const edits: FieldEdits = {}
  for (const [column, field] of Object.entries(editableColumns)) {
    const value = field === 'resource' ? it.resource : it.values[field]
    if (value === undefined && !reader.has(column)) continue
    const held = shown[column as SynergyColumn]
    const edit = cellEdit(value, held, valueOf(flow, field))
    if (edit !== undefined && !(edit === null && field === 'status')) edits[field] = edit
  }
  return edits
}

/** Facts of one end of the flow that the row has otherwise than the board. */
export function factEdits(
  reader: RowReader,
  end: 'donor' | 'receiver',
  facts: Readonly<Record<string, unknown>>,
  company: object | undefined,
  shown: SynergyRow,
): FieldEdits {
  const edits: FieldEdits = {}
  for (const fact of ['nace', 'municipality', 'country'] as const) {
    const column = `${end}_${fact}` as const
    if (!reader.has(column)) continue
    const edit = cellEdit(facts[fact], shown[column], valueOf(company, fact))
    if (edit !== undefined) edits[fact] = edit
  }
  return edits
}

/** Fields of the action that the row was written from, where the row has them otherwise. */
export function actionEdits(reader: RowReader, it: FlowRow, action: object, shown: SynergyRow): FieldEdits {
  const columns = { text: 'next_action', owner: 'action_owner', due: 'action_due' } as const
  const edits: FieldEdits = {}
  for (const [field, column] of Object.entries(columns)) {
    if (!reader.has(column)) continue
    const edit = cellEdit(it.action?.[field], shown[column], valueOf(action, field))
    if (edit !== undefined) edits[field] = edit
  }
  return edits
}

/**
 * What a cell changes.
 * @param value what the cell says.
 * @param shown what the board would write there.
 * @param held what the board holds, which may be something that it does not show.
 * @returns the new value, null to take it away, undefined when nothing changes.
 */
function cellEdit(value: unknown, shown: unknown, held: unknown): unknown {
  if (sameCell(value, shown) || sameCell(value, held)) return undefined
  if (!isNothing(value)) return value
  return isNothing(shown) ? undefined : null
}

/** Whether a cell of a file says what the board would write there. */
export function sameCell(value: unknown, shown: unknown): boolean {
  if (value === shown) return true
  if (typeof value === 'string' && typeof shown === 'string') {
    // Files have no half of a surrogate pair, and a cell of a workbook has an end.
    return [shown, asCell(shown)].some((text) => value === text || value === wellFormed(text))
  }
  if (Array.isArray(value) && Array.isArray(shown)) return JSON.stringify(value) === JSON.stringify(shown)
  return isEmpty(value) && isEmpty(shown)
}

const wellFormed = (text: string) => text.replace(/\p{Cs}/gu, '\ufffd')
const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
/** A cell that somebody cleared with the space bar says nothing either. */
const isNothing = (value: unknown) => isEmpty(value) || (typeof value === 'string' && value.trim() === '')
