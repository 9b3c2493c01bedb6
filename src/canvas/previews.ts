/** Where records are while hands hold them: one's own gesture and those of others, drawn as if they had landed. */
import type { Transaction } from 'yjs'
import type { Box } from '../model/records'
import type { Peer } from '../sync/presence'
import type { BoardSession } from '../sync/session'
import { sameBox } from './geometry'
import type { Scene } from './scene'
import { boxOnBoard, isLocked, placedKey, placedRef, type Boxes, type PlacedKey } from './tools/placing'

/** What is held now: records, and the flows that follow them. Keys are `collection/id`. */
export type Lifted = ReadonlySet<string>

/** Where another's hand has a record that is shown in a hand that took hold of it later. */
export interface Outdone {
  readonly peer: Peer
  readonly key: PlacedKey
  readonly box: Box
}

/** A record in another's hand. */
interface Hold {
  readonly box: Box
  /** Grows with every record that is taken: who took it last has the greatest. */
  readonly turn: number
  /** Where the document has the record, as far as this hand is not the one that put it there. */
  home: Box | null
}

/** A record that another's hand has let go of, until the document says where it is now. */
interface Landing extends Hold {
  readonly timer: ReturnType<typeof setTimeout>
}

/** How long a record waits for the document after a hand let go; then the hand has given up. Milliseconds. */
const landing = 250

/**
 * Merges one's own preview with those in other people's presence and gives them to the scene. What is locked does not move for
 * anyone.
 *
 * Two hands on one record: each person sees it in their own hand, and the other's place for it as an outline with a name. Those who
 * only look on see it in the hand that took hold of it last, as they heard of it. A hand that lets go writes its place, and the
 * record goes to the hand that still has it, where there is one; so the later release has the last word, and nobody sees the
 * record anywhere but in a hand or where one has put it. A hand that lets go and the document that says where may arrive in
 * either order: the record stays where the hand last was until the document has moved it, or a quarter of a second.
 *
 * Known limit: of two releases that cross on the network, the document keeps one for everyone, not always the later.
 */
export class Previews {
  private local: Boxes = new Map()
  private boxes: Boxes = new Map()
  private liftedNow: Lifted = new Set()
  private outdoneNow: readonly Outdone[] = []
  private holds: ReadonlyMap<number, ReadonlyMap<PlacedKey, Hold>> = new Map()
  private readonly landings = new Map<PlacedKey, Landing>()
  private turns = 0
  private readonly stop: (() => void)[]
  private readonly listeners = new Set<() => void>()

  constructor(
    private readonly scene: Scene,
    private readonly session: BoardSession,
  ) {
    this.stop = [
      session.presence.subscribe(() => {
        this.readHands()
        this.merge()
      }),
      session.snapshot.subscribe(() => {
        if (this.landings.size > 0) this.merge()
      }),
    ]
    const ownEdit = ({ local }: Transaction) => {
      if (local) for (const hold of this.holds.values()) for (const key of hold.keys()) this.rehome(key)
    }
    session.doc.on('afterTransaction', ownEdit)
    this.stop.push(() => session.doc.off('afterTransaction', ownEdit))
    this.readHands()
    this.merge()
  }

  /** What is held. The same set until another record is picked up or put down. */
  get lifted(): Lifted {
    return this.liftedNow
  }

  /** Whether one's own hand holds anything. */
  get held(): boolean {
    return this.local.size > 0
  }

  /** Where others hold what is shown in another hand. */
  get outdone(): readonly Outdone[] {
    return this.outdoneNow
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
    for (const { timer } of this.landings.values()) clearTimeout(timer)
    this.landings.clear()
    this.listeners.clear()
  }

  /** Takes in what others hold now; what they held a moment ago and do not any more is landing. */
  private readHands(): void {
    const before = this.holds
    const now = new Map<number, Map<PlacedKey, Hold>>()
    for (const { client, gesture } of this.session.presence.peers) {
      if (gesture?.kind !== 'place') continue
      const own = new Map<PlacedKey, Hold>()
      for (const { x, y, w, h, ...ref } of gesture.items) {
        const key = placedKey(ref)
        const known = before.get(client)?.get(key)
        const box = { x, y, w, h }
        const turn = known?.turn ?? ++this.turns
        own.set(key, known && sameBox(known.box, box) ? known : { box, turn, home: this.homeOf(key) })
      }
      now.set(client, own)
    }
    this.holds = now
    for (const [client, hold] of before)
      for (const [key, held] of hold) if (!now.get(client)?.has(key)) this.letLand(key, held)
  }

  private letLand(key: PlacedKey, hold: Hold): void {
    clearTimeout(this.landings.get(key)?.timer)
    const timer = setTimeout(() => {
      this.landings.delete(key)
      this.merge()
    }, landing)
    this.landings.set(key, { ...hold, timer })
  }

  /** What has landed: the document has moved it, or lost it, since the hand was heard of. */
  private forgetLanded(): void {
    for (const [key, { home, timer }] of this.landings) {
      const now = this.homeOf(key)
      if (home && now && sameBox(home, now)) continue
      clearTimeout(timer)
      this.landings.delete(key)
      this.rehome(key)
    }
  }

  /** The document moved a record by another hand than those that hold it still. */
  private rehome(key: PlacedKey): void {
    for (const hold of this.holds.values()) {
      const held = hold.get(key)
      if (held) held.home = this.homeOf(key)
    }
  }

  private merge(): void {
    this.forgetLanded()
    const boxes = new Map<PlacedKey, Box>()
    for (const [key, { box }] of this.landings) boxes.set(key, box)
    const leading = new Map<PlacedKey, number>()
    for (const hold of this.holds.values())
      for (const [key, { box, turn }] of hold) {
        if (isLocked(this.session.snapshot, placedRef(key)) || turn < (leading.get(key) ?? 0)) continue
        leading.set(key, turn)
        boxes.set(key, box)
      }
    for (const [key, box] of this.local) boxes.set(key, box)
    this.outdoneNow = this.findOutdone(leading)
    if (boxes.size === 0 && this.boxes.size === 0) return
    const samePlaces =
      boxes.size === this.boxes.size && [...boxes].every(([key, box]) => same(box, this.boxes.get(key)))
    if (samePlaces) return
    this.boxes = boxes
    this.scene.setPreviews(boxes)
    this.lift()
    this.listeners.forEach((listener) => listener())
  }

  private findOutdone(leading: ReadonlyMap<PlacedKey, number>): Outdone[] {
    return this.session.presence.peers.flatMap((peer) =>
      Array.from(this.holds.get(peer.client) ?? [])
        .filter(([key, { turn }]) => leading.has(key) && (this.local.has(key) || turn < leading.get(key)!))
        .map(([key, { box }]) => ({ peer, key, box })),
    )
  }

  private homeOf(key: PlacedKey): Box | null {
    return boxOnBoard(this.session.snapshot, placedRef(key))
  }

  private lift(): void {
    const lifted = this.scene.previewed()
    const same = lifted.size === this.liftedNow.size && [...lifted].every((key) => this.liftedNow.has(key))
    if (!same) this.liftedNow = lifted
  }
}

const same = (a: Box, b: Box | undefined) => b !== undefined && sameBox(a, b)
