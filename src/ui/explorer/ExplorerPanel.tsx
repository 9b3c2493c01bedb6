/** All about one resource: what it is called, who on the board has and wants it, how much, and what it is used for elsewhere. */
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { explore } from '../../analysis/explore/explore'
import type { Concept } from '../../analysis/knowledge/knowledge'
import { isExactly, nameOf } from '../../analysis/knowledge/suggest'
import type { Language } from '../../model/words'
import { SidePanel } from '../basics/SidePanel'
import { useBoard, useVersion } from '../board/context'
import { useLanguage } from '../i18n'
import type { Matching } from '../matches/matching'
import { useMatching } from '../matches/useMatching'
import fields from '../records/fields.module.css'
import { choiceIcon } from '../records/look'
import '../records/recordWords'
import { useWords } from '../records/words'
import { Picker } from '../records/pickers/Picker'
import { OnBoard, Totals } from './OnBoard'
import { Uses } from './Uses'
import { useKnown, type Known } from './useSuggestions'
import css from './explorer.module.css'
import './words'

export interface ExplorerPanelProps {
  /** A name to begin with; '' for none. */
  readonly asked: string
  readonly onClose: () => void
}

export default function ExplorerPanel({ asked, onClose }: ExplorerPanelProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const matching = useMatching()
  const known = useKnown()
  const [typed, setTyped] = useState(asked)
  const concept = known && matching ? meant(typed, known, matching) : undefined
  const of = concept === undefined ? undefined : known!.base.concepts[concept]
  return (
    <SidePanel
      id="explorer-title"
      title={t('explorer.title')}
      closeLabel={t('explorer.close')}
      onClose={onClose}
      className={css.panel}
    >
      <div className={`${css.section} ${fields.field}`}>
        <Picker
          label={t('explorer.field')}
          placeholder={t('explorer.placeholder')}
          shown={typed}
          loose
          options={(query) => (query && known ? optionsOf(query, known, language) : [])}
          onPick={(value) => setTyped(nameOf(known!.base.concepts[Number(value)]!, language))}
          onFree={setTyped}
        />
      </div>
      {typed === '' ? (
        <p className={css.note}>{t('explorer.how')}</p>
      ) : !known || !matching ? (
        <p className={css.note} role="status">
          {t('explorer.loading')}
        </p>
      ) : (
        <>
          {of ? <About concept={of} /> : <p className={css.note}>{t('explorer.wordsOnly')}</p>}
          <Board matching={matching} words={typed} concept={concept} />
          {concept !== undefined && <Uses base={known.base} concept={concept} />}
        </>
      )}
    </SidePanel>
  )
}

/** Concepts for a typed text, each with the name that fits where it is another than the one shown. */
function optionsOf(query: string, { suggestions }: Known, language: Language) {
  return suggestions
    .find(query, language)
    .map(({ concept, name, as }) => ({ value: String(concept), label: name, ...(as && { hint: as }) }))
}

/** The concept of that name, or the one that an offer of that name would be taken for. */
function meant(typed: string, { suggestions }: Known, matching: Matching): number | undefined {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return undefined
  const named = suggestions.find(typed, 'en', 1)[0]
  if (named && isExactly(named, typed)) return named.concept
  for (const { id, name } of matching.board.resources.values())
    if (name.trim().toLowerCase() === wanted) return matching.conceptOf(id)
  return named?.concept
}

function About({ concept }: { concept: Concept }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useWords()
  const [name, ...others] = concept[language]
  return (
    <section className={css.section}>
      <h3 className={css.name}>
        {choiceIcon('category', concept.category, 18)} <span>{name}</span>
      </h3>
      <p className={css.quiet}>{words.categories[concept.category]}</p>
      {others.length > 0 && <p>{t('explorer.also', { names: others.join(', ') })}</p>}
      {concept.low && <p>{t('explorer.codes', { codes: concept.low.join(', ') })}</p>}
    </section>
  )
}

function Board({
  matching,
  words,
  concept,
}: {
  matching: Matching
  words: string
  concept: number | undefined
}) {
  const { t } = useTranslation()
  const board = useBoard()
  const { version, base } = matching
  const family = useMemo(
    () => (concept === undefined ? [] : [concept, ...base.narrower(concept).map((one) => one.concept)]),
    [base, concept],
  )
  const known = matching.ofConcepts(family)
  // Amounts and owners tell something here that they do not tell of matches.
  const versions = [useVersion('companies'), useVersion('resources'), useVersion('flows')].join()
  const found = useMemo(
    () => {
      if (concept === undefined) return explore(board, { words })
      const concepts = new Map(known)
      return explore(board, { concept, base, conceptOf: (id) => concepts.get(id) })
    },
    // The versions say when the answers may be others.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [board, concept, base, known, version, versions, words],
  )
  return (
    <>
      {!matching.ready && (
        <p className={css.note} role="status">
          {t('explorer.loading')}
        </p>
      )}
      <OnBoard found={found} />
      <Totals found={found} />
    </>
  )
}
