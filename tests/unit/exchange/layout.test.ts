import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeImport, planImport } from '../../../src/exchange/import'
import { gaps, gridLayout, layOut, type LayoutInput, type Places } from '../../../src/exchange/layout'
import { pngScale } from '../../../src/exchange/png'
import { addCompany } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import type { Box } from '../../../src/model/records'
import { emptyBoard, utf8 } from './support'

const box = (id: string) => ({ id, w: 208, h: 104 })
const boxes = (count: number) => Array.from({ length: count }, (_, index) => box(`b${index}`))

/** Room between two boxes in the direction in which they are farther apart; negative when they overlap. */
const room = (a: Box, b: Box) => Math.max(a.x - b.x - b.w, b.x - a.x - a.w, a.y - b.y - b.h, b.y - a.y - a.h)

function tightest({ boxes, obstacles }: LayoutInput, places: Places): number {
  const placed = boxes.map(({ id, w, h }) => ({ ...places.get(id)!, w, h }))
  let least = Infinity
  placed.forEach((a, index) => {
    for (const b of [...placed.slice(index + 1), ...obstacles]) least = Math.min(least, room(a, b))
  })
  return least
}

describe('New companies get places', () => {
  it('that never overlap, whatever is connected and whatever is on the board', async () => {
    const input = fc.record({
      count: fc.integer({ min: 1, max: 24 }),
      edges: fc.array(fc.tuple(fc.nat(30), fc.nat(30)), { maxLength: 40 }),
      obstacles: fc.array(
        fc.record({ x: fc.integer({ min: -2000, max: 2000 }), y: fc.integer({ min: -2000, max: 2000 }) }),
        { maxLength: 6 },
      ),
    })
    await fc.assert(
      fc.asyncProperty(input, async ({ count, edges, obstacles }) => {
        const layout = {
          boxes: boxes(count),
          edges: edges.map(([a, b]) => ({ from: `b${a}`, to: b < count ? `b${b}` : `o${b % 6}` })),
          obstacles: obstacles.map((place, index) => ({ id: `o${index}`, ...place, w: 208, h: 104 })),
        }
        const places = await layOut(layout)
        expect(places.size).toBe(count)
        expect(tightest(layout, places)).toBeGreaterThanOrEqual(gaps.cards)
        for (const { x, y } of places.values()) expect([x % 4, y % 4].map(Math.abs)).toEqual([0, 0])
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it('near the companies that they exchange with', async () => {
    const edges = Array.from({ length: 11 }, (_, index) => ({ from: `b${index}`, to: `b${index + 1}` }))
    const places = await layOut({ boxes: boxes(12), edges, obstacles: [] })
    for (const { from, to } of edges) {
      const [a, b] = [places.get(from)!, places.get(to)!]
      expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeLessThan(700)
    }
  })

  it('beside their only partner when that is on the board already', async () => {
    const partner = { id: 'old', x: 5000, y: 3000, w: 208, h: 104 }
    const far = { id: 'far', x: -5000, y: -3000, w: 208, h: 104 }
    const places = await layOut({
      boxes: [box('b0')],
      edges: [{ from: 'b0', to: 'old' }],
      obstacles: [partner, far],
    })
    const { x, y } = places.get('b0')!
    expect(Math.hypot(x - partner.x, y - partner.y)).toBeLessThan(500)
  })

  it('the same places for the same list', async () => {
    const edges = [
      ['b0', 'b1'],
      ['b1', 'b2'],
      ['b2', 'b0'],
      ['b3', 'b4'],
    ].map(([from, to]) => ({ from: from!, to: to! }))
    const input = { boxes: boxes(6), edges, obstacles: [] }
    expect(await layOut(input)).toEqual(await layOut(input))
  })

  it('in a plain grid at once, for a list of tens of thousands', async () => {
    const input = { boxes: boxes(20_000), edges: [], obstacles: [{ x: 0, y: 0, w: 208, h: 104 }] }
    const places = gridLayout(input.boxes, input.obstacles)
    expect(new Set([...places.values()].map(({ x, y }) => `${x},${y}`)).size).toBe(20_000)
    expect(Math.min(...[...places.values()].map(({ y }) => y))).toBeGreaterThan(104)
  })

  it('with progress that ends at 1, and not at all when nobody wants them any more', async () => {
    const shares: number[] = []
    const edges = [
      { from: 'b0', to: 'b1' },
      { from: 'b2', to: 'b3' },
    ]
    await layOut({ boxes: boxes(5), edges, obstacles: [] }, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([...shares].sort((a, b) => a - b))
    expect(shares.at(-1)).toBe(1)
    const gone = AbortSignal.abort()
    await expect(layOut({ boxes: boxes(5), edges, obstacles: [] }, { signal: gone })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it('while cards that are on the board never move', async () => {
    const { doc, board } = emptyBoard()
    addCompany(doc, new Edit(), { name: 'A', x: 12, y: 34 })
    const plan = await planImport(utf8('donor,receiver,resource\nA,B,x\nB,C,y\n'), '', board)
    const placed = await placeImport(plan, board)
    const moved = placed.changes.filter((change) => change.op === 'set')
    expect(moved).toEqual([])
    const added = placed.changes.filter((change) => change.collection === 'companies')
    expect(added).toHaveLength(2)
    for (const { values } of added)
      expect(room(values as unknown as Box, { x: 12, y: 34, w: 208, h: 104 })).toBeGreaterThanOrEqual(
        gaps.cards,
      )
  })
})

describe('A picture', () => {
  it('is made smaller rather than larger than a browser can hold', () => {
    expect(pngScale({ bounds: { x: 0, y: 0, w: 1000, h: 500 }, scale: 2 })).toBe(2)
    expect(pngScale({ bounds: { x: 0, y: 0, w: 100, h: 81_920 }, scale: 2 })).toBe(0.1)
  })
})
