/** Where an arrow runs: which sides it joins, how it curves, where its label sits. */
import type * as Angled from './angled'
import { pathBounds, pointOnPath, type Path, type Piece } from './curve'
import type { FlowShape } from '../model/records'
import { bottom, centreOf, clamp, leastGap, right, type Box, type Point, type Side } from './geometry'

export { distanceToPath, pointOnPath } from './curve'

/** An arrow's way from the edge of one card to the edge of another, world units: one curve, or pieces at right angles. */
export interface FlowPath extends Path {
  readonly start: Point
  readonly end: Point
  /** Point on the way where the label sits. */
  readonly label: Point
  readonly startSide: Side
  readonly endSide: Side
  /** Direction in which the arrow arrives, radians, 0 to the right, growing clockwise on screen. */
  readonly arrowAngle: number
  /** The smallest box around the way, without its label. */
  readonly bounds: Box
}

export interface RouteArguments {
  readonly from: Box
  /** The same object as `from` draws a loop. */
  readonly to: Box
  /** Which of the flows between these two cards this is, from 0, both directions counted together. */
  readonly index: number
  readonly count: number
  /** How far the middle of a curve is pulled to the left of the flow's own direction, world units. */
  readonly bend?: number
  /** True for a flow that runs against the direction in which the pair's flows are counted. */
  readonly reversed?: boolean
  /** `curved` when absent. */
  readonly shape?: FlowShape | undefined
  /** Boxes that a right-angled way goes round; curves go straight over them. */
  readonly obstacles?: readonly Box[]
  /** Which of three tracks a right-angled way keeps to: ways of different pairs seldom lie on one another. */
  readonly track?: 0 | 1 | 2
}

/** What works out right-angled ways; it comes with the first flow that has one, and until then that is a curve. */
let angled: typeof Angled | null = null

/** Whether right-angled ways can be worked out. */
export const knowsAngles = (): boolean => angled !== null

/** Gives the means to work out right-angled ways. */
export function provideAngles(module: typeof Angled): void {
  angled = module
}

/** The part of the board that a right-angled way looks round in, or null where it looks at nothing. */
export const areaOfAngled = (from: Box, to: Box): Box | null => angled?.searchArea(from, to) ?? null

/** How far apart the middles, and the ends, of flows of one pair lie. */
const siblingGap = 36
const endGap = 14

const outward: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/**
 * The way of a flow between two cards. It leaves and arrives square to the nearest facing sides; flows of one pair
 * share the sides evenly and curve apart about the middle; cards that overlap or nearly touch are joined by a hop over
 * their tops. Every coordinate is finite for any finite boxes.
 */
export function routeFlow(ends: RouteArguments): FlowPath {
  const { from, to, index, count, bend = 0, reversed = false, shape } = ends
  if (shape === 'angled' && angled) {
    const { points, startSide, endSide } = angled.angledWay(ends)
    return finish(angled.rounded(points), startSide, endSide)
  }
  if (from === to) return loop(from, index, bend)
  const gapX = Math.max(to.x - right(from), from.x - right(to))
  const gapY = Math.max(to.y - bottom(from), from.y - bottom(to))
  if (gapX < leastGap && gapY < leastGap) return hop(from, to, index, count, bend)
  const offset = (index - (count - 1) / 2) * (reversed ? -1 : 1)
  return faceToFace(from, to, gapX >= gapY, offset, count, bend)
}

/** The way of a flow that is being drawn: from a card to where the pointer is. */
export function routeToPoint(from: Box, to: Point): FlowPath {
  return faceToFace(from, { x: to.x, y: to.y, w: 0, h: 0 }, isBeside(from, to), 0, 1, 0)
}

/** The way of a flow whose beginning is in a hand: from where the pointer is to a card. */
export function routeFromPoint(from: Point, to: Box): FlowPath {
  return faceToFace({ x: from.x, y: from.y, w: 0, h: 0 }, to, isBeside(to, from), 0, 1, 0)
}

/** Whether a point is further to the side of a box than above or below it. */
function isBeside(box: Box, { x, y }: Point): boolean {
  return Math.max(x - right(box), box.x - x) >= Math.max(y - bottom(box), box.y - y)
}

function faceToFace(
  from: Box,
  to: Box,
  across: boolean,
  offset: number,
  count: number,
  bend: number,
): FlowPath {
  const a = centreOf(from)
  const b = centreOf(to)
  const forward = across ? b.x >= a.x : b.y >= a.y
  const startSide: Side = across ? (forward ? 'right' : 'left') : forward ? 'bottom' : 'top'
  const endSide: Side = across ? (forward ? 'left' : 'right') : forward ? 'top' : 'bottom'
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const left = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length }
  // Along the side, "left of the flow" is up or down, or to one of the sides.
  const sign = across ? (forward ? -1 : 1) : forward ? 1 : -1
  const start = onSide(from, startSide, b, sign * offset, count)
  const end = onSide(to, endSide, a, sign * offset, count)
  const reach = clamp(Math.hypot(end.x - start.x, end.y - start.y) * 0.36, 12, 220)
  // Moving both controls by m moves the middle by three quarters of it.
  const pull = (offset * (siblingGap - endGap) + bend) / 0.75
  const control1 = away(start, startSide, reach, left, pull)
  const control2 = away(end, endSide, reach, left, pull)
  return finish([{ start, control1, control2, end }], startSide, endSide)
}

/** Over the tops of two cards that leave no room between them. */
function hop(from: Box, to: Box, index: number, count: number, bend: number): FlowPath {
  const forward = to.x + to.w / 2 >= from.x + from.w / 2
  const aside = (index - (count - 1) / 2) * endGap
  const at = (box: Box, share: number) => ({
    x: box.x + clamp(box.w * share + aside, box.w * 0.08, box.w * 0.92),
    y: box.y,
  })
  const start = at(from, forward ? 0.35 : 0.65)
  const end = at(to, forward ? 0.65 : 0.35)
  const top = Math.min(from.y, to.y) - 44 - index * siblingGap - Math.abs(bend)
  const curve = { start, control1: { x: start.x, y: top }, control2: { x: end.x, y: top }, end }
  return finish([curve], 'top', 'top')
}

/** Out of the top and back into the right side of one card. */
function loop(box: Box, index: number, bend: number): FlowPath {
  const reach = 88 + index * siblingGap + Math.abs(bend)
  const start = { x: right(box) - Math.min(36, box.w / 2), y: box.y }
  const end = { x: right(box), y: box.y + Math.min(36, box.h / 2) }
  const control1 = { x: start.x, y: start.y - reach }
  const control2 = { x: end.x + reach, y: end.y }
  return finish([{ start, control1, control2, end }], 'top', 'right')
}

/**
 * A point on a side of a card. It lies where the straight line to the other card would leave, kept off the corners,
 * so that arrows to different cards leave from different places.
 */
function onSide(box: Box, side: Side, other: Point, offset: number, count: number): Point {
  const centre = centreOf(box)
  const vertical = side === 'left' || side === 'right'
  const along = vertical ? box.h : box.w
  const depth = (vertical ? box.w : box.h) / 2
  const run = Math.abs(vertical ? other.x - centre.x : other.y - centre.y)
  const slope = run > 0 ? (vertical ? other.y - centre.y : other.x - centre.x) / run : 0
  const free = along * 0.3
  const step = count > 1 ? Math.min(endGap, (along * 0.8) / (count - 1)) : 0
  const middle = clamp(slope * depth, -free, free)
  const shift = clamp(middle + offset * step, -along * 0.42, along * 0.42)
  if (vertical) return { x: side === 'left' ? box.x : right(box), y: centre.y + shift }
  return { x: centre.x + shift, y: side === 'top' ? box.y : bottom(box) }
}

function away(point: Point, side: Side, reach: number, left: Point, pull: number): Point {
  const out = outward[side]
  return { x: point.x + out.x * reach + left.x * pull, y: point.y + out.y * reach + left.y * pull }
}

function finish(pieces: readonly Piece[], startSide: Side, endSide: Side): FlowPath {
  const path: Path = { pieces }
  const { start } = pieces[0]!
  const last = pieces.at(-1)!
  const { control2, end } = last
  const from = control2.x === end.x && control2.y === end.y ? last.start : control2
  return {
    pieces,
    start,
    end,
    label: pointOnPath(path, 0.5),
    startSide,
    endSide,
    arrowAngle: Math.atan2(end.y - from.y, end.x - from.x),
    bounds: pathBounds(path),
  }
}
