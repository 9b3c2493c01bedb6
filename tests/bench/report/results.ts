/** What a run found, in few enough figures to be kept and shown. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Figures, VisitResult } from '../measures/visit'
import type { ContenderName } from '../options'

export interface Row {
  readonly companies: number
  readonly contender: ContenderName
  /** Medians over the rounds. */
  readonly figures: Figures
  readonly cardsDrawn: string | null
  readonly coloured: number | null
  readonly faults: readonly string[]
}

export interface Results {
  readonly at: string
  readonly machine: Readonly<Record<string, string | number>>
  readonly rounds: number
  /** By size: what Yjs alone takes. */
  readonly bare: Readonly<Record<string, Figures>>
  readonly rows: readonly Row[]
}

const file = fileURLToPath(new URL('../results/last.json', import.meta.url))

export function machineFacts(): Record<string, string | number> {
  return {
    processor: os.cpus()[0]?.model ?? 'unknown',
    cores: os.cpus().length,
    memoryGB: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release().split('-')[0]}`,
    node: process.version,
    loadAtEnd: Number(os.loadavg()[0]!.toFixed(2)),
    commit: commit(),
  }
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  } catch {
    return 'unknown'
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? NaN
}

/** Puts the visits of all rounds together. */
export function rowsOf(visits: readonly VisitResult[]): Row[] {
  const groups = new Map<string, VisitResult[]>()
  for (const visit of visits) {
    const key = `${visit.companies} ${visit.contender}`
    groups.set(key, [...(groups.get(key) ?? []), visit])
  }
  return Array.from(groups.values(), (group) => {
    const names = new Set(group.flatMap(({ figures }) => Object.keys(figures)))
    const figures = Object.fromEntries(
      Array.from(names, (name) => [name, round(median(group.map(({ figures }) => figures[name] ?? NaN)))]),
    )
    const seen = group.map(({ drawn }) => drawn).find((drawn) => drawn !== null) ?? null
    return {
      companies: group[0]!.companies,
      contender: group[0]!.contender,
      figures,
      cardsDrawn: seen && `${seen.found} of ${seen.expected}`,
      coloured: seen && round(seen.coloured),
      faults: [...new Set(group.flatMap(({ faults }) => faults))],
    }
  })
}

const round = (value: number) => Math.round(value * 100) / 100

/** Keeps what a run found, beside the boards of other sizes that the same program was measured with before. */
export function keep(results: Results): Results {
  mkdirSync(fileURLToPath(new URL('../results', import.meta.url)), { recursive: true })
  const whole = existsSync(file) ? together(lastResults(), results) : results
  writeFileSync(file, `${JSON.stringify(whole, null, 2)}\n`)
  return whole
}

/** Rows of one size come from one run, so that they can be compared. */
function together(before: Results, now: Results): Results {
  if (before.machine.commit !== now.machine.commit || before.rounds !== now.rounds) return now
  const others = before.rows.filter(({ companies }) => !now.rows.some((row) => row.companies === companies))
  const rows = [...others, ...now.rows].sort((a, b) => a.companies - b.companies)
  return { ...now, bare: { ...before.bare, ...now.bare }, rows }
}

/** @throws where no run has been kept. */
export function lastResults(): Results {
  return JSON.parse(readFileSync(file, 'utf8')) as Results
}
