/** From a rough drawing to a tidy one: cards on a grid of cells, then moved and swapped while arrows get clearer. */

export interface Point {
  readonly x: number
  readonly y: number
}

/** Edges by index of their ends, with the number of arrows that join them; each pair once. */
export type Edges = readonly (readonly [from: number, to: number, arrows: number])[]

/** What is bad about a drawing, in cell lengths of arrow. */
const price = { through: 6, crossing: 0.8, sameMiddle: 1.5, stretch: 1.25, steep: 1.6 } as const

/** How much comparing is worth: about half a second. Counted, not timed, so that the same list always looks the same. */
const budget = 24_000_000

/**
 * Puts nodes on cells of a grid, one each, near their rough places, then improves: fewer arrows through cards, fewer
 * crossings, labels (at the middle of an arrow) apart, short arrows.
 * @param rough a place for each node in any unit; only proportions matter.
 * @param aspect width of a cell divided by its height.
 * @returns column and row for each node, whole numbers from 0.
 * @throws AbortError when the signal says so.
 */
export async function polish(
  rough: readonly Point[],
  edges: Edges,
  aspect: number,
  signal?: AbortSignal,
): Promise<Point[]> {
  let best: { drawing: Drawing; cost: number } | null = null
  for (const angle of rough.length <= mostTurned ? turns : [0]) {
    // Lets the page answer between two tries.
    await new Promise((go) => setTimeout(go, 0))
    signal?.throwIfAborted()
    const drawing = new Drawing(snap(turned(rough, angle), edges, aspect), edges, aspect)
    drawing.improve(budget / turns.length)
    const cost = drawing.total()
    if (!best || cost < best.cost) best = { drawing, cost }
  }
  const { cells } = best!.drawing
  const columns = Math.min(...cells.map((cell) => cell.x))
  const rows = Math.min(...cells.map((cell) => cell.y))
  return cells.map((cell) => ({ x: cell.x - columns, y: cell.y - rows }))
}

/** Small drawings are tried at several angles, because each settles differently on the grid. */
const turns = [0, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 330]
const mostTurned = 80

function turned(points: readonly Point[], angle: number): Point[] {
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
  return points.map(({ x, y }) => ({ x: x * cos - y * sin, y: x * sin + y * cos }))
}

const key = (x: number, y: number) => `${x},${y}`

/** Each node to the free cell nearest to its rough place, the best connected first. */
function snap(rough: readonly Point[], edges: Edges, aspect: number): Point[] {
  const lengths = edges.map(([a, b]) => Math.hypot(rough[a]!.x - rough[b]!.x, rough[a]!.y - rough[b]!.y))
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length) || 1
  const degree = rough.map(() => 0)
  for (const [a, b] of edges) {
    degree[a]!++
    degree[b]!++
  }
  const taken = new Set<string>()
  const cells: Point[] = []
  const order = rough.map((_, index) => index).sort((a, b) => degree[b]! - degree[a]! || a - b)
  for (const index of order) {
    const x = (rough[index]!.x / mean) * 1.2
    const y = (rough[index]!.y / mean) * 1.2
    const cell = nearestFree(x, y, taken, aspect)
    taken.add(key(cell.x, cell.y))
    cells[index] = cell
  }
  return cells
}

function nearestFree(x: number, y: number, taken: ReadonlySet<string>, aspect: number): Point {
  const [cx, cy] = [Math.round(x), Math.round(y)]
  let best: { cell: Point; far: number } | null = null
  for (let ring = 0; !best || ring <= best.far + 1; ring++)
    for (let i = -ring; i <= ring; i++)
      for (let j = -ring; j <= ring; j += Math.abs(i) === ring ? 1 : Math.max(1, 2 * ring)) {
        const cell = { x: cx + i, y: cy + j }
        const far = Math.hypot((cell.x - x) * aspect, cell.y - y)
        if (!taken.has(key(cell.x, cell.y)) && (!best || far < best.far)) best = { cell, far }
      }
  return best!.cell
}

/**
 * Cells and arrows as plain numbers in typed arrays: the comparing below runs millions of times.
 * Known limit: a search by single moves finds a good drawing, not the best one.
 */
class Drawing {
  private readonly x: Float64Array
  private readonly y: Float64Array
  private readonly from: Int32Array
  private readonly to: Int32Array
  private readonly incident: number[][]
  private readonly at = new Map<string, number>()
  /** Marks the edges of the nodes being compared, by the number of the comparison. */
  private readonly mark: Int32Array
  private round = 0
  private spent = 0

  constructor(
    cells: readonly Point[],
    private readonly edges: Edges,
    private readonly aspect: number,
  ) {
    this.x = Float64Array.from(cells, (cell) => cell.x)
    this.y = Float64Array.from(cells, (cell) => cell.y)
    this.from = Int32Array.from(edges, (edge) => edge[0])
    this.to = Int32Array.from(edges, (edge) => edge[1])
    this.mark = new Int32Array(edges.length)
    this.incident = cells.map(() => [])
    edges.forEach(([a, b], index) => {
      this.incident[a]!.push(index)
      this.incident[b]!.push(index)
    })
    cells.forEach((cell, index) => this.at.set(key(cell.x, cell.y), index))
  }

  get cells(): Point[] {
    return Array.from(this.x, (x, index) => ({ x, y: this.y[index]! }))
  }

  /** Moves each node to the cell, free or swapped, that helps most, until nothing helps or the budget is spent. */
  improve(budget: number): void {
    for (let moved = true; moved && this.spent < budget;) {
      moved = false
      for (let node = 0; node < this.x.length && this.spent < budget; node++)
        moved = this.improveNode(node) || moved
    }
  }

  /** What the whole drawing costs; an arrow's clash counts for both. */
  total(): number {
    return this.cost(this.incident.map((_, node) => node))
  }

  private improveNode(node: number): boolean {
    let best: { gain: number; to: Point } | null = null
    for (const to of this.candidates(node)) {
      const gain = this.gain(node, to)
      if (gain > (best?.gain ?? 1e-6)) best = { gain, to }
    }
    if (best) this.swap(node, best.to)
    return best !== null
  }

  /** Cells around the node and around the middle of those it is joined to. */
  private candidates(node: number): Point[] {
    const x = this.x[node]!
    const y = this.y[node]!
    const near = this.incident[node]!.map((edge) =>
      this.from[edge] === node ? this.to[edge]! : this.from[edge]!,
    )
    const mx = Math.round(near.reduce((sum, it) => sum + this.x[it]!, 0) / Math.max(1, near.length))
    const my = Math.round(near.reduce((sum, it) => sum + this.y[it]!, 0) / Math.max(1, near.length))
    const cells = new Map<string, Point>()
    for (let i = -2; i <= 2; i++)
      for (let j = -2; j <= 2; j++) {
        cells.set(key(x + i, y + j), { x: x + i, y: y + j })
        cells.set(key(mx + i, my + j), { x: mx + i, y: my + j })
      }
    cells.delete(key(x, y))
    return [...cells.values()]
  }

  /** How much cheaper the drawing gets when a node goes to a cell and whoever is there comes back. */
  private gain(node: number, to: Point): number {
    const there = this.at.get(key(to.x, to.y))
    const nodes = there === undefined ? [node] : [node, there]
    const from = { x: this.x[node]!, y: this.y[node]! }
    const before = this.cost(nodes)
    this.swap(node, to)
    const after = this.cost(nodes)
    this.swap(node, from)
    return before - after
  }

  private swap(node: number, to: Point): void {
    const from = { x: this.x[node]!, y: this.y[node]! }
    const there = this.at.get(key(to.x, to.y))
    this.at.delete(key(from.x, from.y))
    if (there !== undefined) this.put(there, from)
    this.put(node, to)
  }

  private put(node: number, { x, y }: Point): void {
    this.x[node] = x
    this.y[node] = y
    this.at.set(key(x, y), node)
  }

  /** What the nodes and their arrows cost. */
  private cost(nodes: readonly number[]): number {
    const { mark, incident, edges, x } = this
    const round = ++this.round
    let sum = 0
    let own = 0
    for (const node of nodes)
      for (const edge of incident[node]!) {
        if (mark[edge] === round) continue
        mark[edge] = round
        own++
        sum += this.stretch(edge)
        for (let other = 0; other < x.length; other++) if (this.runsThrough(edge, other)) sum += price.through
        for (let other = 0; other < edges.length; other++) sum += this.clash(edge, other)
      }
    for (let edge = 0; edge < edges.length; edge++)
      if (mark[edge] !== round)
        for (const node of nodes) if (this.runsThrough(edge, node)) sum += price.through
    this.spent += (own + nodes.length) * (x.length + edges.length)
    return sum
  }

  /**
   * The length of an arrow, and more for several side by side that run up and down: sideways there is room for their labels,
   * one above the other.
   */
  private stretch(edge: number): number {
    const a = this.from[edge]!
    const b = this.to[edge]!
    const wide = Math.abs(this.x[a]! - this.x[b]!) * this.aspect
    const high = Math.abs(this.y[a]! - this.y[b]!)
    return (
      (wide * wide + high * high) ** (price.stretch / 2) +
      ((this.edges[edge]![2] - 1) * price.steep * high) / (wide + high)
    )
  }

  /** Whether an arrow meets a card that it does not belong to; a card takes up about half of its cell each way. */
  private runsThrough(edge: number, node: number): boolean {
    const a = this.from[edge]!
    const b = this.to[edge]!
    const x = this.x[node]!
    const y = this.y[node]!
    const ax = this.x[a]!
    const ay = this.y[a]!
    const bx = this.x[b]!
    const by = this.y[b]!
    const half = 0.3
    if ((ax < x - half && bx < x - half) || (ax > x + half && bx > x + half)) return false
    if ((ay < y - half && by < y - half) || (ay > y + half && by > y + half)) return false
    if (node === a || node === b) return false
    // The line misses the card when all four corners lie on one side of it.
    const middle = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
    return Math.abs(middle) <= half * (Math.abs(bx - ax) + Math.abs(by - ay))
  }

  private clash(one: number, two: number): number {
    if (one === two) return 0
    const { x, y } = this
    const a = this.from[one]!
    const b = this.to[one]!
    const c = this.from[two]!
    const d = this.to[two]!
    const ax = x[a]!
    const bx = x[b]!
    const cx = x[c]!
    const dx = x[d]!
    if (Math.max(ax, bx) < Math.min(cx, dx) - 1 || Math.max(cx, dx) < Math.min(ax, bx) - 1) return 0
    const ay = y[a]!
    const by = y[b]!
    const cy = y[c]!
    const dy = y[d]!
    if (Math.max(ay, by) < Math.min(cy, dy) - 1 || Math.max(cy, dy) < Math.min(ay, by) - 1) return 0
    let sum = 0
    if (Math.abs(ax + bx - cx - dx) < 0.9 && Math.abs(ay + by - cy - dy) < 0.6) sum += price.sameMiddle
    if (a === c || a === d || b === c || b === d) return sum
    const turnC = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    const turnD = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    if (turnC > 0 === turnD > 0) return sum
    const turnA = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    const turnB = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return turnA > 0 === turnB > 0 ? sum : sum + price.crossing
  }
}
