/** Who made a record, and when it was last changed. */
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n'
import { formatMoment } from '../fieldInput/dates'
import css from './inspector.module.css'

interface Dated {
  readonly createdAt?: string
  readonly createdBy?: string
  readonly updatedAt?: string
}

export function Stamp({ record }: { record: Dated }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { createdAt, createdBy, updatedAt } = record
  const date = createdAt && formatMoment(createdAt, language)
  const made =
    date && createdBy
      ? t('records.stamp.createdBy', { date, name: createdBy })
      : date && t('records.stamp.created', { date })
  return (
    <p className={css.stamp} dir="auto">
      {made}
      {updatedAt && updatedAt !== createdAt && (
        <>
          {made && <br />}
          {t('records.stamp.changed', { date: formatMoment(updatedAt, language) })}
        </>
      )}
    </p>
  )
}
