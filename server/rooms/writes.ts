/** What one connection wrote: whether it is on disk, and what is done about it when it cannot be written. */
import { notSaved } from '../../src/model/wire'
import { log } from '../operation/log'
import { StoreFull } from '../store/store'
import { BoardGone } from './gone'
import { deniedMessage, Malformed } from './wire'

/** How long after a failure the client is asked for what is missing; doubled each time, ms. */
const firstAskMs = 500
const slowestAskMs = 8_000

/** The connection as seen from here. */
interface Line {
  send(message: Uint8Array): void
  /** Asks the client for everything that the room has not got; it answers with one update. */
  askForMissing(): void
  /** What it sent is not taken in at all; the connection ends. */
  refuse(error: Malformed): void
}

/**
 * What could not be written is not kept here: the client has it. It is told once, asked from time to time for what the room
 * lacks, and answered "saved" when that is on disk.
 */
export class Writes {
  /** Settles when everything so far is on disk, or will not be. */
  private settled: Promise<unknown> = Promise.resolve()
  private failed = false
  private askAt = 0
  private askMs = firstAskMs
  /** The last flush that could not be answered yet. */
  private owed: Uint8Array | null = null

  constructor(private readonly line: Line) {}

  /**
   * Follows an update to the disk.
   * @param complete it has everything that the client had and the room had not: once it is on disk, nothing is missing.
   */
  add(written: Promise<unknown>, complete: boolean): void {
    this.settled = written.then(
      () => {
        if (complete) this.madeUp()
      },
      (error) => this.fail(error),
    )
  }

  /** An update brought nothing that is not on disk. */
  nothingNew(complete: boolean): void {
    if (complete) this.add(this.settled, true)
  }

  /** Answers a flush as soon as everything that came before it is on disk. */
  flush(bytes: Uint8Array): void {
    void this.settled.then(() => {
      if (this.failed) this.owed = bytes
      else this.line.send(bytes)
    })
  }

  /** Resolves when all that came so far is settled and answered. */
  async answered(): Promise<void> {
    await this.settled
  }

  /** Called every second or so. */
  sweep(now: number): void {
    if (!this.failed || now < this.askAt) return
    this.askAt = now + this.askMs
    this.askMs = Math.min(this.askMs * 2, slowestAskMs)
    this.line.askForMissing()
  }

  private fail(error: unknown): void {
    const full = error instanceof StoreFull
    if (this.failed || error instanceof BoardGone) return
    this.failed = true
    if (error instanceof Malformed) return this.line.refuse(error)
    this.askAt = performance.now() + firstAskMs
    this.askMs = firstAskMs
    if (!full) log.error({ err: error }, 'an edit could not be written; its writer was told')
    const reason = full ? 'the disk of the server is full' : 'the server cannot write to its disk'
    this.line.send(deniedMessage(`${notSaved}: ${reason}; it is taken as soon as it can be`))
  }

  private madeUp(): void {
    if (!this.failed) return
    this.failed = false
    if (this.owed) this.line.send(this.owed)
    this.owed = null
  }
}
