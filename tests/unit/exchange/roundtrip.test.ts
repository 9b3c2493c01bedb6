import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '../../../src/exchange/csv'
import { exportBoard } from '../../../src/exchange/formats'
import { writeXlsx } from '../../../src/exchange/xlsx'
import { asCell } from '../../../src/exchange/xlsxText'
import { nextAction, synergyColumns, synergyList, type SynergyRow } from '../../../src/model/synergies'
import { boards, build, text } from './boards'
import { importInto, utf8 } from './support'

/**
 * Empty text and nothing are the same to a table; votes are never imported; half a surrogate pair is no character, and
 * UTF-8 has no bytes for it.
 */
const comparable = (rows: readonly SynergyRow[], format: string) =>
  rows.map((row) =>
    Object.fromEntries(
      synergyColumns
        .filter((column) => column !== 'votes')
        .map((column) => [column, plain(row[column], format)]),
    ),
  )

function plain(value: unknown, format: string): unknown {
  if (value === '') return null
  return typeof value === 'string' && format.endsWith('csv') ? value.replace(/\p{Cs}/gu, '\ufffd') : value
}

describe('A list that left the board comes back the same', () => {
  for (const format of ['synergies.csv', 'synergies.xlsx'])
    for (const language of ['en', 'ru'] as const)
      it(
        `as ${format} with a board in ${language}, whatever people wrote`,
        { timeout: 120_000 },
        async () => {
          await fc.assert(
            fc.asyncProperty(boards, async (plan) => {
              const board = build(plan)
              const file = await exportBoard(format, board, {
                language,
                boardId: 'b',
                now: new Date(),
                title: '',
              })
              const bytes = typeof file!.body === 'string' ? new TextEncoder().encode(file!.body) : file!.body
              const { rows, plan: imported } = await importInto(bytes)
              expect(imported.refused).toEqual([])
              expect(comparable(rows, format)).toEqual(comparable(synergyList(board), format))
            }),
            { numRuns: Number(process.env.RUNS ?? 120) },
          )
        },
      )

  it('and changes nothing on the board that it left', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(boards, async (plan) => {
        const board = build(plan)
        const before = JSON.stringify(board.doc.toJSON())
        const options = { language: 'en', boardId: 'b', now: new Date(), title: '' } as const
        const file = await exportBoard('synergies.xlsx', board, options)
        const { result } = await importInto(file!.body as Uint8Array, { doc: board.doc, board })
        expect(result).toMatchObject({ refused: [], overtaken: 0 })
        expect(JSON.stringify(board.doc.toJSON())).toBe(before)
      }),
      { numRuns: Number(process.env.RUNS ?? 120) },
    )
  })
})

/** A new word for a cell of each column that people may change, and what becomes of the board's record by it. */
const newWords = {
  status: fc.constantFrom('negotiation', 'failed'),
  exchange: fc.constantFrom('by-product', 'utility-sharing', null),
  resource: fc.oneof(fc.constant(''), text),
  category: fc.constantFrom('water', 'energy', null),
  low_code: fc.constantFrom('16 02 13*', '01 01 01', null),
  quantity: fc.constantFrom(0, 12.5, 1234, 1.234, null),
  unit: fc.constantFrom('kg', 'MWh', null),
  period: fc.constantFrom('week', 'once', null),
  distance_km: fc.constantFrom(7.5, 120, null),
  co2e_avoided_t_per_year: fc.constantFrom(-3, 1.234, null),
  landfill_diverted_t_per_year: fc.constantFrom(3, null),
  virgin_saved_t_per_year: fc.constantFrom(3, null),
  water_saved_m3_per_year: fc.constantFrom(3, null),
  saving_eur_per_year: fc.constantFrom(1e6, null),
  confidence: fc.constantFrom('0.7', 'high', null),
  barriers: fc.constantFrom(['technical', 'geographic'], []),
  source: fc.oneof(fc.constant(null), text),
  notes: fc.oneof(fc.constant(null), text),
  next_action: fc.constantFrom('visit the works', null),
  action_owner: fc.constantFrom('Olga', null),
  action_due: fc.constantFrom('2031-01-31', null),
  donor_nace: fc.constantFrom('20.15', null),
  donor_municipality: fc.constantFrom('Tartu', null),
  donor_country: fc.constantFrom('FI', null),
  receiver_nace: fc.constantFrom('20.15', null),
  receiver_municipality: fc.constantFrom('Tartu', null),
  receiver_country: fc.constantFrom('FI', null),
} as const satisfies Partial<Record<keyof SynergyRow, fc.Arbitrary<unknown>>>
const fieldBehind: Partial<Record<keyof typeof newWords, string>> = {
  low_code: 'low',
  distance_km: 'distance',
  co2e_avoided_t_per_year: 'co2e',
  landfill_diverted_t_per_year: 'landfill',
  virgin_saved_t_per_year: 'virgin',
  water_saved_m3_per_year: 'water',
  saving_eur_per_year: 'saving',
  next_action: 'text',
  action_owner: 'owner',
  action_due: 'due',
}
const edits = fc.constantFrom(...(Object.keys(newWords) as (keyof typeof newWords)[])).chain((column) =>
  fc.record({
    column: fc.constant(column),
    value: newWords[column] as fc.Arbitrary<unknown>,
    row: fc.nat(20),
  }),
)

/** Every field on the board that differs between two moments, as "collection/id/field"; times of change aside. */
function differences(before: Content, after: Content): string[] {
  const found: string[] = []
  for (const collection of Object.keys({ ...before, ...after })) {
    const [old, now] = [before[collection] ?? {}, after[collection] ?? {}]
    for (const id of Object.keys({ ...old, ...now }))
      for (const field of Object.keys({ ...old[id], ...now[id] }))
        if (field !== 'updatedAt' && JSON.stringify(old[id]?.[field]) !== JSON.stringify(now[id]?.[field]))
          found.push(`${collection}/${id}/${field}`)
  }
  return found
}
type Content = Record<string, Record<string, Record<string, unknown>>>

describe('A cell that was changed in a list that left the board', () => {
  for (const format of ['csv', 'xlsx'])
    it(`changes exactly that on the board when the ${format} comes back`, { timeout: 120_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(boards, edits, async (plan, { column, value, row: nth }) => {
          const board = build(plan)
          const rows = synergyList(board)
          fc.pre(rows.length > 0)
          const row = rows[nth % rows.length]!
          const edited = rows.map((it) => (it === row ? { ...it, [column]: value } : it))
          const before = structuredClone(board.doc.toJSON()) as Content
          const flow = board.flows.get(row.id)!
          const action = nextAction(board, flow.id)
          const bytes = format === 'csv' ? utf8(writeCsv(edited)) : await writeXlsx(edited, 'ru')
          const { result } = await importInto(bytes, { doc: board.doc, board })
          expect(result).toMatchObject({ refused: [], overtaken: 0 })
          const changed = differences(before, board.doc.toJSON() as Content)

          const meant = inFile(value, format)
          const shown = inFile(row[column], format)
          const fields = column.startsWith('action_') || column === 'next_action' ? 'actions' : 'flows'
          const [, end, fact] = /^(donor|receiver)_(\w+)$/.exec(column) ?? []
          const ends = { donor: flow.from, receiver: flow.to }
          const place = end
            ? `companies/${ends[end as keyof typeof ends]}/${fact}`
            : `${fields}/${fields === 'flows' ? flow.id : action?.id}/${fieldBehind[column] ?? column}`
          const followsFromMap =
            column === 'distance_km' && mapped(board, flow.from) && mapped(board, flow.to)
          if (JSON.stringify(meant) === JSON.stringify(shown) || followsFromMap) expect(changed).toEqual([])
          else if (fields === 'actions' && (!action || isBare(board, action.id))) {
            // An action came, or went with its last word; nothing else changed.
            expect(new Set(changed.map((it) => it.split('/').slice(0, 2).join('/'))).size).toBe(1)
            expect(changed[0]).toMatch(action ? `actions/${action.id}/` : /^actions\//)
          } else expect(changed).toEqual([place])
          const now = synergyList(board).find((it) => it.id === row.id)!
          if (!followsFromMap && (fields === 'flows' || !action))
            expect(inFile(now[column], format)).toEqual(meant)
        }),
        { numRuns: Number(process.env.RUNS ?? 250) },
      )
    })
})

type Board = ReturnType<typeof build>
const mapped = (board: Board, id: string) => {
  const { lat, lon } = board.companies.get(id)!
  return lat !== undefined && lon !== undefined
}
/** Whether an action is gone, because nothing was left of it. */
const isBare = (board: Board, id: string) => !board.actions.has(id)

/** A value as the file holds it; a cell of blanks says nothing. */
function inFile(value: unknown, format: string): unknown {
  if (value === null || (Array.isArray(value) && value.length === 0)) return null
  if (typeof value !== 'string') return value
  const written = format === 'csv' ? value.replace(/\p{Cs}/gu, '\ufffd') : asCell(value)
  return written.trim() === '' ? null : written
}
