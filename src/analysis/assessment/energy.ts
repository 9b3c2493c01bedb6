/** Energy and fuels that spare a fuel or electricity of the receiver's own. */
import type { Company } from '../../model/records'
import type { Missing } from './assess'
import { factorIn, factorOf } from './factors'
import type { Family } from './families'
import { term, type Assumed, type Range, type Term } from './terms'

/** Terms of fuels in t CO2e, and in t CO2 from living matter apart from them: below zero for what is no longer burnt. */
interface FuelTerms {
  readonly co2e: readonly Term[]
  readonly biogenic: readonly Term[]
}

/**
 * Terms of energy that is delivered.
 * @param quantity MWh a year.
 * @param ask called with what is not known.
 */
export function energyTerms(
  quantity: number,
  family: Family | null,
  receiver: Company,
  { replaces, efficiency }: { readonly replaces?: string; readonly efficiency: Range },
  ask: (what: Missing) => void,
): FuelTerms {
  const amount = { quantity, unit: 'MWh' } as const
  // What the donor burns to make it is known to the donor alone.
  if (family?.energy !== 'fuel') ask('processing')
  if (family?.energy === 'electricity') {
    const grid = factorIn('E', receiver.country)
    if (!grid) ask('factor')
    return { co2e: grid ? [term('avoidedElectricity', amount, grid.id)] : [], biogenic: [] }
  }
  if (replaces === undefined) {
    ask('fuel')
    return { co2e: [], biogenic: [] }
  }
  // Electricity turns into heat without a chimney to lose any through.
  if (replaces.startsWith('E')) return { co2e: [term('avoidedElectricity', amount, replaces)], biogenic: [] }
  // A fuel takes the place of another in the same boiler; heat takes the place of what the boiler would have burnt.
  const boiler: Assumed[] = family?.energy === 'fuel' ? [] : [{ name: 'efficiency', ...efficiency }]
  return avoided(amount, replaces, boiler)
}

/** A fuel that is no longer burnt. */
function avoided(
  amount: { readonly quantity: number; readonly unit: 't' | 'MWh' },
  replaces: string,
  assumed: readonly Assumed[],
): FuelTerms {
  return factorOf(replaces).biogenic
    ? { co2e: [], biogenic: [term('avoidedFuel', amount, replaces, -1, assumed)] }
    : { co2e: [term('avoidedFuel', amount, replaces, 1, assumed)], biogenic: [] }
}

/**
 * Tonnes of a fuel burnt instead of another: the other's CO2 less its own, each of them apart where it comes from living
 * matter.
 * @param own,replaces factors of fuels; the energy content of `own` must be known.
 * @param additional how much of it is burnt in place of a fuel only now.
 */
export function burningTerms(
  tonnes: number,
  own: string,
  replaces: string,
  additional: readonly Assumed[] = [],
): FuelTerms {
  const fuel = factorOf(own)
  const amount = { quantity: tonnes, unit: 't' } as const
  // From GJ to MWh.
  const content = fuel.energy! / 3.6
  const assumed: Assumed[] = [{ name: 'energy', low: content, high: content }, ...additional]
  const instead = avoided(amount, replaces, assumed)
  const itself = term('burning', amount, own, fuel.biogenic ? 1 : -1, assumed)
  return fuel.biogenic
    ? { ...instead, biogenic: [...instead.biogenic, itself] }
    : { ...instead, co2e: [...instead.co2e, itself] }
}
