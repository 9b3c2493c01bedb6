import { describe, expect, it } from 'vitest'
import { measure, type KnownPair } from '../../quality/matching/measures'
import { languages, readSet, setNames, type SetName } from '../../quality/matching/sets'

const pair = (offer: string, need: string, more: Partial<KnownPair> = {}): KnownPair => ({
  offer,
  need,
  languages: 'en-en',
  ...more,
})
const suggest = (offer: string, need: string, score: number) => ({ offer, need, score })

describe('measures of a list of matches', () => {
  it('averages the reciprocal rank from the offer and from the need', () => {
    const suggestions = [suggest('ash', 'sand', 0.9), suggest('ash', 'cement', 0.8)]
    const measures = measure(suggestions, [pair('ash', 'cement')], [])
    // From the ash the cement is second, from the cement the ash is first: (1/2 + 1/1) / 2.
    expect(measures.reciprocalRank).toBe(0.75)
    expect(measures.hitInTen).toBe(1)
  })

  it('counts a partner that is not suggested as zero', () => {
    const measures = measure(
      [suggest('ash', 'cement', 0.5)],
      [pair('ash', 'cement'), pair('whey', 'pigs')],
      [],
    )
    // Found from both sides once, missed from both sides once: (1 + 1 + 0 + 0) / 4.
    expect(measures.reciprocalRank).toBe(0.5)
    expect(measures.hitInTen).toBe(0.5)
  })

  it('hits nothing beyond the tenth place, though the rank still counts', () => {
    const others = Array.from({ length: 10 }, (_, i) => suggest('ash', `other ${i}`, 0.9))
    const measures = measure([...others, suggest('ash', 'cement', 0.1)], [pair('ash', 'cement')], [])
    // Eleventh from the ash, first from the cement: (1/11 + 1) / 2 and (0 + 1) / 2.
    expect(measures.reciprocalRank).toBeCloseTo(6 / 11)
    expect(measures.hitInTen).toBe(0.5)
  })

  it('gives equal scores the worst rank among them', () => {
    const tied = [suggest('ash', 'cement', 0.5), suggest('ash', 'sand', 0.5), suggest('ash', 'milk', 0.5)]
    // Third from the ash, first from the cement: (1/3 + 1) / 2.
    expect(measure(tied, [pair('ash', 'cement')], []).reciprocalRank).toBeCloseTo(2 / 3)
  })

  it('does not push the partner down for another that fits as well', () => {
    const suggestions = [suggest('chips', 'boiler', 0.9), suggest('chips', 'pulp', 0.8)]
    const pairs = [pair('chips', 'pulp'), pair('chips', 'boiler', { also: true })]
    const measures = measure(suggestions, pairs, [])
    expect(measures.reciprocalRank).toBe(1)
    expect(measures.precisionAtTen).toBe(1)
    expect(measures.recallAtTen).toBe(1)
  })

  it('never asks for a pair that only fits as well', () => {
    const pairs = [pair('chips', 'pulp'), pair('chips', 'boiler', { also: true })]
    expect(measure([suggest('chips', 'pulp', 0.9)], pairs, []).reciprocalRank).toBe(1)
  })

  it('tells how well it works across languages alone', () => {
    const pairs = [
      pair('ash', 'cement'),
      pair('шерсть', 'insulation', { languages: 'ru-en' }),
      pair('straw', 'топливо', { languages: 'en-ru' }),
    ]
    const { acrossLanguages } = measure(
      [suggest('ash', 'cement', 1), suggest('шерсть', 'insulation', 0.4)],
      pairs,
      [],
    )
    // Wool is found from both sides, straw from neither, and the ash does not count: (1 + 1 + 0 + 0) / 4.
    expect(acrossLanguages).toEqual({ reciprocalRank: 0.5, hitInTen: 0.5 })
  })

  it('measures precision over what is suggested and recall over what fits', () => {
    const suggestions = [
      suggest('ash', 'cement', 0.9),
      suggest('ash', 'milk', 0.5),
      suggest('ash', 'sand', 0.4),
      suggest('slag', 'cement', 0.3),
    ]
    const pairs = [pair('ash', 'cement'), pair('ash', 'road', { also: true })]
    const measures = measure(suggestions, pairs, [])
    // The ash has three suggestions, one of them right; the cement two, one of them right: (1 + 1) / (3 + 2).
    expect(measures.precisionAtTen).toBe(0.4)
    // The ash has one of its two partners, the cement its only one: (1/2 + 1/1) / 2.
    expect(measures.recallAtTen).toBe(0.75)
  })

  it('tells the share of look-alikes that are suggested', () => {
    const never = [
      { offer: 'sheep wool', need: 'wood wool' },
      { offer: 'roof slate', need: 'school slate' },
      { offer: 'malt', need: 'liquorice' },
      { offer: 'lignite', need: 'lignin' },
    ]
    const suggestions = [suggest('sheep wool', 'wood wool', 0.1), suggest('malt', 'liquorice', 0)]
    // One of four: a score of 0 is no suggestion.
    expect(measure(suggestions, [], never).neverSuggested).toBe(0.25)
  })

  it('counts a pair that is suggested twice once, by its better score', () => {
    const twice = [suggest('ash', 'sand', 0.5), suggest('ash', 'cement', 0.2), suggest('ash', 'cement', 0.9)]
    const measures = measure(twice, [pair('ash', 'cement')], [])
    expect(measures.reciprocalRank).toBe(1)
    // Of the ash's two and the cement's one suggestion, two are right.
    expect(measures.precisionAtTen).toBeCloseTo(2 / 3)
  })

  it('says nothing where there is nothing to measure', () => {
    expect(measure([], [], [])).toEqual({
      reciprocalRank: null,
      hitInTen: null,
      acrossLanguages: { reciprocalRank: null, hitInTen: null },
      precisionAtTen: null,
      recallAtTen: null,
      neverSuggested: null,
    })
  })
})

describe.each(setNames)('the labelled set "%s"', (name) => {
  const { board, companies, resources, pairs, never } = readSet(name)
  const documented = pairs.filter(({ also }) => !also)

  it('stands on a board as it was typed, and can be read', () => {
    expect(board.companies.size).toBe(companies.length)
    expect(board.resources.size).toBe(resources.length)
    // Codes of NACE Rev. 2 and fuels weighed in tonnes are asked about as on any board, and kept.
    const asked = board.recordQuestions().map(({ ask }) => ask)
    expect(asked.filter((ask) => ask !== 'formerCode' && ask !== 'unlikeUnit')).toEqual([])
    for (const { id, company, category } of resources) {
      expect(board.companies.has(company)).toBe(true)
      expect(board.resources.get(id)?.category).toBe(category)
    }
  })

  it('pairs an offer of one company with a need of another, each pair once', () => {
    const labels = [...pairs, ...never].map(({ offer, need }) => `${offer}/${need}`)
    expect(new Set(labels).size).toBe(labels.length)
    for (const { offer, need } of [...pairs, ...never]) {
      const [from, to] = [board.resources.get(offer), board.resources.get(need)]
      expect([from?.direction, to?.direction]).toEqual(['offer', 'need'])
      expect(from?.company).not.toBe(to?.company)
    }
  })

  it('says truly which languages a pair is in', () => {
    const languageOf = (id: string) => (/[а-яё]/i.test(board.resources.get(id)?.name ?? '') ? 'ru' : 'en')
    for (const { offer, need, languages } of pairs)
      expect(`${languageOf(offer)}-${languageOf(need)}`).toBe(languages)
  })

  it('has about a hundred documented exchanges in all four mixtures of languages, and about 25 look-alikes', () => {
    expect(documented.length).toBeGreaterThanOrEqual(90)
    expect(never.length).toBeGreaterThanOrEqual(25)
    for (const mixture of languages)
      expect(documented.filter((pair) => pair.languages === mixture).length).toBeGreaterThanOrEqual(10)
  })

  it('does not list partners side by side', () => {
    const places = new Map(resources.map(({ id }, place) => [id, place]))
    for (const { offer, need } of documented)
      expect(Math.abs((places.get(offer) ?? 0) - (places.get(need) ?? 0))).toBeGreaterThan(1)
  })
})

it('the set that is kept apart shares no offer or need with the others', () => {
  const namesIn = (set: SetName) => readSet(set).resources.map(({ name }) => name)
  const kept = new Set(namesIn('heldOut'))
  for (const set of setNames.filter((name) => name !== 'heldOut'))
    // Only the number: no name of that set is printed.
    expect(namesIn(set).filter((name) => kept.has(name)).length).toBe(0)
})
