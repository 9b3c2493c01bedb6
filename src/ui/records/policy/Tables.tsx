/** The counts of the recommendations: families with what waits behind each, by status, by municipality. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../../analysis/recommendations/facts'
import {
  keyOfPlace,
  type FamilyReport,
  type Recommendations,
  type Waiting,
} from '../../../analysis/recommendations/recommend'
import { statuses } from '../../../model/records'
import { annualUnits } from '../../../model/units'
import { useLanguage } from '../../i18n'
import { formatNumber } from '../fieldInput/numbers'
import { useWords } from '../words'
import { savingText, sumText } from './figures'
import css from './policy.module.css'

export function FamilyTable({ report }: { report: Recommendations }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Scrolled label={t('policy.table')}>
      <thead>
        <tr>
          <th scope="col">{words.fields.barrier}</th>
          <th scope="col">{t('policy.waiting')}</th>
          {annualUnits.map((unit) => (
            <th key={unit} scope="col">
              {words.units[unit]} {words.periods.year}
            </th>
          ))}
          <th scope="col">{t('policy.saving')}</th>
          <th scope="col">{t('policy.unknown')}</th>
        </tr>
      </thead>
      <tbody>
        {report.families.map(({ family, waiting }) => (
          <WaitingRow key={family} name={words.barriers[family]} waiting={waiting} />
        ))}
      </tbody>
      <tfoot>
        <WaitingRow name={t('policy.whole')} waiting={report.waiting} />
      </tfoot>
    </Scrolled>
  )
}

function WaitingRow({ name, waiting }: { name: string; waiting: Waiting }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { synergies: all, withoutAnnual: annual, withoutSaving: saving } = waiting
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{formatNumber(all, language)}</td>
      {annualUnits.map((unit) => (
        <td key={unit}>{sumText(waiting, unit, language) ?? '–'}</td>
      ))}
      <td>{savingText(waiting, language, t) ?? '–'}</td>
      <td>{annual + saving > 0 ? t('policy.unknownCell', { annual, saving, all }) : '–'}</td>
    </tr>
  )
}

export function StatusTable({ families }: { families: readonly FamilyReport[] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <Scrolled label={t('policy.byStatus')}>
      <thead>
        <tr>
          <th scope="col">{words.fields.barrier}</th>
          {statuses.map((status) => (
            <th key={status} scope="col">
              {words.statuses[status]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {families.map(({ family, byStatus }) => (
          <tr key={family}>
            <th scope="row">{words.barriers[family]}</th>
            {statuses.map((status) => (
              <td key={status}>{byStatus[status] || '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scrolled>
  )
}

export function PlaceTable({ families }: { families: readonly FamilyReport[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const places = new Map<string, { place: Place; counts: Map<string, number> }>()
  for (const { family, places: counted } of families)
    for (const { waiting, ...place } of counted) {
      const row = places.get(keyOfPlace(place)) ?? { place, counts: new Map<string, number>() }
      places.set(keyOfPlace(place), row)
      row.counts.set(family, waiting)
    }
  if (places.size === 0) return null
  return (
    <Scrolled label={t('policy.byPlace')}>
      <thead>
        <tr>
          <th scope="col">{t('policy.municipality')}</th>
          {families.map(({ family }) => (
            <th key={family} scope="col">
              {words.barriers[family]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...places.values()].map(({ place, counts }) => (
          <tr key={keyOfPlace(place)}>
            <th scope="row" dir="auto">
              {[place.municipality || t('policy.unnamedPlace'), place.country].filter(Boolean).join(', ')}
            </th>
            {families.map(({ family }) => (
              <td key={family}>{counts.get(family) ?? '–'}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Scrolled>
  )
}

/** A table that may be wider than the page: then it scrolls, by keys too. */
function Scrolled({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={css.scrolled} tabIndex={0} role="region" aria-label={label}>
      <table className={css.table}>
        <caption>{label}</caption>
        {children}
      </table>
    </div>
  )
}
