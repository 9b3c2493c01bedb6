/** `npm run bench:matching`: how fast matches are found on large boards, and how good they are on the labelled sets. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { BoardMatches } from '../../../src/analysis/matching/boardMatches'
import { loadKnowledge } from '../../../src/analysis/matching/knowledge'
import type { Knowledge } from '../../../src/analysis/matching/score'
import { measure, type Measures } from '../../quality/matching/measures'
import { readSet, setNames, type SetName } from '../../quality/matching/sets'
import { machineFacts } from '../report/results'
import { writeReadme } from '../report/readme'
import { baselines } from './baselines'
import { speedOf, type Speed } from './speed'
import { tables } from './table'

export interface Results {
  readonly at: string
  readonly machine: Readonly<Record<string, string | number>>
  readonly known: {
    readonly concepts: number
    readonly uses: number
    readonly places: number
    readonly ms: number
  }
  readonly quality: readonly { readonly set: SetName; readonly by: string; readonly measures: Measures }[]
  readonly speed: readonly Speed[]
}

const folder = fileURLToPath(new URL('../results', import.meta.url))
const file = `${folder}/matching.json`
const sizes = [1_000, 10_000]

async function main(): Promise<void> {
  if (process.argv.includes('--readme'))
    return writeReadme('bench:matching', tables(JSON.parse(readFileSync(file, 'utf8')) as Results))
  const begun = performance.now()
  const knowledge = await loadKnowledge()
  const { concepts, uses } = knowledge.base
  const places = uses.reduce((sum, { places: of = [] }) => sum + of.length, 0)
  const results: Results = {
    at: new Date().toISOString(),
    machine: machineFacts(),
    known: { concepts: concepts.length, uses: uses.length, places, ms: performance.now() - begun },
    quality: setNames.flatMap((set) => qualityOf(set, knowledge)),
    speed: sizes.map((size) => speedOf(size, knowledge)),
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
  console.log(`\n${tables(results)}\n`)
}

function qualityOf(set: SetName, knowledge: Knowledge): Results['quality'] {
  const { board, pairs, never } = readSet(set)
  const matches = new BoardMatches(board, knowledge)
  matches.rank()
  const lists = {
    'this board': matches.best(),
    ...Object.fromEntries(Object.entries(baselines).map(([name, find]) => [name, find(board)])),
  }
  return Object.entries(lists).map(([by, list]) => ({ set, by, measures: measure(list, pairs, never) }))
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
