/** A benefit as people read it. */
import { useTranslation } from 'react-i18next'
import type { BenefitName } from '../../../analysis/assessment/assess'
import type { Range } from '../../../analysis/assessment/terms'
import { useLanguage } from '../../i18n'
import { formatEnds, roundedMoney } from '../fieldInput/numbers'
import css from './assessment.module.css'
import './assessmentWords'

/** What is shown of an assessment: its benefits, and what comes from living matter apart from them. */
export type Shown = BenefitName | 'biogenic'

/** "1,200 to 1,500 t"; one figure where both ends read the same. */
export function BenefitRange({ of, name }: { of: Range; name: Shown }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [low, high] = formatEnds(name === 'saving' ? roundedMoney(of) : of, language)
  const unit = t(`assessment.unit.${name}`)
  return (
    <span className={css.range}>
      {t(low === high ? 'assessment.one' : 'assessment.range', { low, high, unit })}
    </span>
  )
}
