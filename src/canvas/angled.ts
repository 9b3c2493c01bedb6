/** Right-angled ways of arrows: out of a side, along the axes round what stands between, into a side. World units. */
import { straightPiece, type Piece } from './curve'
import { bottom, centreOf, clamp, distance, expand, leastGap, right, union } from './geometry'
import type { Box, Point, Side } from './geometry'
import { shortestWay, type Gate } from './gridSearch'

export interface AngledArguments {
  readonly from: Box
  readonly to: Box
  readonly index: number
  readonly count: number
  readonly reversed?: boolean
  readonly obstacles?: readonly Box[]
  /** Which of three tracks beside each other it keeps to, so that ways of different pairs seldom lie on one another. */
  readonly track?: 0 | 1 | 2
}

/** A way by its corners, its ends among them. */
export interface Corners {
  readonly points: readonly Point[]
  readonly startSide: Side
  readonly endSide: Side
}

/** How far from cards a way keeps on the nearest track, and what it makes do with where they stand close. */
const clearances = { usual: 14, least: 10 } as const
/** How far apart the tracks are. */
const trackGap = 9
/** How much longer a way may be to save one turn. */
const turnCost = 72
/** How far round both cards a way looks for its detour. */
const detour = 160
/** A way longer than this along either axis goes straight through what stands between. */
const farthest = 4_000
/** A way with more cards than this about it goes straight through them. */
const mostObstacles = 32
/** How far apart flows of one pair run. */
const laneGap = 28
/** Ends keep so far off the corners of a card. */
const inset = 12
const cornerRadius = 10

const outward: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

/** Where a right-angled way looks for cards to go round, or null where it looks for none. It never leaves this box. */
export function searchArea(from: Box, to: Box): Box | null {
  if (from === to || !standApart(from, to)) return null
  const both = union(from, to)
  return both.w > farthest || both.h > farthest ? null : expand(both, detour)
}

/**
 * The corners of a right-angled way between two cards: the shortest with the fewest turns that keeps clear of the obstacles,
 * or, where none is found, the simplest right through them. Flows of one pair run side by side. Every coordinate is finite for
 * any finite boxes.
 */
export function angledWay(ends: AngledArguments): Corners {
  const { from, to, index, count, reversed = false, obstacles = [], track = 1 } = ends
  if (from === to) return loop(from, index)
  if (!standApart(from, to)) return hop(from, to, index, count)
  // All flows of a pair follow one middle way, worked out in the direction in which they are counted.
  const [first, last] = reversed ? [to, from] : [from, to]
  const gap = laneWidth(first, last, count)
  const middle = middleWay(first, last, (gap * (count - 1)) / 2, obstacles, track)
  const way = { ...middle, points: aside(middle.points, (index - (count - 1) / 2) * gap) }
  return reversed ? { points: way.points.toReversed(), startSide: way.endSide, endSide: way.startSide } : way
}

/** A way of straight pieces with its corners rounded. */
export function rounded(points: readonly Point[]): Piece[] {
  const pieces: Piece[] = []
  let start = points[0]!
  for (let at = 1; at < points.length - 1; at++) {
    const corner = points[at]!
    const [before, after] = [points[at - 1]!, points[at + 1]!]
    const radius = Math.min(cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2)
    if (radius === 0) continue
    const enter = towards(corner, before, radius)
    const leave = towards(corner, after, radius)
    if (distance(start, enter) > 0) pieces.push(straightPiece(start, enter))
    // A quarter of a circle, as nearly as a cubic can be one.
    const control1 = towards(corner, before, radius * 0.4477)
    const control2 = towards(corner, after, radius * 0.4477)
    pieces.push({ start: enter, control1, control2, end: leave })
    start = leave
  }
  const end = points.at(-1)!
  if (pieces.length === 0 || distance(start, end) > 0) pieces.push(straightPiece(start, end))
  return pieces
}

const towards = (from: Point, to: Point, by: number): Point => {
  const length = distance(from, to)
  return { x: from.x + ((to.x - from.x) * by) / length, y: from.y + ((to.y - from.y) * by) / length }
}

const gapsOf = (from: Box, to: Box) => ({
  x: Math.max(to.x - right(from), from.x - right(to)),
  y: Math.max(to.y - bottom(from), from.y - bottom(to)),
})

const standApart = (from: Box, to: Box): boolean => {
  const { x, y } = gapsOf(from, to)
  return Math.max(x, y) >= leastGap
}

function laneWidth(first: Box, last: Box, count: number): number {
  const side = Math.min(first.w, first.h, last.w, last.h)
  return count > 1 ? Math.min(laneGap, (side * 0.7) / (count - 1)) : 0
}

function middleWay(first: Box, last: Box, spread: number, obstacles: readonly Box[], track: number): Corners {
  const gates = gatesBetween(first, last, spread)
  const simple = simpleWays(first, last, gates, track).sort((a, b) => costOf(a) - costOf(b))
  const usual = clearances.usual + track * trackGap + spread
  const clear = simple.find(({ points }) => isClear(points, obstacles, usual))
  if (clear || obstacles.length > mostObstacles) return clear ?? simple[0]!
  const area = searchArea(first, last)
  for (const clearance of area ? [usual, clearances.least] : []) {
    const found = search(first, last, gates, obstacles, clearance, area!)
    if (found) return found
  }
  return simple[0]!
}

type Gates = Readonly<Record<'first' | 'last', Readonly<Record<Side, Point>>>>

/** The point of each side at which a way may leave or arrive. */
function gatesBetween(first: Box, last: Box, spread: number): Gates {
  const [a, b] = [centreOf(first), centreOf(last)]
  // How far off the side's own axis the other card lies: 0 straight across, 1 at a right angle.
  const slant = Math.atan2(Math.abs(b.y - a.y), Math.abs(b.x - a.x)) / (Math.PI / 2)
  const y = seats(first.y, first.h, last.y, last.h, spread, slant)
  const x = seats(first.x, first.w, last.x, last.w, spread, 1 - slant)
  const on = (box: Box, atX: number, atY: number) => ({
    left: { x: box.x, y: atY },
    right: { x: right(box), y: atY },
    top: { x: atX, y: box.y },
    bottom: { x: atX, y: bottom(box) },
  })
  return { first: on(first, x.first, y.first), last: on(last, x.last, y.last) }
}

/**
 * Where along two sides a way leaves and arrives: straight across where the sides face each other, else off their middles
 * towards each other the more the other lies to that side, so that arrows to different cards leave from different places.
 */
function seats(a: number, aLength: number, b: number, bLength: number, spread: number, slant: number) {
  const room = (at: number, length: number) => {
    const off = Math.min(length / 2, inset + spread)
    return { low: at + off, high: at + length - off, middle: at + length / 2 }
  }
  const one = room(a, aLength)
  const two = room(b, bLength)
  const low = Math.max(one.low, two.low)
  const high = Math.min(one.high, two.high)
  if (low <= high) {
    // In the middle where that can be, so that an arrow between equal cards is not pushed aside.
    const shared = clamp((one.middle + two.middle) / 2, low, high)
    return { first: shared, last: shared }
  }
  const way = Math.sign(two.middle - one.middle)
  return {
    first: clamp(one.middle + way * aLength * 0.36 * slant, one.low, one.high),
    last: clamp(two.middle - way * bLength * 0.36 * slant, two.low, two.high),
  }
}

/** Ways of one, two or three pieces out of and into facing sides, whatever stands between. At least one. */
function simpleWays(first: Box, last: Box, gates: Gates, track: number): Corners[] {
  const ways: Corners[] = []
  const gap = gapsOf(first, last)
  const across: readonly [Side, Side] = last.x > first.x ? ['right', 'left'] : ['left', 'right']
  const along: readonly [Side, Side] = last.y > first.y ? ['bottom', 'top'] : ['top', 'bottom']
  const add = (startSide: Side, endSide: Side, corners: (a: Point, b: Point) => Point[]) => {
    const [a, b] = [gates.first[startSide], gates.last[endSide]]
    ways.push({ points: straightened([a, ...corners(a, b), b]), startSide, endSide })
  }
  const between = (a: number, b: number) =>
    (a + b) / 2 + (track - 1) * Math.min(trackGap, Math.abs(b - a) / 8)
  if (gap.x >= leastGap)
    add(...across, (a, b) => [
      { x: between(a.x, b.x), y: a.y },
      { x: between(a.x, b.x), y: b.y },
    ])
  if (gap.y >= leastGap)
    add(...along, (a, b) => [
      { x: a.x, y: between(a.y, b.y) },
      { x: b.x, y: between(a.y, b.y) },
    ])
  if (gap.x >= leastGap && gap.y >= leastGap) {
    add(across[0], along[1], (a, b) => [{ x: b.x, y: a.y }])
    add(along[0], across[1], (a, b) => [{ x: a.x, y: b.y }])
  }
  return ways
}

/** Leaves out points that are no corners. */
function straightened(points: readonly Point[]): Point[] {
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (!before || !after) return true
    return !(before.x === point.x && point.x === after.x) && !(before.y === point.y && point.y === after.y)
  })
}

function costOf({ points }: Corners): number {
  let cost = (points.length - 2) * turnCost
  for (let at = 1; at < points.length; at++) cost += distance(points[at - 1]!, points[at]!)
  return cost
}

function isClear(points: readonly Point[], obstacles: readonly Box[], clearance: number): boolean {
  return obstacles.every((box) => {
    const wall = expand(box, clearance)
    return points.slice(1).every((point, at) => {
      const before = points[at]!
      return (
        Math.max(before.x, point.x) <= wall.x ||
        Math.min(before.x, point.x) >= right(wall) ||
        Math.max(before.y, point.y) <= wall.y ||
        Math.min(before.y, point.y) >= bottom(wall)
      )
    })
  })
}

function search(
  first: Box,
  last: Box,
  gates: Gates,
  obstacles: readonly Box[],
  clearance: number,
  area: Box,
): Corners | null {
  const walls = [...obstacles, first, last].map((box) => expand(box, clearance))
  const sides = Object.keys(outward) as Side[]
  const gate = (side: Side, at: Point, leaves: boolean): Gate => ({
    x: at.x + outward[side].x * clearance,
    y: at.y + outward[side].y * clearance,
    dx: leaves ? outward[side].x : -outward[side].x,
    dy: leaves ? outward[side].y : -outward[side].y,
  })
  const starts = sides.map((side) => gate(side, gates.first[side], true))
  const goals = sides.map((side) => gate(side, gates.last[side], false))
  const [a, b] = [centreOf(first), centreOf(last)]
  const xs = [...walls.flatMap((wall) => [wall.x, right(wall)]), (a.x + b.x) / 2]
  const ys = [...walls.flatMap((wall) => [wall.y, bottom(wall)]), (a.y + b.y) / 2]
  const found = shortestWay({ xs, ys, area, walls, starts, goals, turnCost })
  if (!found) return null
  const startSide = sides[found.start]!
  const endSide = sides[found.goal]!
  const points = [gates.first[startSide], ...found.points, gates.last[endSide]]
  return { points: straightened(points), startSide, endSide }
}

/**
 * A way beside another: each piece shifted to the left of its direction. Where a piece is too short to turn so far aside, the
 * way lies nearer.
 */
function aside(points: readonly Point[], by: number): readonly Point[] {
  for (let way = by; Math.abs(way) > 0.5; way /= 2) {
    const moved = shiftedAside(points, way)
    const turnsBack = moved.some((point, at) => {
      if (at === 0) return false
      const run = (a: Point, b: Point) => Math.sign(b.x - a.x) + 2 * Math.sign(b.y - a.y)
      return run(moved[at - 1]!, point) !== run(points[at - 1]!, points[at]!)
    })
    if (!turnsBack) return moved
  }
  return points
}

function shiftedAside(points: readonly Point[], by: number): Point[] {
  return points.map((point, at) => {
    let { x, y } = point
    // The pieces before and after a corner run along different axes, so each shifts one of its coordinates.
    for (const [a, b] of [
      [points[at - 1], point],
      [point, points[at + 1]],
    ]) {
      if (!a || !b) continue
      x += Math.sign(b.y - a.y) * by
      y -= Math.sign(b.x - a.x) * by
    }
    return { x, y }
  })
}

/** Over the tops of two cards that leave no room between them. */
function hop(from: Box, to: Box, index: number, count: number): Corners {
  const forward = centreOf(to).x >= centreOf(from).x
  const shift = (index - (count - 1) / 2) * laneGap
  const at = (box: Box, share: number): Point => ({
    x: box.x + clamp(box.w * share + shift, box.w * 0.08, box.w * 0.92),
    y: box.y,
  })
  const start = at(from, forward ? 0.35 : 0.65)
  const end = at(to, forward ? 0.65 : 0.35)
  const top = Math.min(from.y, to.y) - 32 - index * laneGap
  const points = straightened([start, { x: start.x, y: top }, { x: end.x, y: top }, end])
  return { points, startSide: 'top', endSide: 'top' }
}

/** Out of the top and back into the right side of one card. */
function loop(box: Box, index: number): Corners {
  const reach = 40 + index * laneGap
  const start = { x: right(box) - Math.min(36, box.w / 2), y: box.y }
  const end = { x: right(box), y: box.y + Math.min(36, box.h / 2) }
  const points = [
    start,
    { x: start.x, y: box.y - reach },
    { x: right(box) + reach, y: box.y - reach },
    { x: right(box) + reach, y: end.y },
    end,
  ]
  return { points, startSide: 'top', endSide: 'right' }
}
