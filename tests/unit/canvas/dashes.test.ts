import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rounded } from '../../../src/canvas/angled'
import { distanceToPath, pointOnCurve, pointOnPath, walk, type Path } from '../../../src/canvas/curve'
import { distance, type Box, type Point } from '../../../src/canvas/geometry'
import { visiblePart } from '../../../src/canvas/paint/dashes'

const curve = {
  start: { x: 0, y: 0 },
  control1: { x: 4_000, y: 0 },
  control2: { x: 6_000, y: 2_000 },
  end: { x: 10_000, y: 2_000 },
}
const curved: Path = { pieces: [curve] }
const angled: Path = {
  pieces: rounded([
    { x: 0, y: 0 },
    { x: 4_000, y: 0 },
    { x: 4_000, y: 2_000 },
    { x: 10_000, y: 2_000 },
  ]),
}
const everything: Box = { x: -100, y: -100, w: 20_000, h: 20_000 }
/** A way walked in steps of a unit or so, each place with its distance along it. */
function finely({ pieces }: Path) {
  const points: Point[] = []
  const lengths: number[] = []
  for (const piece of pieces)
    for (let step = points.length === 0 ? 0 : 1; step <= 4_000; step++) {
      const point = pointOnCurve(piece, step / 4_000)
      const before = points.at(-1) ?? point
      lengths.push((lengths.at(-1) ?? 0) + distance(before, point))
      points.push(point)
    }
  return { points, lengths }
}
const lengthOf = (path: Path) => walk(path, 400).lengths.at(-1)!

describe.each([
  ['curved', curved],
  ['right-angled', angled],
])('a long dashed %s arrow', (_shape, long) => {
  it('is drawn only where it can be seen', () => {
    const middle = pointOnPath(long, 0.5)
    const view = { x: middle.x - 300, y: middle.y - 300, w: 600, h: 600 }
    const piece = visiblePart(long, view, 20)!
    expect(lengthOf(piece)).toBeLessThan(lengthOf(long) * 0.25)
    expect(distanceToPath(piece, middle)).toBeLessThan(1)
  })

  it('runs exactly on the whole arrow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: -200, max: 1_900 }), (x, y) => {
        const piece = visiblePart(long, { x, y, w: 1_000, h: 400 }, 24)
        if (!piece) return
        for (let step = 0; step <= 10; step++)
          expect(distanceToPath(long, pointOnPath(piece, step / 10))).toBeLessThan(6)
      }),
    )
  })

  it('covers every part of the arrow that is in view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: -200, max: 1_900 }), (x, y) => {
        const view = { x, y, w: 1_000, h: 400 }
        const piece = visiblePart(long, view, 24)
        for (let step = 0; step <= 200; step++) {
          const point = pointOnPath(long, step / 200)
          const seen = point.x >= x && point.x <= x + 1_000 && point.y >= y && point.y <= y + 400
          if (seen) expect(distanceToPath(piece!, point)).toBeLessThan(3)
        }
      }),
    )
  })

  it('keeps its dashes in place while the view moves: it begins at a whole number of periods', () => {
    const period = 31
    for (let x = 0; x < 9_000; x += 173) {
      const piece = visiblePart(long, { x, y: -100, w: 400, h: 2_300 }, period)!
      expect(piece.from % period).toBeCloseTo(0, 6)
      // What the browser will count from the arrow's start to the piece's is what we say it is.
      const fine = finely(long)
      const { start } = piece.pieces[0]!
      const nearest = fine.points.reduce(
        (best, point, at) => (distance(point, start) < distance(fine.points[best]!, start) ? at : best),
        0,
      )
      expect(Math.abs(fine.lengths[nearest]! - piece.from)).toBeLessThan(4)
    }
  })

  it('is left out where it passes by', () => {
    expect(visiblePart(long, { x: 0, y: 1_500, w: 500, h: 400 }, 20)).toBeNull()
  })

  it('is whole where all of it is in view, short of its arrowhead', () => {
    expect(visiblePart(long, everything, 20)).toEqual({ pieces: long.pieces, from: 0 })
    const trimmed = visiblePart(long, everything, 20, 15)!
    expect(trimmed.pieces[0]!.start).toEqual(curve.start)
    expect(distance(trimmed.pieces.at(-1)!.end, curve.end)).toBeCloseTo(15, 0)
  })
})
