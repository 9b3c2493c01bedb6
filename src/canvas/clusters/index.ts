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

/** Does work step by step, in slices that no frame waits for. @returns a function that calls it off. */
export type Slices = (work: Iterator<void>, done: () => void) => () => void

/** Milliseconds of one slice. */
const slice = 8

const inSlices: Slices = (work, done) => {
  let timer: ReturnType<typeof setTimeout>
  const go = () => {
    const until = performance.now() + slice
    while (performance.now() < until) if (work.next().done) return done()
    timer = setTimeout(go)
  }
  timer = setTimeout(go)
  return () => clearTimeout(timer)
}

/** Does it all now: for a board that nobody has seen anything of yet. */
export const atOnce: Slices = (work) => {
  while (!work.next().done);
  return () => {}
}

/** Counts a board's companies when they are first seen from so far away, and follows its changes from then on. */
export class FarBoard {
  private readonly levels = new Map<number, FarLevel>()
  private readonly stop: (() => void)[]

  /**
   * @param onReady called when there is more to show than before.
   * @param first how the companies are counted the first time.
   */
  constructor(
    private readonly scene: Scene,
    private readonly board: BoardSnapshot,
    private readonly onReady: () => void = () => {},
    private readonly first: Slices = inSlices,
  ) {
    this.stop = [scene.onUpdate((ids) => this.levels.forEach((level) => level.update(ids)))]
  }

  /** The clusters of a zoom, or null while they are being counted. */
  at(zoom: number): FarLevel | null {
    const size = cellSize(zoom)
    let level = this.levels.get(size)
    if (!level) {
      level = new FarLevel(this.scene, this.board, size)
      const slices = this.levels.size === 0 ? this.first : inSlices
      this.levels.set(size, level)
      this.stop.push(slices(level.counting(), this.onReady))
    }
    return level.isReady ? level : null
  }

  destroy(): void {
    this.stop.forEach((stop) => stop())
  }
}
