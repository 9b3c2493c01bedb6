/** Items of which the least is taken first. */
export class Heap<T> {
  private readonly items: T[]

  /**
   * @param isBefore whether one item comes before another; never for equals.
   * @param sorted items to begin with, the least first.
   */
  constructor(
    private readonly isBefore: (a: T, b: T) => boolean,
    sorted: readonly T[] = [],
  ) {
    // A sorted list is a heap.
    this.items = [...sorted]
  }

  push(item: T): void {
    const { items, isBefore } = this
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(item, items[above]!)) break
      items[at] = items[above]!
      at = above
    }
    items[at] = item
  }

  /** @returns the least item, taken away; undefined when there is none. */
  pop(): T | undefined {
    const { items, isBefore } = this
    const top = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return top
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && isBefore(items[below + 1]!, items[below]!)) below++
      if (!isBefore(items[below]!, last)) break
      items[at] = items[below]!
      at = below
    }
    items[at] = last
    return top
  }
}
