/** What the shown rows come to: counted, and summed by unit, never one unit with another. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { annualUnits, type AnnualUnit } from '../../../model/units'
import { useLanguage } from '../../i18n'
import { formatWorkedOut } from '../fieldInput/numbers'
import { useWords } from '../words'
import type { SynergyItem } from './synergyTable'
import css from './table.module.css'

/** Yearly sums of rows by unit, and how many rows have no yearly figure. */
export function totalsOf(rows: readonly SynergyItem[]): {
  sums: Record<AnnualUnit, number>
  unknown: number
} {
  const sums: Record<AnnualUnit, number> = { t: 0, MWh: 0, m3: 0 }
  let unknown = 0
  for (const { row } of rows)
    if (row.annual_quantity === null) unknown++
    else sums[row.annual_unit as AnnualUnit] += row.annual_quantity
  return { sums, unknown }
}

export function Totals({ rows }: { rows: readonly SynergyItem[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const { sums, unknown } = useMemo(() => totalsOf(rows), [rows])
  return (
    <div className={css.totals} role="status">
      <strong>{t('records.table.rows', { count: rows.length })}</strong>
      {annualUnits.map(
        (unit) =>
          sums[unit] > 0 && (
            <span key={unit}>
              {t('records.table.sum', {
                amount: formatWorkedOut(sums[unit], language),
                unit: words.units[unit],
              })}
            </span>
          ),
      )}
      {unknown > 0 && <span className={css.quiet}>{t('records.table.unknown', { count: unknown })}</span>}
    </div>
  )
}
