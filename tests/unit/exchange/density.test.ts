/** What a cubic metre weighs, through every file that a board leaves and comes back by. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportBoard } from '../../../src/exchange/formats'
import { addCompany, addFlow, addResource, type NewFlow } from '../../../src/model/commands'
import { synergyList } from '../../../src/model/synergies'
import { edit } from '../model/board'
import { emptyBoard, importInto, utf8 } from './support'

const options = { language: 'en', boardId: 'b', now: new Date('2026-11-24T10:00:00Z'), title: '' } as const

/** A mill that gives a farm something. */
function boardWith(...flows: Partial<NewFlow>[]) {
  const made = emptyBoard()
  addCompany(made.doc, edit, { id: 'mill', name: 'Mill', x: 0, y: 0 })
  addCompany(made.doc, edit, { id: 'farm', name: 'Farm', x: 400, y: 0 })
  for (const flow of flows) addFlow(made.doc, edit, { from: 'mill', to: 'farm', resource: 'Oil', ...flow })
  return made
}

async function fileOf(format: string, { board }: ReturnType<typeof boardWith>): Promise<Uint8Array> {
  const { body } = (await exportBoard(format, board, options))!
  return typeof body === 'string' ? utf8(body) : body
}

const oil = { quantity: 200, unit: 'l', period: 'week', density: 0.92 } as const
const densities = ({ board }: { board: ReturnType<typeof boardWith>['board'] }) =>
  [...board.flows.values()].map(({ density }) => density)

describe('a volume with a density', () => {
  it('leaves in every list as it was typed, and as tonnes a year', async () => {
    const made = boardWith(oil)
    // 200 / 1,000 × 365 / 7 × 0.92 = 9.59428571429
    const { synergies } = JSON.parse(new TextDecoder().decode(await fileOf('synergies.json', made)))
    expect(synergies).toMatchObject([
      { quantity: 200, unit: 'l', period: 'week', annual_quantity: 9.59428571429, annual_unit: 't' },
    ])
    const [, row] = new TextDecoder().decode(await fileOf('synergies.csv', made)).split('\r\n')
    expect(row).toContain(',200,l,week,9.59428571429,t,')
  })

  it.each(['synergies.csv', 'synergies.xlsx', 'board.json'])('comes back by %s', async (format) => {
    const made = boardWith(oil, { ...oil, density: 2.6e-3 }, { ...oil, density: undefined })
    const copy = await importInto(await fileOf(format, made))
    expect(copy.plan.refused).toEqual([])
    expect(densities(copy).sort()).toEqual([0.0026, 0.92, undefined])
    // A list has no column for it, and says what it was taken for.
    const told = copy.plan.warnings.filter(({ reason }) => reason.code === 'densityRead')
    expect(told).toHaveLength(format === 'board.json' ? 0 : 2)
    expect(copy.rows).toEqual(
      synergyList(made.board).map((row) => ({ ...row, updated_at: expect.anything() })),
    )
  })

  it('comes back though the volume alone would be more than anybody could move', async () => {
    // 10^11 l an hour are 8.76 × 10^11 m3 a year, which is doubted; by 0.00005 t each they are 43.8 million t.
    const made = boardWith({ quantity: 1e11, unit: 'l', period: 'hour', density: 5e-5 })
    const copy = await importInto(await fileOf('synergies.csv', made))
    expect(copy.rows[0]!.annual_quantity).toBe(43_800_000)
    expect(densities(copy)).toEqual([5e-5])
  })

  it('comes back by any list whatever it is, as exactly as the list tells it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.double({ min: 0.01, max: 1_000, noNaN: true }),
        fc.double({ min: 0.0001, max: 25, noNaN: true }),
        fc.constantFrom('m3', 'l'),
        fc.constantFrom('year', 'month', 'week', 'day', 'hour'),
        async (quantity, density, unit, period) => {
          const made = boardWith({ quantity, unit, period, density })
          const copy = await importInto(await fileOf('synergies.csv', made))
          expect(densities(copy)[0]! / density).toBeCloseTo(1, 9)
          const [before, after] = [synergyList(made.board)[0]!, copy.rows[0]!]
          expect([after.annual_quantity, after.annual_unit]).toEqual([
            before.annual_quantity,
            before.annual_unit,
          ])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is told by both figures of a row, and by nothing that cannot be', async () => {
    const amount = { quantity: 10, unit: 'm3', period: 'month' } as const
    const text = new TextDecoder().decode(
      await fileOf('synergies.csv', boardWith({ ...amount, density: 0.9 })),
    )
    const told = async (cells: string) => {
      expect(text).toContain(',10,m3,month,108,t,')
      return densities(await importInto(utf8(text.replace(',10,m3,month,108,t,', cells))))
    }
    // 108 / (10 × 12) = 0.9
    expect(await told(',10,m3,month,108,t,')).toEqual([0.9])
    expect(await told(',10,m3,month,120,m3,')).toEqual([undefined])
    expect(await told(',10,t,month,120,t,')).toEqual([undefined])
    // Nothing on earth weighs 99,999 / 120 = 833 t a cubic metre.
    expect(await told(',10,m3,month,99999,t,')).toEqual([undefined])
  })

  it('stays what it is on the board when its list comes back with another amount', async () => {
    const made = boardWith({ ...oil, id: 'oil' })
    const text = new TextDecoder().decode(await fileOf('synergies.csv', made))
    await importInto(utf8(text.replace(',200,l,week,', ',400,l,week,')), made)
    expect(made.board.flows.get('oil')).toMatchObject({ quantity: 400, density: 0.92 })
  })

  it('of water is kept in the board’s file, and the list counts it in cubic metres', async () => {
    const made = boardWith({ quantity: 1_000, unit: 'm3', period: 'year', density: 1, category: 'water' })
    expect(synergyList(made.board)).toMatchObject([{ annual_quantity: 1_000, annual_unit: 'm3' }])
    expect(densities(await importInto(await fileOf('board.json', made)))).toEqual([1])
    expect(densities(await importInto(await fileOf('synergies.csv', made)))).toEqual([undefined])
  })
})

it('an offer keeps its density in the board’s file', async () => {
  const made = boardWith()
  addResource(made.doc, edit, {
    id: 'offer',
    company: 'mill',
    direction: 'offer',
    name: 'oil',
    ...oil,
  })
  const copy = await importInto(await fileOf('board.json', made))
  expect(copy.board.resources.get('offer')).toMatchObject(oil)
})
