/** "12 companies and 25 flows" in the person's language. */
import { useTranslation } from 'react-i18next'
import type { Counts } from '../../exchange/import'
import { collections } from '../../model/records'

/** @returns a function that says counts as a list, '' when all are zero; `merged` says it as something completed. */
export function useCountWords(): (counts: Counts, how?: 'merged') => string {
  const { t, i18n } = useTranslation()
  return (counts, how) => {
    const parts = collections
      .filter((name) => counts[name] > 0)
      .map((name) => t(`importing.counts.${name}`, { count: counts[name] }))
    if (parts.length === 0) return ''
    const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' }).format(parts)
    return how === 'merged' ? t('importing.mergedToo', { what: list }) : list
  }
}
