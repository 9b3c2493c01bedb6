/**
 * What a synergy is worth a year, as ranges that show every factor. What is not known is asked for and never guessed:
 * no figure is better than a false one.
 */
import { isHazardous } from '../../model/codes/lowCodes'
import { countryCode } from '../../model/countries'
import { distanceKm } from '../../model/distance'
import type { Company, Flow, Resource } from '../../model/records'
import { annualAmount } from '../../model/units'
import { replacedBy } from './answers'
import { disposalOf, type Disposal } from './disposal'
import { burningTerms, energyTerms } from './energy'
import { factorIn } from './factors'
import { familyOf, isUser, type Family } from './families'
import { savingOf } from './saving'
import { benefitOf, term, type Assumed, type Benefit, type Range, type Term } from './terms'

/** What an assessment needs to be told, by the name of its question. */
export type Missing =
  'amount' | 'disposal' | 'fuel' | 'distance' | 'factor' | 'permit' | 'processing' | 'country' | 'price'

/** What may be said of a synergy beyond its records; it comes before what the flow itself says. */
export interface Assumptions {
  /** Factor of what the receiver no longer uses: a fuel, a virgin product, tap water. */
  readonly replaces?: string
  readonly disposal?: Disposal
  /** Road over straight line; 1.3 by convention. */
  readonly road?: Range
  /** Of the receiver's own boiler. */
  readonly efficiency?: Range
  /** Tonnes of virgin material that a tonne spares. */
  readonly substitution?: Range
  /** Factor of carrying a tonne a kilometre. */
  readonly transport?: string
}

export interface Synergy {
  readonly flow: Flow
  readonly donor: Company
  readonly receiver: Company
  /** The offer that the flow was made from. */
  readonly offer?: Resource
}

export const benefits = ['co2e', 'landfill', 'virgin', 'water', 'saving'] as const
export type BenefitName = (typeof benefits)[number]

/** t CO2e avoided, t kept from landfill, t virgin material, m3 water, EUR: a year, each null where unknown. */
export type Assessment = { readonly [B in BenefitName]: Benefit | null } & {
  /** t CO2 from living matter, apart from `co2e` and in no sum with it. */
  readonly biogenic: Benefit | null
  readonly missing: readonly Missing[]
}

/** A resource of no known family: its tonnes are still tonnes kept from landfill. */
const unknown: Family = { id: '', words: [] }

const convention = {
  road: { low: 1.2, high: 1.5 },
  efficiency: { low: 0.85, high: 0.95 },
  substitution: { low: 1, high: 1 },
} as const

/** The assessment of one synergy. Pure: the same records give the same figures. */
export function assess({ flow, donor, receiver, offer }: Synergy, assumptions: Assumptions = {}): Assessment {
  const low = flow.low ?? offer?.low
  const annual = annualAmount(flow)
  // A permit comes before any figure; and what happens once, or is counted in pieces, is nothing a year.
  if (low !== undefined && isHazardous(low)) return nothing('permit')
  if (!annual || annual.quantity === 0) return nothing('amount')
  const family = familyOf(flow.resource || offer?.name || '', low, annual.unit)
  const missing = new Set<Missing>()
  const replaces = assumptions.replaces ?? replacedBy(flow, receiver, annual.unit, family?.fuel !== undefined)
  const all = { ...convention, ...assumptions, replaces }
  if (annual.unit === 'MWh') {
    const { co2e, biogenic } = energyTerms(annual.quantity, family, receiver, all, (what) =>
      // Electricity of an unknown grid is answered, but has no factor.
      missing.add(what === 'fuel' && flow.fuel !== undefined ? 'factor' : what),
    )
    return {
      ...nothing(),
      co2e: benefitOf(co2e),
      biogenic: benefitOf(biogenic),
      // Electricity that is handed over could have been sold to the grid instead: what is gained is theirs to say.
      saving: family?.energy === 'electricity' ? null : saving([...co2e, ...biogenic]),
      missing: [...missing],
    }
  }
  if (annual.unit === 'm3') {
    const water = flow.category === undefined ? family?.water !== undefined : flow.category === 'water'
    return water ? waterSaved(annual.quantity, family) : nothing('amount')
  }
  return mass(annual.quantity, family ?? unknown)

  function waterSaved(quantity: number, kind: Family | null): Assessment {
    // Only water that the receiver would otherwise draw is saved; what goes to treatment is not.
    if (kind?.water === 'waste') return nothing('factor')
    const amount = { quantity, unit: 'm3' } as const
    const tap = replaces ?? (kind?.water === 'tap' ? 'H1' : undefined)
    if (tap === undefined) missing.add('factor')
    const co2e = tap === undefined ? [] : [term('avoidedWater', amount, tap)]
    return {
      ...nothing(),
      water: benefitOf([term('spared', amount, null)]),
      co2e: benefitOf(co2e),
      saving: saving(co2e),
      missing: [...missing],
    }
  }

  function saving(worked: readonly Term[], charge: readonly Term[] = []): Benefit | null {
    const { terms, asks } = savingOf(worked, charge, receiver.country)
    // Who says what is saved has answered it.
    if (flow.saving === undefined) for (const what of asks) missing.add(what)
    return benefitOf(terms)
  }

  function mass(quantity: number, kind: Family): Assessment {
    const amount = { quantity, unit: 't' } as const
    const disposal = assumptions.disposal ?? disposalOf(offer?.disposal)
    const co2e: Term[] = []
    if (disposal === null) missing.add('disposal')
    if (disposal === 'landfill' && kind.treatment) co2e.push(term('avoidedTreatment', amount, kind.treatment))
    if (kind.processing) co2e.push(term('processing', amount, kind.processing, -1))
    const fuel = kind.fuel !== undefined && replaces?.startsWith('F')
    const product = fuel ? undefined : (replaces ?? (isUser(kind, receiver) ? kind.virgin : undefined))
    const spares = kind.tonnes && !fuel && (product !== undefined || !kind.virgin)
    // What is recovered already spares virgin material, or a fuel, today: perhaps nothing is added.
    const additional: Assumed[] = disposal === 'recovered' ? [{ name: 'additional', low: 0, high: 1 }] : []
    const instead: Assumed[] = [{ name: 'substitution', ...all.substitution }, ...additional]
    const burnt = fuel ? burningTerms(quantity, kind.fuel, replaces!, additional) : null
    if (product !== undefined) co2e.push(term('avoidedProduction', amount, product, 1, instead))
    if (burnt) co2e.push(...burnt.co2e)
    if (kind.needs) missing.add(kind.needs)
    const known = co2e.some(({ kind: what }) => what !== 'processing')
    if (!known && disposal !== null) missing.add('factor')
    const charged = disposal === 'landfill' ? factorIn('C', donor.country) : null
    if (disposal === 'landfill' && countryCode(donor.country) === null && flow.saving === undefined)
      missing.add('country')
    // The Latvian tax is known for municipal waste only.
    const charge =
      charged && (charged.id !== 'C3' || low?.startsWith('20'))
        ? [term('avoidedCharge', amount, charged.id)]
        : []
    if (known || charge.length > 0) co2e.push(...transportTerms(flow, donor, receiver))
    return {
      ...nothing(),
      co2e: known ? benefitOf(co2e) : null,
      landfill: benefitOf(disposal === 'landfill' ? [term('spared', amount, null)] : []),
      biogenic: benefitOf(burnt?.biogenic ?? []),
      virgin: benefitOf(spares ? [term('spared', amount, null, 1, instead)] : []),
      // What carrying costs may be more than all that is saved.
      saving: missing.has('distance') ? null : saving([...co2e, ...(burnt?.biogenic ?? [])], charge),
      missing: [...missing],
    }
  }

  function transportTerms(of: Flow, from: Company, to: Company): Term[] {
    const straight = distanceKm(from, to)
    const distance = straight ?? of.distance
    if (distance === undefined) {
      missing.add('distance')
      return []
    }
    // A distance out of a list may be that of the road already.
    const road = straight === null && !assumptions.road ? { low: 1, high: all.road.high } : all.road
    return [
      term('transport', { quantity: annual!.quantity, unit: 't' }, all.transport ?? 'T2', -1, [
        { name: 'distance', low: distance, high: distance },
        { name: 'road', ...road },
      ]),
    ]
  }
}

function nothing(...missing: Missing[]): Assessment {
  return { co2e: null, landfill: null, virgin: null, water: null, saving: null, biogenic: null, missing }
}

/** One benefit as it is to be shown and summed: what people typed wins. */
export interface Figure extends Range {
  readonly typed: boolean
}

/** What each benefit of a flow comes to; null where nobody typed it and it could not be worked out. */
export function figures(flow: Flow, assessment: Assessment): Readonly<Record<BenefitName, Figure | null>> {
  const of = (name: BenefitName): Figure | null => {
    const typed = flow[name]
    if (typed !== undefined) return { low: typed, high: typed, typed: true }
    const worked = assessment[name]
    return worked && { low: worked.low, high: worked.high, typed: false }
  }
  return {
    co2e: of('co2e'),
    landfill: of('landfill'),
    virgin: of('virgin'),
    water: of('water'),
    saving: of('saving'),
  }
}
