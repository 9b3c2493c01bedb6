/** What stands for cards that are seen too small to be told apart; it comes with the first large board seen from far away. */
import type { BoardSnapshot } from '../model/snapshot'
import type { FarBoard, FarLevel } from './clusters'
import type { FarPainter } from './paint/context'
import { clustersShown } from './paint/levels'
import type { Scene } from './scene'

/** So few companies are shown one by one however small. */
const leastCompanies = 100
/** Until the means are asked for again where they did not come, ms. */
const again = 10_000
/** So long painting waits for them, ms: what would be painted meanwhile is painted over. */
const patience = 1_000

const nothing: FarPainter = { paintLines: () => {}, paintCards: () => {} }

export class Far {
  private state: FarBoard | 'coming' | 'missing' | null = null
  private askedAt = 0
  private ended = false
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly scene: Scene,
    private readonly board: BoardSnapshot,
  ) {}

  /** The clusters that are shown at a zoom, or null where cards are. */
  at(zoom: number): FarLevel | null {
    if (this.isNear(zoom)) return null
    if (this.state === null) this.load()
    return this.state === null || typeof this.state === 'string' ? null : this.state.at(zoom)
  }

  /**
   * What draws companies and flows at a zoom, or null where they are drawn one by one. While the means are on their way it draws
   * nothing: cards would only be painted over.
   */
  painter(zoom: number): FarPainter | null {
    const level = this.at(zoom)
    if (level || this.state === 'missing' || this.isNear(zoom)) return level
    return nothing
  }

  /** Whether what draws companies at a zoom will be there in a moment. */
  isComing(zoom: number): boolean {
    return this.painter(zoom) === nothing && performance.now() - this.askedAt < patience
  }

  /** A large board is about to come: gets the means ahead. */
  prepare(): void {
    if (this.state === null) this.load(true)
  }

  /** The same for what is held, which clusters count where it is. */
  heldPainter(zoom: number): FarPainter | null {
    return this.painter(zoom) && nothing
  }

  /** Calls back when the means have come, or have not. @returns a function that ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    this.ended = true
    if (this.state && typeof this.state !== 'string') this.state.destroy()
    this.listeners.clear()
  }

  /** Whether cards are shown: they are large enough, or few. */
  private isNear(zoom: number): boolean {
    return !clustersShown(zoom) || this.board.companies.size < leastCompanies
  }

  /** @param unseen nothing of the board has been shown yet: what comes is not to be waited for any longer. */
  private load(unseen = false): void {
    this.state = 'coming'
    this.askedAt = performance.now()
    import('./clusters').then(
      ({ FarBoard, atOnce }) =>
        this.settle(new FarBoard(this.scene, this.board, () => this.tell(), unseen ? atOnce : undefined)),
      // Without network cards are shown, as small as they are.
      () => {
        this.settle('missing')
        setTimeout(() => (this.state = null), again)
      },
    )
  }

  private settle(state: FarBoard | 'missing'): void {
    if (this.ended) return
    this.state = state
    this.tell()
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener())
  }
}
