import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  containsPoint,
  distance,
  expand,
  right,
  bottom,
  shareWithin,
  type Box,
  type Point,
} from '../../../src/canvas/geometry'
import {
  distanceToPath,
  pointOnPath,
  routeFlow,
  routeToPoint,
  type FlowPath,
} from '../../../src/canvas/route'

const box = fc.record({
  x: fc.integer({ min: -5_000, max: 5_000 }),
  y: fc.integer({ min: -5_000, max: 5_000 }),
  w: fc.integer({ min: 1, max: 600 }),
  h: fc.integer({ min: 1, max: 600 }),
})
const seat = fc
  .integer({ min: 1, max: 9 })
  .chain((count) => fc.record({ count: fc.constant(count), index: fc.nat(count - 1) }))

const card = (x: number, y: number): Box => ({ x, y, w: 208, h: 104 })

function onEdge(card: Box, { x, y }: Point): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 1e-6
  const inX = x >= card.x - 1e-6 && x <= right(card) + 1e-6
  const inY = y >= card.y - 1e-6 && y <= bottom(card) + 1e-6
  return (
    (inX && (near(y, card.y) || near(y, bottom(card)))) || (inY && (near(x, card.x) || near(x, right(card))))
  )
}

const numbersOf = ({ pieces, label, arrowAngle, bounds }: FlowPath) =>
  pieces
    .flatMap(({ start, control1, control2, end }) => [start, control1, control2, end])
    .concat(label)
    .flatMap(({ x, y }) => [x, y])
    .concat(arrowAngle, bounds.x, bounds.y, bounds.w, bounds.h)

describe('an arrow between two companies', () => {
  it('starts and ends on the edges of their cards, wherever they stand', () => {
    fc.assert(
      fc.property(box, box, seat, fc.boolean(), (from, to, { index, count }, reversed) => {
        const path = routeFlow({ from, to, index, count, reversed })
        expect(onEdge(from, path.start)).toBe(true)
        expect(onEdge(to, path.end)).toBe(true)
      }),
    )
  })

  it('is finite even where cards overlap, hold one another or are the same', () => {
    fc.assert(
      fc.property(box, fc.double({ min: -500, max: 500, noNaN: true }), (outer, bend) => {
        const inner = { x: outer.x, y: outer.y, w: outer.w / 2, h: outer.h / 2 }
        for (const [from, to] of [
          [outer, inner],
          [inner, outer],
          [outer, outer],
          [outer, { ...outer }],
        ] as const)
          for (const value of numbersOf(routeFlow({ from, to, index: 0, count: 2, bend })))
            expect(value).toSatisfy(Number.isFinite)
      }),
    )
  })

  it.each([
    ['to the right', card(600, 0), 'right', 'left'],
    ['to the left', card(-600, 0), 'left', 'right'],
    ['below', card(0, 400), 'bottom', 'top'],
    ['above', card(0, -400), 'top', 'bottom'],
  ] as const)('leaves from the side that faces a card %s', (_where, to, startSide, endSide) => {
    expect(routeFlow({ from: card(0, 0), to, index: 0, count: 1 })).toMatchObject({ startSide, endSide })
  })

  it('keeps its curve and its label within its bounds', () => {
    fc.assert(
      fc.property(box, box, seat, (from, to, { index, count }) => {
        const path = routeFlow({ from, to, index, count })
        const room = expand(path.bounds, 1e-6)
        for (let step = 0; step <= 20; step++)
          expect(containsPoint(room, pointOnPath(path, step / 20))).toBe(true)
        expect(distanceToPath(path, path.label)).toBeLessThan(1)
      }),
    )
  })

  it('arrives in the direction of its arrowhead', () => {
    const path = routeFlow({ from: card(0, 0), to: card(600, 0), index: 0, count: 1 })
    expect(path.arrowAngle).toBeCloseTo(0)
    expect(routeFlow({ from: card(0, 0), to: card(0, 500), index: 0, count: 1 }).arrowAngle).toBeCloseTo(
      Math.PI / 2,
    )
  })

  it('loops out of and back into the card of a company that feeds itself', () => {
    const own = card(0, 0)
    const path = routeFlow({ from: own, to: own, index: 0, count: 1 })
    expect(path).toMatchObject({ startSide: 'top', endSide: 'right' })
    expect(containsPoint(own, path.label)).toBe(false)
  })

  it('follows the pull of a hand to its left', () => {
    const straight = routeFlow({ from: card(0, 0), to: card(600, 0), index: 0, count: 1 })
    const bent = routeFlow({ from: card(0, 0), to: card(600, 0), index: 0, count: 1, bend: 90 })
    expect(bent.label.y).toBeCloseTo(straight.label.y - 90)
  })

  it('reaches for the pointer while it is drawn, even over its own card', () => {
    expect(routeToPoint(card(0, 0), { x: 500, y: 60 }).end).toEqual({ x: 500, y: 60 })
    for (const value of numbersOf(routeToPoint(card(0, 0), { x: 104, y: 52 })))
      expect(value).toSatisfy(Number.isFinite)
  })
})

describe('several flows between the same two companies', () => {
  const pairs = fc
    .tuple(box, box)
    .filter(([a, b]) => a.x !== b.x || a.y !== b.y || a.w !== b.w || a.h !== b.h)

  it('curve apart, in whichever direction each of them runs', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.integer({ min: 2, max: 5 }),
        fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
        ([a, b], count, directions) => {
          const middles = Array.from({ length: count }, (_, index) =>
            directions[index]
              ? routeFlow({ from: a, to: b, index, count })
              : routeFlow({ from: b, to: a, index, count, reversed: true }),
          ).map((path) => path.label)
          for (const [at, middle] of middles.entries())
            for (const other of middles.slice(at + 1)) expect(distance(middle, other)).toBeGreaterThan(12)
        },
      ),
    )
  })

  it('spread evenly about the middle', () => {
    const at = (index: number) => routeFlow({ from: card(0, 0), to: card(700, 0), index, count: 3 }).label
    expect(at(1).y).toBeCloseTo(52)
    expect(at(0).y - 52).toBeCloseTo(52 - at(2).y)
    expect(Math.abs(at(0).y - at(1).y)).toBeGreaterThan(24)
  })
})

describe('a right-angled arrow', () => {
  const angled = (from: Box, to: Box, obstacles: readonly Box[] = [], seat = { index: 0, count: 1 }) =>
    routeFlow({ from, to, ...seat, shape: 'angled', obstacles })
  const straightOnes = (path: FlowPath) => path.pieces.filter((piece) => piece.straight)
  /** Whether a way runs through the inside of a box. */
  const crosses = (path: FlowPath, wall: Box) =>
    straightOnes(path).some(({ start, end }) => {
      const share = shareWithin(start, end, expand(wall, -1))
      return share !== null
    })

  it('is made of horizontal and vertical pieces that follow each other, from edge to edge', () => {
    fc.assert(
      fc.property(
        box,
        box,
        seat,
        fc.boolean(),
        fc.array(box, { maxLength: 8 }),
        (from, to, place, reversed, obstacles) => {
          const path = routeFlow({ from, to, ...place, reversed, shape: 'angled', obstacles })
          expect(onEdge(from, path.start)).toBe(true)
          expect(onEdge(to, path.end)).toBe(true)
          for (const value of numbersOf(path)) expect(value).toSatisfy(Number.isFinite)
          for (const { start, end } of straightOnes(path))
            expect(Math.min(Math.abs(start.x - end.x), Math.abs(start.y - end.y))).toBeLessThan(1e-6)
          for (const [at, piece] of path.pieces.slice(1).entries())
            expect(piece.start).toEqual(path.pieces[at]!.end)
        },
      ),
    )
  })

  it('goes straight across where it can, and turns once where one turn will do', () => {
    expect(angled(card(0, 0), card(600, 0)).pieces).toHaveLength(1)
    expect(angled(card(0, 0), card(600, 40)).pieces).toHaveLength(1)
    expect(straightOnes(angled(card(0, 0), card(600, 500)))).toHaveLength(2)
  })

  it.each([
    ['to the right', card(600, 0), 'right', 'left', 0],
    ['to the left', card(-600, 0), 'left', 'right', Math.PI],
    ['below', card(0, 400), 'bottom', 'top', Math.PI / 2],
    ['above', card(0, -400), 'top', 'bottom', -Math.PI / 2],
  ] as const)(
    'leaves towards a card %s and its head points there',
    (_where, to, startSide, endSide, angle) => {
      const path = angled(card(0, 0), to)
      expect(path).toMatchObject({ startSide, endSide })
      expect(path.arrowAngle).toBeCloseTo(angle)
    },
  )

  it('goes round a card that stands between, and no further than it must', () => {
    const between = card(300, 0)
    const free = angled(card(0, 0), card(600, 0))
    const path = angled(card(0, 0), card(600, 0), [between])
    expect(crosses(free, between)).toBe(true)
    expect(crosses(path, between)).toBe(false)
    expect(crosses(path, card(0, 0)) || crosses(path, card(600, 0))).toBe(false)
    const detour = path.pieces.reduce((sum, { start, end }) => sum + distance(start, end), 0)
    expect(detour).toBeLessThan(392 + 4 * 104)
  })

  it('finds its way through rows of cards wherever there is one', () => {
    const rows = Array.from({ length: 20 }, (_, at) => card((at % 5) * 256, Math.floor(at / 5) * 152))
    for (const [a, b] of [
      [0, 19],
      [4, 15],
      [7, 12],
      [2, 17],
    ] as const) {
      const others = rows.filter((_, at) => at !== a && at !== b)
      const path = angled(rows[a]!, rows[b]!, others)
      expect(others.filter((other) => crosses(path, other))).toEqual([])
    }
  })

  it('stays clear of every card it goes round, if any way does', () => {
    const small = fc.record({
      x: fc.integer({ min: -300, max: 900 }),
      y: fc.integer({ min: -300, max: 500 }),
      w: fc.integer({ min: 40, max: 220 }),
      h: fc.integer({ min: 40, max: 160 }),
    })
    fc.assert(
      fc.property(fc.array(small, { maxLength: 2 }), (obstacles) => {
        const [from, to] = [card(-700, 0), card(1_300, 60)]
        const path = angled(from, to, obstacles)
        for (const other of obstacles) expect(crosses(path, other)).toBe(false)
      }),
    )
  })

  it('goes straight through when there are too many cards, rather than think for long', () => {
    const crowd = Array.from({ length: 200 }, (_, at) => card(300 + (at % 4), at))
    const path = angled(card(0, 0), card(600, 0), crowd)
    expect(path.pieces).toHaveLength(1)
  })

  it('is the same in whichever order the cards are asked about', () => {
    const others = [card(300, -40), card(300, 120), card(620, 300), card(-200, 240)]
    const paths = [others, others.toReversed()].map((some) => angled(card(0, 0), card(600, 500), some))
    expect(paths[0]).toEqual(paths[1])
  })

  it('loops out of and back into the card of a company that feeds itself, and hops over a near one', () => {
    const own = card(0, 0)
    expect(angled(own, own)).toMatchObject({ startSide: 'top', endSide: 'right' })
    expect(angled(own, card(212, 0))).toMatchObject({ startSide: 'top', endSide: 'top' })
  })

  it.each([
    ['straight across', card(700, 0), []],
    ['round a corner', card(700, 500), []],
    ['round another card', card(700, 0), [card(350, 0)]],
  ])('runs beside the others of its pair %s, in either direction', (_how, to, obstacles) => {
    const from = card(0, 0)
    const count = 4
    const ways = Array.from({ length: count }, (_, index) =>
      index % 2 === 0
        ? routeFlow({ from, to, index, count, shape: 'angled', obstacles })
        : routeFlow({ from: to, to: from, index, count, reversed: true, shape: 'angled', obstacles }),
    )
    for (const [at, way] of ways.entries()) {
      for (const wall of obstacles) expect(crosses(way, wall)).toBe(false)
      for (const other of ways.slice(at + 1))
        for (let step = 0; step <= 40; step++)
          expect(distanceToPath(way, pointOnPath(other, step / 40))).toBeGreaterThan(9)
    }
  })

  it('keeps its label and all of itself within its bounds', () => {
    const path = angled(card(0, 0), card(600, 0), [card(300, 0)])
    const room = expand(path.bounds, 1e-6)
    for (let step = 0; step <= 40; step++)
      expect(containsPoint(room, pointOnPath(path, step / 40))).toBe(true)
    expect(distanceToPath(path, path.label)).toBeLessThan(0.5)
  })
})
