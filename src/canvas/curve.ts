/** Ways made of curves and straight pieces: points, parts, lengths, bounds. */
import { distance, distanceToSegment, union, type Box, type Point } from './geometry'

/** A cubic Bézier curve, world units. */
export interface Curve {
  readonly start: Point
  readonly control1: Point
  readonly control2: Point
  readonly end: Point
}

/** A part of a way. A straight one has its controls at its thirds, so that what holds for a curve holds for it too. */
export interface Piece extends Curve {
  readonly straight?: true
}

/** A way of one or more pieces, each beginning where the one before it ends. */
export interface Path {
  readonly pieces: readonly Piece[]
}

/** The straight piece between two points. */
export function straightPiece(start: Point, end: Point): Piece {
  const third = (share: number): Point => ({
    x: start.x + (end.x - start.x) * share,
    y: start.y + (end.y - start.y) * share,
  })
  return { start, control1: third(1 / 3), control2: third(2 / 3), end, straight: true }
}

/** The point of a curve at `t`, from 0 at the start to 1 at the end. */
export function pointOnCurve({ start, control1, control2, end }: Curve, t: number): Point {
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

/**
 * The point of a way at a share of it, from 0 at the start to 1 at the end: of a single curve at that `t`, of several pieces
 * at that share of their length.
 */
export function pointOnPath(path: Path, share: number): Point {
  if (path.pieces.length === 1) return pointOnCurve(path.pieces[0]!, share)
  const walked = walk(path, 1)
  const { piece, t } = placeAtLength(walked, share * walked.lengths.at(-1)!)
  return pointOnCurve(path.pieces[piece]!, t)
}

/** The curve's part from `t0` to `t1`, which runs exactly on it. */
export function partOfCurve(curve: Piece, t0: number, t1: number): Piece {
  const slope = (t: number): Point => {
    const u = 1 - t
    const part = (axis: 'x' | 'y') =>
      3 * u * u * (curve.control1[axis] - curve.start[axis]) +
      6 * u * t * (curve.control2[axis] - curve.control1[axis]) +
      3 * t * t * (curve.end[axis] - curve.control2[axis])
    return { x: part('x'), y: part('y') }
  }
  const third = (t1 - t0) / 3
  const start = pointOnCurve(curve, t0)
  const end = pointOnCurve(curve, t1)
  if (curve.straight) return straightPiece(start, end)
  const first = slope(t0)
  const last = slope(t1)
  return {
    start,
    control1: { x: start.x + first.x * third, y: start.y + first.y * third },
    control2: { x: end.x - last.x * third, y: end.y - last.y * third },
    end,
  }
}

/** The smallest box that holds a way. */
export function pathBounds({ pieces }: Path): Box {
  return pieces.slice(1).reduce((box, piece) => union(box, curveBounds(piece)), curveBounds(pieces[0]!))
}

function curveBounds({ start, control1, control2, end }: Curve): Box {
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

/** Enough for the corner of a right-angled way, in steps. */
const cornerSteps = 8

/** A way walked in steps: the points, and how far along the way each lies. */
export interface Walk {
  readonly points: readonly Point[]
  readonly lengths: readonly number[]
  /** The step that each piece begins with. */
  readonly begins: readonly number[]
}

/**
 * Walks a way. A straight piece is one step, for it needs no more.
 * @param steps in which a way that is a single curve is walked, equal ones of `t`.
 */
export function walk({ pieces }: Path, steps: number): Walk {
  const points: Point[] = [pieces[0]!.start]
  const lengths: number[] = [0]
  const begins: number[] = []
  for (const piece of pieces) {
    begins.push(points.length - 1)
    const count = piece.straight ? 1 : pieces.length === 1 ? steps : cornerSteps
    for (let step = 1; step <= count; step++) {
      const point = pointOnCurve(piece, step / count)
      lengths.push(lengths.at(-1)! + distance(points.at(-1)!, point))
      points.push(point)
    }
  }
  return { points, lengths, begins }
}

/** A place on a way: which piece, and the `t` on it. */
export interface Place {
  readonly piece: number
  readonly t: number
}

/** The place at a distance along a walked way, between its steps by proportion. */
export function placeAtLength({ lengths, begins }: Walk, length: number): Place {
  const steps = lengths.length - 1
  if (length <= 0) return { piece: 0, t: 0 }
  if (length >= lengths[steps]!) return { piece: begins.length - 1, t: 1 }
  let low = 0
  let high = steps
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (lengths[middle]! <= length) low = middle
    else high = middle
  }
  const step = lengths[high]! - lengths[low]!
  const passed = step > 0 ? (length - lengths[low]!) / step : 0
  const piece = begins.findLastIndex((begin) => begin <= low)
  const begin = begins[piece]!
  return { piece, t: (low - begin + passed) / ((begins[piece + 1] ?? steps) - begin) }
}

/** The part of a walked way between two distances along it. */
export function partOfPath({ pieces }: Path, walked: Walk, from: number, to: number): Piece[] {
  const first = placeAtLength(walked, from)
  const last = placeAtLength(walked, to)
  const part: Piece[] = []
  for (let at = first.piece; at <= last.piece; at++) {
    const t0 = at === first.piece ? first.t : 0
    const t1 = at === last.piece ? last.t : 1
    if (t0 === 0 && t1 === 1) part.push(pieces[at]!)
    else if (t1 > t0) part.push(partOfCurve(pieces[at]!, t0, t1))
  }
  return part
}

/** How far a point is from a way, to within a fraction of a world unit at the sizes of a board. */
export function distanceToPath(path: Path, point: Point): number {
  const { points } = walk(path, 32)
  let least = Infinity
  for (let at = 1; at < points.length; at++)
    least = Math.min(least, distanceToSegment(point, points[at - 1]!, points[at]!))
  return least
}

/** Whether two ways are the same, piece by piece. */
export function samePath(a: Path, b: Path): boolean {
  return a.pieces.length === b.pieces.length && a.pieces.every((piece, at) => sameCurve(piece, b.pieces[at]!))
}

const samePoint = (a: Point, b: Point) => a.x === b.x && a.y === b.y
const sameCurve = (a: Curve, b: Curve) =>
  samePoint(a.start, b.start) &&
  samePoint(a.control1, b.control1) &&
  samePoint(a.control2, b.control2) &&
  samePoint(a.end, b.end)

type Tracer = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'bezierCurveTo'>

/** Adds a way to the current path of a canvas. @param place where a point of the way is on the canvas. */
export function tracePath(ctx: Tracer, { pieces }: Path, place: (point: Point) => Point = asItIs): void {
  const start = place(pieces[0]!.start)
  ctx.moveTo(start.x, start.y)
  for (const piece of pieces) {
    const end = place(piece.end)
    if (piece.straight) {
      ctx.lineTo(end.x, end.y)
      continue
    }
    const control1 = place(piece.control1)
    const control2 = place(piece.control2)
    ctx.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, end.x, end.y)
  }
}

const asItIs = (point: Point): Point => point
