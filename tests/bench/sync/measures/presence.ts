/** Moving cursors: how old what one sees is, and what that costs the line and the server. */
import type { Running } from '../contenders'
import { withCrew } from '../load/crew'
import { micros } from '../load/orders'
import { cpuFor, quantile, watchedRoom, type Asked, type Figures } from './measure'

export const rooms = [50, 200]
const watching = 8

export async function presence(running: Running, { contender, quick }: Asked): Promise<Figures> {
  const figures: Figures = {}
  for (const people of rooms) {
    // A relay sends every movement to everybody: at 200 it says nothing that it did not say at 50.
    if (contender === 'relay' && people > 50) continue
    Object.assign(figures, await inRoom(running, people, quick))
  }
  return figures
}

async function inRoom(running: Running, people: number, quick: boolean): Promise<Figures> {
  return withCrew(async (crew) => {
    await watchedRoom(running, crew, { all: people, watching })
    const move = { perSecond: 10, ms: quick ? 1_500 : 4_000, base: micros() }
    const [seen, cpu] = await Promise.all([
      crew.near.ask('move', move),
      cpuFor(running, move.ms),
      crew.crowd.ask('move', move),
    ])
    return {
      [`${people} cursors, age of what one sees, p50 ms`]: quantile(seen.ages, 0.5),
      [`${people} cursors, age of what one sees, p99 ms`]: quantile(seen.ages, 0.99),
      [`${people} cursors, others seen`]: seen.fewest,
      [`${people} cursors, messages a second to each`]: seen.messages,
      [`${people} cursors, kB a second to each`]: seen.bytes / 1_000,
      [`${people} cursors, server CPU %`]: cpu,
    }
  })
}
