/** The field's words in the language of the page. */
import type { Amount } from '../../model/records'
import { words, type Language, type Words } from '../../model/words'
import { useLanguage } from '../i18n'
import { formatNumber } from './fieldInput/numbers'

export function useWords(): Words {
  return words[useLanguage()]
}

/** An amount as people say it: "2,500 kg a day"; '' where the quantity is unknown. */
export function amountText({ quantity, unit, period }: Amount, words: Words, language: Language): string {
  if (quantity === undefined) return ''
  return [formatNumber(quantity, language), unit && words.units[unit], period && words.periods[period]]
    .filter(Boolean)
    .join(' ')
}
