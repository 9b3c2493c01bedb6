/** A page for a municipality: which barriers stand in the way of its synergies, what waits behind them, what it can do. */
import { NativeSelect } from '@mantine/core'
import { IconJson, IconPrinter } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placeKey } from '../../../analysis/recommendations/recommend'
import { dayOf } from '../../../model/actionState'
import { useEditor, useMeta } from '../../board/context'
import { download } from '../../board/exporting'
import { useLanguage } from '../../i18n'
import { goTo } from '../commands'
import { formatDay } from '../fieldInput/dates'
import table from '../table/table.module.css'
import { useWords } from '../words'
import { FamilySection } from './FamilySection'
import { behindText, unknownTexts } from './figures'
import css from './policy.module.css'
import { FamilyTable, PlaceTable, StatusTable } from './Tables'
import { useRecommendations } from './useRecommendations'
import './words'

export default function PolicyPage() {
  const { t } = useTranslation()
  const editor = useEditor()
  const meta = useMeta()
  const words = useWords()
  const language = useLanguage()
  const [where, setWhere] = useState({ country: '', municipality: '' })
  const { report, places } = useRecommendations(where)
  const named = (key: 'country' | 'municipality') => {
    const inCountry = places.filter(
      ({ country }) =>
        key === 'country' || where.country === '' || placeKey(country) === placeKey(where.country),
    )
    const byKey = new Map(inCountry.map((place) => [placeKey(place[key]), place[key]]))
    return [...byKey.values()].filter(Boolean)
  }
  const save = async () => {
    const [{ writeRecommendations }, { fileName }] = await Promise.all([
      import('../../../exchange/recommendationsJson'),
      import('../../../exchange/formats'),
    ])
    const options = { language, boardId: editor.session.board, now: new Date() }
    const text = writeRecommendations(report, where, meta.region, options)
    download(new Blob([text], { type: 'application/json' }), fileName(meta.title, 'recommendations.json'))
  }
  const select = (key: 'country' | 'municipality') => (
    <NativeSelect
      size="xs"
      label={t(`policy.${key}`)}
      value={where[key]}
      onChange={(event) => {
        const value = event.currentTarget.value
        setWhere(key === 'country' ? { country: value, municipality: '' } : { ...where, municipality: value })
      }}
      data={[{ value: '', label: t('policy.everywhere') }, ...named(key)]}
    />
  )
  const place = [where.municipality, where.country].filter(Boolean).join(', ') || meta.region || meta.title
  const { waiting, families } = report
  return (
    <div className={css.scroller} tabIndex={0} role="region" aria-label={t('policy.title')} data-printed>
      <article className={css.page}>
        <div className={css.controls}>
          {select('country')}
          {select('municipality')}
          <span className={table.spacer} />
          <button type="button" className={table.addButton} onClick={() => window.print()}>
            <IconPrinter size={16} aria-hidden />
            {t('policy.print')}
          </button>
          <button type="button" className={table.addButton} onClick={() => void save()}>
            <IconJson size={16} aria-hidden />
            {t('policy.save')}
          </button>
        </div>
        <h2>{t('policy.title')}</h2>
        <p className={css.quiet} dir="auto">
          {t('policy.where', { place, day: formatDay(dayOf(new Date()), language) })}
        </p>
        {families.length === 0 ? (
          <p>{t('policy.none')}</p>
        ) : (
          <>
            <p className={css.summary}>
              {t('policy.summary', { waiting: waiting.synergies, count: report.synergies })}{' '}
              {waiting.synergies > 0 &&
                t('policy.behind', {
                  what: [behindText(waiting, words, language, t), ...unknownTexts(waiting, t)].join('; '),
                })}
            </p>
            <FamilyTable report={report} />
            <StatusTable families={families} />
            <PlaceTable families={families} />
            <p className={css.quiet}>{t('policy.once')}</p>
            {families.map((one) => (
              <FamilySection
                key={one.family}
                report={one}
                onOpen={(id) => goTo(editor, { collection: 'flows', id })}
              />
            ))}
          </>
        )}
      </article>
    </div>
  )
}
