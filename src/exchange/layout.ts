/** Places new cards: nothing overlaps, connected ones are near, cards that are there stay where they are. */
import type { ElkNode } from 'elkjs/lib/elk-api'
import type { Box } from '../model/records'
import {
  gaps,
  gridBlock,
  largest,
  onGrid,
  pack,
  placeBeside,
  settle,
  stack,
  type Block,
  type LayoutBox,
  type LayoutInput,
  type Places,
} from './layoutBlocks'
import { polish } from './layoutPolish'

export { gaps, type LayoutBox, type LayoutInput, type Places } from './layoutBlocks'

export interface LayoutOptions {
  /** Told the share of boxes that have a place, 0 to 1. */
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** How many boxes are drawn, the largest groups first; drawing more takes longer than anyone waits. */
const mostDrawn = { worker: 1_000, inProcess: 150 } as const

/**
 * Lays out boxes around obstacles. Each connected group is drawn by ELK, in a web worker where there is one, and tidied onto a
 * grid; the groups are packed into shelves; cards without any flow stand in a tidy grid below. A card whose only flows go to
 * cards that are on the board is put beside them. What is beyond `mostDrawn` falls back to grids in which neighbours follow
 * each other.
 * @returns a place (top-left corner, world units) for every box.
 * @throws DOMException `AbortError` when the signal says so; the worker ends at once.
 */
export async function layOut(
  input: LayoutInput,
  { onProgress, signal }: LayoutOptions = {},
): Promise<Places> {
  signal?.throwIfAborted()
  const { connected, attached, alone } = sortBoxes(input)
  const blocks: Block[] = []
  let done = 0
  const count = Math.max(1, input.boxes.length)
  const tell = (more: number) => onProgress?.(Math.min(1, (done += more) / count))
  if (connected.length > 0) {
    const elk = await startElk()
    let left: number = elk.most
    signal?.addEventListener('abort', elk.stop)
    try {
      for (const group of connected) {
        signal?.throwIfAborted()
        const size = group.boxes.length
        const fits = size <= left
        blocks.push(fits ? await drawn(elk, group, signal) : gridBlock(group.boxes, gaps.sides, gaps.rows))
        if (fits) left -= size
        tell(size)
      }
    } finally {
      signal?.removeEventListener('abort', elk.stop)
      elk.stop()
    }
  }
  const places: Places = new Map()
  const whole = pack(blocks)
  if (alone.length > 0) stack(whole, gridBlock(alone))
  settle(whole, input, places)
  tell(alone.length)
  placeBeside(attached, input, places)
  onProgress?.(1)
  return places
}

/** Every box in a plain grid below the obstacles: at once, for very long lists and where nobody can wait. */
export function gridLayout(boxes: readonly LayoutBox[], obstacles: readonly Box[]): Places {
  const places: Places = new Map()
  settle(gridBlock(boxes), { boxes, edges: [], obstacles }, places)
  return places
}

interface Group {
  readonly boxes: LayoutBox[]
  /** Ends as indexes of `boxes`, and how many flows join them either way. */
  readonly edges: { from: number; to: number; flows: number }[]
}

/** Connected groups of new boxes (largest first), boxes tied to obstacles only, and boxes without any flow. */
function sortBoxes({ boxes, edges, obstacles }: LayoutInput) {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const fixed = new Set(obstacles.flatMap(({ id }) => (id === undefined ? [] : [id])))
  const next = new Map<string, Set<string>>()
  const tied = new Set<string>()
  const inner = new Map<string, { from: string; to: string; flows: number }>()
  for (const { from, to } of edges) {
    if (from === to) continue
    if (byId.has(from) && byId.has(to)) {
      const pair = JSON.stringify([from, to].sort())
      inner.set(pair, { from, to, flows: (inner.get(pair)?.flows ?? 0) + 1 })
      next.set(from, (next.get(from) ?? new Set()).add(to))
      next.set(to, (next.get(to) ?? new Set()).add(from))
    } else if (byId.has(from) && fixed.has(to)) tied.add(from)
    else if (byId.has(to) && fixed.has(from)) tied.add(to)
  }
  const groupOf = new Map<string, Group>()
  const indexOf = new Map<string, number>()
  const connected: Group[] = []
  for (const box of boxes) {
    if (groupOf.has(box.id) || !next.has(box.id)) continue
    const group: Group = { boxes: [], edges: [] }
    const queue = [box.id]
    groupOf.set(box.id, group)
    for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
      indexOf.set(id, group.boxes.push(byId.get(id)!) - 1)
      for (const other of next.get(id)!)
        if (!groupOf.has(other)) {
          groupOf.set(other, group)
          queue.push(other)
        }
    }
    connected.push(group)
  }
  for (const { from, to, flows } of inner.values())
    groupOf.get(from)!.edges.push({ from: indexOf.get(from)!, to: indexOf.get(to)!, flows })
  connected.sort((a, b) => b.boxes.length - a.boxes.length)
  const rest = boxes.filter((box) => !groupOf.has(box.id))
  return {
    connected,
    attached: rest.filter((box) => tied.has(box.id)),
    alone: rest.filter((box) => !tied.has(box.id)),
  }
}

interface Engine {
  readonly most: number
  readonly layout: (graph: ElkNode) => Promise<ElkNode>
  readonly stop: () => void
}

async function startElk(): Promise<Engine> {
  if (typeof Worker === 'function' && typeof window !== 'undefined') {
    const { default: Elk } = await import('elkjs/lib/elk-api')
    const workerFactory = () => new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' })
    const elk = new Elk({ workerFactory })
    return { most: mostDrawn.worker, layout: (graph) => elk.layout(graph), stop: () => elk.terminateWorker() }
  }
  const { default: Elk } = await import('elkjs/lib/elk.bundled')
  const elk = new Elk()
  // In process there is nothing to end: a layout runs to its end before anything else does.
  return { most: mostDrawn.inProcess, layout: (graph) => elk.layout(graph), stop: () => {} }
}

/**
 * Stress: drawn distances follow the distances in the graph. Looked at beside layering and forces for the Kalundborg list, it
 * is the one that shows hubs as hubs; layering makes one long row of them and runs arrows through cards. Its time grows with
 * the cube of the boxes, so larger groups are layered.
 */
const stress = {
  'elk.algorithm': 'stress',
  'elk.stress.desiredEdgeLength': '400',
  'elk.stress.iterationLimit': '300',
}
const layers = { 'elk.algorithm': 'layered', 'elk.direction': 'RIGHT', 'elk.edgeRouting': 'POLYLINE' }
const mostStressed = 150

async function drawn(elk: Engine, group: Group, signal?: AbortSignal): Promise<Block> {
  const { boxes } = group
  const graph: ElkNode = {
    id: 'root',
    layoutOptions: boxes.length <= mostStressed ? stress : layers,
    children: boxes.map((_, index) => ({ id: `n${index}`, width: 100, height: 100 })),
    edges: group.edges.map(({ from, to }, index) => ({
      id: `e${index}`,
      sources: [`n${from}`],
      targets: [`n${to}`],
    })),
  }
  // A worker that was ended never answers.
  const aborted = new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
  )
  const { children = [] } = await Promise.race([elk.layout(graph), aborted])
  const found = new Map(children.map((node) => [node.id, node]))
  const rough = boxes.map((_, index) => ({
    x: found.get(`n${index}`)?.x ?? 0,
    y: found.get(`n${index}`)?.y ?? 0,
  }))
  const cellW = largest(boxes, 'w') + gaps.sides
  const cellH = largest(boxes, 'h') + gaps.rows
  const cells = await polish(
    rough,
    group.edges.map(({ from, to, flows }) => [from, to, flows]),
    // A step to the side counts less than it measures: screens are wide.
    (cellW / cellH) * 0.65,
    signal,
  )
  const cards = boxes.map((box, index) => ({
    ...box,
    x: onGrid(cells[index]!.x * cellW),
    y: onGrid(cells[index]!.y * cellH),
  }))
  return {
    w: Math.max(...cards.map((card) => card.x + card.w)),
    h: Math.max(...cards.map((card) => card.y + card.h)),
    cards,
  }
}
