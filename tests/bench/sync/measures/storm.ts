/** A network that goes and returns: 200 who have everything come back at once. */
import { contentOf } from '../content'
import type { Running } from '../contenders'
import { withCrew } from '../load/crew'
import { filledRoom, quantile, untilAtRest, type Figures } from './measure'

const people = 200

export function storm(running: Running): Promise<Figures> {
  const content = contentOf(10_000)
  return withCrew(async ({ near, crowd }) => {
    const door = await filledRoom(running, near, content)
    const { vector } = content
    await crowd.ask('join', { door, count: people, mark: '', vector, atOnce: false })
    // What putting the content away takes belongs to the filling.
    await untilAtRest(running, 0)
    const before = running.process.cpuMs()
    const took = await crowd.ask('rejoin', { mark: '', vector })
    return {
      [`${people} return at once, p50 ms`]: quantile(took, 0.5),
      [`${people} return at once, the last, ms`]: Math.max(...took),
      [`${people} return at once, server CPU ms`]: running.process.cpuMs() - before,
    }
  })
}
