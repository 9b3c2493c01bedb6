/** A question about a flow, with a few answers to choose from; what is none of them stays as it was typed. */
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RecordRef } from '../../../model/records'
import { useBound } from '../fieldInput/useBound'
import css from './assessment.module.css'

interface Answer {
  readonly value: string
  readonly label: string
}

/** @param name field of the flow that keeps the answer. */
export function AnswerSelect({
  of,
  name,
  label,
  answers,
  unanswered,
  long,
}: {
  of: RecordRef<'flows'>
  name: string
  label: string
  answers: readonly Answer[]
  /** What is taken for granted until there is an answer; absent for nothing. */
  unanswered?: string
  /** The answers are long: they have a line of their own below the question. */
  long?: boolean
}) {
  const { t } = useTranslation()
  const { raw, readOnly, write } = useBound(of, name)
  const held = raw === undefined || raw === null ? '' : String(raw)
  const own = held === '' || answers.some(({ value }) => value === held) ? [] : [{ value: held, label: held }]
  return (
    <NativeSelect
      className={long ? css.longAnswer : css.answer}
      size="xs"
      label={label}
      value={held}
      disabled={readOnly}
      onChange={(event) => write(event.currentTarget.value || null)}
      data={[{ value: '', label: unanswered ?? t('assessment.unanswered') }, ...answers, ...own]}
    />
  )
}
