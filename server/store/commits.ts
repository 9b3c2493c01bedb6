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
 * Promises settle in the order of `add`. When a group cannot be written, none of it is on disk; then each entry is tried by
 * itself, so that one that cannot be written takes no other with it.
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
      this.writing ??= this.writeAll()
    })
  }

  /** Resolves when nothing is left to write. */
  async drained(): Promise<void> {
    while (this.writing) await this.writing
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      // Everything that this turn of the event loop reads from the sockets joins the group.
      await new Promise((resolve) => setImmediate(resolve))
      const group = this.waiting
      this.waiting = []
      if (await this.write(group)) continue
      for (const one of group) await this.write([one], true)
    }
    this.writing = null
  }

  /** @param last whoever fails now is told. @returns whether the group is on disk, or those in it were told. */
  private async write(group: readonly Waiting[], last = group.length === 1): Promise<boolean> {
    const began = performance.now()
    try {
      const seqs = await this.store.append(group.map(({ entry }) => entry))
      this.observer.committed(group.length, secondsSince(began))
      group.forEach(({ resolve }, index) => resolve(seqs[index] as number))
      return true
    } catch (error) {
      if (!last) return false
      this.observer.counts.failedCommits++
      for (const { reject } of group) reject(error)
      return true
    }
  }
}
