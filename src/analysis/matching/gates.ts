/** What speaks against an offer answering a need: each gate lowers the score or forbids the pair, and says why. */
import { distanceKm } from '../../model/distance'
import type { KnowledgeBase } from '../knowledge/base'
import type { Form, Trait } from '../knowledge/knowledge'
import type { Why } from './evidence'
import type { Property } from './properties'
import { isActivity } from './activities'
import type { Understood } from './understand'

/** What speaks against, as data; `reasons.ts` makes a sentence of it. */
export type Against =
  | { readonly kind: 'category' | 'hazardous' | 'mayBeHazardous' | 'notFood' | 'notFeed' | 'animalByProduct' }
  | {
      readonly kind:
        | 'dirty'
        | 'mixed'
        | 'wet'
        | 'sludge'
        | 'spoiled'
        | 'season'
        | 'once'
        | 'perishable'
        | 'asbestos'
        | 'radioactive'
    }
  | { readonly kind: 'impure' | 'liquid' | 'notLiquid' }
  | { readonly kind: 'temperature' | 'pressure'; readonly offered: number; readonly needed: number }
  | { readonly kind: 'noSteam' }
  | { readonly kind: 'border' | 'union' }
  | { readonly kind: 'far' | 'notPortable'; readonly km: number | null }
  | { readonly kind: 'tooLittle'; readonly percent: number }
  | { readonly kind: 'condition'; readonly use: number; readonly condition: number }

export interface Gate {
  /** 0 forbids, 1 leaves as it is. */
  readonly factor: number
  readonly against: Against
}

interface Pair {
  readonly offer: Understood
  readonly need: Understood
  readonly why: Why
  readonly base: KnowledgeBase
}

/** Says something against a pair, or null. */
type Check = (pair: Pair) => Gate | null

const says = (one: Understood, ...properties: Property[]) =>
  properties.some((property) => one.properties.has(property))
const has = (one: Understood, ...traits: Trait[]) => traits.some((trait) => one.traits.has(trait))

/** Activities that take hazardous and unclean things, because that is their trade: waste handlers, smelters, kilns. */
const takesAnything = (one: Understood) =>
  one.company?.kind === 'waste' || isActivity(one.company?.nace, ['38', '39', '37'])

const category: Check = ({ offer, need, why }) => {
  if (!offer.category || !need.category || offer.category === need.category) return null
  // Fuel is a material to one and energy to the other, warm water is both.
  const near = [offer.category, need.category].every(
    (one) => one === 'material' || one === 'energy' || one === 'water',
  )
  const given = offer.categoryGiven && need.categoryGiven
  if (near) return given && why.kind === 'words' ? { factor: 0.8, against: { kind: 'category' } } : null
  return { factor: given ? 0.3 : 0.45, against: { kind: 'category' } }
}

const hazard: Check = ({ offer, need }) => {
  if (has(offer, 'radioactive') || says(offer, 'radioactive'))
    return says(need, 'radioactive') ? null : { factor: 0.1, against: { kind: 'radioactive' } }
  if (has(offer, 'asbestos') || says(offer, 'asbestos'))
    return says(need, 'asbestos') ? null : { factor: 0.1, against: { kind: 'asbestos' } }
  if (offer.hazardous || has(offer, 'hazardous') || says(offer, 'hazardous')) {
    const food = wantsFood(need) || wantsFeed(need)
    return {
      factor: food ? 0 : takesAnything(need) || need.hazardous ? 1 : 0.9,
      against: { kind: 'hazardous' },
    }
  }
  return has(offer, 'may-be-hazardous') ? { factor: 1, against: { kind: 'mayBeHazardous' } } : null
}

/** "Potable" says it of water; of alcohol it says what is made of the thing. */
const wantsDrink = (need: Understood) => says(need, 'drinking') && need.category !== 'material'
const wantsFood = (need: Understood) =>
  says(need, 'food-grade') || wantsDrink(need) || has(need, 'food-grade')
const wantsFeed = (need: Understood) => says(need, 'feed-grade') || has(need, 'feed-grade')
const isFood = (offer: Understood) => says(offer, 'food-grade', 'drinking') || has(offer, 'food-grade')

/** Whether a need burns what it takes, or makes a fuel of it. */
const burnt = (need: Understood, base: KnowledgeBase) =>
  need.category === 'energy' ||
  need.category === 'capacity' ||
  takesAnything(need) ||
  need.signs.some(
    ({ node, way, weight }) =>
      (way === 'own' || way === 'usual') && weight >= 0.15 && base.concepts[node]?.category === 'energy',
  )

const food: Check = ({ offer, need, why, base }) => {
  // The riskiest animal by-products are burnt, whatever else they would be good for.
  if (says(offer, 'category-1') && !burnt(need, base))
    return { factor: 0.1, against: { kind: 'animalByProduct' } }
  if (says(need, 'plant-only') && (has(offer, 'animal-by-product') || says(offer, 'animal-by-product')))
    return { factor: 0.1, against: { kind: 'animalByProduct' } }
  if (wantsDrink(need) && !says(offer, 'drinking')) return { factor: 0.3, against: { kind: 'notFood' } }
  if (wantsFood(need) && !isFood(offer)) {
    const unfit =
      offer.low !== undefined || has(offer, 'contaminated', 'mixed') || says(offer, 'contaminated')
    // Who names the very thing for food is asked to look; waste goes into no food.
    if (unfit) return { factor: 0.3, against: { kind: 'notFood' } }
    const spent = says(offer, 'spent', 'contaminated')
    return { factor: spent ? 0.5 : why.kind === 'same' ? 0.95 : 0.8, against: { kind: 'notFood' } }
  }
  if (wantsFeed(need)) {
    if (has(offer, 'animal-by-product') || says(offer, 'animal-by-product'))
      return { factor: 0.7, against: { kind: 'animalByProduct' } }
    if (has(offer, 'contaminated') || says(offer, 'contaminated'))
      return { factor: 0.4, against: { kind: 'notFeed' } }
  }
  if (has(offer, 'animal-by-product') || says(offer, 'animal-by-product'))
    return { factor: 1, against: { kind: 'animalByProduct' } }
  return null
}

const purity: Check = ({ offer, need }) => {
  const unclean = says(offer, 'contaminated') || has(offer, 'contaminated')
  if (says(need, 'clean') && unclean) return { factor: 0.5, against: { kind: 'dirty' } }
  if (says(need, 'clean') && says(offer, 'mixed')) return { factor: 0.55, against: { kind: 'mixed' } }
  if (says(need, 'clean') && (offer.hazardous || says(offer, 'hazardous')))
    return { factor: 0.4, against: { kind: 'dirty' } }
  if (says(need, 'pure') && says(offer, 'spent', 'contaminated') && !says(offer, 'pure'))
    return { factor: 0.4, against: { kind: 'impure' } }
  return null
}

const hard: ReadonlySet<Form | undefined> = new Set<Form>(['solid', 'powder', 'granular', 'fibre', 'sheet'])

const form: Check = ({ offer, need }) => {
  if (says(need, 'liquid') && hard.has(offer.form) && !says(offer, 'liquid'))
    return { factor: 0.6, against: { kind: 'notLiquid' } }
  if (says(need, 'solid') && (says(offer, 'liquid') || offer.form === 'liquid'))
    return { factor: 0.6, against: { kind: 'liquid' } }
  const wet = says(offer, 'wet') || (has(offer, 'wet') && !says(offer, 'dry'))
  if (says(need, 'dry') && wet) return { factor: 0.7, against: { kind: 'wet' } }
  if (says(need, 'dry') && (says(offer, 'sludge') || offer.form === 'sludge'))
    return { factor: 0.7, against: { kind: 'sludge' } }
  return null
}

const spoiled: Check = ({ offer, why, base }) => {
  if (why.kind !== 'use') return null
  const by = base.uses[why.use]!.spoiledBy ?? []
  const stated = by.some((trait) => offer.properties.has(trait as Property))
  return stated ? { factor: 0.6, against: { kind: 'spoiled' } } : null
}

const heat: Check = ({ offer, need }) => {
  if (offer.category === 'material' && need.category === 'material') return null
  const hottest = offer.temperature?.to
  const wanted = need.temperature?.from
  if (hottest !== undefined && wanted !== undefined && hottest + 5 < wanted) {
    // A heat pump lifts by some tens of degrees.
    const lift = wanted - hottest
    return {
      factor: lift > 60 ? 0.2 : lift > 30 ? 0.5 : 0.8,
      against: { kind: 'temperature', offered: hottest, needed: wanted },
    }
  }
  const steam = says(need, 'steam') && !says(offer, 'steam')
  if (
    steam &&
    ((hottest !== undefined && hottest < 100) ||
      says(offer, 'low-temperature') ||
      has(offer, 'low-temperature'))
  )
    return { factor: 0.15, against: { kind: 'noSteam' } }
  return null
}

const pressure: Check = ({ offer, need }) => {
  const [offered, needed] = [offer.pressure?.to, need.pressure?.from]
  if (offered === undefined || needed === undefined || offered >= needed) return null
  return { factor: offered < needed / 2 ? 0.5 : 0.8, against: { kind: 'pressure', offered, needed } }
}

const union = new Set(
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE'.split(' '),
)

const border: Check = ({ offer, need }) => {
  const [from, to] = [offer.company?.country, need.company?.country]
  if (!from || !to || from === to || from.length !== 2 || to.length !== 2) return null
  if (offer.category && offer.category !== 'material') return null
  const waste = offer.low !== undefined
  if (union.has(from) && union.has(to)) return waste ? { factor: 0.98, against: { kind: 'border' } } : null
  return { factor: waste ? 0.94 : 0.97, against: { kind: 'union' } }
}

/** Kilometres over which bulk of little value is still carried, and other things. */
const carried = { low: 100, other: 500, high: 2_000 }
/** Heat, steam and cooling go through pipes. */
const piped = 15

const distance: Check = ({ offer, need }) => {
  const km = distanceKm(offer.company, need.company)
  const fixed =
    has(offer, 'not-portable') || offer.form === 'heat' || offer.form === 'cold' || says(offer, 'steam')
  if (fixed) {
    if (km === null) {
      const [from, to] = [offer.company?.country, need.company?.country]
      return from && to && from !== to ? { factor: 0.85, against: { kind: 'notPortable', km } } : null
    }
    return km > piped ? { factor: km > 10 * piped ? 0.8 : 0.9, against: { kind: 'notPortable', km } } : null
  }
  if (km === null) return null
  const reach = has(offer, 'low-value')
    ? carried.low
    : has(offer, 'high-value')
      ? carried.high
      : carried.other
  return km > reach ? { factor: km > 4 * reach ? 0.92 : 0.96, against: { kind: 'far', km } } : null
}

const quantity: Check = ({ offer, need }) => {
  if (!offer.amount || !need.amount || offer.amount.unit !== need.amount.unit) return null
  const part = offer.amount.quantity / need.amount.quantity
  if (!(part < 0.2)) return null
  return {
    factor: part < 0.01 ? 0.85 : 0.95,
    against: { kind: 'tooLittle', percent: Math.max(1, Math.round(part * 100)) },
  }
}

const timing: Check = ({ offer, need }) => {
  if (!says(need, 'continuous')) return null
  if (says(offer, 'once')) return { factor: 0.9, against: { kind: 'once' } }
  return says(offer, 'seasonal') ? { factor: 0.95, against: { kind: 'season' } } : null
}

const conditions: Check = ({ why, base }) =>
  why.kind === 'use' && base.uses[why.use]!.conditions?.length
    ? { factor: 1, against: { kind: 'condition', use: why.use, condition: 0 } }
    : null

const checks: readonly Check[] = [
  category,
  hazard,
  food,
  purity,
  form,
  spoiled,
  heat,
  pressure,
  border,
  distance,
  quantity,
  timing,
  conditions,
]

/** Everything that speaks against a pair, heaviest first. */
export function gatesOf(offer: Understood, need: Understood, why: Why, base: KnowledgeBase): Gate[] {
  const pair = { offer, need, why, base }
  const gates: Gate[] = []
  for (const check of checks) {
    const gate = check(pair)
    if (gate) gates.push(gate)
  }
  return gates.sort((a, b) => a.factor - b.factor)
}
