/** Where records are while hands hold them: one's own gesture and those of others, drawn as if they had landed. */
import type { Box } from '../model/records'
import type { BoardSession } from '../sync/session'
import { sameBox } from './geometry'
import type { Scene } from './scene'
import { isLocked, placedKey, type Boxes, type PlacedKey } from './tools/placing'

/** What is held now: records, and the flows that follow them. Keys are `collection/id`. */
export type Lifted = ReadonlySet<string>

/**
 * Merges one's own preview with those in other people's presence and gives them to the scene. One's own hand wins over
 * another's on the same record; what is locked does not move for anyone.
 */
export class Previews {
  private local: Boxes = new Map()
  private boxes: Boxes = new Map()
  private liftedNow: Lifted = new Set()
  private readonly stop: (() => void)[]
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly scene: Scene,
    private readonly session: BoardSession,
  ) {
    this.stop = [session.presence.subscribe(() => this.merge())]
  }

  /** What is held. The same set until another record is picked up or put down. */
  get lifted(): Lifted {
    return this.liftedNow
  }

  setLocal(boxes: Boxes): void {
    if (boxes.size === 0 && this.local.size === 0) return
    this.local = boxes
    this.merge()
  }

  /** @param listener called when anything held has moved, was picked up or put down. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    this.stop.forEach((stop) => stop())
    this.listeners.clear()
  }

  private merge(): void {
    const boxes = new Map<PlacedKey, Box>()
    for (const { gesture } of this.session.presence.peers)
      if (gesture?.kind === 'place')
        for (const { x, y, w, h, ...ref } of gesture.items)
          if (!isLocked(this.session.snapshot, ref)) boxes.set(placedKey(ref), { x, y, w, h })
    for (const [key, box] of this.local) boxes.set(key, box)
    if (boxes.size === 0 && this.boxes.size === 0) return
    const samePlaces =
      boxes.size === this.boxes.size && [...boxes].every(([key, box]) => same(box, this.boxes.get(key)))
    if (samePlaces) return
    this.boxes = boxes
    this.scene.setPreviews(boxes)
    this.lift()
    this.listeners.forEach((listener) => listener())
  }

  private lift(): void {
    const lifted = this.scene.previewed()
    const same = lifted.size === this.liftedNow.size && [...lifted].every((key) => this.liftedNow.has(key))
    if (!same) this.liftedNow = lifted
  }
}

const same = (a: Box, b: Box | undefined) => b !== undefined && sameBox(a, b)
