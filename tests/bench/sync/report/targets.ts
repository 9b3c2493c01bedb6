/** What this server is to reach, each as a limit on figures of the same run. */
import type { Figures } from '../measures/measure'
import type { Results } from './results'

export interface Verdict {
  readonly target: string
  /** What was found, in the target's own terms. */
  readonly found: number
  readonly limit: number
  readonly met: boolean
}

interface Target {
  readonly words: string
  readonly limit: number
  /** Not a number where something was not measured. */
  found(figures: { board: Figures; relay: Figures; reference: Figures }): number
}

const name = (records: number) => `${records.toLocaleString('en')} records`

/** What it takes, over what it may: so many times the floor, and one commit. */
const latency = (people: number, part: 'p50' | 'p99', times: number): Target => ({
  words: `edit to seen at ${people}, ${part}, over ${times} times the relay and one commit`,
  limit: 1,
  found: ({ board, relay }) => {
    const figure = `edit to seen, ${people} people, ${part} ms`
    return board[figure]! / (times * relay[figure]! + board[`one commit, ${part} ms`]!)
  },
})

const ofBoard = (words: string, figure: string, limit: number): Target => ({
  words,
  limit,
  found: ({ board }) => board[figure]!,
})

const overReference = (words: string, figure: string, limit: number): Target => ({
  words: `${words}, over the reference`,
  limit,
  found: ({ board, reference }) => board[figure]! / reference[figure]!,
})

const warmJoin = (records: number, times: number) =>
  overReference(`warm join of ${name(records)}`, `join ${name(records)}, warm, ms`, 1 / times)

const coldJoin = (records: number): Target => ({
  words: `cold join of ${name(records)}, over warm`,
  limit: 3,
  found: ({ board }) => board[`join ${name(records)}, cold, ms`]! / board[`join ${name(records)}, warm, ms`]!,
})

const cursors = (people: number, age: number): Target[] => [
  ofBoard(`${people} cursors, median age, ms`, `${people} cursors, age of what one sees, p50 ms`, age),
  ofBoard(`${people} cursors, messages a second`, `${people} cursors, messages a second to each`, 25),
  ofBoard(`${people} cursors, kB a second`, `${people} cursors, kB a second to each`, 100),
  overReference(`${people} cursors, server CPU`, `${people} cursors, server CPU %`, 1 / 5),
]

const targets: readonly Target[] = [
  ...([10, 50, 200] as const).flatMap((people) =>
    (['p50', 'p99'] as const).map((part) => latency(people, part, people === 10 ? 1.5 : 1.3)),
  ),
  ...cursors(50, 100),
  ...cursors(200, 200),
  warmJoin(1_000, 4),
  warmJoin(10_000, 8),
  warmJoin(50_000, 15),
  ...[1_000, 10_000, 50_000].map(coldJoin),
  overReference('the last of 100 joining at once', '100 join 10,000 records at once, the last, ms', 1 / 10),
  ofBoard('a connected idle board, kB', 'a board of 120 records, two connected, kB', 75),
  ofBoard('a board that everybody left, kB', 'the same, everybody gone, kB', 20),
]

/** Those that this run can speak of. */
export function verdicts({ figures }: Results): Verdict[] {
  const { board = {}, relay = {}, reference = {} } = figures
  return targets.flatMap(({ words, limit, found: find }) => {
    const found = find({ board, relay, reference })
    return Number.isFinite(found) ? [{ target: words, found, limit, met: found <= limit }] : []
  })
}
