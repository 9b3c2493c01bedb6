/** One thing at a time: an input, the frame that answers it, and the main-thread work that both took. */
import type { Visit } from '../driver/chrome'

export interface Work {
  /** Main-thread ms a step. */
  readonly median: number
  readonly p95: number
  readonly steps: number
}

/** A slow contender is not waited for longer than this, ms. */
const budget = 12_000

/** @param step makes the nth input; false ends the series. */
export async function perStep(
  visit: Visit,
  most: number,
  step: (n: number) => Promise<boolean | void>,
): Promise<Work> {
  const works: number[] = []
  const end = Date.now() + budget
  for (let n = 0; n < most && Date.now() < end; n++) {
    const before = await visit.work()
    if ((await step(n)) === false) break
    await visit.frame()
    works.push((await visit.work()) - before)
  }
  works.sort((a, b) => a - b)
  return {
    median: works[works.length >> 1] ?? NaN,
    p95: works[Math.floor(works.length * 0.95)] ?? NaN,
    steps: works.length,
  }
}
