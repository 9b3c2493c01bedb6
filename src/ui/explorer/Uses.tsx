/** What a resource is known to be used for, what can take its place, and where that runs, by whose word. */
import { IconMapPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { KnowledgeBase } from '../../analysis/knowledge/base'
import { nameOf } from '../../analysis/knowledge/suggest'
import { useLanguage } from '../i18n'
import css from './explorer.module.css'

export function Uses({ base, concept }: { base: KnowledgeBase; concept: number }) {
  const { t } = useTranslation()
  const uses = byStrength(base, base.usesOf(concept))
  const substitutes = byStrength(base, base.replacedIn(concept))
  return (
    <>
      <section className={css.section}>
        <h3>{t('explorer.uses.title')}</h3>
        {uses.length === 0 && <p className={css.quiet}>{t('explorer.uses.none')}</p>}
        <ul className={css.list}>
          {uses.map((use) => (
            <UseEntry key={use} base={base} use={use} showSources={false} />
          ))}
        </ul>
      </section>
      {substitutes.length > 0 && (
        <section className={css.section}>
          <h3>{t('explorer.uses.substitutes')}</h3>
          <ul className={css.list}>
            {substitutes.map((use) => (
              <UseEntry key={use} base={base} use={use} showSources />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const byStrength = (base: KnowledgeBase, uses: readonly number[]) =>
  [...uses].sort((a, b) => base.uses[b]!.strength - base.uses[a]!.strength)

function UseEntry({ base, use, showSources }: { base: KnowledgeBase; use: number; showSources: boolean }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { of, places = [], conditions = [], ...names } = base.uses[use]!
  const called = (concepts: readonly number[]) =>
    concepts.map((one) => nameOf(base.concepts[one]!, language)).join(', ')
  const replaced = base.replacedBy(use)
  return (
    <li className={css.use}>
      <span className={css.useName}>{names[language][0]}</span>
      {showSources && (
        <span className={css.quiet}>
          {t('explorer.uses.from', { names: called(of.flatMap((id) => base.numberOf(id) ?? [])) })}
        </span>
      )}
      {!showSources && replaced.length > 0 && (
        <span className={css.quiet}>{t('explorer.uses.insteadOf', { names: called(replaced) })}</span>
      )}
      {conditions.map((condition) => (
        <span key={condition.en}>{t('explorer.uses.condition', { text: condition[language] })}</span>
      ))}
      {places.map((place) => (
        <span key={`${place.where} ${place.source}`} className={css.place}>
          <IconMapPin size={15} aria-hidden />
          <span>
            {place.donor || place.receiver
              ? t('explorer.uses.runs', {
                  where: place.where,
                  donor: place.donor ?? t('explorer.uses.someone'),
                  receiver: place.receiver ?? t('explorer.uses.someone'),
                })
              : place.where}
            <span className={css.source}>{t('explorer.uses.source', { source: place.source })}</span>
            {place.checked === 'recalled' && (
              <span className={css.recalled}>{t('explorer.uses.recalled')}</span>
            )}
          </span>
        </span>
      ))}
    </li>
  )
}
