/** Lining things up and spreading them evenly: plain functions of boxes. World units. */
import { boundsOf, type Point } from '../camera'
import type { Box } from '../geometry'

export interface Item {
  readonly box: Box
  /** It stays where it is, and the others are arranged by it. */
  readonly locked: boolean
}

export const alignments = ['left', 'centre', 'right', 'top', 'middle', 'bottom'] as const
export type Alignment = (typeof alignments)[number]

const share = { left: 0, centre: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const

/**
 * The way of each item to one line: of what is locked among them, or else of them all.
 * @returns in the order of the items; nothing for those that are locked.
 */
export function alignWays(items: readonly Item[], to: Alignment): Point[] {
  const locked = items.filter((item) => item.locked)
  const around = boundsOf((locked.length > 0 ? locked : items).map((item) => item.box))
  const sideways = to === 'left' || to === 'centre' || to === 'right'
  return items.map(({ box, locked: stays }) => {
    if (stays || !around) return { x: 0, y: 0 }
    return sideways
      ? { x: around.x + (around.w - box.w) * share[to] - box.x, y: 0 }
      : { x: 0, y: around.y + (around.h - box.h) * share[to] - box.y }
  })
}

export type Direction = 'horizontal' | 'vertical'

/**
 * The way of each item to equal gaps. The first, the last and what is locked stay; the others are spread between them, in the
 * order in which they stand. Where there is too little room the overlaps are equal.
 */
export function distributeWays(items: readonly Item[], direction: Direction): Point[] {
  const [start, size] = direction === 'horizontal' ? (['x', 'w'] as const) : (['y', 'h'] as const)
  const ways: Point[] = items.map(() => ({ x: 0, y: 0 }))
  const middle = (index: number) => items[index]!.box[start] + items[index]!.box[size] / 2
  const order = items.map((_, index) => index).sort((a, b) => middle(a) - middle(b))
  const stays = (place: number) => place === 0 || place === order.length - 1 || items[order[place]!]!.locked
  let from = 0
  for (let to = 1; to < order.length; to++) {
    if (!stays(to)) continue
    const between = order.slice(from + 1, to)
    const { box: first } = items[order[from]!]!
    const { box: last } = items[order[to]!]!
    const free = last[start] - first[start] - first[size]
    const taken = between.reduce((sum, index) => sum + items[index]!.box[size], 0)
    const gap = (free - taken) / (between.length + 1)
    let at = first[start] + first[size] + gap
    for (const index of between) {
      const { box } = items[index]!
      // Whole units, one by one, so that what is left over does not gather at one end.
      ways[index] = { ...ways[index]!, [start]: Math.round(at) - box[start] }
      at += box[size] + gap
    }
    from = to
  }
  return ways
}
