/** Group commit: edits that arrive together share one flush to disk. */
import { nobodyWatches, secondsSince, type Observer } from '../operation/observe'
import type { LogEntry, Store } from './store'

interface Waiting {
  entry: LogEntry
  resolve: (seq: number) => void
  reject: (error: unknown) => void
}

/**
 * Collects log entries of every room and writes what gathered while the previous group was being written as the next one.
 * Promises settle in the order of `add`. An entry that fails takes its group with it: none of them is on disk.
 */
export class Commits {
  private waiting: Waiting[] = []
  private writing: Promise<void> | null = null

  constructor(
    private readonly store: Store,
    private readonly observer: Observer = nobodyWatches(),
  ) {}

  /** @returns the entry's sequence number once it is on disk. */
  add(entry: LogEntry): Promise<number> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ entry, resolve, reject })
      this.writing ??= this.write()
    })
  }

  /** Resolves when nothing is left to write. */
  async drained(): Promise<void> {
    while (this.writing) await this.writing
  }

  private async write(): Promise<void> {
    while (this.waiting.length > 0) {
      // Everything that this turn of the event loop reads from the sockets joins the group.
      await new Promise((resolve) => setImmediate(resolve))
      const group = this.waiting
      this.waiting = []
      const began = performance.now()
      try {
        const seqs = await this.store.append(group.map(({ entry }) => entry))
        this.observer.committed(group.length, secondsSince(began))
        group.forEach(({ resolve }, index) => resolve(seqs[index] as number))
      } catch (error) {
        this.observer.counts.failedCommits++
        for (const { reject } of group) reject(error)
      }
    }
    this.writing = null
  }
}
