/** What `npm run bench:sync -- …` may be asked. */
import { parseArgs } from 'node:util'

export const contenderNames = ['relay', 'board', 'reference', 'leveldb', 'hocuspocus'] as const
export type ContenderName = (typeof contenderNames)[number]

export const measureNames = ['latency', 'presence', 'joins', 'storm', 'boards'] as const
export type MeasureName = (typeof measureNames)[number]

export interface Options {
  readonly contenders: readonly ContenderName[]
  readonly measures: readonly MeasureName[]
  readonly rounds: number
  /** Shorter and smaller: to see that all works, not for figures. */
  readonly quick: boolean
  /** Writes a processor profile of this server into the folder, for each time it was started. */
  readonly profile: string | null
  /** Measures nothing: writes the last table into the README. */
  readonly readme: boolean
}

export const usage = `npm run bench:sync -- [--only ${[...contenderNames, ...measureNames].join(',')}] [--rounds 2] [--quick] [--profile FOLDER] [--readme]`

/** @throws with a sentence for a person where an option cannot be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string', default: '' },
      rounds: { type: 'string', default: '2' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'string' },
      readme: { type: 'boolean', default: false },
    },
  })
  const only = values.only.split(',').filter((name) => name !== '')
  const rounds = Number(values.rounds)
  const known: readonly string[] = [...contenderNames, ...measureNames]
  const unknown = only.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`--only: unknown ${unknown.join(', ')}`)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 20) throw new Error('--rounds: from 1 to 20')
  return {
    contenders: chosen(contenderNames, only),
    measures: chosen(measureNames, only),
    rounds,
    quick: values.quick,
    profile: values.profile ?? null,
    readme: values.readme,
  }
}

/** Those that were named; all where none was. */
function chosen<T extends string>(all: readonly T[], only: readonly string[]): readonly T[] {
  const named = all.filter((name) => only.includes(name))
  return named.length > 0 ? named : all
}
