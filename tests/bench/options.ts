/** What `npm run bench -- …` may be asked. */
import { parseArgs } from 'node:util'

export const contenderNames = ['floor', 'product', 'tldraw', 'excalidraw', 'reactflow'] as const
export type ContenderName = (typeof contenderNames)[number]

export interface Options {
  readonly sizes: readonly number[]
  readonly only: readonly ContenderName[]
  readonly rounds: number
  /** Also tells where the main thread of the product spends its time. */
  readonly profile: boolean
  /** Measures nothing: writes the last table into the README. */
  readonly readme: boolean
}

export const usage = `npm run bench -- [--sizes 500,2000,10000,50000] [--only ${contenderNames.join(',')}] [--rounds 3] [--profile] [--readme]`

/** @throws with a sentence for a person where an option cannot be used. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sizes: { type: 'string', default: '500,2000,10000,50000' },
      only: { type: 'string', default: contenderNames.join(',') },
      rounds: { type: 'string', default: '3' },
      profile: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
    },
  })
  const sizes = values.sizes.split(',').map(Number)
  const only = values.only.split(',')
  const rounds = Number(values.rounds)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 100 && size <= 100_000))
    throw new Error('--sizes: numbers of companies from 100 to 100000, by commas')
  const unknown = only.filter((name) => !(contenderNames as readonly string[]).includes(name))
  if (unknown.length > 0) throw new Error(`--only: unknown ${unknown.join(', ')}`)
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > 20) throw new Error('--rounds: from 1 to 20')
  return {
    sizes,
    only: contenderNames.filter((name) => only.includes(name)),
    rounds,
    profile: values.profile,
    readme: values.readme,
  }
}
