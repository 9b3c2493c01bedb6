/** What a room takes in: nothing that waits for ever, and no types of Yjs in each other without end. */
import * as Y from 'yjs'
import type { Contents } from './contents'
import { Levels } from './levels'
import { endsOf, type DecodedUpdate } from './updates'
import { Malformed } from './wire'

/**
 * Looks at an edit before it is written. Edits follow each other faster than the disk writes them, so what is being written
 * counts as there.
 */
export class Intake {
  private readonly underWay = new Set<DecodedUpdate>()
  /** How far each author comes with what is being written. */
  private readonly clocks = new Map<number, number>()
  /** Size of what came before the edits that it builds on, since the room was opened. An honest client sends nothing such. */
  private pendingBytes = 0
  /** Known from the first time on that somebody puts a type into one that was there; others need not pay for it. */
  private levels: Levels | null = null

  constructor(private readonly maxPendingBytes: number) {}

  /** @returns to be called when the edit is written, or will not be. @throws Malformed */
  begin(update: Uint8Array, decoded: DecodedUpdate, contents: Contents): () => void {
    const waits = contents.coverage.waits(decoded, this.clocks)
    if (waits) this.countPending(update.length)
    this.checkLevels(decoded, contents)
    if (!waits) this.advance(endsOf(decoded))
    this.underWay.add(decoded)
    return () => {
      this.underWay.delete(decoded)
      if (this.underWay.size === 0) this.clocks.clear()
    }
  }

  private advance(ends: ReadonlyMap<number, number>): void {
    for (const [client, end] of ends) this.clocks.set(client, Math.max(end, this.clocks.get(client) ?? 0))
  }

  private countPending(bytes: number): void {
    if (this.pendingBytes + bytes > this.maxPendingBytes)
      throw new Malformed('too many edits wait for others that have not arrived')
    this.pendingBytes += bytes
  }

  private checkLevels(decoded: DecodedUpdate, contents: Contents): void {
    if (!this.levels) {
      if (!decoded.structs.some(holdsType)) return
      const alone = new Levels()
      alone.add(decoded)
      if (!alone.buildsOnOthers) return alone.check()
      this.levels = new Levels()
      // All of the board is read, once while the room is open.
      for (const earlier of contents.updates()) this.levels.add(Y.decodeUpdate(earlier))
      for (const earlier of this.underWay) this.levels.add(earlier)
      this.levels.forgive()
    }
    this.levels.add(decoded)
    this.levels.check()
  }
}

const holdsType = (struct: unknown) => struct instanceof Y.Item && struct.content instanceof Y.ContentType
