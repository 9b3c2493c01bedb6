/** How often something may be done: a purse that fills steadily and can be emptied at once. */

export interface Rate {
  /** How many may be done at once after a rest. */
  readonly burst: number
  /** How many come back each second. */
  readonly perSecond: number
}

/** A clock in milliseconds that never goes back. */
export type Clock = () => number

const steadyClock: Clock = () => performance.now()

export class Allowance {
  private left: number
  private at: number

  constructor(
    private readonly rate: Rate,
    private readonly clock: Clock = steadyClock,
  ) {
    this.left = rate.burst
    this.at = clock()
  }

  /** Takes `weight` if it is there. @returns whether it was; nothing is taken where it was not. */
  take(weight = 1): boolean {
    this.fill()
    if (this.left < weight) return false
    this.left -= weight
    return true
  }

  /** Milliseconds until one is there again; 0 when one is. Infinity where none ever comes. */
  wait(): number {
    this.fill()
    return this.left >= 1 ? 0 : ((1 - this.left) / this.rate.perSecond) * 1000
  }

  /** Nothing has been taken, or all of it has come back. */
  get full(): boolean {
    this.fill()
    return this.left >= this.rate.burst
  }

  private fill(): void {
    const now = this.clock()
    this.left = Math.min(this.rate.burst, this.left + ((now - this.at) / 1000) * this.rate.perSecond)
    this.at = now
  }
}

/** Those who have rested are forgotten when more keys than this are known, and then at every doubling. */
const manyKeys = 1_000

/** An allowance for each key, such as an address. What is kept of a key is given up once its allowance is full again. */
export class Allowances {
  private readonly known = new Map<string, Allowance>()
  private tidyAt = manyKeys

  constructor(
    private readonly rate: Rate,
    private readonly clock: Clock = steadyClock,
  ) {}

  take(key: string): boolean {
    let allowance = this.known.get(key)
    if (!allowance) {
      this.tidy()
      this.known.set(key, (allowance = new Allowance(this.rate, this.clock)))
    }
    return allowance.take()
  }

  /** Whole seconds until the key may try again; 0 when it may now. */
  wait(key: string): number {
    return Math.ceil((this.known.get(key)?.wait() ?? (this.rate.burst < 1 ? Infinity : 0)) / 1000)
  }

  /** Number of keys that are remembered. */
  get size(): number {
    return this.known.size
  }

  private tidy(): void {
    if (this.known.size < this.tidyAt) return
    for (const [key, allowance] of this.known) if (allowance.full) this.known.delete(key)
    this.tidyAt = Math.max(manyKeys, this.known.size * 2)
  }
}
