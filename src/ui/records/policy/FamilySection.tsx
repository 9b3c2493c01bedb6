/** One family of barriers: what can be done about it, and each synergy behind it. */
import { useTranslation } from 'react-i18next'
import type { SynergyFacts } from '../../../analysis/recommendations/facts'
import { measureFor } from '../../../analysis/recommendations/measures'
import type { FamilyReport } from '../../../analysis/recommendations/recommend'
import type { BarrierFamily } from '../../../model/records'
import { useLanguage } from '../../i18n'
import { formatDay } from '../fieldInput/dates'
import { formatWorkedOut } from '../fieldInput/numbers'
import { StatusChip } from '../look'
import { useWords } from '../words'
import { behindText, moneyText, unknownTexts } from './figures'
import css from './policy.module.css'

export interface FamilySectionProps {
  readonly report: FamilyReport
  readonly onOpen: (flow: string) => void
}

export function FamilySection({ report, onOpen }: FamilySectionProps) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const { family, waiting, synergies } = report
  const { text, sources } = measureFor(family, language)
  const name = words.barriers[family]
  return (
    <section className={css.family} aria-label={name}>
      <h3>{name}</h3>
      {waiting.synergies > 0 && (
        <p>{[behindText(waiting, words, language, t), ...unknownTexts(waiting, t)].join('; ')}</p>
      )}
      <h4>{t('policy.can')}</h4>
      <p>{text}</p>
      <p className={css.quiet}>
        {t('policy.sources')}: {sources.join('; ')}
      </p>
      <h4>{t('policy.synergies')}</h4>
      <ul className={css.synergies}>
        {synergies.map((one) => (
          <Synergy key={one.id} one={one} family={family} onOpen={() => onOpen(one.id)} />
        ))}
      </ul>
    </section>
  )
}

interface SynergyProps {
  readonly one: SynergyFacts
  readonly family: BarrierFamily
  readonly onOpen: () => void
}

function Synergy({ one, family, onOpen }: SynergyProps) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const { annual, saving, status, notes } = one
  const next = one.actions.find(({ done }) => !done)
  const figures = [
    annual &&
      `${formatWorkedOut(annual.quantity, language)} ${words.units[annual.unit]} ${words.periods.year}`,
    saving !== null && t('policy.money', { amount: moneyText(saving, language, t) }),
  ].filter(Boolean)
  const what =
    next && [next.text, next.owner, next.due && formatDay(next.due, language)].filter(Boolean).join(', ')
  return (
    <li className={css.synergy}>
      <div className={css.line}>
        <button type="button" className={css.name} dir="auto" onClick={onOpen}>
          {one.name}
        </button>
        <StatusChip status={status} />
        <span className={css.quiet}>{figures.length > 0 ? figures.join(', ') : t('policy.noFigures')}</span>
      </div>
      <p dir="auto">{notes[family] ?? <span className={css.quiet}>{t('policy.noNote')}</span>}</p>
      <p className={css.quiet} dir="auto">
        {what ? t('policy.next', { what }) : t('policy.noNext')}
      </p>
    </li>
  )
}
