/** When boards were last in use, for whoever asks how long one has been left alone. */
import { log } from './log'
import type { Keeping } from '../store/keeping'

/** A board that is in use is noted once in this time, milliseconds. */
const noteMs = 60 * 60 * 1000

/**
 * Notes uses by the board and the hour, gathered into one write: no edit and no visitor waits for it. A crash forgets those
 * of the last second.
 */
export class BoardUses {
  /** Boards noted in the present hour. */
  private readonly noted = new Set<string>()
  private readonly waiting = new Set<string>()
  private hourEnds = 0

  constructor(
    private readonly keeping: Keeping,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  note(board: string): void {
    if (this.noted.has(board)) return
    this.noted.add(board)
    this.waiting.add(board)
  }

  /**
   * Writes what has gathered; to be called every second or so.
   * @param open gives the boards that somebody is on: they are in use in every hour anew.
   */
  async flush(open: () => Iterable<string>): Promise<void> {
    const now = this.clock()
    if (now >= this.hourEnds || now < this.hourEnds - noteMs) {
      this.noted.clear()
      this.hourEnds = now + noteMs
      for (const board of open()) this.note(board)
    }
    if (this.waiting.size === 0) return
    const boards = [...this.waiting]
    this.waiting.clear()
    try {
      await this.keeping.touch(boards, now)
    } catch (error) {
      log.debug({ err: error }, 'when boards were used could not be noted; it is tried again')
      for (const board of boards) this.waiting.add(board)
    }
  }

  forget(board: string): void {
    this.waiting.delete(board)
  }
}
