/** What a run found, kept so that it can be shown later. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { median } from '../../report/results'
import type { Figures } from '../measures/measure'
import type { ContenderName } from '../options'

export interface Results {
  readonly at: string
  readonly machine: Readonly<Record<string, string | number>>
  readonly rounds: number
  readonly quick: boolean
  readonly minutes: number
  /** Medians over the rounds, by contender. */
  readonly figures: Readonly<Partial<Record<ContenderName, Figures>>>
  /** What could not be measured, and why. */
  readonly faults: readonly string[]
}

const file = fileURLToPath(new URL('../../results/sync.json', import.meta.url))

/** Medians of each figure over the rounds. */
export function medians(rounds: readonly Figures[]): Figures {
  const names = new Set(rounds.flatMap((figures) => Object.keys(figures)))
  return Object.fromEntries(
    Array.from(names, (name) => [name, median(rounds.map((figures) => figures[name] ?? NaN))]),
  )
}

export function keep(results: Results): void {
  mkdirSync(fileURLToPath(new URL('../../results', import.meta.url)), { recursive: true })
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`)
}

/** @throws where no run has been kept. */
export function lastResults(): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results
}
