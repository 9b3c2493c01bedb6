/** Units and periods: what may be added to what, and amounts as a yearly figure. */
import type { Amount, Category, Period, Unit } from './records'

/** Units of yearly figures: unlike things, never added to each other. */
export const annualUnits = ['t', 'MWh', 'm3'] as const
export type AnnualUnit = (typeof annualUnits)[number]

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

/**
 * The most that one flow can carry in a year: 10^9 t is what the busiest port of the world handles, 10^9 MWh a
 * third of the electricity of the European Union, and 10^11 m3 the water of a great river. Above, a digit is wrong.
 */
const most: Readonly<Record<AnnualUnit, number>> = { t: 1e9, MWh: 1e9, m3: 1e11 }

/** Units that a category cannot be counted in: tonnes of steam tell no energy, and no material weighs a megawatt-hour. */
const unlike: Readonly<Partial<Record<Category, readonly Unit[]>>> = {
  energy: ['t', 'kg', 'pcs', 'h'],
  material: ['MWh', 'kWh', 'GJ', 'h'],
  water: ['MWh', 'kWh', 'GJ', 'h'],
}

/** Units that a density turns into tonnes. */
export function isVolume(unit: Unit | undefined): boolean {
  return unit !== undefined && toAnnualUnit[unit]?.unit === 'm3'
}

/** An amount of something whose category may be known. */
export type AmountOf = Amount & { readonly category?: Category }

/** What is doubtful about an amount, or null: a field of it and the name of the question. */
export function amountDoubt(
  amount: AmountOf,
): readonly ['unit' | 'quantity', 'noUnit' | 'unlikeUnit' | 'outOfRange'] | null {
  const { quantity, unit, category } = amount
  if (quantity !== undefined && !unit) return ['unit', 'noUnit']
  if (unit && category && unlike[category]?.includes(unit)) return ['unit', 'unlikeUnit']
  const annual = yearlyAmount(amount)
  return quantity === 0 || (annual && annual.quantity > most[annual.unit]) ? ['quantity', 'outOfRange'] : null
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
 * An amount as a yearly figure in t, MWh or m3. A volume is a mass only where its density is given; water is counted in m3.
 * @returns null where the quantity, unit or period is unknown, happens once, or is counted in pieces or hours: never guessed.
 * Null also where the unit does not fit the category or nobody could move so much: what is doubtful is in no total.
 */
export function annualAmount(amount: AmountOf): AnnualAmount | null {
  return amount.quantity !== 0 && amountDoubt(amount) ? null : yearlyAmount(amount)
}

/** The same, of an amount that may be doubtful. */
export function yearlyAmount({ quantity, unit, period, density, category }: AmountOf): AnnualAmount | null {
  if (quantity === undefined || unit === undefined || period === undefined) return null
  const target = toAnnualUnit[unit]
  const times = periodsPerYear[period]
  if (!target || times === undefined) return null
  const amount = quantity * target.factor * times
  return target.unit === 'm3' && density !== undefined && category !== 'water'
    ? { quantity: tidy(amount * density), unit: 't' }
    : { quantity: tidy(amount), unit: target.unit }
}

/** Takes off the noise of binary fractions: 0.1 t a month is 1.2 t a year, not 1.2000000000000002. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}
