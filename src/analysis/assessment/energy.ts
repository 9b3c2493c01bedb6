/** Energy and fuels that spare a fuel or electricity of the receiver's own. */
import type { Company } from '../../model/records'
import type { Missing } from './assess'
import { factorIn, factorOf } from './factors'
import type { Family } from './families'
import { term, type Assumed, type Range, type Term } from './terms'

/**
 * Terms, in t CO2e, of energy that is delivered.
 * @param quantity MWh a year.
 * @param ask called with what is not known.
 */
export function energyTerms(
  quantity: number,
  family: Family | null,
  receiver: Company,
  { replaces, efficiency }: { readonly replaces?: string; readonly efficiency: Range },
  ask: (what: Missing) => void,
): Term[] {
  const amount = { quantity, unit: 'MWh' } as const
  // What the donor burns to make it is known to the donor alone.
  if (family?.energy !== 'fuel') ask('processing')
  if (family?.energy === 'electricity') {
    const grid = factorIn('E', receiver.country)
    if (grid) return [term('avoidedElectricity', amount, grid.id)]
    ask('factor')
    return []
  }
  if (replaces === undefined) {
    ask('fuel')
    return []
  }
  // A fuel takes the place of another in the same boiler; heat takes the place of what the boiler would have burnt.
  const boiler: Assumed[] = family?.energy === 'fuel' ? [] : [{ name: 'efficiency', ...efficiency }]
  return [term('avoidedFuel', amount, replaces, 1, boiler)]
}

/**
 * Tonnes of a fuel burnt instead of another: the other's CO2 less its own, unless its own comes from living matter.
 * @param own,replaces factors of fuels; the energy content of `own` must be known.
 */
export function burningTerms(
  tonnes: number,
  own: string,
  replaces: string,
): { readonly co2e: readonly Term[]; readonly biogenic: readonly Term[] } {
  const fuel = factorOf(own)
  const amount = { quantity: tonnes, unit: 't' } as const
  // From GJ to MWh.
  const content = fuel.energy! / 3.6
  const assumed: Assumed[] = [{ name: 'energy', low: content, high: content }]
  const instead = term('avoidedFuel', amount, replaces, 1, assumed)
  const itself = term('burning', amount, own, fuel.biogenic ? 1 : -1, assumed)
  return fuel.biogenic ? { co2e: [instead], biogenic: [itself] } : { co2e: [instead, itself], biogenic: [] }
}
