/** How much of something: quantity, unit and period together, and what that is a year. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '../../../model/records'
import { annualAmount, isVolume, type AmountOf } from '../../../model/units'
import { useRecord } from '../../board/context'
import { useLanguage } from '../../i18n'
import { formatWorkedOut } from '../fieldInput/numbers'
import { useWords } from '../words'
import css from './inspector.module.css'
import { RecordField } from './RecordFields'

export function AmountFields({ of }: { of: RecordRef<'flows'> | RecordRef<'resources'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useWords()
  const record = useRecord<'flows' | 'resources'>(of) as AmountOf | undefined
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const annual = record && annualAmount(record)
  const plainYear = record?.period === 'year' && annual?.unit === record.unit
  // What a volume weighs is asked where it would count as tonnes; water is counted in m³.
  const weighs =
    record && (record.density !== undefined || (isVolume(record.unit) && record.category !== 'water'))
  return (
    <>
      <div className={css.amount}>
        <RecordField of={of} name="quantity" hintSlot={slot} />
        <RecordField of={of} name="unit" hintSlot={slot} />
        <RecordField of={of} name="period" hintSlot={slot} />
      </div>
      <div ref={setSlot} className={css.hints} />
      {weighs && <RecordField of={of} name="density" />}
      {annual && !plainYear && (
        <p className={css.small}>
          {t('records.amount.annual', {
            amount: formatWorkedOut(annual.quantity, language),
            unit: words.units[annual.unit],
          })}
        </p>
      )}
    </>
  )
}
