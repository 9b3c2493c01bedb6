/** `npm run bench:sync`: this server beside a bare relay and beside other servers, in one interleaved run. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { writeReadme } from '../report/readme'
import { machineFacts } from '../report/results'
import { build, install, start, type Running } from './contenders'
import { boards } from './measures/boards'
import { commit } from './measures/commit'
import { joins } from './measures/joins'
import { latency } from './measures/latency'
import type { Asked, Figures } from './measures/measure'
import { presence } from './measures/presence'
import { storm } from './measures/storm'
import { readOptions, usage, type ContenderName, type MeasureName, type Options } from './options'
import { keep, lastResults, medians, type Results } from './report/results'
import { tables } from './report/table'
import { ServerProcess } from './serverProcess'

const measures: Record<MeasureName, (running: Running, asked: Asked) => Promise<Figures>> = {
  // The disk is asked at the same time, as it has better and worse minutes.
  latency: async (running, asked) => ({
    ...(await latency(running, asked)),
    ...(asked.contender === 'board' && (await commit())),
  }),
  presence,
  joins,
  storm,
  boards,
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  if (options.readme) return writeReadme('bench:sync', tables(lastResults()))
  if (options.profile) profileInto(options.profile)
  const begun = Date.now()
  const faults: string[] = []
  const missing = install(options.contenders)
  if (missing) faults.push(missing)
  const contenders = missing
    ? options.contenders.filter((name) => name === 'relay' || name === 'board')
    : options.contenders
  if (contenders.includes('board')) await build()
  const taken = await interleaved({ ...options, contenders }, faults)
  const results: Results = {
    at: new Date().toISOString(),
    machine: machineFacts(),
    rounds: options.rounds,
    quick: options.quick,
    minutes: Math.round((Date.now() - begun) / 60_000),
    figures: Object.fromEntries(contenders.map((name) => [name, medians(taken.get(name) ?? [])])),
    faults,
  }
  keep(results)
  console.log(`\n${tables(results)}\n`)
}

/** Measure by measure a, b, c, then again: whatever else the machine does meets all alike. Each begins on a new server. */
async function interleaved(options: Options, faults: string[]): Promise<Map<ContenderName, Figures[]>> {
  const taken = new Map<ContenderName, Figures[]>()
  for (let round = 1; round <= options.rounds; round++)
    for (const measure of options.measures) {
      // Memory is read after collecting garbage and hardly varies; once is enough.
      if (measure === 'boards' && round > 1) continue
      for (const contender of options.contenders) {
        const from = Date.now()
        try {
          const figures = await once(measure, { contender, quick: options.quick })
          taken.set(contender, [...(taken.get(contender) ?? []), figures])
        } catch (error) {
          const fault = error instanceof Error ? error.message : String(error)
          faults.push(`${measure} of ${contender}: ${fault}`)
          console.error(`${measure} of ${contender}: ${fault}`)
        }
        console.log(`round ${round}, ${measure}, ${contender}: ${((Date.now() - from) / 1_000).toFixed(1)} s`)
      }
    }
  return taken
}

async function once(measure: MeasureName, asked: Asked): Promise<Figures> {
  const running = await start(asked.contender)
  try {
    return await measures[measure](running, asked)
  } finally {
    await running.stop()
  }
}

function profileInto(folder: string): void {
  mkdirSync(folder, { recursive: true })
  ServerProcess.nodeOptions = ['--cpu-prof', '--cpu-prof-dir', path.resolve(folder)]
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  console.error(usage)
  process.exitCode = 1
})
