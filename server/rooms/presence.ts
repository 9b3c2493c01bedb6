/** Who is here and where their hands are: gathered for a moment, encoded once, sent to all. */
import { isUtf8 } from 'node:buffer'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { deepestValue } from '../../src/model/wire'
import { isTooDeep } from './updates'
import { awarenessMessage, Malformed } from './wire'

/** Shortest time between two messages, milliseconds: at most 24 a second. */
const shortestTick = 42
/** Presence may take this much of each client's line, bytes a millisecond; larger rooms tick more slowly. */
const lineRate = 95
/** What each who is here adds to the time between two messages, milliseconds: every one of them costs the server a message. */
const tickEach = 1.2
/** Longest time between two messages, milliseconds. */
const longestTick = 1000
/** A y-websocket client has one; a program that stands for several people may have more. */
const mostStates = 32
/** How many of those who left are remembered, so that an echo does not bring them back. */
const mostGone = 2000

const nobody = new TextEncoder().encode('null')

/** A connection, as far as presence is concerned. */
export interface Owner {
  /** When it connected, on the clock of `performance.now()`. */
  readonly since: number
  /** Asked before each change; one that comes too soon waits for the next moment, and of those that wait the last counts. */
  mayChangePresence(): boolean
}

interface State<O> {
  clock: number
  /** JSON as it came, UTF-8. */
  json: Uint8Array
  owner: O
}

/** A change that came too soon. */
interface Late<O> {
  owner: O
  clock: number
  bytes: Uint8Array
}

interface Gone {
  clock: number
  at: number
}

export interface PresenceEvents<O> {
  /** An awareness message for everyone. */
  send(message: Uint8Array): void
  /** Someone speaks for a client of this owner: either an impostor, or the owner itself on a new connection. */
  contested(owner: O): void
  /** What a connection said turns out, later, not to be presence. */
  malformed(owner: O, reason: string): void
}

/**
 * The states of one room. An id belongs to the connection that announced it first, until that connection closes; others
 * that speak for it are not heard. y-websocket clients echo everything that they are told, so most of what arrives is of that
 * kind, and it is passed over without being decoded.
 */
export class Presence<O extends Owner> {
  private readonly states = new Map<number, State<O>>()
  /** Whose states are whose: what a connection does costs what it shows, not how many are here. */
  private readonly shownBy = new Map<O, Set<number>>()
  private readonly gone = new Map<number, Gone>()
  private readonly late = new Map<number, Late<O>>()
  private readonly changed = new Set<number>()
  private timer: NodeJS.Timeout | null = null
  private notBefore = 0

  /** @param largestState of one connection, bytes; what goes beyond is left out. */
  constructor(
    private readonly events: PresenceEvents<O>,
    private readonly largestState: number,
  ) {}

  /**
   * Takes an awareness update.
   * @returns false when a state was too large and has been left out.
   * @throws Malformed; what came before the fault in the same update is kept.
   */
  receive(owner: O, update: Uint8Array): boolean {
    let fits = true
    const decoder = decoding.createDecoder(update)
    try {
      const count = decoding.readVarUint(decoder)
      for (let i = 0; i < count; i++) {
        const id = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        const bytes = decoding.readVarUint8Array(decoder)
        if (!this.accepts(owner, id, clock)) continue
        if (bytes.length > this.largestState - this.bytesBeside(owner, id)) fits = false
        else this.take(owner, id, clock, bytes)
      }
    } catch (error) {
      throw error instanceof Malformed ? error : new Malformed('awareness update cannot be read')
    } finally {
      this.schedule()
    }
    return fits
  }

  /** Removes what a connection announced. */
  leave(owner: O): void {
    for (const [id, one] of this.late) if (one.owner === owner) this.late.delete(id)
    for (const id of this.shown(owner)) this.remove(id, this.states.get(id)!.clock)
    this.schedule()
  }

  /** A message with everyone who is here; null when nobody is. */
  everyone(): Uint8Array | null {
    return this.states.size === 0 ? null : this.encode(this.states.keys(), this.states.size)
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
  }

  private accepts(owner: O, id: number, clock: number): boolean {
    const state = this.states.get(id)
    if (state) {
      if (state.owner === owner) return clock >= state.clock
      if (clock > state.clock) this.events.contested(state.owner)
      return false
    }
    const gone = this.gone.get(id)
    // One who left and returns on a new connection may repeat the last clock; an echo comes from one who was here before.
    return !gone || clock > gone.clock || (clock === gone.clock && owner.since > gone.at)
  }

  /** Takes a change now, or when its owner may change again. */
  private take(owner: O, id: number, clock: number, bytes: Uint8Array): void {
    const state = this.states.get(id)
    // What is known is no change, and one more than may be is none either: neither is read.
    if (state ? state.clock === clock && !isNull(bytes) : this.shown(owner).size >= mostStates) return
    const late = this.late.get(id)
    if (late && (late.owner !== owner || late.clock > clock)) return
    if (owner.mayChangePresence()) {
      this.late.delete(id)
      this.set(owner, id, clock, readState(bytes))
    } else if (late || this.lateOf(owner) < mostStates)
      this.late.set(id, { owner, clock, bytes: bytes.slice() })
  }

  private takeLate(): void {
    for (const [id, { owner, clock, bytes }] of this.late) {
      if (!this.accepts(owner, id, clock)) {
        this.late.delete(id)
        continue
      }
      try {
        this.take(owner, id, clock, bytes)
      } catch (error) {
        this.late.delete(id)
        this.events.malformed(owner, (error as Error).message)
      }
    }
  }

  private set(owner: O, id: number, clock: number, json: Uint8Array | null): void {
    const state = this.states.get(id)
    if (json === null) {
      if (state) this.remove(id, clock)
      return
    }
    this.states.set(id, { clock, json, owner })
    this.shownBy.set(owner, this.shown(owner).add(id))
    this.gone.delete(id)
    this.changed.add(id)
  }

  private remove(id: number, clock: number): void {
    const owner = this.states.get(id)!.owner
    this.states.delete(id)
    const shown = this.shown(owner)
    shown.delete(id)
    if (shown.size === 0) this.shownBy.delete(owner)
    this.gone.set(id, { clock, at: performance.now() })
    if (this.gone.size > mostGone) this.gone.delete(this.gone.keys().next().value as number)
    this.changed.add(id)
  }

  private shown(owner: O): Set<number> {
    return this.shownBy.get(owner) ?? new Set()
  }

  /** What a connection shows of others than this client, bytes. */
  private bytesBeside(owner: O, id: number): number {
    let sum = 0
    for (const other of this.shown(owner)) if (other !== id) sum += this.states.get(other)!.json.length
    return sum
  }

  private lateOf(owner: O): number {
    let count = 0
    for (const one of this.late.values()) if (one.owner === owner) count++
    return count
  }

  private schedule(): void {
    if (this.timer || this.changed.size + this.late.size === 0) return
    this.timer = setTimeout(() => this.tick(), Math.max(0, this.notBefore - performance.now()))
    this.timer.unref()
  }

  private tick(): void {
    this.timer = null
    this.takeLate()
    if (this.changed.size === 0) {
      this.notBefore = performance.now() + shortestTick
      return this.schedule()
    }
    const message = this.encode(this.changed, this.changed.size)
    this.changed.clear()
    const tick = Math.max(shortestTick, this.states.size * tickEach, message.length / lineRate)
    this.notBefore = performance.now() + Math.min(longestTick, tick)
    this.events.send(message)
    this.schedule()
  }

  private encode(ids: Iterable<number>, count: number): Uint8Array {
    return awarenessMessage(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, count)
        for (const id of ids) {
          const state = this.states.get(id)
          encoding.writeVarUint(encoder, id)
          encoding.writeVarUint(encoder, state?.clock ?? this.gone.get(id)?.clock ?? 0)
          encoding.writeVarUint8Array(encoder, state?.json ?? nobody)
        }
      }),
    )
  }
}

/** Whether there are enough brackets to lie too deep in each other: nearly all that comes has two or three. */
function mayBeDeep(json: Uint8Array): boolean {
  let opened = 0
  for (const byte of json) if (byte === 0x7b || byte === 0x5b) opened++
  return opened > deepestValue
}

/** JSON null: the client is leaving. */
const isNull = (bytes: Uint8Array) => bytes.length === 4 && bytes[0] === 110

/** @returns the bytes if they are the JSON text of an object; null for null. @throws Malformed for anything else. */
function readState(bytes: Uint8Array): Uint8Array | null {
  let value: unknown
  // What is not UTF-8 would be read as something else by every client, or not at all.
  if (!isUtf8(bytes)) throw new Malformed('presence is not JSON')
  try {
    value = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString())
  } catch {
    throw new Malformed('presence is not JSON')
  }
  if (value === null) return null
  if (typeof value !== 'object' || Array.isArray(value)) throw new Malformed('presence is not an object')
  // Every client writes out what it is told of the others, by recursion.
  if (mayBeDeep(bytes) && isTooDeep([value]))
    throw new Malformed(`presence is nested deeper than ${deepestValue}`)
  // A copy, as the message that it came in may be much larger.
  return bytes.slice()
}
