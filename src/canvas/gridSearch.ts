/** The shortest way with the fewest turns along the lines of a grid that keeps out of walls. World units. */
import { Heap } from './heap'
import { bottom, containsPoint, right, type Box, type Point } from './geometry'

/** A point through which a way begins or ends, and the direction in which it runs there: one of the axes, length 1. */
export interface Gate extends Point {
  readonly dx: number
  readonly dy: number
}

export interface GridSearch {
  /** Lines of the grid beside those through the gates; in any order, and several times if need be. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** Lines outside of it are left out. */
  readonly area: Box
  /** Their insides are forbidden, their edges are not. */
  readonly walls: readonly Box[]
  readonly starts: readonly Gate[]
  readonly goals: readonly Gate[]
  /** How much longer a way may be to save one turn. */
  readonly turnCost: number
}

export interface FoundWay {
  /** From a start to a goal; points that are no corners among them. */
  readonly points: readonly Point[]
  /** Which of the starts and of the goals it joins. */
  readonly start: number
  readonly goal: number
}

/** So many places are looked at before the search is given up. */
const mostPlaces = 3_000

/** Right, down, left, up. */
const steps = [
  { dx: 1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: -1 },
] as const

const headingOf = ({ dx, dy }: Gate): number => steps.findIndex((step) => step.dx === dx && step.dy === dy)

/**
 * A* over the crossings of the grid, each entered from one of four sides. The same question always has the same answer.
 * @returns null where there is no way, or the search was given up.
 */
export function shortestWay({ xs, ys, area, walls, starts, goals, turnCost }: GridSearch): FoundWay | null {
  const gates = [...starts, ...goals]
  const columns = lines([...xs, ...gates.map(({ x }) => x)], area.x, right(area))
  const rows = lines([...ys, ...gates.map(({ y }) => y)], area.y, bottom(area))
  const width = columns.length
  const closed = closedSteps(columns, rows, walls)
  const free = (gate: Gate) => containsPoint(area, gate) && !walls.some((wall) => isInside(wall, gate))
  const crossing = ({ x, y }: Point) => rows.indexOf(y) * width + columns.indexOf(x)
  const ends = goals.flatMap((goal, index) =>
    free(goal) ? [{ ...goal, index, at: crossing(goal), heading: headingOf(goal) }] : [],
  )
  if (ends.length === 0) return null
  /** The least that is left from a crossing on to any goal. */
  const remaining = (at: number, heading: number) => {
    const x = columns[at % width]!
    const y = rows[Math.floor(at / width)]!
    let least = Infinity
    for (const end of ends) {
      const turns = turnsTo(heading, end.heading, end.x - x, end.y - y)
      least = Math.min(least, Math.abs(end.x - x) + Math.abs(end.y - y) + turns * turnCost)
    }
    return least
  }

  const best = new Float64Array(width * rows.length * 4).fill(Infinity)
  const cameFrom = new Int32Array(best.length).fill(-1)
  const settled = new Uint8Array(best.length)
  const open = new Heap(isBefore)
  let turn = 0
  const reach = (state: number, cost: number, before: number) => {
    if (cost >= best[state]!) return
    best[state] = cost
    cameFrom[state] = before
    open.push({ state, rank: cost + remaining(state >> 2, state & 3), turn: turn++ })
  }
  for (const start of starts) if (free(start)) reach(crossing(start) * 4 + headingOf(start), 0, -1)

  let found: { state: number; goal: number } | null = null
  let least = Infinity
  for (let looked = 0; looked < mostPlaces; looked++) {
    const next = open.pop()
    if (!next || next.rank >= least) break
    const { state } = next
    if (settled[state]) continue
    settled[state] = 1
    const [at, heading] = [state >> 2, state & 3]
    const cost = best[state]!
    for (const end of ends) {
      if (end.at !== at || end.heading === (heading + 2) % 4) continue
      const whole = cost + (end.heading === heading ? 0 : turnCost)
      if (whole >= least) continue
      least = whole
      found = { state, goal: end.index }
    }
    for (const turn of [0, 1, 3]) {
      const to = (heading + turn) % 4
      const there = neighbour(at, to, width, rows.length)
      if (there < 0 || closed(at, there)) continue
      const long =
        Math.abs(columns[there % width]! - columns[at % width]!) +
        Math.abs(rows[Math.floor(there / width)]! - rows[Math.floor(at / width)]!)
      reach(there * 4 + to, cost + long + (turn === 0 ? 0 : turnCost), state)
    }
  }
  if (!found) return null
  const points: Point[] = []
  let state = found.state
  for (;;) {
    const at = state >> 2
    points.unshift({ x: columns[at % width]!, y: rows[Math.floor(at / width)]! })
    if (cameFrom[state]! < 0) break
    state = cameFrom[state]!
  }
  const start = starts.findIndex((gate) => crossing(gate) === state >> 2 && headingOf(gate) === (state & 3))
  return { points, start, goal: found.goal }
}

const lines = (values: readonly number[], low: number, high: number): number[] =>
  [...new Set(values)].filter((value) => value >= low && value <= high).sort((a, b) => a - b)

const isInside = (wall: Box, { x, y }: Point) =>
  x > wall.x && x < right(wall) && y > wall.y && y < bottom(wall)

function neighbour(at: number, heading: number, width: number, height: number): number {
  const { dx, dy } = steps[heading]!
  const [x, y] = [(at % width) + dx, Math.floor(at / width) + dy]
  return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x
}

/** The fewest turns from one heading to another over a way that is so long to the right and down. */
function turnsTo(heading: number, wanted: number, right: number, down: number): number {
  if (heading !== wanted) return heading === (wanted + 2) % 4 ? 2 : 1
  const { dx, dy } = steps[heading]!
  const straightAhead = right * dy === 0 && down * dx === 0 && right * dx + down * dy >= 0
  return straightAhead ? 0 : 2
}

/** Whether the step between two neighbouring crossings runs through the inside of a wall. */
function closedSteps(
  columns: readonly number[],
  rows: readonly number[],
  walls: readonly Box[],
): (a: number, b: number) => boolean {
  const width = columns.length
  const rightwards = new Uint8Array(width * rows.length)
  const downwards = new Uint8Array(width * rows.length)
  for (const wall of walls) {
    // Lines inside of the wall, and one more: the step into it.
    const [left, rightEnd] = linesWithin(columns, wall.x, right(wall))
    const [top, bottomEnd] = linesWithin(rows, wall.y, bottom(wall))
    for (let row = top; row < bottomEnd; row++)
      for (let column = Math.max(0, left - 1); column < rightEnd; column++)
        rightwards[row * width + column] = 1
    for (let row = Math.max(0, top - 1); row < bottomEnd; row++)
      for (let column = left; column < rightEnd; column++) downwards[row * width + column] = 1
  }
  return (a, b) => {
    const first = Math.min(a, b)
    const sameRow = Math.floor(a / width) === Math.floor(b / width)
    return (sameRow ? rightwards : downwards)[first] === 1
  }
}

/** Where among sorted lines those begin and end that lie between two values, the values themselves left out. */
function linesWithin(lines: readonly number[], low: number, high: number): readonly [number, number] {
  let begin = lines.findIndex((line) => line > low)
  if (begin < 0) begin = lines.length
  let end = begin
  while (end < lines.length && lines[end]! < high) end++
  return [begin, end]
}

/** A state of the search; of equal ranks the one that came first comes first. */
interface Ranked {
  readonly state: number
  readonly rank: number
  readonly turn: number
}

const isBefore = (a: Ranked, b: Ranked): boolean => a.rank < b.rank || (a.rank === b.rank && a.turn < b.turn)
