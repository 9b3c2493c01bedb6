/** How good matching is on boards of documented exchanges that people typed in two languages. */
import { beforeAll, describe, expect, it } from 'vitest'
import { BoardMatches } from '../../../../src/analysis/matching/boardMatches'
import { loadKnowledge } from '../../../../src/analysis/matching/knowledge'
import { againstTexts, reasonText } from '../../../../src/analysis/matching/reasons'
import type { Knowledge, Match } from '../../../../src/analysis/matching/score'
import { measure, type Measures } from '../../../quality/matching/measures'
import { readSet, setNames, type SetName } from '../../../quality/matching/sets'
import { baselines } from '../../../bench/matching/baselines'

/** Below these a change has made matching worse; `npm run bench:matching` says where it stands. */
const floors: Readonly<
  Record<SetName, { rank: number; hit: number; across: number; precision: number; never: number }>
> = {
  open: { rank: 0.68, hit: 0.86, across: 0.68, precision: 0.25, never: 0.22 },
  third: { rank: 0.6, hit: 0.8, across: 0.6, precision: 0.2, never: 0.9 },
  heldOut: { rank: 0.62, hit: 0.76, across: 0.6, precision: 0.23, never: 0.37 },
}

let knowledge: Knowledge
beforeAll(async () => {
  knowledge = await loadKnowledge()
})

describe.each(setNames)('on the %s set', (name) => {
  let found: Measures
  let list: Match[]

  beforeAll(() => {
    const { board, pairs, never } = readSet(name)
    const matches = new BoardMatches(board, knowledge)
    matches.rank()
    list = matches.best()
    found = measure(list, pairs, never)
  })

  it('the documented partner stands high, in the same language and in the other', () => {
    expect(found.reciprocalRank).toBeGreaterThan(floors[name].rank)
    expect(found.hitInTen).toBeGreaterThan(floors[name].hit)
    expect(found.acrossLanguages.reciprocalRank).toBeGreaterThan(floors[name].across)
  })

  it('what does not fit is rarely shown', () => {
    expect(found.precisionAtTen).toBeGreaterThan(floors[name].precision)
    expect(found.neverSuggested).toBeLessThan(floors[name].never)
  })

  it('it is far ahead of words in common and of trigrams', () => {
    const { board, pairs, never } = readSet(name)
    for (const find of Object.values(baselines)) {
      const plain = measure(find(board), pairs, never)
      expect(found.reciprocalRank! / plain.reciprocalRank!).toBeGreaterThan(1.5)
      expect(found.hitInTen! / plain.hitInTen!).toBeGreaterThan(1.5)
    }
  })

  it('every match has a reason and a score, in both languages', () => {
    for (const match of list) {
      expect(match.score).toBeGreaterThan(0)
      expect(match.score).toBeLessThanOrEqual(1)
      for (const language of ['en', 'ru'] as const)
        for (const sentence of [
          reasonText(match, language, knowledge),
          ...againstTexts(match, language, knowledge),
        ])
          expect(sentence).toMatch(/^\S.+[.!?]$/su)
    }
  })
})
