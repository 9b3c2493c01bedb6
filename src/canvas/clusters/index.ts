/** A large board from far away: near companies as one cluster with a count, the flows between clusters as lines. */
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Pen } from '../overlay/pen'
import { layOutLine } from '../paint/text'
import type { Scene } from '../scene'
import { cellSize } from './cells'
import { Level } from './level'
import { pointOut, ringClusters, type Ring } from './overlay'

/** What is shown of a board at the zooms that share cells of one size. */
export class FarLevel extends Level {
  /** Rings about the clusters that hold these companies and the ends of these flows. */
  ring(pen: Pen, refs: readonly RecordRef[], ring: Ring): void {
    ringClusters(pen, this, this.board, refs, ring)
  }

  /** Shows that a cluster is pointed at, and says how many companies it is, and in which frame. */
  pointOut(pen: Pen, key: string, say: (count: number) => string): void {
    const cluster = this.find(key)
    if (!cluster) return
    const title = cluster.frame === null ? '' : (this.board.frames.get(cluster.frame)?.title ?? '')
    const line = title && layOutLine(title, { size: 13, weight: 600 }, 280, this.scene.text)
    pointOut(pen, cluster, line ? line.text : '', say(cluster.members.size))
  }
}

/** Counts a board's companies when they are first seen from so far away, and follows its changes from then on. */
export class FarBoard {
  private readonly levels = new Map<number, FarLevel>()
  private readonly stop: () => void

  constructor(
    private readonly scene: Scene,
    private readonly board: BoardSnapshot,
  ) {
    this.stop = scene.onUpdate((ids) => this.levels.forEach((level) => level.update(ids)))
  }

  at(zoom: number): FarLevel {
    const size = cellSize(zoom)
    const known = this.levels.get(size)
    if (known) return known
    const level = new FarLevel(this.scene, this.board, size)
    this.levels.set(size, level)
    return level
  }

  destroy(): void {
    this.stop()
  }
}
