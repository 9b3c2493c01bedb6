/** What the bench of matching found, as the README shows it. */
import type { Results } from './run'

const figure = (value: number | null) => (value === null ? '' : value.toFixed(2))
const ms = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'))
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const setWords = { open: 'open', third: 'third hand', heldOut: 'held out' }

export function tables({ at, machine, known, quality, speed }: Results): string {
  const { concepts, uses, places, ms: loaded } = known
  return [
    `${at.slice(0, 10)}, ${machine.cores} cores of ${machine.processor}, Node ${machine.node}, commit ${machine.commit}. ` +
      `The base has ${concepts} concepts, ${uses} uses and ${places} documented places, and is ready in ${ms(loaded)} ms.`,
    '',
    row([
      'set',
      'by',
      'reciprocal rank',
      'hit in ten',
      'across languages: rank',
      'hit',
      'precision in ten',
      'recall in ten',
      'look-alikes shown',
    ]),
    row(Array<string>(9).fill('---')),
    ...quality.map(({ set, by, measures }) =>
      row([
        setWords[set],
        by,
        figure(measures.reciprocalRank),
        figure(measures.hitInTen),
        figure(measures.acrossLanguages.reciprocalRank),
        figure(measures.acrossLanguages.hitInTen),
        figure(measures.precisionAtTen),
        figure(measures.recallAtTen),
        figure(measures.neverSuggested),
      ]),
    ),
    '',
    row(['', ...speed.map(({ companies }) => `${companies.toLocaleString('en')} companies`)]),
    row(Array<string>(speed.length + 1).fill('---')),
    ...(
      [
        ['offers and needs', ({ resources }) => resources.toLocaleString('en')],
        ['reading all, ms', ({ read }) => ms(read)],
        ['ranking the whole board, ms', ({ ranked }) => ms(ranked)],
        ['longest slice of that, ms', ({ longestSlice }) => ms(longestSlice)],
        [
          'one new offer matched, ms (worst)',
          ({ newOffer, newOfferWorst }) => `${ms(newOffer)} (${ms(newOfferWorst)})`,
        ],
        [
          'and the list of the whole board brought up to date, ms',
          ({ newOfferRanked }) => ms(newOfferRanked),
        ],
        [
          'needs it is compared with, of all',
          ({ compared, needs }) => `${compared} of ${needs.toLocaleString('en')}`,
        ],
        ['the same offer beside every need, ms', ({ plain }) => ms(plain)],
        ['ratio', ({ plain, newOffer }) => `${(plain / newOffer).toFixed(1)} times`],
      ] satisfies [string, (of: Results['speed'][number]) => string][]
    ).map(([name, cell]) => row([name, ...speed.map(cell)])),
  ].join('\n')
}
