/** What people answered in a flow's own fields, as what its assessment takes for granted. */
import type { Company, Flow, Fuel } from '../../model/records'
import type { AnnualUnit } from '../../model/units'
import { factorIn, factors } from './factors'

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
