import { afterEach, expect, it } from 'vitest'
import * as Y from 'yjs'
import { ask, join, makeBoard, temporaryDirectory, type Board, pause } from '../unit/server/world'
import { Random, seedOfRun } from './support/random'
import { standBy, start, startAndKill, type ServerProcess } from './support/server'
import { Ledger, Writer } from './support/writers'

/** `ROUNDS=20` for a quick look. */
const rounds = Number(process.env.ROUNDS) || 200
/** A new board after so many, so that reading one through stays quick. */
const roundsOfBoard = 20
const hands = 5

const writers: Writer[] = []
afterEach(() => writers.splice(0).forEach((writer) => writer.destroy()))

/** The board as somebody finds it who has never been here. */
async function read(board: Board): Promise<Y.Doc> {
  const reader = await join(board, board.tokens.viewer)
  reader.provider.destroy()
  return reader.doc
}

it(`what somebody saw, or was told is saved, is there after each of ${rounds} kills`, async () => {
  const random = new Random(seedOfRun())
  const dataDir = temporaryDirectory()
  let server: ServerProcess = await start({ dataDir })
  const { port } = server
  const boards: { board: Board; ledger: Ledger }[] = []
  let cutOff = 0

  for (let round = 0; round < rounds; round++) {
    if (round % roundsOfBoard === 0) {
      writers.splice(0).forEach((writer) => writer.destroy())
      const board = await makeBoard(server.url, `Board of round ${round}`)
      const ledger = new Ledger()
      boards.push({ board, ledger })
      for (let hand = 0; hand < hands; hand++)
        writers.push(new Writer(board, `writer${hand}`, ledger, random))
    }
    const { board, ledger } = boards.at(-1)!
    const next = standBy({ dataDir, port })
    for (const writer of writers) writer.write(random.between(3, 9))
    // Not when it is quiet: while people connect, catch up and write, and the server folds.
    await pause(random.between(20, 320))
    await server.kill()
    // They have all of it and would bring it back: first it is read by somebody who has not.
    for (const writer of writers) writer.layDown()
    expect(server.complaints()).toBe('')
    if (random.percent(10)) await startAndKill({ dataDir, port }, random.between(100, 350))
    server = await start({ dataDir, port, standby: next })
    const found = await read(board)
    expect(ledger.missing(found), `round ${round}`).toEqual([])
    cutOff += ledger.cutOff(found)
    found.destroy()
  }

  // Nothing of it goes in the days after, when the server ends in peace.
  expect(await server.stop()).toBe(0)
  server = await start({ dataDir, port })
  for (const { board, ledger } of boards) expect(ledger.missing(await read(board))).toEqual([])
  const promised = boards.reduce((sum, { ledger }) => sum + ledger.size, 0)
  console.log(`${rounds} kills; promised: ${promised}; written, not promised, and not there: ${cutOff}`)
  expect(promised).toBeGreaterThan(rounds * 10)
  expect((await ask('GET', `${server.url}/healthz`)).status).toBe(200)
}, 900_000)
