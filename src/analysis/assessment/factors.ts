/** The published factors that an assessment works with, each with where it comes from. */
import table from './factors.json'

export type FactorUnit = 't/MWh' | 'kg/t' | 'kg/tkm' | 'kg/m3' | 'EUR/t'

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
  /** Country that the figure is of (ISO 3166-1 alpha-2, or EU); absent where it holds anywhere. */
  readonly where?: string
  /** Not read in the source itself yet: to be shown with a mark. */
  readonly toBeChecked?: boolean
  /** Energy content of a fuel, GJ a tonne (net). */
  readonly energy?: number
  /** Its CO2 comes from living matter: reported apart, never a burden or a benefit. */
  readonly biogenic?: boolean
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
  const where = country?.trim().toUpperCase()
  if (!where) return null
  for (const factor of factors.values())
    if (factor.id.startsWith(kind) && factor.where === where) return factor
  return null
}
