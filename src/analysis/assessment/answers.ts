/** What people answered in a flow's own fields, as what its assessment takes for granted. */
import { isHazardous } from '../../model/codes/lowCodes'
import type { Company, Flow, Fuel, Resource } from '../../model/records'
import { annualAmount, type AnnualUnit } from '../../model/units'
import { factorIn, factorOf, factors, type Factor } from './factors'
import { familyOf } from './families'

/** Of the heating oils the one with less CO2: the other would promise more than is known. */
const fuelFactors: Readonly<Record<Exclude<Fuel, 'electricity'>, string>> = {
  'natural-gas': 'F1',
  oil: 'F2',
  coal: 'F4',
  peat: 'F5',
  'oil-shale': 'F6',
  wood: 'F11',
}

/**
 * Factor of what takes no place any more, or undefined where that is not answered or no factor is known.
 * @param burnt whether what flows can be burnt itself, where it is counted in tonnes.
 */
export function replacedBy(
  flow: Flow,
  receiver: Company,
  unit: AnnualUnit,
  burnt: boolean,
): string | undefined {
  if (unit === 'MWh') return fuelFactor(flow.fuel, receiver)
  const { replaces } = flow
  // A word that is no factor of a product is kept for people to read, and calculates nothing.
  if (replaces !== undefined && factors.has(replaces) && replaces.startsWith(unit === 't' ? 'V' : 'H'))
    return replaces
  // What is burnt takes the place of a fuel; how much electricity a tonne would spare is not known.
  return unit === 't' && burnt && flow.fuel !== 'electricity' ? fuelFactor(flow.fuel, receiver) : undefined
}

function fuelFactor(fuel: Fuel | undefined, receiver: Company): string | undefined {
  if (fuel === undefined) return undefined
  return fuel === 'electricity' ? factorIn('E', receiver.country)?.id : fuelFactors[fuel]
}

/** What can be answered about a flow so that more of it is worked out. */
export interface Answerable {
  readonly fuel: boolean
  /** Factors of what it may replace, the likeliest first; empty where that is no question. */
  readonly products: readonly Factor[]
}

/** @param offer what the flow was made from; it speaks where the flow is silent. */
export function answerable(flow: Flow, offer: Resource | undefined): Answerable {
  const annual = annualAmount(flow)
  const low = flow.low ?? offer?.low
  if (!annual || annual.quantity === 0 || (low !== undefined && isHazardous(low)))
    return { fuel: false, products: [] }
  const family = familyOf(flow.resource || offer?.name || '', low, annual.unit)
  if (annual.unit === 'MWh') return { fuel: family?.energy !== 'electricity', products: [] }
  if (annual.unit === 'm3')
    return { fuel: false, products: family?.water === 'fresh' ? [factorOf('H1')] : [] }
  const products = [...factors.values()].filter(({ id }) => id.startsWith('V'))
  const likeliest = family?.virgin
  return {
    fuel: family?.fuel !== undefined,
    products: products.toSorted((a, b) => Number(b.id === likeliest) - Number(a.id === likeliest)),
  }
}
