/** Counts what may not be tried too often. */

/**
 * Allows so many attempts in a window of time, by key. Only what the caller records counts: a room of people behind one
 * hotel address joins freely, someone guessing does not.
 */
export class Attempts {
  private readonly counts = new Map<string, number>()
  private windowEnds = 0

  constructor(
    private readonly limit: number,
    private readonly windowMs: number,
    // Not the time of day, which may be set back.
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** @returns seconds to wait before the key may try again; 0 when it may now. */
  wait(key: string): number {
    this.turn()
    const used = this.counts.get(key) ?? 0
    return used < this.limit ? 0 : Math.max(1, Math.ceil((this.windowEnds - this.clock()) / 1000))
  }

  record(key: string): void {
    this.turn()
    this.counts.set(key, (this.counts.get(key) ?? 0) + 1)
  }

  /** Windows are the same for every key, so that forgetting is one step. */
  private turn(): void {
    const now = this.clock()
    if (now < this.windowEnds) return
    this.counts.clear()
    this.windowEnds = now + this.windowMs
  }
}
