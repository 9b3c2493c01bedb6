/** Many small boards: what one costs in memory while two sit at it and do nothing, and when all have left. */
import { contentOf } from '../content'
import type { Running } from '../contenders'
import { withCrew, type Crew } from '../load/crew'
import { filledRoom, untilAtRest, type Asked, type Figures } from './measure'

/** As many as make the reference take the 655 kB that the targets were set beside. */
const recordsOfBoard = 120
const warmUpBoards = 50
/** How long boards are left alone before memory is read, ms; longer where the server is still at work. */
const idleMs = 12_000

export function boards(running: Running, { quick }: Asked): Promise<Figures> {
  const count = quick ? 50 : 500
  return withCrew(async (crew) => {
    await open(running, crew, warmUpBoards)
    await crew.near.ask('leave', {})
    await untilAtRest(running, quick ? 500 : 3_000)
    const empty = await running.process.memoryKB()
    await open(running, crew, count)
    await untilAtRest(running, quick ? 500 : idleMs)
    const connected = await running.process.memoryKB()
    await crew.near.ask('leave', {})
    await untilAtRest(running, quick ? 500 : idleMs)
    const left = await running.process.memoryKB()
    return {
      [`server alone, MB`]: empty / 1_000,
      [`a board of ${recordsOfBoard} records, two connected, kB`]: (connected - empty) / count,
      [`the same, everybody gone, kB`]: (left - empty) / count,
    }
  })
}

/** `filledRoom` leaves two clients in each. */
async function open(running: Running, { near }: Crew, count: number): Promise<void> {
  const content = contentOf(recordsOfBoard)
  for (let n = 0; n < count; n++) await filledRoom(running, near, content)
}
