/** Finds names of the base in what people type. */
import type { KnowledgeBase } from '../../knowledge/base'
import { weights as matchingWeights } from '../weights'
import { mostServing, noWords, servingOf, spokenOf, wordsIn } from './serving'
import { stemsOf, type ToldNames } from './toldNames'
import type { Token } from './tokens'
import { Vocabulary } from './vocabulary'

/** What a name stands for: a concept or a use, by its number in the base. */
export interface Named {
  readonly kind: 'concept' | 'use'
  readonly number: number
}

interface Name extends Named {
  readonly terms: readonly number[]
  /** Of each term, and of all together. */
  readonly weights: readonly number[]
  readonly weight: number
  /** Of a use: concepts that the name speaks of. "Molasses for yeast" is no use of beet pulp, though both serve it. */
  readonly about: ReadonlySet<number>
}

/** A word of a text, and how much its place in the text counts, 0 to 1. */
export interface Placed extends Token {
  readonly counts: number
}

/** A name found in a text. */
export interface NameHit extends Named {
  /** How much of the name is there, 0 to 1, by the weight of its words. */
  readonly coverage: number
  /** How much of the text the name says, 0 to 1, and of the part of the text in which it begins. */
  readonly share: number
  readonly partShare: number
  /** Places in the text of the words that are the name's. */
  readonly at: ReadonlySet<number>
  /** How much of all this stands where the text says what the thing is, rather than where it comes from. */
  readonly counts: number
  readonly weight: number
  /** Whether all of it stands where the text says what the thing is for. */
  readonly purpose: boolean
  /** Whether some of it is said not to be there, or to be replaced. */
  readonly denied: Token['denied']
  /** Of a use: concepts that the name found speaks of. */
  readonly about: ReadonlySet<number>
}

/** What is found in a text. */
export interface Found {
  readonly hits: readonly NameHit[]
  /** Concepts whose names are there, beside words that say that something else is meant. */
  readonly unlike: ReadonlySet<number>
}

/** Names are looked up by so many of their heaviest words. */
const keys = 3
/** More of a name than this is all of it, but for a kin word or an error. */
export const wholeName = 0.85
/** So many entries are taken in at a time. */
const step = 40
/** Less of a name than this is no sign of it. */
const leastCoverage = 0.45

export class NameIndex {
  readonly vocabulary = new Vocabulary()
  private readonly names: Name[] = []
  private readonly byTerm = new Map<number, number[]>()
  /** Words beside which a name of the concept means something else, each a list of stems. */
  private readonly unlike: readonly (readonly (readonly string[])[])[]

  private constructor(private readonly base: KnowledgeBase) {
    this.unlike = base.concepts.map(({ not = [] }) => not.map((words) => stemsOf(words)))
  }

  /** Makes the index, a few entries at a time. */
  static *of(base: KnowledgeBase, told: ToldNames): Generator<void, NameIndex> {
    const index = new NameIndex(base)
    const entries = [
      ...told.concepts.map(({ en, ru }, number) => ({ named: { kind: 'concept', number } as const, en, ru })),
      ...told.uses.map(({ en, ru }, number) => ({ named: { kind: 'use', number } as const, en, ru })),
    ]
    for (const [at, { en, ru }] of entries.entries()) {
      index.vocabulary.add(new Set([...en, ...ru].flat()))
      if (at % step === 0) yield
    }
    for (const [at, { named, en, ru }] of entries.entries()) {
      const serving = named.kind === 'use' ? servingOf(base, told, named.number) : []
      const light = serving.length > mostServing ? noWords : wordsIn(serving)
      const replaced = new Set(named.kind === 'use' ? base.replacedBy(named.number) : [])
      for (const name of [...en, ...ru]) index.put(named, name, light, spokenOf(name, serving, replaced))
      if (at % step === 0) yield
    }
    return index
  }

  /** Names of which enough is in the text, each entry once by its best name, in no order. */
  find(text: readonly Placed[]): Found {
    const unlike = new Set<number>()
    /** Words that mean something else here than they say: the "lime" of a box of limes is in no name that has it alone. */
    const other = new Set<number>()
    const { surest, holders } = this.read(text)
    const weights = text.map((token) => this.vocabulary.weightOfWord(token))
    const total = text.reduce((sum, { counts }, at) => sum + counts * weights[at]!, 0) || 1
    const parts = new Map<number, number>()
    text.forEach(({ part }, at) => parts.set(part, (parts.get(part) ?? 0) + weights[at]!))
    const best = new Map<string, NameHit>()
    for (const number of this.candidates(surest)) {
      const name = this.names[number]!
      const hit = this.weigh(name, text, weights, total, parts, surest, holders)
      if (!hit) continue
      if (this.isUnlike(name, text, hit)) {
        unlike.add(name.number)
        if (hit.coverage > wholeName) for (const place of hit.at) other.add(place)
        continue
      }
      const key = `${name.kind}${name.number}`
      const known = best.get(key)
      const winner = known && worth(known) >= worth(hit) ? known : hit
      // "Грифельные доски / school slates" says one thing twice, and says it of all these words.
      const said = known && hit.coverage > wholeName && known.coverage > wholeName
      best.set(key, said ? { ...winner, at: new Set([...known.at, ...hit.at]) } : winner)
    }
    const hits = [...best.values()]
    // "Wood ash" is an ash, though "ash" beside "wood" alone may be a tree.
    for (const { kind, number, coverage } of hits)
      if (kind === 'concept' && coverage > wholeName)
        for (const { concept } of this.base.wider(number)) unlike.delete(concept)
    if (other.size === 0) return { hits, unlike }
    return { hits: hits.filter(({ at }) => ![...at].every((place) => other.has(place))), unlike }
  }

  /** What each word of the text may be: for each term how surely it is there, and where. */
  private read(text: readonly Placed[]) {
    const surest = new Map<number, number>()
    const holders = new Map<number, number>()
    const put = (term: number, sure: number, at: number) => {
      const known = surest.get(term) ?? 0
      if (sure < known || (sure === known && text[holders.get(term)!]!.counts >= text[at]!.counts)) return
      surest.set(term, sure)
      holders.set(term, at)
    }
    text.forEach(({ stem, word, short }, at) => {
      if (short) for (const { term, sure } of this.vocabulary.longer(word)) put(term, sure, at)
      for (const { term, sure } of this.vocabulary.readings(stem)) put(term, sure, at)
      // "saw dust" for "sawdust".
      const next = text[at + 1]
      const joined = next && this.vocabulary.termOf(stem + next.stem)
      if (joined !== undefined) put(joined, 0.9, at)
    })
    return { surest, holders }
  }

  private *candidates(surest: ReadonlyMap<number, number>): Generator<number> {
    const seen = new Set<number>()
    for (const term of surest.keys())
      for (const name of this.byTerm.get(term) ?? []) {
        if (seen.has(name)) continue
        seen.add(name)
        yield name
      }
  }

  private weigh(
    name: Name,
    text: readonly Placed[],
    weights: readonly number[],
    total: number,
    parts: ReadonlyMap<number, number>,
    surest: ReadonlyMap<number, number>,
    holders: ReadonlyMap<number, number>,
  ): NameHit | null {
    let there = 0
    for (let index = 0; index < name.terms.length; index++)
      there += (surest.get(name.terms[index]!) ?? 0) * name.weights[index]!
    // Most candidates end here.
    if (there / name.weight < leastCoverage) return null
    let counted = 0
    const at = new Set<number>()
    name.terms.forEach((term, index) => {
      const sure = surest.get(term)
      if (sure === undefined) return
      const place = holders.get(term)!
      counted += sure * name.weights[index]! * text[place]!.counts
      at.add(place)
    })
    const apart = spread(at, text)
    const coverage = (there / name.weight) * apart
    if (coverage < leastCoverage) return null
    let said = 0
    let inPart = 0
    const { part } = text[Math.min(...at)]!
    for (const place of at) {
      said += text[place]!.counts * weights[place]!
      if (text[place]!.part === part) inPart += weights[place]!
    }
    const { kind, number, weight, about } = name
    const held = [...at].map((place) => text[place]!)
    return {
      kind,
      number,
      coverage,
      share: Math.min(1, said / total),
      partShare: Math.min(1, inPart / (parts.get(part) || 1)),
      at,
      counts: counted / there,
      weight,
      purpose: held.every(({ role }) => role === 'purpose'),
      denied: held.find(({ denied }) => denied !== null)?.denied ?? null,
      about,
    }
  }

  /** Whether a word of the text says that something else is meant. */
  private isUnlike({ kind, number }: Named, text: readonly Placed[], { at }: NameHit): boolean {
    if (kind !== 'concept') return false
    return this.unlike[number]!.some((stems) => {
      const places = stems.map((stem) => text.findIndex((token) => token.stem === stem))
      return (
        places.length > 0 && places.every((place) => place >= 0) && !places.every((place) => at.has(place))
      )
    })
  }

  /** @param light words that a text may leave out. */
  private put(
    named: Named,
    stems: readonly string[],
    light: ReadonlySet<string>,
    about: ReadonlySet<number>,
  ): void {
    if (stems.length === 0) return
    const terms = stems.map((stem) => this.vocabulary.termOf(stem)!)
    const weights = terms.map(
      (term, at) => this.vocabulary.weight(term) * (light.has(stems[at]!) ? matchingWeights.servingWord : 1),
    )
    const weight = weights.reduce((sum, one) => sum + one, 0)
    const number = this.names.push({ ...named, terms, weights, weight, about }) - 1
    const heaviest = terms.map((term, at) => [term, weights[at]!] as const).sort((a, b) => b[1] - a[1])
    for (const [term] of heaviest.slice(0, keys)) {
      const list = this.byTerm.get(term)
      if (list) list.push(number)
      else this.byTerm.set(term, [number])
    }
  }
}

const worth = (hit: NameHit) => hit.coverage * hit.coverage * hit.share

/** Words of one name stand together, with a word or two between them at most. */
function spread(at: ReadonlySet<number>, text: readonly Placed[]): number {
  if (at.size < 2) return 1
  const places = [...at].sort((a, b) => a - b)
  const gaps = places.at(-1)! - places[0]! + 1 - places.length
  const parts = text[places.at(-1)!]!.part - text[places[0]!]!.part
  return (gaps > 3 ? 0.8 : gaps > 1 ? 0.95 : 1) * (parts > 1 ? 0.8 : 1)
}
