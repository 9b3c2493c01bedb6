/** From an edit to its being seen: 5 writers at 10 edits a second, in rooms of 10, 50 and 200. */
import type { Running } from '../contenders'
import { withCrew } from '../load/crew'
import { cpuFor, quantile, watchedRoom, type Asked, type Figures } from './measure'

export const rooms = [10, 50, 200]
const watching = 10
const writers = 5

export async function latency(running: Running, { quick }: Asked): Promise<Figures> {
  const figures: Figures = {}
  for (const people of rooms) Object.assign(figures, await inRoom(running, people, quick))
  return figures
}

async function inRoom(running: Running, people: number, quick: boolean): Promise<Figures> {
  return withCrew(async (crew) => {
    await watchedRoom(running, crew, { all: people, watching })
    const ms = quick ? 1_000 : 8_000
    const [took, cpu] = await Promise.all([
      crew.near.ask('write', { writers, perSecond: 10, ms }),
      cpuFor(running, ms),
    ])
    return {
      [`edit to seen, ${people} people, p50 ms`]: quantile(took, 0.5),
      [`edit to seen, ${people} people, p99 ms`]: quantile(took, 0.99),
      [`the same, server CPU %, ${people} people`]: cpu,
    }
  })
}
