/** Cubic curves: points, pieces, lengths, bounds. */
import { distance, distanceToSegment, type Box, type Point } from './geometry'

/** A cubic Bézier curve, world units. */
export interface Curve {
  readonly start: Point
  readonly control1: Point
  readonly control2: Point
  readonly end: Point
}

/** The point at `t`, from 0 at the start to 1 at the end. */
export function pointOnPath({ start, control1, control2, end }: Curve, t: number): Point {
  const u = 1 - t
  const a = u * u * u
  const b = 3 * u * u * t
  const c = 3 * u * t * t
  const d = t * t * t
  return {
    x: a * start.x + b * control1.x + c * control2.x + d * end.x,
    y: a * start.y + b * control1.y + c * control2.y + d * end.y,
  }
}

/** The curve's piece from `t0` to `t1`, which runs exactly on it. */
export function pieceOf(curve: Curve, t0: number, t1: number): Curve {
  const slope = (t: number): Point => {
    const u = 1 - t
    const part = (axis: 'x' | 'y') =>
      3 * u * u * (curve.control1[axis] - curve.start[axis]) +
      6 * u * t * (curve.control2[axis] - curve.control1[axis]) +
      3 * t * t * (curve.end[axis] - curve.control2[axis])
    return { x: part('x'), y: part('y') }
  }
  const third = (t1 - t0) / 3
  const start = pointOnPath(curve, t0)
  const end = pointOnPath(curve, t1)
  const first = slope(t0)
  const last = slope(t1)
  return {
    start,
    control1: { x: start.x + first.x * third, y: start.y + first.y * third },
    control2: { x: end.x - last.x * third, y: end.y - last.y * third },
    end,
  }
}

/** The smallest box that holds the curve. */
export function curveBounds({ start, control1, control2, end }: Curve): Box {
  const [left, right] = span(start.x, control1.x, control2.x, end.x)
  const [top, bottom] = span(start.y, control1.y, control2.y, end.y)
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** The least and the greatest value of one coordinate of a cubic. */
function span(p0: number, p1: number, p2: number, p3: number): [number, number] {
  let least = Math.min(p0, p3)
  let most = Math.max(p0, p3)
  // A curve stays among its controls: where they lie between the ends there is nothing to look for.
  if (Math.min(p1, p2) >= least && Math.max(p1, p2) <= most) return [least, most]
  const a = p3 - 3 * p2 + 3 * p1 - p0
  const b = 2 * (p2 - 2 * p1 + p0)
  const c = p1 - p0
  const take = (t: number) => {
    if (!(t > 0 && t < 1)) return
    const u = 1 - t
    const value = u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  const root = Math.sqrt(b * b - 4 * a * c)
  // Where the curve turns back its slope, a t² + b t + c, is nothing; no real root, no turn.
  if (Math.abs(a) < 1e-9) take(-c / b)
  else {
    take((-b + root) / (2 * a))
    take((-b - root) / (2 * a))
  }
  return [least, most]
}

/** A curve walked in `steps` equal steps of `t`: the points, and how far along the curve each lies. */
export interface Walk {
  readonly points: readonly Point[]
  readonly lengths: readonly number[]
}

export function walk(curve: Curve, steps: number): Walk {
  const points: Point[] = [curve.start]
  const lengths: number[] = [0]
  for (let step = 1; step <= steps; step++) {
    const point = pointOnPath(curve, step / steps)
    lengths.push(lengths[step - 1]! + distance(points[step - 1]!, point))
    points.push(point)
  }
  return { points, lengths }
}

/** The `t` at a distance along a walked curve, between its steps by proportion. */
export function tAtLength({ lengths }: Walk, length: number): number {
  const steps = lengths.length - 1
  if (length <= 0) return 0
  if (length >= lengths[steps]!) return 1
  let low = 0
  let high = steps
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (lengths[middle]! <= length) low = middle
    else high = middle
  }
  const step = lengths[high]! - lengths[low]!
  return (low + (step > 0 ? (length - lengths[low]!) / step : 0)) / steps
}

/** How far a point is from the curve, to within a fraction of a world unit at the sizes of a board. */
export function distanceToPath(curve: Curve, point: Point): number {
  const { points } = walk(curve, 32)
  let least = Infinity
  for (let at = 1; at < points.length; at++)
    least = Math.min(least, distanceToSegment(point, points[at - 1]!, points[at]!))
  return least
}
