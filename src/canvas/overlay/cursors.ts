/** Where other people's cursors are shown: between two messages they glide, and at rest they fade. */
import type { Peer } from '../../sync/presence'
import type { Point } from '../camera'

/** A glide covers most of its way in this time, ms: about two messages. */
const glide = 60
/** A name tag goes after the hand has rested, ms; the pointer itself becomes faint. */
const tagRests = 2_500
const fade = 400
const faintPointer = 0.5

export interface CursorShown {
  /** World units. */
  readonly at: Point
  /** Opacity of the pointer and of the name tag. */
  readonly pointer: number
  readonly tag: number
}

interface Cursor {
  at: Point
  goal: Point
  movedAt: number
}

export class Cursors {
  private readonly cursors = new Map<number, Cursor>()
  private lastStep = 0

  /** @param still shows every cursor where it is, without gliding, as people ask who are troubled by motion. */
  constructor(private readonly still = false) {}

  /** Takes in where everyone is. @param now ms. */
  update(peers: readonly Peer[], now: number): void {
    const here = new Set<number>()
    for (const { client, cursor } of peers) {
      if (!cursor) continue
      here.add(client)
      const known = this.cursors.get(client)
      if (!known) this.cursors.set(client, { at: cursor, goal: cursor, movedAt: now })
      else if (known.goal.x !== cursor.x || known.goal.y !== cursor.y) {
        known.goal = cursor
        known.movedAt = now
      }
    }
    for (const client of this.cursors.keys()) if (!here.has(client)) this.cursors.delete(client)
  }

  /** Moves everyone on. @returns ms until this must be called again: 0 is the next frame, null never. */
  step(now: number): number | null {
    const passed = Math.min(100, Math.max(0, now - this.lastStep))
    this.lastStep = now
    let next: number | null = null
    const wait = (ms: number) => (next = next === null ? ms : Math.min(next, ms))
    for (const cursor of this.cursors.values()) {
      const dx = cursor.goal.x - cursor.at.x
      const dy = cursor.goal.y - cursor.at.y
      if (dx !== 0 || dy !== 0) {
        const share = this.still || Math.hypot(dx, dy) < 0.5 ? 1 : 1 - Math.exp(-passed / glide)
        cursor.at = share === 1 ? cursor.goal : { x: cursor.at.x + dx * share, y: cursor.at.y + dy * share }
        if (share < 1) wait(0)
      }
      const rested = now - cursor.movedAt
      if (rested < tagRests) wait(tagRests - rested)
      else if (rested < tagRests + fade) wait(0)
    }
    return next
  }

  shown(client: number, now: number): CursorShown | null {
    const cursor = this.cursors.get(client)
    if (!cursor) return null
    const tag = Math.min(1, Math.max(0, 1 - (now - cursor.movedAt - tagRests) / fade))
    return { at: cursor.at, tag, pointer: faintPointer + (1 - faintPointer) * tag }
  }
}
