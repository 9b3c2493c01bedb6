/** What the board's synergies are worth together, typed figures and worked out ones, as ranges; it follows as people type. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { benefits } from '../../../analysis/assessment/assess'
import { BoardTotals, type StatusTotals } from '../../../analysis/assessment/totals'
import { useBoard } from '../../board/context'
import { useWidth } from '../../board/useWidth'
import { BenefitRange } from '../inspector/BenefitRange'
import css from './table.module.css'

/** Sums are shown anew at most this often, ms. */
const calm = 200

/** The totals of the board, or null until they have been worked out, which on a large board takes a moment. */
function useTotals(): StatusTotals | null {
  const board = useBoard()
  const [shown, setShown] = useState<StatusTotals | null>(null)
  useEffect(() => {
    let totals: BoardTotals | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      timer = undefined
      totals ??= new BoardTotals(board)
      setShown(totals.all())
    }
    timer = setTimeout(show)
    const stop = board.subscribe(({ ids }) => {
      if (ids.flows.size + ids.companies.size + ids.resources.size > 0) timer ??= setTimeout(show, calm)
    })
    return () => {
      clearTimeout(timer)
      stop()
      totals?.destroy()
    }
  }, [board])
  return shown
}

export default function AssessedTotals() {
  const { t } = useTranslation()
  const totals = useTotals()
  const width = useWidth()
  const known = benefits.flatMap((name) => {
    const range = totals?.benefits[name]
    return range ? [[name, range] as const] : []
  })
  if (!totals || known.length === 0) return null
  const title = t('assessment.totals')
  const figures = (
    <>
      {known.map(([name, range]) => (
        <span key={name}>
          <span className={css.quiet}>
            {name === 'saving' ? t('assessment.savingAll') : t(`assessment.name.${name}`)}
          </span>{' '}
          <BenefitRange of={range} name={name} />
        </span>
      ))}
      <span className={css.quiet}>{t('assessment.totalsNote')}</span>
    </>
  )
  // A phone has room for the list or for the figures: they open when asked for.
  return width === 'phone' ? (
    <details className={css.folded}>
      <summary>{title}</summary>
      <div className={css.totals} role="group" aria-label={title}>
        {figures}
      </div>
    </details>
  ) : (
    <div className={css.totals} role="group" aria-label={title}>
      <strong>{title}</strong>
      {figures}
    </div>
  )
}
