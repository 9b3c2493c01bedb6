/** The others on the board, as one thing to draw: loaded when the first of them is there. */
import type { Peer } from '../../sync/presence'
import type { Canvas } from '../canvas'
import { Cursors } from './cursors'
import { paintCursor, paintPeer } from './people'
import type { Pen } from './pen'

export class Others {
  private readonly cursors = new Cursors(matchMedia('(prefers-reduced-motion: reduce)').matches)

  /** Takes in where everyone is. */
  update(peers: readonly Peer[]): void {
    this.cursors.update(peers, performance.now())
  }

  /** What they have selected and what they are drawing: below one's own hand. */
  paintDeeds(pen: Pen, canvas: Canvas, peers: readonly Peer[]): void {
    for (const peer of peers) paintPeer(pen, canvas, peer)
  }

  /** Their cursors: above all. @returns ms until they must be painted again: 0 is the next frame, null never. */
  paintCursors(pen: Pen, canvas: Canvas, peers: readonly Peer[]): number | null {
    const now = performance.now()
    const next = this.cursors.step(now)
    for (const peer of peers) {
      const shown = this.cursors.shown(peer.client, now)
      if (shown) paintCursor(pen, canvas, peer, shown)
    }
    return next
  }
}
