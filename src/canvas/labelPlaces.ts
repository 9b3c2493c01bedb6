/** Finds each flow's label a place along its own arrow where it covers neither a card nor another label. */
import RBush from 'rbush'
import { pointOnPath } from './curve'
import type { Box, Point } from './geometry'
import type { Layer } from './layer'
import { labelHeight, labelWidth } from './paint/label'
import type { FlowPath } from './route'

interface Taken {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
  readonly flow: string
  readonly t: number
}

/** Shares of the arrow's way, the best first: the middle, then further and further from it. */
const candidates = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9]

/** Half the free space kept between labels, world units. */
const apart = 2

export class LabelPlaces {
  private readonly taken = new RBush<Taken>()
  private readonly byFlow = new Map<string, Taken>()

  /**
   * Where a label stands; it stays on its share of the arrow until forgotten.
   * @param size the label's, world units.
   * @param held a hand has it: it takes no place from others.
   * @returns the label's middle: the first free candidate, or the least bad one.
   */
  find(flow: string, path: FlowPath, size: { w: number; h: number }, cards: Layer, held: boolean): Point {
    const before = this.byFlow.get(flow)
    if (before) this.taken.remove(before)
    let best: Taken | null = null
    let least = Infinity
    for (const t of before ? [before.t] : candidates) {
      const at = pointOnPath(path, t)
      const [w, h] = [size.w / 2 + apart, size.h / 2 + apart]
      const box = { minX: at.x - w, minY: at.y - h, maxX: at.x + w, maxY: at.y + h, flow, t }
      // Being under a card is worse than being over another label.
      const cost = before
        ? 0
        : 4 * cards.covered(box) + this.taken.search(box).reduce((sum, other) => sum + overlap(box, other), 0)
      if (cost >= least) continue
      best = box
      least = cost
      if (cost === 0) break
    }
    const found = best!
    if (!held) this.taken.insert(found)
    this.byFlow.set(flow, found)
    return { x: (found.minX + found.maxX) / 2, y: (found.minY + found.maxY) / 2 }
  }

  /** Whether a box keeps clear of all labels but its own, when they grow by as much about their middles. */
  isFree(flow: string, { x, y, w, h }: Box, growth: number): boolean {
    const more = (growth - 1) / 2
    const reach = { w: more * labelWidth.most, h: more * labelHeight }
    const box = { minX: x, minY: y, maxX: x + w, maxY: y + h }
    const around = {
      minX: x - reach.w,
      minY: y - reach.h,
      maxX: x + w + reach.w,
      maxY: y + h + reach.h,
    }
    const own = this.byFlow.get(flow)
    return !this.taken.search(around).some((other) => {
      if (other === own) return false
      const dx = more * (other.maxX - other.minX)
      const dy = more * (other.maxY - other.minY)
      const { minX, minY, maxX, maxY } = other
      return overlap(box, { minX: minX - dx, minY: minY - dy, maxX: maxX + dx, maxY: maxY + dy }) > 0
    })
  }

  /** Flows whose labels, grown by as much about their middles, might meet a box. */
  near({ x, y, w, h }: Box, growth: number): string[] {
    const reach = { w: (growth / 2) * labelWidth.most, h: (growth / 2) * labelHeight }
    return this.taken
      .search({ minX: x - reach.w, minY: y - reach.h, maxX: x + w + reach.w, maxY: y + h + reach.h })
      .map(({ flow }) => flow)
  }

  forget(flow: string): void {
    const taken = this.byFlow.get(flow)
    if (!taken) return
    this.taken.remove(taken)
    this.byFlow.delete(flow)
  }
}

type Edges = Pick<Taken, 'minX' | 'minY' | 'maxX' | 'maxY'>

/** The area that two boxes share. */
function overlap(a: Edges, b: Edges): number {
  const w = Math.min(a.maxX, b.maxX) - Math.max(a.minX, b.minX)
  const h = Math.min(a.maxY, b.maxY) - Math.max(a.minY, b.minY)
  return w > 0 && h > 0 ? w * h : 0
}
