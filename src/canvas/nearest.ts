/** Walks an R-tree from near to far, opening only the branches that it comes to. */
import { bottom, right, type Box } from './geometry'

interface Edges {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

interface Branch<T> extends Edges {
  readonly children: readonly (Branch<T> | T)[]
  readonly leaf: boolean
}

/**
 * The entries of a tree, the nearest to a box first.
 * @param tree as `RBush.toJSON` gives it. @param within entries and branches outside of this are passed over.
 */
export function* nearestFirst<T extends Edges>(tree: unknown, box: Box, within: Box): Iterable<T> {
  const queue = new Queue<{ branch: Branch<T> } | { entry: T }>()
  queue.put({ branch: tree as Branch<T> }, 0)
  for (let next = queue.take(); next !== undefined; next = queue.take()) {
    if ('entry' in next) yield next.entry
    else
      for (const child of next.branch.children) {
        if (!meets(child, within)) continue
        const away = distance(child, box)
        if (next.branch.leaf) queue.put({ entry: child as T }, away)
        else queue.put({ branch: child as Branch<T> }, away)
      }
  }
}

function meets({ minX, minY, maxX, maxY }: Edges, box: Box): boolean {
  return minX <= right(box) && maxX >= box.x && minY <= bottom(box) && maxY >= box.y
}

/** Between the edges of two boxes; 0 where they touch. */
function distance({ minX, minY, maxX, maxY }: Edges, box: Box): number {
  const dx = Math.max(0, minX - right(box), box.x - maxX)
  const dy = Math.max(0, minY - bottom(box), box.y - maxY)
  return Math.hypot(dx, dy)
}

/** A binary heap: the least comes out first. */
class Queue<T> {
  private readonly heap: { value: T; rank: number }[] = []

  put(value: T, rank: number): void {
    const { heap } = this
    let at = heap.push({ value, rank }) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (heap[parent]!.rank <= rank) break
      heap[at] = heap[parent]!
      at = parent
    }
    heap[at] = { value, rank }
  }

  take(): T | undefined {
    const { heap } = this
    const least = heap[0]
    const last = heap.pop()
    if (!least || !last || heap.length === 0) return least?.value
    let at = 0
    for (;;) {
      let child = 2 * at + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && heap[child + 1]!.rank < heap[child]!.rank) child++
      if (heap[child]!.rank >= last.rank) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = last
    return least.value
  }
}
