/** How long matching takes on a large board, beside comparing every offer with every need. */
import * as Y from 'yjs'
import { BoardMatches } from '../../../src/analysis/matching/boardMatches'
import { matchOf, type Knowledge } from '../../../src/analysis/matching/score'
import { understand, type Understood } from '../../../src/analysis/matching/understand'
import { addCompany, addResource } from '../../../src/model/commands'
import { Edit } from '../../../src/model/edit'
import type { Resource } from '../../../src/model/records'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { seeded } from '../heavyBoard'
import { median } from '../report/results'

export interface Speed {
  readonly companies: number
  readonly resources: number
  /** Milliseconds: to read and to rank the whole board, in slices of this much at most. */
  readonly read: number
  readonly ranked: number
  readonly longestSlice: number
  /** One new offer: to its matches, and to its place in the list of the whole board. Medians and the worst. */
  readonly newOffer: number
  readonly newOfferWorst: number
  readonly newOfferRanked: number
  /** Pairs compared for it; and all the needs there are. */
  readonly compared: number
  readonly needs: number
  /** The same offer compared with every need, by the same measure. */
  readonly plain: number
}

const told = [
  'dry',
  'mixed',
  'from line 2',
  'in summer',
  'сухой',
  'постоянно',
  'in big bags',
  'wet',
  'навалом',
  'до 5 %',
]
const countries = ['FI', 'EE', 'LV', 'RU', 'SE']
const offersTried = 40
const perSlice = 16

/** A board on which everything that is known is offered and needed, under its names in both languages. */
function region(companies: number, { base }: Knowledge): { doc: Y.Doc; sample: () => string } {
  const random = seeded(companies)
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const sample = (direction = 'offer') => {
    const { en, ru } = direction === 'need' && random() < 0.4 ? one(base.uses) : one(base.concepts)
    const name = one(random() < 0.5 ? en : ru)
    return random() < 0.6 ? `${name}, ${one(told)}` : name
  }
  const doc = new Y.Doc()
  const edit = new Edit()
  doc.transact(() => {
    for (let n = 0; n < companies; n++) {
      const place = { country: one(countries), lat: 55 + 10 * random(), lon: 15 + 20 * random() }
      const company = addCompany(doc, edit, {
        id: `company-${n}`,
        name: `Company ${n}`,
        x: 0,
        y: 0,
        ...place,
      })
      for (const direction of ['offer', 'need'] as const)
        addResource(doc, edit, { company, direction, name: sample(direction) })
    }
  })
  return { doc, sample }
}

export function speedOf(companies: number, knowledge: Knowledge): Speed {
  const { doc, sample } = region(companies, knowledge)
  const board = new BoardSnapshot(doc)
  const matches = new BoardMatches(board, knowledge)
  let longestSlice = 0
  const slices = (step: (most: number) => boolean) =>
    took(() => {
      for (let done = false; !done;)
        longestSlice = Math.max(
          longestSlice,
          took(() => void (done = step(perSlice))),
        )
    })
  const read = slices((most) => matches.work(most))
  const ranked = slices((most) => matches.rank(most))
  const [times, ranks, compared, plain]: number[][] = [[], [], [], []]
  const needs = needsOf(board, knowledge)
  for (let n = 0; n < offersTried; n++) {
    const company = `company-${n}`
    const name = sample()
    const before = matches.counters.compared
    const id = addResource(doc, new Edit(), { company, direction: 'offer', name })
    times!.push(
      took(() => {
        matches.work()
        matches.of(id)
      }),
    )
    compared!.push(matches.counters.compared - before)
    ranks!.push(took(() => matches.rank()))
    plain!.push(took(() => compareWithAll(board.resources.get(id)!, needs, board, knowledge)))
  }
  matches.destroy()
  return {
    companies,
    resources: board.resources.size,
    read,
    ranked,
    longestSlice,
    newOffer: median(times!),
    newOfferWorst: Math.max(...times!),
    newOfferRanked: median(ranks!),
    compared: median(compared!),
    needs: needs.length,
    plain: median(plain!),
  }
}

const understood = (resource: Resource, board: BoardSnapshot, { base, names }: Knowledge) =>
  understand(resource, board.companies.get(resource.company), base, names)

function needsOf(board: BoardSnapshot, knowledge: Knowledge): Understood[] {
  return [...board.resources.values()]
    .filter(({ direction }) => direction === 'need')
    .map((need) => understood(need, board, knowledge))
}

function compareWithAll(
  offer: Resource,
  needs: readonly Understood[],
  board: BoardSnapshot,
  knowledge: Knowledge,
) {
  const one = understood(offer, board, knowledge)
  return needs.flatMap((need) => matchOf(one, need, knowledge) ?? []).sort((a, b) => b.score - a.score)
}

function took(work: () => void): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}
