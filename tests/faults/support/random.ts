/** Chance that repeats itself: the same seed gives the same numbers. */
export class Random {
  constructor(private state: number) {}

  /** @returns a number from 0 up to 1, by mulberry32. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** @returns a whole number below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  /** @returns a whole number from `low` up to, not including, `high`. */
  between(low: number, high: number): number {
    return low + this.below(high - low)
  }

  /** True in so many cases of a hundred. */
  percent(chance: number): boolean {
    return 100 * this.next() < chance
  }

  pick<T>(from: readonly T[]): T {
    return from[this.below(from.length)] as T
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.below(256))
  }
}

/** The seed of a run: told, so that a run can be repeated by `SEED=… npx vitest …`. */
export function seedOfRun(): number {
  const seed = Number(process.env.SEED) || Math.floor(Math.random() * 1_000_000_000)
  console.log(`Seed of the random moments: ${seed}`)
  return seed
}
