/** How much of something: quantity, unit and period together, and what that is a year. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Amount, RecordRef } from '../../../model/records'
import { annualAmount } from '../../../model/units'
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
  const record = useRecord<'flows' | 'resources'>(of) as Amount | undefined
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const annual = record && annualAmount(record)
  const plainYear = record?.period === 'year' && annual?.unit === record.unit
  return (
    <>
      <div className={css.amount}>
        <RecordField of={of} name="quantity" hintSlot={slot} />
        <RecordField of={of} name="unit" hintSlot={slot} />
        <RecordField of={of} name="period" hintSlot={slot} />
      </div>
      <div ref={setSlot} className={css.hints} />
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
