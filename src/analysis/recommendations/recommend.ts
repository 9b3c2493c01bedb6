/**
 * Barriers counted over the synergies of a region, with what waits behind each. What was completed has overcome its barriers
 * and what failed no longer waits: both are counted beside, and neither adds to the amounts.
 */
import { barrierFamilies, statuses, type BarrierFamily, type Status } from '../../model/records'
import { annualUnits, tidy, type AnnualUnit } from '../../model/units'
import type { Range } from '../assessment/terms'
import type { Place, SynergyFacts } from './facts'

/** Sums of known figures, unlike units apart, and how many synergies have no figure. */
export interface Waiting {
  readonly synergies: number
  readonly annual: Readonly<Record<AnnualUnit, number>>
  readonly withoutAnnual: number
  /** EUR a year. */
  readonly saving: Range
  readonly withoutSaving: number
}

export interface PlaceCount extends Place {
  /** Synergies that wait and have an end there. */
  readonly waiting: number
}

export interface FamilyReport {
  readonly family: BarrierFamily
  readonly waiting: Waiting
  readonly byStatus: Readonly<Record<Status, number>>
  /** The most first. One synergy counts at each of its two ends. */
  readonly places: readonly PlaceCount[]
  /** What waits, furthest along first, then what was completed or failed. */
  readonly synergies: readonly SynergyFacts[]
}

export interface Recommendations {
  /** All synergies there, with barriers or without. */
  readonly synergies: number
  /** Those that wait behind at least one barrier, each once, however many barriers it has. */
  readonly waiting: Waiting
  /** Families that anything names, the most waiting first. */
  readonly families: readonly FamilyReport[]
}

/** Where to look; a part that is absent or '' is everywhere. */
export type Where = Partial<Place>

/** How places compare: as people vary the same name. */
export const placeKey = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** The same of a whole place. */
export const keyOfPlace = ({ country, municipality }: Place) =>
  `${placeKey(country)}/${placeKey(municipality)}`

/** Whether a synergy still waits for its barriers to be taken away. */
export const waits = (status: Status) => status !== 'completed' && status !== 'failed'

/**
 * @param facts of each synergy, in any order: the answer is the same.
 * @param where keeps the synergies with an end there.
 */
export function recommend(facts: Iterable<SynergyFacts>, where: Where = {}): Recommendations {
  const country = placeKey(where.country ?? '')
  const municipality = placeKey(where.municipality ?? '')
  const there = (place: Place) =>
    (country === '' || placeKey(place.country) === country) &&
    (municipality === '' || placeKey(place.municipality) === municipality)
  const everywhere = country === '' && municipality === ''
  const barred: SynergyFacts[] = []
  let synergies = 0
  for (const one of facts) {
    if (!everywhere && !one.places.some(there)) continue
    synergies++
    if (one.families.length > 0) barred.push(one)
  }
  // Sums of fractions depend on their order by a hair: they are always taken in this one.
  barred.sort(compareFacts)
  const families = barrierFamilies
    .map((family) =>
      reportOf(
        family,
        barred.filter((one) => one.families.includes(family)),
      ),
    )
    .filter(({ synergies }) => synergies.length > 0)
    .sort((a, b) => b.waiting.synergies - a.waiting.synergies)
  return { synergies, waiting: waitingOf(barred), families }
}

function reportOf(family: BarrierFamily, synergies: readonly SynergyFacts[]): FamilyReport {
  const byStatus = Object.fromEntries(statuses.map((status) => [status, 0])) as Record<Status, number>
  for (const { status } of synergies) byStatus[status]++
  return {
    family,
    waiting: waitingOf(synergies),
    byStatus,
    places: placesOf(synergies.filter(({ status }) => waits(status))),
    synergies,
  }
}

function waitingOf(synergies: readonly SynergyFacts[]): Waiting {
  const annual = { t: 0, MWh: 0, m3: 0 }
  let [count, withoutAnnual, low, high, withoutSaving] = [0, 0, 0, 0, 0]
  for (const one of synergies) {
    if (!waits(one.status)) continue
    count++
    if (one.annual) annual[one.annual.unit] += one.annual.quantity
    else withoutAnnual++
    if (one.saving === null) {
      withoutSaving++
      continue
    }
    low += one.saving.low
    high += one.saving.high
  }
  for (const unit of annualUnits) annual[unit] = tidy(annual[unit])
  const saving = { low: tidy(low), high: tidy(high) }
  return { synergies: count, annual, withoutAnnual, saving, withoutSaving }
}

const byName = new Intl.Collator('en', { numeric: true })

function placesOf(synergies: Iterable<SynergyFacts>): PlaceCount[] {
  const counts = new Map<string, { place: Place; waiting: number }>()
  for (const { places } of synergies) {
    const seen = new Set<string>()
    for (const place of places) {
      if (place.country === '' && place.municipality === '') continue
      const key = keyOfPlace(place)
      const known = counts.get(key)
      const more = seen.has(key) ? 0 : 1
      seen.add(key)
      counts.set(key, {
        place: known ? plainer(known.place, place) : place,
        waiting: (known?.waiting ?? 0) + more,
      })
    }
  }
  return [...counts.values()]
    .map(({ place, waiting }) => ({ ...place, waiting }))
    .sort(
      (a, b) =>
        b.waiting - a.waiting ||
        byName.compare(a.municipality, b.municipality) ||
        byName.compare(a.country, b.country),
    )
}

/** The places that synergies have an end in, for whoever narrows the list: each once, by name. */
export function placesNamed(facts: Iterable<SynergyFacts>): Place[] {
  const found = new Map<string, Place>()
  for (const { places } of facts)
    for (const place of places) {
      const key = keyOfPlace(place)
      const known = found.get(key)
      found.set(key, known ? plainer(known, place) : place)
    }
  return [...found.values()].sort(
    (a, b) => byName.compare(a.country, b.country) || byName.compare(a.municipality, b.municipality),
  )
}

/** Of several spellings always the same one is shown, whichever came first: capitals before small letters. */
function plainer(a: Place, b: Place): Place {
  const spelling = ({ country, municipality }: Place) => `${country}/${municipality}`
  return spelling(b) < spelling(a) ? b : a
}

/** What waits before what was completed or failed, the furthest along first. */
function compareFacts(a: SynergyFacts, b: SynergyFacts): number {
  const rank = ({ status }: SynergyFacts) =>
    waits(status) ? -statuses.indexOf(status) : statuses.indexOf(status)
  return rank(a) - rank(b) || byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
}
