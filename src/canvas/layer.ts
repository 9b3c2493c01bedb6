/** One layer of the board in a spatial index: boxes by id, found by place, answered in painting order. */
import RBush from 'rbush'
import { nearestFirst } from './nearest'
import { boundsOf } from './camera'
import { bottom, containsBox, right, sameBox, union, type Box } from './geometry'

/** What a layer keeps of a record. */
export interface Placed {
  readonly id: string
  /** Where the record is, world units. */
  readonly box: Box
  /**
   * All that its drawing may cover, in one box or in several: a long thing that fills little of its box is found by its
   * parts.
   */
  readonly reach: readonly [Box, ...Box[]]
  /** Painting order: lesser strings are painted first. */
  readonly order: string
}

interface Item extends Placed {
  rank: number
  /** The last query that found it, so that one found by several parts is given once. */
  found: number
  readonly leaves: readonly Leaf[]
}

/** An entry of the tree: a record, or a part of one. */
interface Leaf {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly item: Item
}

/** One record, or some that lie close together (`id` is null then). */
export interface Block {
  readonly id: string | null
  readonly box: Box
}

/** A branch of the index. */
interface Node {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly children: readonly (Node | Leaf)[]
  /** 1 for a branch that holds records. */
  readonly height: number
}

export class Layer {
  /** How often all records were looked at to find the box around them. For tests. */
  readonly counters = { outlines: 0 }
  private readonly tree = new RBush<Leaf>(16)
  private readonly items = new Map<string, Item>()
  /** Every item in painting order; rebuilt when a record came or went, never when one moved. */
  private sorted: Item[] = []
  private sortedIds: string[] = []
  private added: Item[] = []
  private stale = false
  private queries = 0
  /** Undefined until it is asked for. */
  private outline: Box | null | undefined

  get size(): number {
    return this.items.size
  }

  has(id: string): boolean {
    return this.items.has(id)
  }

  box(id: string): Box | null {
    return this.items.get(id)?.box ?? null
  }

  /** All that a record's drawing may cover; nothing where it is not here. */
  reach(id: string): readonly Box[] {
    return this.items.get(id)?.reach ?? []
  }

  /** Whether a record stands here just so, in place and in order. */
  holds({ id, box, reach, order }: Placed): boolean {
    const item = this.items.get(id)
    return (
      item !== undefined && item.order === order && sameBox(item.box, box) && sameBoxes(item.reach, reach)
    )
  }

  /** The box around all records, or null for none. They are looked at only when one at its edge moved inwards or went. */
  bounds(): Box | null {
    if (this.outline === undefined) {
      this.counters.outlines++
      this.outline = boundsOf(Array.from(this.items.values(), ({ box }) => box))
    }
    return this.outline
  }

  /**
   * What lies where. The index keeps neighbours together in branches of up to 16, and these in larger ones.
   * @param level 0 for every record; 1 for the smallest branches, each as one block; and so on up.
   */
  *blocks(level: number): Iterable<Block> {
    if (this.items.size === 0) return
    const waiting: (Node | Leaf)[] = [this.tree.toJSON() as Node]
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      if (!('children' in one)) yield { id: one.item.id, box: one.item.box }
      else if (one.height <= level) yield { id: null, box: boxOf(one) }
      else waiting.push(...one.children)
    }
  }

  /** Fills an empty layer at once, which is much faster than one by one. */
  load(placed: readonly Placed[]): void {
    const items = placed.map(itemOf)
    for (const item of items) this.items.set(item.id, item)
    this.tree.load(items.flatMap(({ leaves }) => leaves))
    this.outline = undefined
    this.sorted = items
    this.stale = true
  }

  set(placed: Placed): void {
    const before = this.items.get(placed.id)
    const item = itemOf(placed)
    if (before) {
      for (const leaf of before.leaves) this.tree.remove(leaf)
      this.shrink(before.box)
    }
    if (this.outline !== undefined) this.outline = this.outline ? union(this.outline, item.box) : item.box
    if (before && before.order === item.order && this.sorted[before.rank] === before) {
      item.rank = before.rank
      this.sorted[item.rank] = item
    } else {
      this.added.push(item)
      this.stale = true
    }
    this.items.set(item.id, item)
    for (const leaf of item.leaves) this.tree.insert(leaf)
  }

  /** @returns false where it was not here. */
  remove(id: string): boolean {
    const item = this.items.get(id)
    if (!item) return false
    for (const leaf of item.leaves) this.tree.remove(leaf)
    this.items.delete(id)
    this.shrink(item.box)
    this.stale = true
    return true
  }

  /** Ids of the records whose drawing may reach into a box, in painting order. The array is not to be changed. */
  query(box: Box): readonly string[] {
    this.sort()
    const all = this.tree.toJSON() as { minX: number; minY: number; maxX: number; maxY: number }
    const whole = { x: all.minX, y: all.minY, w: all.maxX - all.minX, h: all.maxY - all.minY }
    if (containsBox(box, whole)) return this.sortedIds
    this.queries++
    const found: Item[] = []
    for (const { item } of this.tree.search({
      minX: box.x,
      minY: box.y,
      maxX: right(box),
      maxY: bottom(box),
    })) {
      if (item.found === this.queries) continue
      item.found = this.queries
      found.push(item)
    }
    found.sort((a, b) => a.rank - b.rank)
    return found.map((item) => item.id)
  }

  /**
   * Records near a box, the nearest first; the index is asked branch by branch, so that it costs what is taken. For layers
   * whose records have no parts, as one with several would be given several times.
   * @param within only records whose drawing reaches into this.
   */
  *near(box: Box, within: Box): Iterable<Pick<Placed, 'id' | 'box'>> {
    for (const { item } of nearestFirst<Leaf>(this.tree.toJSON(), box, within)) yield item
  }

  /** The records painted first and last, or null where there are none. */
  ends(): { readonly first: string; readonly last: string } | null {
    this.sort()
    const first = this.sortedIds[0]
    return first === undefined ? null : { first, last: this.sortedIds.at(-1)! }
  }

  /** How much of a box, in square world units, the records cover (twice where two of them lie over each other). */
  covered(box: { minX: number; minY: number; maxX: number; maxY: number }): number {
    let area = 0
    for (const item of this.tree.search(box)) {
      const w = Math.min(box.maxX, item.maxX) - Math.max(box.minX, item.minX)
      const h = Math.min(box.maxY, item.maxY) - Math.max(box.minY, item.minY)
      area += w * h
    }
    return area
  }

  /** Some ids in painting order; those that are not here are left out. */
  inOrder(ids: Iterable<string>): string[] {
    this.sort()
    return Array.from(ids, (id) => this.items.get(id))
      .filter((item) => item !== undefined)
      .sort((a, b) => a.rank - b.rank)
      .map((item) => item.id)
  }

  /** A box is no longer there: the outline holds unless the box was part of its edge. */
  private shrink(box: Box): void {
    const all = this.outline
    if (!all) return
    const within = box.x > all.x && box.y > all.y && right(box) < right(all) && bottom(box) < bottom(all)
    if (!within) this.outline = undefined
  }

  private sort(): void {
    if (!this.stale) return
    // What stayed is still in order, which sorting makes use of.
    this.sorted = [...this.sorted, ...this.added].filter((item) => this.items.get(item.id) === item)
    this.added = []
    this.sorted.sort((a, b) => compare(a.order, b.order) || compare(a.id, b.id))
    this.sorted.forEach((item, rank) => (item.rank = rank))
    this.sortedIds = this.sorted.map((item) => item.id)
    this.stale = false
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const boxOf = ({ minX, minY, maxX, maxY }: Omit<Node, 'children' | 'height'>): Box => ({
  x: minX,
  y: minY,
  w: maxX - minX,
  h: maxY - minY,
})

const sameBoxes = (a: readonly Box[], b: readonly Box[]): boolean =>
  a.length === b.length && a.every((box, at) => sameBox(box, b[at]!))

function itemOf(placed: Placed): Item {
  const leaves: Leaf[] = []
  const item = { ...placed, rank: 0, found: 0, leaves }
  for (const box of placed.reach)
    leaves.push({ minX: box.x, minY: box.y, maxX: right(box), maxY: bottom(box), item })
  return item
}
