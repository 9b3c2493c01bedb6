/** Figures of what waits, as sentences: what is unknown is said, never shown as nothing. */
import type { TFunction } from 'i18next'
import type { Range } from '../../../analysis/assessment/terms'
import type { Waiting } from '../../../analysis/recommendations/recommend'
import { annualUnits, type AnnualUnit } from '../../../model/units'
import type { Language, Words } from '../../../model/words'
import { formatEnds, formatWorkedOut, roundedMoney } from '../fieldInput/numbers'

/** A sum of one unit, or null where no synergy has a figure in it. */
export function sumText(waiting: Waiting, unit: AnnualUnit, language: Language): string | null {
  const sum = waiting.annual[unit]
  return sum === 0 ? null : formatWorkedOut(sum, language)
}

export function savingText(waiting: Waiting, language: Language, t: TFunction): string | null {
  return waiting.withoutSaving < waiting.synergies ? moneyText(waiting.saving, language, t) : null
}

/** "417,000 to 1,170,000"; one figure where both ends are the same. */
export function moneyText(range: Range, language: Language, t: TFunction): string {
  const [low, high] = formatEnds(roundedMoney(range), language)
  return low === high ? low : t('policy.range', { low, high })
}

/** "1,291 t, 8,760 MWh a year, 177,000 EUR a year". */
export function behindText(waiting: Waiting, words: Words, language: Language, t: TFunction): string {
  const sums = annualUnits.flatMap((unit) => {
    const sum = sumText(waiting, unit, language)
    return sum === null ? [] : [`${sum} ${words.units[unit]} ${words.periods.year}`]
  })
  const saving = savingText(waiting, language, t)
  const all = saving === null ? sums : [...sums, t('policy.money', { amount: saving })]
  return all.length > 0 ? all.join(', ') : t('policy.noFigures')
}

/** How many have no figure, for those of whom some have none. */
export function unknownTexts(waiting: Waiting, t: TFunction): string[] {
  const { synergies: all, withoutAnnual, withoutSaving } = waiting
  return [
    ...(withoutAnnual > 0 ? [t('policy.withoutAnnual', { unknown: withoutAnnual, all })] : []),
    ...(withoutSaving > 0 ? [t('policy.withoutSaving', { unknown: withoutSaving, all })] : []),
  ]
}
