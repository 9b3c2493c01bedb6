/** What came after the snapshot, in pieces that are put into a message once and sent as they are to all who lack them. */
import * as Y from 'yjs'
import { emptyUpdate, type DecodedUpdate } from './updates'
import { Outgoing } from './outgoing'

/** Updates are merged in pieces of about this size: merging all of them again for each new one would cost too much. Bytes. */
const pieceBytes = 64 * 1024

/** Some updates, one after the other, as one. */
class Piece {
  private loose: Uint8Array[] = []
  bytes = 0
  /** Up to where the edits of each author go. */
  private readonly ends = new Map<number, number>()
  private whole: Outgoing | null = null
  private deletes: Outgoing | null = null

  add(update: Uint8Array, { structs }: DecodedUpdate): void {
    this.loose.push(update)
    this.bytes += update.length
    this.whole = null
    this.deletes = null
    for (const { id, length } of structs)
      this.ends.set(id.client, Math.max(this.ends.get(id.client) ?? 0, id.clock + length))
  }

  all(): Outgoing {
    if (this.whole) return this.whole
    const merged = this.loose.length === 1 ? (this.loose[0] as Uint8Array) : Y.mergeUpdates(this.loose)
    this.whole = new Outgoing(merged)
    this.loose = [this.whole.update]
    return this.whole
  }

  /** @param known a state vector. @returns the part that is not in it: everything, or the deletions, which no vector tells of. */
  lacking(known: ReadonlyMap<number, number>): Outgoing {
    for (const [client, end] of this.ends) if ((known.get(client) ?? 0) < end) return this.all()
    return (this.deletes ??= new Outgoing(Y.diffUpdate(this.all().update, Y.encodeStateVector(this.ends))))
  }
}

export class Tail {
  private readonly pieces: Piece[] = []
  bytes = 0
  /** Number of updates. */
  count = 0

  add(update: Uint8Array, decoded: DecodedUpdate): void {
    this.bytes += update.length
    this.count++
    let piece = this.pieces.at(-1)
    if (!piece || piece.bytes >= pieceBytes) this.pieces.push((piece = new Piece()))
    piece.add(update, decoded)
  }

  /** Oldest first. */
  all(): Outgoing[] {
    return this.pieces.map((piece) => piece.all())
  }

  /** What a client with this state vector lacks, oldest first. */
  lacking(known: ReadonlyMap<number, number>): Outgoing[] {
    return this.pieces
      .map((piece) => piece.lacking(known))
      .filter(({ update }) => update.length > emptyUpdate.length)
  }
}
