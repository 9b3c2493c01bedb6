/** Energy that spares a fuel or electricity of the receiver's own. */
import type { Company } from '../../model/records'
import type { AnnualAmount } from '../../model/units'
import type { Missing } from './assess'
import { factorIn, factorOf } from './factors'
import type { Family } from './families'
import { term, type Assumed, type Range, type Term } from './terms'

/**
 * @param annual MWh, or tonnes of a fuel whose energy content is known.
 * @param ask called with what is not known.
 * @returns terms in t CO2e; those of living matter apart.
 */
export function energyTerms(
  annual: AnnualAmount,
  family: Family | null,
  receiver: Company,
  { replaces, efficiency }: { readonly replaces?: string; readonly efficiency: Range },
  ask: (what: Missing) => void,
): { co2e: Term[]; biogenic: Term[] } {
  if (annual.unit === 't') return burnt(annual.quantity, family!.fuel!, replaces!)
  const amount = { quantity: annual.quantity, unit: 'MWh' } as const
  const co2e: Term[] = []
  // What the donor burns to make it is known to the donor alone.
  if (family?.energy !== 'fuel') ask('processing')
  if (family?.energy === 'electricity') {
    const grid = factorIn('E', receiver.country)
    if (grid) co2e.push(term('avoidedElectricity', amount, grid.id))
    else ask('factor')
  } else if (replaces === undefined) ask('fuel')
  // A fuel takes the place of another in the same boiler; heat takes the place of what the boiler would have burnt.
  else if (family?.energy === 'fuel') co2e.push(term('avoidedFuel', amount, replaces))
  else co2e.push(term('avoidedFuel', amount, replaces, 1, [{ name: 'efficiency', ...efficiency }]))
  return { co2e, biogenic: [] }
}

/** Tonnes of a fuel burnt instead of another: the other's CO2 less its own, unless its own comes from living matter. */
function burnt(tonnes: number, own: string, replaces: string): { co2e: Term[]; biogenic: Term[] } {
  const fuel = factorOf(own)
  const amount = { quantity: tonnes, unit: 't' } as const
  const perTonne = fuel.energy! / 3.6
  const content: Assumed[] = [{ name: 'energy', low: perTonne, high: perTonne }]
  const instead = term('avoidedFuel', amount, replaces, 1, content)
  const itself = term('burning', amount, own, fuel.biogenic ? 1 : -1, content)
  return fuel.biogenic ? { co2e: [instead], biogenic: [itself] } : { co2e: [instead, itself], biogenic: [] }
}
