/** How feasible a flow is: eight questions to answer, and what the answers come to. */
import { useTranslation } from 'react-i18next'
import { feasibilityOf } from '../../../analysis/assessment/feasibility'
import { fitAnswers, fitFields, type RecordRef } from '../../../model/records'
import { useRecord } from '../../board/context'
import { useLanguage } from '../../i18n'
import { formatWorkedOut } from '../fieldInput/numbers'
import { AnswerSelect } from './AnswerSelect'
import css from './assessment.module.css'
import './assessmentWords'

const wordOf = (score: number) => (score >= 75 ? 'high' : score >= 40 ? 'medium' : 'low')

export default function FeasibilityFields({ of }: { of: RecordRef<'flows'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const flow = useRecord(of)
  if (!flow || flow.from === flow.to) return null
  const { score, unanswered } = feasibilityOf(flow)
  const answers = fitAnswers.map((value) => ({ value, label: t(`assessment.answer.${value}`) }))
  return (
    <details className={`${css.assessment} ${css.how}`}>
      <summary>
        {t('assessment.feasibility')}:{' '}
        <span aria-live="polite">
          {score !== null &&
            `${t('assessment.score', {
              word: t(`assessment.feasible.${wordOf(score)}`),
              score: formatWorkedOut(Math.round(score), language),
            })}; `}
          {t('assessment.open', { count: unanswered })}
        </span>
      </summary>
      <div role="group" aria-label={t('assessment.feasibility')} className={css.answers}>
        {fitFields.map((name) => (
          <AnswerSelect
            key={name}
            of={of}
            name={name}
            label={t(`assessment.fit.${name}`)}
            answers={answers}
          />
        ))}
      </div>
    </details>
  )
}
