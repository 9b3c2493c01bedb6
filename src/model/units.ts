/** Units and periods: what may be added to what, and amounts as a yearly figure. */
import type { Amount, Period, Unit } from './records'

export type AnnualUnit = 't' | 'MWh' | 'm3'

/** Factor to the unit that yearly figures use. Pieces and hours have none. 1 MWh is 3.6 GJ. */
const toAnnualUnit: Readonly<Partial<Record<Unit, { unit: AnnualUnit; factor: number }>>> = {
  t: { unit: 't', factor: 1 },
  kg: { unit: 't', factor: 1 / 1_000 },
  m3: { unit: 'm3', factor: 1 },
  l: { unit: 'm3', factor: 1 / 1_000 },
  MWh: { unit: 'MWh', factor: 1 },
  kWh: { unit: 'MWh', factor: 1 / 1_000 },
  GJ: { unit: 'MWh', factor: 1 / 3.6 },
}

/** How many of each period a year has. `once` happens in no particular year and has none. */
export const periodsPerYear: Readonly<Partial<Record<Period, number>>> = {
  year: 1,
  month: 12,
  week: 365 / 7,
  day: 365,
  hour: 8_760,
}

export interface AnnualAmount {
  readonly quantity: number
  readonly unit: AnnualUnit
}

/**
 * An amount as a yearly figure in t, MWh or m3.
 * @returns null where the quantity, unit or period is unknown, happens once, or is counted in pieces or hours: never guessed.
 */
export function annualAmount({ quantity, unit, period }: Amount): AnnualAmount | null {
  if (quantity === undefined || unit === undefined || period === undefined) return null
  const target = toAnnualUnit[unit]
  const times = periodsPerYear[period]
  if (!target || times === undefined) return null
  return { quantity: tidy(quantity * target.factor * times), unit: target.unit }
}

/** Takes off the noise of binary fractions: 0.1 t a month is 1.2 t a year, not 1.2000000000000002. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
