/** What the states that hold something in flight have in common: how they end when nothing comes of it. */
import type { Canvas } from '../canvas'
import type { State } from './tool'

/** Nothing is in the document before the hand lets go, so that giving up is to show the board as it is. */
export abstract class Gesture implements State {
  /** @param done tells the tool that the gesture has ended. */
  constructor(
    protected readonly canvas: Canvas,
    private readonly done: () => void,
  ) {}

  /** Whether there is still something in the hand; someone else may have deleted it. */
  protected abstract holds(): boolean

  onRecordsChange(): void {
    if (!this.holds()) this.end()
  }

  onCancel(): boolean {
    this.canvas.land()
    return true
  }

  onInterrupt(): void {
    this.canvas.land()
  }

  /** The hand lets go: what it showed goes, and what comes of it may be written. */
  protected end(): void {
    this.canvas.land()
    this.done()
  }
}
