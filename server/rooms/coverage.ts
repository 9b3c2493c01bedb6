/** What a room already has, without having the document. */
import * as Y from 'yjs'
import type { DecodedUpdate } from './updates'

interface Range {
  start: number
  end: number
}

/**
 * Knows which edits and deletions are known, so that what a client sends again on joining is neither logged nor passed on,
 * and a reader who merely repeats what is known is not taken for a writer.
 *
 * Edits whose predecessors are missing count as unknown until the gap closes; they may be logged twice, never lost.
 */
export class Coverage {
  private readonly clocks: Map<number, number>
  private readonly deleted = new Map<number, Range[]>()

  /** @param vector a state vector. @param deletes an update, of which only the deletions count. */
  constructor(vector: Uint8Array, deletes: Uint8Array) {
    this.clocks = new Map(Y.decodeStateVector(vector))
    this.addDeletes(Y.decodeUpdate(deletes))
  }

  covers(update: DecodedUpdate): boolean {
    for (const { id, length } of update.structs) if (id.clock + length > this.clock(id.client)) return false
    for (const [client, deletes] of update.ds.clients)
      for (const { clock, len } of deletes) if (!this.hasDeleted(client, clock, clock + len)) return false
    return true
  }

  add(update: DecodedUpdate): void {
    for (const struct of update.structs) {
      const { client, clock } = struct.id
      const known = this.clock(client)
      const end = clock + struct.length
      if (!(struct instanceof Y.Skip) && clock <= known && end > known) this.clocks.set(client, end)
    }
    this.addDeletes(update)
  }

  /** The state vector: what a client need not send. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.clocks)
  }

  private clock(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  private hasDeleted(client: number, start: number, end: number): boolean {
    const ranges = this.deleted.get(client)
    if (!ranges) return false
    const range = ranges[firstEndingAt(ranges, start + 1)]
    return range !== undefined && range.start <= start && range.end >= end
  }

  private addDeletes(update: DecodedUpdate): void {
    for (const [client, deletes] of update.ds.clients) {
      let ranges = this.deleted.get(client)
      if (!ranges) this.deleted.set(client, (ranges = []))
      for (const { clock, len } of deletes) if (len > 0) insert(ranges, clock, clock + len)
    }
  }
}

/** Index of the first range that ends at `end` or later; ranges are sorted and apart. */
function firstEndingAt(ranges: readonly Range[], end: number): number {
  let low = 0
  let high = ranges.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ranges[middle] as Range).end < end) low = middle + 1
    else high = middle
  }
  return low
}

/** Adds a range, joining those that it touches. */
function insert(ranges: Range[], start: number, end: number): void {
  const from = firstEndingAt(ranges, start)
  let to = from
  while (to < ranges.length && (ranges[to] as Range).start <= end) to++
  if (to > from) {
    start = Math.min(start, (ranges[from] as Range).start)
    end = Math.max(end, (ranges[to - 1] as Range).end)
  }
  ranges.splice(from, to - from, { start, end })
}
