/** The parts that a benefit is summed up from, each with the factor it came by. */
import { tidy } from '../../model/units'
import { factorOf } from './factors'

/** From the least to the most, a year. */
export interface Range {
  readonly low: number
  readonly high: number
}

export type TermKind =
  | 'avoidedTreatment'
  | 'avoidedProduction'
  | 'avoidedFuel'
  | 'avoidedElectricity'
  | 'avoidedWater'
  | 'avoidedCharge'
  | 'spared'
  | 'transport'
  | 'processing'
  | 'burning'

/** Something taken for granted that the amount is multiplied by, or divided by. */
export interface Assumed extends Range {
  readonly name: 'distance' | 'road' | 'efficiency' | 'substitution' | 'energy' | 'additional'
}

/** `low` and `high` are what it adds: below zero for a burden. In t CO2e, t, m3 or EUR, as the benefit it is of. */
export interface Term extends Range {
  readonly kind: TermKind
  /** Null where the amount itself is the benefit. */
  readonly factor: string | null
  readonly amount: number
  readonly unit: 't' | 'MWh' | 'm3'
  readonly assumed: readonly Assumed[]
}

export interface Benefit extends Range {
  readonly terms: readonly Term[]
}

/** Kilograms of CO2e are reported in tonnes; what is in tonnes or in money stays. */
const perUnit = (unit: string) => (unit.startsWith('kg/') ? 1 / 1_000 : 1)

/**
 * One term.
 * @param sign -1 for a burden: its least is then the largest burden.
 * @param assumed multiplies, but `efficiency` divides.
 */
export function term(
  kind: TermKind,
  { quantity, unit }: { readonly quantity: number; readonly unit: Term['unit'] },
  factor: string | null,
  sign: 1 | -1 = 1,
  assumed: readonly Assumed[] = [],
): Term {
  let low = quantity
  let high = quantity
  if (factor !== null) {
    const found = factorOf(factor)
    low *= found.low * perUnit(found.unit)
    high *= found.high * perUnit(found.unit)
  }
  for (const { name, ...by } of assumed) {
    low = name === 'efficiency' ? low / by.high : low * by.low
    high = name === 'efficiency' ? high / by.low : high * by.high
  }
  const range = sign === 1 ? { low, high } : { low: -high, high: -low }
  return { kind, factor, amount: quantity, unit, assumed, low: tidy(range.low), high: tidy(range.high) }
}

/** @returns the sum of terms, or null when there are none: unknown is not zero. */
export function benefitOf(terms: readonly Term[]): Benefit | null {
  if (terms.length === 0) return null
  let low = 0
  let high = 0
  for (const part of terms) {
    low += part.low
    high += part.high
  }
  return { low: tidy(low), high: tidy(high), terms }
}
