/** Coming into a room: warm, cold, and a hundred at once. */
import { setTimeout as pause } from 'node:timers/promises'
import { contentOf } from '../content'
import type { Running } from '../contenders'
import { withCrew, type Crew } from '../load/crew'
import type { Door } from '../load/client'
import { filledRoom, quantile, untilAtRest, type Asked, type Figures } from './measure'

export const sizes = [1_000, 10_000, 50_000]
const crowdSize = 100
const warmUpJoins = 5
/** How long a server has to put a room away when all have left, ms; the first time there is more to do. */
const firstRestMs = 1_000
const restMs = 400

export async function joins(running: Running, asked: Asked): Promise<Figures> {
  const figures: Figures = {}
  for (const size of sizes) Object.assign(figures, await ofSize(running, size, asked))
  return figures
}

function ofSize(running: Running, size: number, { contender, quick }: Asked): Promise<Figures> {
  const content = contentOf(size)
  const times = quick ? 3 : size > 10_000 ? 5 : 9
  return withCrew(async (crew) => {
    const door = await filledRoom(running, crew.crowd, content)
    const name = `${size.toLocaleString('en')} records`
    await untilAtRest(running, 0)
    // Neither the first to use a server nor a client that has just been started is what is asked for.
    await join(crew, door, content.mark, warmUpJoins)
    const figures: Figures = { [`join ${name}, warm, ms`]: await join(crew, door, content.mark, times) }
    if (size === 10_000) Object.assign(figures, await atOnce(running, crew, door, content.mark))
    await crew.crowd.ask('leave', {})
    // These keep rooms as long as they run.
    if (contender === 'relay' || contender === 'reference') return figures
    await untilAtRest(running, firstRestMs)
    const cold: number[] = []
    for (let n = 0; n < times; n++) {
      cold.push(await join(crew, door, content.mark, 1))
      await pause(restMs)
    }
    return { ...figures, [`join ${name}, cold, ms`]: quantile(cold, 0.5) }
  })
}

/** @returns the median, ms. */
async function join({ near }: Crew, door: Door, mark: string, times: number): Promise<number> {
  const took = await near.ask('join', { door, mark, count: times, atOnce: false })
  await near.ask('leave', {})
  return quantile(took, 0.5)
}

async function atOnce(running: Running, crew: Crew, door: Door, mark: string): Promise<Figures> {
  const cpuBefore = running.process.cpuMs()
  const half = { door, mark, count: crowdSize / 2, atOnce: true }
  const took = (await Promise.all([crew.near.ask('join', half), crew.crowd.ask('join', half)])).flat()
  const cpu = running.process.cpuMs() - cpuBefore
  await crew.near.ask('leave', {})
  return {
    [`${crowdSize} join 10,000 records at once, the last, ms`]: Math.max(...took),
    [`${crowdSize} join 10,000 records at once, server CPU ms`]: cpu,
  }
}
