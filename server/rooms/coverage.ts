/** What a room already has, without having the document. */
import * as Y from 'yjs'
import type { DecodedUpdate } from './updates'

/** More ranges than this are sorted together: one by one, each in front of the others, they would take minutes. */
const many = 100

const nothing: ReadonlyMap<number, number> = new Map()

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

  /**
   * Whether something in it builds on what is neither known nor in it.
   * @param underWay how far each client comes with what is being written at the moment.
   */
  waits({ structs, ds }: DecodedUpdate, underWay: ReadonlyMap<number, number> = nothing): boolean {
    const reached = new Map<number, number>()
    const reach = (client: number) =>
      Math.max(reached.get(client) ?? 0, this.clock(client), underWay.get(client) ?? 0)
    for (const struct of structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const known = reach(client)
      if (clock > known) return true
      reached.set(client, Math.max(known, clock + struct.length))
    }
    const missing = (id: unknown) => id instanceof Y.ID && id.clock >= reach(id.client)
    for (const struct of structs)
      if (struct instanceof Y.Item && [struct.origin, struct.rightOrigin, struct.parent].some(missing))
        return true
    for (const [client, deletes] of ds.clients)
      if (deletes.some(({ clock, len }) => clock + len > reach(client))) return true
    return false
  }

  add(update: DecodedUpdate): void {
    const beyond = new Map<number, Range[]>()
    const moved = new Set<number>()
    for (const struct of update.structs) {
      if (struct instanceof Y.Skip) continue
      const { client, clock } = struct.id
      const known = this.clock(client)
      const end = clock + struct.length
      if (clock > known) rangesOf(beyond, client).push({ start: clock, end })
      else if (end > known) {
        this.clocks.set(client, end)
        moved.add(client)
      }
    }
    for (const [client, ranges] of beyond) insertAll(this.ahead, client, ranges)
    for (const client of [...moved, ...beyond.keys()]) this.closeGap(client)
    for (const [client, deletes] of update.ds.clients) {
      const ranges = deletes.map(({ clock, len }) => ({ start: clock, end: clock + len }))
      insertAll(this.deleted, client, ranges)
    }
  }

  /** The state vector: what a client need not send. */
  vector(): Uint8Array {
    return Y.encodeStateVector(this.clocks)
  }

  private clock(client: number): number {
    return this.clocks.get(client) ?? 0
  }

  /** Takes the clock on over the ranges that it has reached, and forgets those. */
  private closeGap(client: number): void {
    const ranges = this.ahead.get(client)
    if (!ranges) return
    let clock = this.clock(client)
    let reached = 0
    for (; reached < ranges.length && (ranges[reached] as Range).start <= clock; reached++)
      clock = Math.max(clock, (ranges[reached] as Range).end)
    if (reached === 0) return
    this.clocks.set(client, clock)
    if (reached === ranges.length) this.ahead.delete(client)
    else ranges.splice(0, reached)
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

function insertAll(map: Map<number, Range[]>, client: number, ranges: Range[]): void {
  const known = rangesOf(map, client)
  if (ranges.length > many) map.set(client, joined([...known, ...ranges]))
  else for (const { start, end } of ranges) insert(known, start, end)
}

/** Sorts ranges and joins those that touch. */
function joined(ranges: Range[]): Range[] {
  ranges.sort((a, b) => a.start - b.start)
  const apart: Range[] = []
  for (const { start, end } of ranges) {
    const last = apart[apart.length - 1]
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else apart.push({ start, end })
  }
  return apart
}
