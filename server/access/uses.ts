/** When tokens were last used, so that a host can tell a link that is in use from one that nobody needs. */
import { log } from '../operation/log'
import type { Store } from '../store/store'

/** How often what was noted is kept, milliseconds: one small commit a minute, however many people come. */
const keepMs = 60_000

export class TokenUses {
  private waiting = new Map<string, number>()
  private readonly timer: NodeJS.Timeout

  constructor(
    private readonly store: Store,
    everyMs = keepMs,
    private readonly clock: () => number = Date.now,
  ) {
    this.timer = setInterval(() => void this.keep(), everyMs)
    this.timer.unref()
  }

  note(tokenId: string): void {
    this.waiting.set(tokenId, this.clock())
  }

  /** @returns when the token was last used, of what is not in the store yet. */
  lately(tokenId: string): number | null {
    return this.waiting.get(tokenId) ?? null
  }

  /** Puts what was noted into the store. It is worth no failure: what cannot be kept is tried again with the next. */
  async keep(): Promise<void> {
    if (this.waiting.size === 0) return
    const uses = this.waiting
    this.waiting = new Map()
    try {
      await this.store.markUsed(uses)
    } catch (error) {
      this.waiting = new Map([...uses, ...this.waiting])
      log.error({ err: error }, 'when links were last used could not be kept')
    }
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    await this.keep()
  }
}
