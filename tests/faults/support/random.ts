/** Random numbers that come again with the same seed. */

export interface Random {
  /** A whole number from `low` up to, not including, `high`. */
  between(low: number, high: number): number
  /** True in so many cases of a hundred. */
  percent(chance: number): boolean
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    between: (low, high) => low + Math.floor(next() * (high - low)),
    percent: (chance) => next() * 100 < chance,
  }
}

/** The seed of a run: told, so that a run can be repeated by `SEED=… npx vitest …`. */
export function seedOfRun(): number {
  const seed = Number(process.env.SEED) || Math.floor(Math.random() * 1_000_000_000)
  console.log(`Seed of the random moments: ${seed}`)
  return seed
}
