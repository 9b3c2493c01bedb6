/** What the parts of the server tell of their work, for whoever measures it. */
import type { Part } from '../../src/model/document'

/**
 * Counted where it happens, by adding to a number: no call, no label, no allocation for a message.
 * All are totals since the start, except `connections` and `waiting`, which go up and down.
 */
export interface Counts {
  /** Websockets that are open and in a room. */
  readonly connections: Record<Part, number>
  /** Times that somebody came into a room. */
  readonly joins: Record<Part, number>
  /** Updates that are on disk, and their bytes. */
  readonly edits: Record<Part, number>
  readonly editBytes: Record<Part, number>
  /** Websocket messages and their bytes, before framing. */
  messagesIn: number
  bytesIn: number
  messagesOut: number
  bytesOut: number
  /** Awareness messages that came, ticks in which they were sent on, and what was sent to all in them. */
  presenceIn: number
  presenceTicks: number
  presenceOut: number
  presenceBytesOut: number
  /** Writes answered with "permission denied". */
  denials: number
  /** Groups of edits that could not be written; parts of boards that could not be folded. */
  failedCommits: number
  failedFolds: number
}

export interface Observer {
  readonly counts: Counts
  /** A group of edits is on disk. */
  committed(edits: number, seconds: number): void
  /** An edit that came `seconds` ago has been handed to everyone who is there. */
  shown(seconds: number): void
  /** A log has been folded into a snapshot. */
  folded(seconds: number): void
  /** The server closed a websocket, or refused to let it in, with this code. */
  closed(code: number): void
  /** A websocket was refused before it was one, with this HTTP status. */
  turnedAway(status: number): void
  /** A request was answered. @param route its pattern; undefined when it met none. */
  answered(method: string, route: string | undefined, status: number, seconds: number): void
}

const none = (): Record<Part, number> => ({ board: 0, talk: 0, desk: 0 })

export function noCounts(): Counts {
  return {
    connections: none(),
    joins: none(),
    edits: none(),
    editBytes: none(),
    messagesIn: 0,
    bytesIn: 0,
    messagesOut: 0,
    bytesOut: 0,
    presenceIn: 0,
    presenceTicks: 0,
    presenceOut: 0,
    presenceBytesOut: 0,
    denials: 0,
    failedCommits: 0,
    failedFolds: 0,
  }
}

/** For a part that is used by itself. */
export function nobodyWatches(): Observer {
  return {
    counts: noCounts(),
    committed() {},
    shown() {},
    folded() {},
    closed() {},
    turnedAway() {},
    answered() {},
  }
}

/** @returns seconds since a moment of `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000
}
