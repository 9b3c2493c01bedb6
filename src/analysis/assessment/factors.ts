/** The published factors that an assessment works with, each with where it comes from. */
import { countryCode } from '../../model/countries'
import table from './factors.json'

export type FactorUnit = 't/MWh' | 'kg/t' | 'kg/tkm' | 'kg/m3' | 'EUR/t' | 'EUR/MWh' | 'EUR/m3' | 'EUR/tkm'

export interface Factor {
  readonly id: string
  readonly en: string
  readonly ru: string
  /** The figure to calculate with; `low` and `high` are equal to it where the source gives one figure only. */
  readonly value: number
  readonly low: number
  readonly high: number
  /** Of CO2e a unit, or money a unit. */
  readonly unit: FactorUnit
  readonly source: string
  readonly year: number
  readonly sure: 'high' | 'medium' | 'low'
  /** Countries that the figure is of (ISO 3166-1 alpha-2, or EU for all of them); absent where it holds anywhere. */
  readonly where?: string
  /** Not read in the source itself yet: to be shown with a mark. */
  readonly toBeChecked?: boolean
  /** Energy content of a fuel, GJ a tonne (net). */
  readonly energy?: number
  /** Its CO2 comes from living matter: reported apart, never a burden or a benefit. */
  readonly biogenic?: boolean
  /** Factors of the fuels, the carrying or the water that this is the price of. */
  readonly prices?: readonly string[]
}

export const factors: ReadonlyMap<string, Factor> = new Map(
  (table as readonly Factor[]).map((factor) => [factor.id, factor]),
)

/**
 * A factor by its id.
 * @throws when there is none: ids come from this program's own tables.
 */
export function factorOf(id: string): Factor {
  const factor = factors.get(id)
  if (!factor) throw new RangeError(`no factor ${id}`)
  return factor
}

/** The factor of a kind ('E' electricity, 'C' landfill charge) for a country as people type it, or null. */
export function factorIn(kind: 'E' | 'C', country: string | undefined): Factor | null {
  const where = countryCode(country)
  if (where === null) return null
  for (const factor of factors.values())
    if (factor.id.startsWith(kind) && factor.where === where) return factor
  return null
}

/** Members of the European Union (ISO 3166-1 alpha-2). */
const union = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)

/** Whether what a factor is of has a price anywhere. */
export const isPriced = (factor: string | null): boolean =>
  factor !== null && [...factors.values()].some(({ prices }) => prices?.includes(factor))

/** The price of what a factor is of, for a country as people type it, or null where none is known to hold there. */
export function priceOf(factor: string, country: string | undefined): Factor | null {
  const here = countryCode(country) ?? ''
  for (const price of factors.values()) {
    if (!price.prices?.includes(factor)) continue
    const { where } = price
    if (where === undefined || where.split(' ').includes(here) || (where === 'EU' && union.has(here)))
      return price
  }
  return null
}
