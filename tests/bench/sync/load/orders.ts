/** What the bench asks of a process full of clients, and what that answers. */
import type { Door } from './client'

export interface Orders {
  /** Joins `count` more clients, all at once or one after the other. Answers how long each took to be complete, ms. */
  join: {
    ask: { door: Door; count: number; mark: string; vector?: Uint8Array; atOnce: boolean }
    answer: number[]
  }
  /** Everybody's line breaks and everybody comes back at once. Answers when each was complete, ms after that. */
  rejoin: { ask: { mark: string; vector: Uint8Array }; answer: number[] }
  /** The clients of this process stop reading and are only counted. */
  goDeaf: { ask: object; answer: null }
  /** The client that joined last writes these. */
  fill: { ask: { pieces: readonly Uint8Array[] }; answer: null }
  /** The first `writers` clients edit, everybody watches. Answers how long edits took to be seen, ms. */
  write: { ask: { writers: number; perSecond: number; ms: number }; answer: number[] }
  /** Everybody moves a cursor; those who are not deaf look at all others. */
  move: { ask: { perSecond: number; ms: number; base: number }; answer: Seen }
  leave: { ask: object; answer: null }
}

export interface Seen {
  /** How old what one sees of another is, looked at 20 times a second, ms. */
  readonly ages: number[]
  /** How many others the one who saw fewest has seen at all. */
  readonly fewest: number
  /** To each client, in a second. */
  readonly messages: number
  readonly bytes: number
}

export type Order = keyof Orders

/** Microseconds on a clock that all processes of the machine share. */
export const micros = (): number => Number(process.hrtime.bigint() / 1_000n)

/** Editing and moving are measured from here on; before, server and clients warm up, ms. */
export const warmUpMs = 2_000
