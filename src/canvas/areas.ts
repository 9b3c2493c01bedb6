/** Boxes of the board in which flows look for cards to go round: found by place when a card moves there. */
import RBush from 'rbush'
import { bottom, right, type Box } from './geometry'

interface Area {
  readonly flow: string
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

export class Areas {
  private readonly tree = new RBush<Area>()
  private readonly byFlow = new Map<string, Area>()

  /** @param box null for a flow that looks nowhere. */
  set(flow: string, box: Box | null): void {
    const before = this.byFlow.get(flow)
    if (!box && !before) return
    const area = box && { flow, minX: box.x, minY: box.y, maxX: right(box), maxY: bottom(box) }
    if (before && area && same(before, area)) return
    if (before) this.tree.remove(before)
    if (area) {
      this.tree.insert(area)
      this.byFlow.set(flow, area)
    } else this.byFlow.delete(flow)
  }

  /** Where a flow looks, or null where it looks nowhere. */
  get(flow: string): Box | null {
    const area = this.byFlow.get(flow)
    if (!area) return null
    const { minX, minY, maxX, maxY } = area
    return { x: minX, y: minY, w: maxX - minX, h: maxY - minY }
  }

  /** Flows in whose area a box reaches; touching edges count. In no order. */
  meeting(box: Box): string[] {
    if (this.byFlow.size === 0) return []
    const edges = { minX: box.x, minY: box.y, maxX: right(box), maxY: bottom(box) }
    return this.tree.search(edges).map(({ flow }) => flow)
  }
}

const same = (a: Area, b: Area) =>
  a.minX === b.minX && a.minY === b.minY && a.maxX === b.maxX && a.maxY === b.maxY
