/** Figures of what waits, as sentences: what is unknown is said, never shown as nothing. */
import type { TFunction } from 'i18next'
import type { Waiting } from '../../../analysis/recommendations/recommend'
import { annualUnits, type AnnualUnit } from '../../../model/units'
import type { Language, Words } from '../../../model/words'
import { formatWorkedOut } from '../fieldInput/numbers'

/** A sum of one unit, or null where no synergy has a figure in it. */
export function sumText(waiting: Waiting, unit: AnnualUnit, language: Language): string | null {
  const sum = waiting.annual[unit]
  return sum === 0 ? null : formatWorkedOut(sum, language)
}

export function savingText(waiting: Waiting, language: Language): string | null {
  return waiting.withoutSaving < waiting.synergies ? formatWorkedOut(waiting.saving, language) : null
}

/** "1,291 t, 8,760 MWh a year, 177,000 EUR a year". */
export function behindText(waiting: Waiting, words: Words, language: Language, t: TFunction): string {
  const sums = annualUnits.flatMap((unit) => {
    const sum = sumText(waiting, unit, language)
    return sum === null ? [] : [`${sum} ${words.units[unit]} ${words.periods.year}`]
  })
  const saving = savingText(waiting, language)
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
