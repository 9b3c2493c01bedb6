/** How good a list of matches is, measured against pairs that are known to fit and pairs that never do. */

/** One suggestion. Lists may come in any order; the score alone ranks them. */
export interface Suggestion {
  readonly offer: string
  readonly need: string
  /** Greater is better. */
  readonly score: number
}

export interface KnownPair {
  readonly offer: string
  readonly need: string
  /** Language of the offer, then of the need: "ru-en". */
  readonly languages: string
  /** As plausible as a documented pair: counts neither as the partner nor as a mistake. */
  readonly also?: boolean
}

/** All from 0 to 1; `null` where there is nothing to measure. */
export interface Measures {
  /** Mean of 1 / rank of the documented partner, 0 where it is missing; from the offer and from the need alike. */
  readonly reciprocalRank: number | null
  /** How often the documented partner is among the first ten. */
  readonly hitInTen: number | null
  /** The same two for pairs whose offer and need are in different languages. */
  readonly acrossLanguages: {
    readonly reciprocalRank: number | null
    readonly hitInTen: number | null
  }
  /** Of the first ten of each offer and need in a documented pair, how many fit, documented or also. */
  readonly precisionAtTen: number | null
  /** Of the partners that are documented or also fit, how many are in the first ten; the mean over the searches. */
  readonly recallAtTen: number | null
  /** Share of the pairs that must never be suggested which are; a score of 0 is no suggestion. */
  readonly neverSuggested: number | null
}

const ten = 10

/**
 * Measures a list of suggestions. Each documented pair is searched twice: from its offer among the needs suggested for
 * it, and from its need among the offers. Where several documented pairs share an offer or a need, and where others fit
 * as well, those others are taken out of the list before the partner's rank is counted. Suggestions of equal score
 * share the worst rank among them, so that an engine gains nothing by scoring all alike.
 */
export function measure(
  suggestions: readonly Suggestion[],
  pairs: readonly KnownPair[],
  never: readonly { readonly offer: string; readonly need: string }[],
): Measures {
  const found = unique(suggestions)
  const lists = rankings(found.values())
  const fits = fitting(pairs)
  const documented = pairs.filter(({ also }) => !also)
  const ranks = documented.map((pair) => ({
    across: isAcross(pair.languages),
    ranks: [rankOf(pair.offer, pair.need, lists, fits), rankOf(pair.need, pair.offer, lists, fits)],
  }))
  const all = ranks.flatMap((pair) => pair.ranks)
  const across = ranks.filter((pair) => pair.across).flatMap((pair) => pair.ranks)
  const searches = [...new Set(documented.flatMap(({ offer, need }) => [offer, need]))]
  return {
    reciprocalRank: mean(all.map(reciprocal)),
    hitInTen: mean(all.map(isHit)),
    acrossLanguages: { reciprocalRank: mean(across.map(reciprocal)), hitInTen: mean(across.map(isHit)) },
    ...precisionAndRecall(searches, lists, fits),
    neverSuggested: mean(never.map((pair) => (found.has(keyOf(pair)) ? 1 : 0))),
  }
}

type Rankings = ReadonlyMap<string, readonly { readonly id: string; readonly score: number }[]>
type Fitting = ReadonlyMap<string, ReadonlySet<string>>

const keyOf = ({ offer, need }: { offer: string; need: string }) => `${offer}/${need}`

/** Each pair once, with its best score; what has no positive score is no suggestion. */
function unique(suggestions: readonly Suggestion[]): Map<string, Suggestion> {
  const best = new Map<string, Suggestion>()
  for (const suggestion of suggestions) {
    const before = best.get(keyOf(suggestion))
    if (suggestion.score > (before?.score ?? 0)) best.set(keyOf(suggestion), suggestion)
  }
  return best
}

/** For each offer and each need, its partners, best first. */
function rankings(suggestions: Iterable<Suggestion>): Rankings {
  const lists = new Map<string, { id: string; score: number }[]>()
  const add = (from: string, id: string, score: number) => {
    const list = lists.get(from)
    if (list) list.push({ id, score })
    else lists.set(from, [{ id, score }])
  }
  for (const { offer, need, score } of suggestions) {
    add(offer, need, score)
    add(need, offer, score)
  }
  for (const list of lists.values()) list.sort((a, b) => b.score - a.score)
  return lists
}

/** For each offer and each need, everything that fits it, documented or also. */
function fitting(pairs: readonly KnownPair[]): Fitting {
  const fits = new Map<string, Set<string>>()
  for (const { offer, need } of pairs) {
    fits.set(offer, (fits.get(offer) ?? new Set()).add(need))
    fits.set(need, (fits.get(need) ?? new Set()).add(offer))
  }
  return fits
}

/** The partner's place from 1, or null when it is not in the list. */
function rankOf(from: string, partner: string, lists: Rankings, fits: Fitting): number | null {
  const list = lists.get(from) ?? []
  const own = list.find(({ id }) => id === partner)
  if (!own) return null
  const mistakes = list.filter(({ id, score }) => score >= own.score && !fits.get(from)?.has(id))
  return mistakes.length + 1
}

function precisionAndRecall(searches: readonly string[], lists: Rankings, fits: Fitting) {
  let suggested = 0
  let right = 0
  const recalls: number[] = []
  for (const from of searches) {
    const first = (lists.get(from) ?? []).slice(0, ten)
    const partners = fits.get(from) ?? new Set()
    const hits = first.filter(({ id }) => partners.has(id)).length
    suggested += first.length
    right += hits
    recalls.push(hits / Math.min(partners.size, ten))
  }
  return { precisionAtTen: suggested > 0 ? right / suggested : null, recallAtTen: mean(recalls) }
}

const reciprocal = (rank: number | null) => (rank === null ? 0 : 1 / rank)
const isHit = (rank: number | null) => (rank !== null && rank <= ten ? 1 : 0)

function isAcross(languages: string): boolean {
  const [offer, need] = languages.split('-')
  return offer !== need
}

function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}
