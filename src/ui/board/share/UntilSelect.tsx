/** How long a key works: says until when, and takes another choice. */
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n'
import { momentWords, type Until } from './moments'
import classes from './share.module.css'

export interface UntilSelectProps {
  /** ISO 8601; `null`: never. */
  readonly value: string | null
  readonly choices: readonly Until[]
  /** What the key is, for ears. */
  readonly of: string
  readonly onChoose: (until: Until) => void
}

export function UntilSelect({ value, choices, of, onChoose }: UntilSelectProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const now =
    value === null ? t('share.until.never') : t('share.until.at', { when: momentWords(value, language) })
  return (
    <label className={classes.until}>
      <span>{t('share.until.label')}</span>
      <NativeSelect
        size="sm"
        aria-label={`${t('share.until.label')}: ${of}`}
        value=""
        onChange={({ currentTarget }) => onChoose(currentTarget.value as Until)}
      >
        <option value="" hidden>
          {now}
        </option>
        {choices.map((until) => (
          <option key={until} value={until}>
            {t(`share.until.${until}`)}
          </option>
        ))}
      </NativeSelect>
    </label>
  )
}
