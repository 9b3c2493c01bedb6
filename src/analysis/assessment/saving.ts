/**
 * What both ends of a synergy together save a year in running costs, whatever one pays the other: the charge, the fuel,
 * the electricity and the water that nobody pays for any more, less the carrying. Investment is no part of it.
 */
import { countryCode } from '../../model/countries'
import { isPriced, priceOf } from './factors'
import { term, type Term, type TermKind } from './terms'

/** What is no longer bought. What a product sells for no open source says for a whole region. */
const spared: ReadonlySet<TermKind> = new Set<TermKind>([
  'avoidedFuel',
  'avoidedElectricity',
  'avoidedWater',
  'avoidedProduction',
])

export interface Saving {
  /** In EUR; empty where nothing is known to be saved: carrying alone is no saving. */
  readonly terms: readonly Term[]
  /** What is to be told where something is spared that no price holds for: the country, or else the price itself. */
  readonly asks: ReadonlySet<'country' | 'price'>
}

/**
 * The saving that goes with the terms of other benefits, each priced where the receiver is.
 * @param worked terms in CO2e, burdens among them, those of living matter too.
 * @param charge the landfill charge that is not paid any more, in EUR.
 * @param country of the receiver, as people type it.
 */
export function savingOf(
  worked: readonly Term[],
  charge: readonly Term[],
  country: string | undefined,
): Saving {
  const gains = [...charge]
  const asks = new Set<'country' | 'price'>()
  for (const one of worked) {
    if (!spared.has(one.kind)) continue
    const priced = inMoney(one, country, 1)
    if (priced) gains.push(priced)
    else asks.add(isPriced(one.factor) && countryCode(country) === null ? 'country' : 'price')
  }
  if (gains.length === 0) return { terms: [], asks }
  const costs = worked.filter(({ kind }) => kind === 'transport')
  return { terms: [...gains, ...costs.flatMap((one) => inMoney(one, country, -1) ?? [])], asks }
}

/** The same amount by its price in place of its CO2e. */
function inMoney(of: Term, country: string | undefined, sign: 1 | -1): Term | null {
  const price = of.factor === null ? null : priceOf(of.factor, country)
  return price && term(of.kind, { quantity: of.amount, unit: of.unit }, price.id, sign, of.assumed)
}
