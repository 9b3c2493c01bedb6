/** Who on the board offers and needs a resource, and how much of it that is a year. */
import { useTranslation } from 'react-i18next'
import type { Explored, Sum } from '../../analysis/explore/explore'
import type { Resource } from '../../model/records'
import type { AnnualUnit } from '../../model/units'
import { useBoard, useEditor } from '../board/context'
import { useLanguage } from '../i18n'
import { goTo } from '../records/commands'
import { formatWorkedOut } from '../records/fieldInput/numbers'
import { choiceIcon } from '../records/look'
import { amountText, useWords } from '../records/words'
import css from './explorer.module.css'

/** Companies that are listed; the rest is counted. */
const most = 30

export function OnBoard({ found }: { found: Explored }) {
  const { t } = useTranslation()
  return (
    <section className={css.section}>
      <h3>{t('explorer.board.title')}</h3>
      <Owners of={found.offers} direction="offer" title={t('explorer.board.offers')} />
      <Owners of={found.needs} direction="need" title={t('explorer.board.needs')} />
    </section>
  )
}

function Owners({
  of,
  direction,
  title,
}: {
  of: readonly Resource[]
  direction: 'offer' | 'need'
  title: string
}) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const language = useLanguage()
  const words = useWords()
  return (
    <>
      <h4>
        {choiceIcon('direction', direction)} {title}
      </h4>
      {of.length === 0 && <p className={css.quiet}>{t('explorer.board.none')}</p>}
      <ul className={css.list}>
        {of.slice(0, most).map((resource) => (
          <li key={resource.id}>
            <button
              type="button"
              className={css.owner}
              onClick={() => goTo(editor, { collection: 'companies', id: resource.company })}
            >
              <span dir="auto">{board.companies.get(resource.company)?.name}</span>
              <span className={css.quiet} dir="auto">
                {[resource.name, amountText(resource, words, language)].filter(Boolean).join(', ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {of.length > most && (
        <p className={css.quiet}>{t('explorer.board.more', { count: of.length - most })}</p>
      )}
    </>
  )
}

export function Totals({ found }: { found: Explored }) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const gaps = Object.entries(found.gap) as [AnnualUnit, number][]
  return (
    <section className={css.section}>
      <h3>{t('explorer.totals.title')}</h3>
      <dl className={css.totals}>
        {(['offered', 'needed', 'flowing'] as const).map((name) => (
          <Line
            key={name}
            name={t(`explorer.totals.${name}`)}
            sum={found[name]}
            none={{ offered: found.offers, needed: found.needs, flowing: found.flows }[name].length === 0}
          />
        ))}
        <dt>{t('explorer.totals.gap')}</dt>
        <dd>
          {gaps.length === 0
            ? t('explorer.totals.unknown')
            : gaps.map(([unit, gap]) => (
                <span key={unit}>
                  {gap === 0
                    ? t('explorer.totals.even')
                    : `${t(gap > 0 ? 'explorer.totals.missing' : 'explorer.totals.left')} ${formatWorkedOut(Math.abs(gap), language)} ${words.units[unit]}`}
                </span>
              ))}
        </dd>
      </dl>
    </section>
  )
}

function Line({ name, sum, none }: { name: string; sum: Sum; none: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const amounts = Object.entries(sum.amounts) as [AnnualUnit, number][]
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {none && '–'}
        {!none && amounts.length === 0 && <span>{t('explorer.totals.unknown')}</span>}
        {amounts.map(([unit, amount]) => (
          <span key={unit}>
            {formatWorkedOut(amount, language)} {words.units[unit]}
          </span>
        ))}
        {amounts.length > 0 && sum.unknown > 0 && (
          <span className={css.quiet}>{t('explorer.totals.uncounted', { count: sum.unknown })}</span>
        )}
      </dd>
    </>
  )
}
