/** What a flow is worth a year as published factors have it, how that was worked out, and what must be known for more. */
import { IconHelpCircle } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { answerable } from '../../../analysis/assessment/answers'
import { assess, benefits } from '../../../analysis/assessment/assess'
import { factorOf, type Factor } from '../../../analysis/assessment/factors'
import type { Benefit, Term } from '../../../analysis/assessment/terms'
import { fuels, type RecordRef } from '../../../model/records'
import { useRecord } from '../../board/context'
import { useLanguage } from '../../i18n'
import fields from '../fields.module.css'
import { AnswerSelect } from './AnswerSelect'
import css from './assessment.module.css'
import './assessmentWords'
import { BenefitRange, type Shown } from './BenefitRange'

export default function AssessmentSection({ of }: { of: RecordRef<'flows'> }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const flow = useRecord(of)
  const donor = useRecord({ collection: 'companies', id: flow?.from ?? '' })
  const receiver = useRecord({ collection: 'companies', id: flow?.to ?? '' })
  const offer = useRecord({ collection: 'resources', id: flow?.offer ?? '' })
  const worked = useMemo(
    () => (flow && donor && receiver && donor !== receiver ? assess({ flow, donor, receiver, offer }) : null),
    [flow, donor, receiver, offer],
  )
  if (!flow || !worked) return null
  const known = ([...benefits, 'biogenic'] as const).flatMap((name): [Shown, Benefit][] => {
    const benefit = worked[name]
    return benefit ? [[name, benefit]] : []
  })
  const { fuel, products } = answerable(flow, offer)
  const nameOf = ({ en, ru }: Factor) => (language === 'ru' ? ru : en)
  const spared = worked.co2e?.terms.find(({ kind }) => kind === 'avoidedProduction')?.factor
  const assumed = flow.replaces === undefined ? spared : undefined
  // The fuel is asked for where it is answered.
  const asked = worked.missing.filter((what) => what !== 'fuel' || !fuel)
  return (
    <section className={css.assessment} aria-label={t('assessment.title')}>
      <h4 className={css.title}>{t('assessment.title')}</h4>
      <p className={css.note}>{t(known.length > 0 ? 'assessment.note' : 'assessment.none')}</p>
      {known.length > 0 && (
        <dl className={css.figures}>
          {known.map(([name, benefit]) => (
            <div key={name}>
              <dt>{t(`assessment.name.${name}`)}</dt>
              <dd>
                <BenefitRange of={benefit} name={name} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {known.length > 0 && (
        <details className={css.how}>
          <summary>{t('assessment.how')}</summary>
          {known.map(([name, { terms }]) => (
            <div key={name}>
              <strong>{t(`assessment.name.${name}`)}</strong>
              <ul>
                {terms.map((term) => (
                  <TermLine key={`${term.kind}/${term.factor}`} term={term} name={name} />
                ))}
              </ul>
            </div>
          ))}
        </details>
      )}
      {fuel && (
        <AnswerSelect
          of={of}
          name="fuel"
          label={t('assessment.missing.fuel')}
          answers={fuels.map((value) => ({ value, label: t(`assessment.fuel.${value}`) }))}
        />
      )}
      {products.length > 0 && (
        <AnswerSelect
          of={of}
          name="replaces"
          long
          label={t('assessment.replaces')}
          answers={products.map((factor) => ({ value: factor.id, label: nameOf(factor) }))}
          unanswered={assumed ? t('assessment.assumed', { what: nameOf(factorOf(assumed)) }) : undefined}
        />
      )}
      {asked.map((what) => (
        <div key={what} className={`${fields.question} ${css.question}`}>
          <IconHelpCircle size={16} aria-hidden />
          <span>{t(`assessment.missing.${what}`)}</span>
        </div>
      ))}
    </section>
  )
}

function TermLine({ term, name }: { term: Term; name: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const factor = term.factor === null ? null : factorOf(term.factor)
  return (
    <li>
      {t(`assessment.kind.${term.kind}`)}: <BenefitRange of={term} name={name} />
      {factor && (
        <span className={css.source}>
          {language === 'ru' ? factor.ru : factor.en} ·{' '}
          {t('assessment.source', { source: factor.source, year: factor.year })}
          {factor.toBeChecked && <em className={css.check}> · {t('assessment.check')}</em>}
        </span>
      )}
    </li>
  )
}
