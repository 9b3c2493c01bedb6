/** A list of companies to a plan, and what any import does with the companies it meets. */
import { newId } from '../model/ids'
import type { BoardSnapshot } from '../model/snapshot'
import { CompanyBook, type Entry } from './companyBook'
import type { Outcome, PlanBuilder } from './plan'
import type { RowReader } from './rowReader'
import { isBlank, type TableRow } from './table'
import { readAmount } from './values/amounts'
import { readKind } from './values/choices'

const textColumns = ['size', 'country', 'municipality', 'website', 'colour', 'notes'] as const
const otherColumns = ['nace', 'lat', 'lon'] as const

/**
 * Plans a list of companies. Companies of the board keep what they have; only empty fields are filled. Items of the columns
 * for offers and needs become resources, unless the company has one of that name.
 */
export function planCompanies(
  reader: RowReader,
  rows: readonly TableRow[],
  board: BoardSnapshot,
  plan: PlanBuilder,
): void {
  const book = new CompanyBook(board)
  const items = new Set<string>()
  const shown: { line: number; entry: Entry; first: boolean }[] = []
  const met = new Set<Entry>()
  for (const row of rows) {
    const name = reader.text(row, 'name')
    if (name === '') {
      plan.refused.push(reader.problem(row, 'name', { code: 'missingCell' }))
      plan.show(row.line, 'refused', row.cells.filter((cell) => !isBlank(cell)).join(', '))
      continue
    }
    const facts: Record<string, unknown> = { kind: reader.choice(row, 'kind', readKind) }
    for (const column of [...textColumns, ...otherColumns])
      facts[column] = reader.field(row, column, 'companies', column)
    const { entry, similar } = book.find(name, facts)
    book.learn(entry, facts, { line: row.line, heading: (field) => reader.heading(field) })
    if (similar) reader.warn(row, 'name', { code: 'similarName', params: { company: entry.name } })
    shown.push({ line: row.line, entry, first: !met.has(entry) })
    met.add(entry)
    for (const [column, direction] of [
      ['offers', 'offer'],
      ['needs', 'need'],
    ] as const)
      for (const item of itemsOf(reader.text(row, column))) {
        const key = JSON.stringify([entry.id, direction, item.toLowerCase()])
        if (items.has(key) || hasResource(board, entry.id, direction, item)) continue
        items.add(key)
        plan.add('resources', newId(), { company: entry.id, direction, ...readItem(reader, column, item) })
      }
  }
  const outcomes = new Map(book.entries.map((entry) => [entry, planCompany(entry, plan)]))
  for (const { line, entry, first } of shown)
    plan.show(line, first ? outcomes.get(entry)! : 'merged', entry.name)
}

/**
 * Adds a company, or fills the empty fields of one on the board and writes what was changed in a list of it. What differs
 * otherwise stays as the board has it, with a warning.
 */
export function planCompany(entry: Entry, plan: PlanBuilder): Outcome {
  for (const { line, column, value, kept, keptFrom } of entry.differing)
    plan.warnings.push({
      line,
      column,
      reason: {
        code: keptFrom === 'board' ? 'companyDiffers' : 'rowsDiffer',
        params: { company: entry.name, kept: String(kept ?? '') },
      },
      value: String(value ?? ''),
    })
  if (entry.board) return plan.set('companies', entry.id, { ...entry.facts, ...entry.edits })
  plan.add('companies', entry.id, { name: entry.name, ...entry.facts })
  return 'added'
}

const itemsOf = (text: string) =>
  text
    .split(/[;\n\r]+/)
    .map((item) => item.trim())
    .filter(Boolean)

function hasResource(board: BoardSnapshot, company: string, direction: string, name: string): boolean {
  return [...board.resourcesOf(company)].some((id) => {
    const resource = board.resources.get(id)!
    return resource.direction === direction && resource.name.trim().toLowerCase() === name.toLowerCase()
  })
}

/** "fly ash, 500 t/year" and "fly ash (500 t/year)" carry an amount; whatever else follows the name stays in it. */
function readItem(reader: RowReader, column: string, item: string): Record<string, unknown> {
  const [, name, tail] = /^(.*?\S)\s*(?:[,:–—-]\s*|\()([^,(]*\d[^()]*)\)?$/su.exec(item) ?? []
  const amount = tail === undefined ? null : readAmount(tail, reader.decimal(column))
  if (!amount?.unit) return { name: item }
  const { quantity, unit, period } = amount
  return { name, quantity, unit, ...(period ? { period } : {}) }
}
