/** From an edit to its being seen: 5 writers at 10 edits a second, in rooms of 10, 50 and 200. */
import { contentOf } from '../content'
import type { Running } from '../contenders'
import { withCrew } from '../load/crew'
import { cpuFor, filledRoom, quantile, type Asked, type Figures } from './measure'

export const rooms = [10, 50, 200]
const watching = 10
const writers = 5

export async function latency(running: Running, { quick }: Asked): Promise<Figures> {
  const figures: Figures = {}
  for (const people of rooms) Object.assign(figures, await inRoom(running, people, quick))
  return figures
}

async function inRoom(running: Running, people: number, quick: boolean): Promise<Figures> {
  return withCrew(async ({ near, crowd }) => {
    const content = contentOf(200)
    const door = await filledRoom(running, crowd, content)
    await crowd.ask('leave', {})
    const join = { door, mark: content.mark, atOnce: false }
    const others = people - watching
    // Those who watch are neither the first nor the last whom the server serves.
    await crowd.ask('join', { ...join, count: others >> 1 })
    await near.ask('join', { ...join, count: watching })
    await crowd.ask('join', { ...join, count: others - (others >> 1) })
    await crowd.ask('goDeaf', {})
    const ms = quick ? 1_000 : 4_000
    const [took, cpu] = await Promise.all([
      near.ask('write', { writers, perSecond: 10, ms }),
      cpuFor(running, ms),
    ])
    return {
      [`edit to seen, ${people} people, p50 ms`]: quantile(took, 0.5),
      [`edit to seen, ${people} people, p99 ms`]: quantile(took, 0.99),
      [`the same, server CPU %, ${people} people`]: cpu,
    }
  })
}
