import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceToPath, pointOnPath, walk } from '../../../src/canvas/curve'
import { distance, type Box } from '../../../src/canvas/geometry'
import { visiblePiece } from '../../../src/canvas/paint/dashes'

const long = {
  start: { x: 0, y: 0 },
  control1: { x: 4_000, y: 0 },
  control2: { x: 6_000, y: 2_000 },
  end: { x: 10_000, y: 2_000 },
}
const everything: Box = { x: -100, y: -100, w: 20_000, h: 20_000 }
const lengthOf = (curve: typeof long) => walk(curve, 400).lengths.at(-1)!

describe('a long dashed arrow', () => {
  it('is drawn only where it can be seen', () => {
    const middle = pointOnPath(long, 0.5)
    const view = { x: middle.x - 300, y: middle.y - 300, w: 600, h: 600 }
    const piece = visiblePiece(long, view, 20)!
    expect(lengthOf(piece.curve)).toBeLessThan(lengthOf(long) * 0.25)
    expect(distanceToPath(piece.curve, middle)).toBeLessThan(1)
  })

  it('runs exactly on the whole arrow', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: -200, max: 1_900 }), (x, y) => {
        const piece = visiblePiece(long, { x, y, w: 1_000, h: 400 }, 24)
        if (!piece) return
        for (let step = 0; step <= 10; step++)
          expect(distanceToPath(long, pointOnPath(piece.curve, step / 10))).toBeLessThan(6)
      }),
    )
  })

  it('covers every part of the arrow that is in view', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000 }), fc.integer({ min: -200, max: 1_900 }), (x, y) => {
        const view = { x, y, w: 1_000, h: 400 }
        const piece = visiblePiece(long, view, 24)
        for (let step = 0; step <= 200; step++) {
          const point = pointOnPath(long, step / 200)
          const seen = point.x >= x && point.x <= x + 1_000 && point.y >= y && point.y <= y + 400
          if (seen) expect(distanceToPath(piece!.curve, point)).toBeLessThan(3)
        }
      }),
    )
  })

  it('keeps its dashes in place while the view moves: it begins at a whole number of periods', () => {
    const period = 31
    for (let x = 0; x < 9_000; x += 173) {
      const piece = visiblePiece(long, { x, y: -100, w: 400, h: 2_300 }, period)!
      expect(piece.from % period).toBeCloseTo(0, 6)
      // What the browser will count from the arrow's start to the piece's is what we say it is.
      const fine = walk(long, 4_000)
      const nearest = fine.points.reduce(
        (best, point, at) =>
          distance(point, piece.curve.start) < distance(fine.points[best]!, piece.curve.start) ? at : best,
        0,
      )
      expect(Math.abs(fine.lengths[nearest]! - piece.from)).toBeLessThan(4)
    }
  })

  it('is left out where it passes by', () => {
    expect(visiblePiece(long, { x: 0, y: 1_500, w: 500, h: 400 }, 20)).toBeNull()
  })

  it('is whole where all of it is in view, short of its arrowhead', () => {
    expect(visiblePiece(long, everything, 20)).toEqual({ curve: long, from: 0 })
    const trimmed = visiblePiece(long, everything, 20, 15)!
    expect(trimmed.curve.start).toEqual(long.start)
    expect(distance(trimmed.curve.end, long.end)).toBeCloseTo(15, 0)
  })
})
