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
 * Edits whose predecessors are missing are known too, but do not count for the state vector until the gap closes.
 */
export class Coverage {
  private readonly clocks: Map<number, number>
  /** Edits beyond a gap. */
  private readonly ahead = new Map<number, Range[]>()
  private readonly deleted = new Map<number, Range[]>()

  /** @param vector a state vector. @param beyond an update with the deletions, and the edits that the vector leaves out. */
  constructor(vector: Uint8Array, beyond: Uint8Array) {
    this.clocks = new Map(Y.decodeStateVector(vector))
    this.add(Y.decodeUpdate(beyond))
  }

  covers(update: DecodedUpdate): boolean {
    for (const struct of update.structs) {
      const { client, clock } = struct.id
      const end = clock + struct.length
      const known = this.clock(client)
      if (struct instanceof Y.Skip || end <= known) continue
      if (!has(this.ahead.get(client), Math.max(clock, known), end)) return false
    }
    for (const [client, deletes] of update.ds.clients)
      for (const { clock, len } of deletes)
        if (!has(this.deleted.get(client), clock, clock + len)) return false
    return true
  }

  /** Whether an edit in it begins among what is known and ends beyond. */
  overlaps(update: DecodedUpdate): boolean {
    return update.structs.some(({ id, length }) => {
      const known = this.clock(id.client)
      return id.clock < known && id.clock + length > known
    })
  }

  add(update: DecodedUpdate): void {
    for (const struct of update.structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const known = this.clock(client)
      const end = clock + struct.length
      if (clock > known) insert(rangesOf(this.ahead, client), clock, end)
      else if (end > known) this.clocks.set(client, this.closeGap(client, end))
    }
    for (const [client, deletes] of update.ds.clients)
      for (const { clock, len } of deletes) insert(rangesOf(this.deleted, client), clock, clock + len)
  }

  /** The state vector: what a client need not send. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.clocks)
  }

  private clock(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  /** Forgets the ranges that a clock has reached. @returns how far it comes with them. */
  private closeGap(client: number, clock: number): number {
    const ranges = this.ahead.get(client)
    if (!ranges) return clock
    while (ranges[0] && ranges[0].start <= clock) clock = Math.max(clock, (ranges.shift() as Range).end)
    if (ranges.length === 0) this.ahead.delete(client)
    return clock
  }
}

function rangesOf(map: Map<number, Range[]>, client: number): Range[] {
  let ranges = map.get(client)
  if (!ranges) map.set(client, (ranges = []))
  return ranges
}

function has(ranges: readonly Range[] | undefined, start: number, end: number): boolean {
  const range = ranges?.[firstEndingAt(ranges, start + 1)]
  return range !== undefined && range.start <= start && range.end >= end
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
