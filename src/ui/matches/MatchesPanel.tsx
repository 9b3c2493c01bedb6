/** The list of matches, best first: of what is selected, of the whole board, or of one company to another. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Match } from '../../analysis/matching/score'
import { acceptMatch, markMatch } from '../../model/commands/matches'
import type { MatchState } from '../../model/matchMarks'
import { matchKey } from '../../model/matchRefs'
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { announce } from '../announcer'
import { Segments } from '../basics/Segments'
import { SidePanel } from '../basics/SidePanel'
import { useBoard, useEditor, useEditorState } from '../board/context'
import { goTo } from '../records/commands'
import { notifyWithUndo } from '../undoNotice'
import { MatchCard, type MatchDeed } from './MatchCard'
import { eachOnce, type Matching } from './matching'
import { useMovingOn } from './movingOn'
import { useMatching } from './useMatching'
import css from './matches.module.css'
import './words'

/** Cards shown at first, and with each asking for more. */
const page = 40

type Shown = 'open' | MatchState
interface Between {
  readonly from: string
  readonly to: string
}
/** What was selected when a match of it was accepted, and the flow that came of it. */
interface Worked {
  readonly of: readonly RecordRef[]
  readonly flow: string
}

export interface MatchesPanelProps {
  readonly between: Between | null
  readonly onBetween: (between: Between | null) => void
  /** Opens what is known of a resource, by its name. */
  readonly onExplore: (name: string) => void
  readonly onClose: () => void
}

export default function MatchesPanel({ between, onBetween, onExplore, onClose }: MatchesPanelProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const matching = useMatching()
  const selection = useEditorState((state) => state.selection)
  const [whole, setWhole] = useState(false)
  const [shown, setShown] = useState<Shown>('open')
  const [most, setMost] = useState(page)
  const list = useRef<HTMLUListElement>(null)
  const [worked, setWorked] = useState<Worked | null>(null)
  // Who accepts one of a company's matches goes on with the others of that company, though the new flow is selected now.
  const fresh = selection.length === 1 && selection[0]!.id === worked?.flow
  const chosen = fresh
    ? worked!.of
    : selection.filter(({ collection }) => collection === 'companies' || collection === 'resources')
  const scope = between ? 'between' : chosen.length > 0 && !whole ? 'selected' : 'board'
  const listing = scope === 'board' && shown === 'open'
  useEffect(() => {
    // With what more there is to show, so that it need not be waited for.
    if (listing) return matching?.want({ listed: most + page, counted: 0 })
  }, [listing, matching, most])
  const all = matching ? matchesIn(matching, shown, scope === 'selected' ? chosen : null, between) : []
  const isReading =
    !matching || (listing ? !matching.isListed(most + page) : !matching.ready || matching.isWaiting)
  const nameOf = (id: string) => board.companies.get(id)?.name ?? ''
  const moveOn = useMovingOn(list, 'matches-title', all)

  /** Says what was done, with the way back beside it. */
  const tell = (message: string) => {
    announce(message)
    notifyWithUndo(editor.session.undo, { id: 'match', message, label: t('actions.undo') })
  }
  const deeds = (match: Match): MatchDeed => ({
    accept: () => {
      const { doc } = editor.session
      const [offer, need] = [board.resources.get(match.offer), board.resources.get(match.need)]
      if (!offer || !need) return
      moveOn(match)
      const id = acceptMatch(doc, editor.edit(), offer, need)
      setWorked({ of: chosen, flow: id })
      goTo(editor, { collection: 'flows', id })
      tell(t('matches.accepted', { offer: offer.name }))
    },
    mark: (state) => {
      moveOn(match)
      markMatch(editor.session.doc, editor.edit(), match, state)
      const words = { later: 'matches.keptForLater', dismissed: 'matches.wasDismissed' } as const
      const offer = board.resources.get(match.offer)?.name ?? ''
      tell(t(state ? words[state] : 'matches.wasPutBack', { offer }))
    },
  })

  return (
    <SidePanel
      id="matches-title"
      title={t('matches.title')}
      closeLabel={t('matches.close')}
      onClose={onClose}
    >
      <div className={css.choices}>
        {between ? (
          <p className={css.between}>
            <span dir="auto">
              {t('matches.scope.between', { from: nameOf(between.from), to: nameOf(between.to) })}
            </span>
            <button type="button" className={css.link} onClick={() => onBetween(null)}>
              {t('matches.scope.clear')}
            </button>
          </p>
        ) : (
          chosen.length > 0 && (
            <Segments
              label={t('matches.scope.label')}
              value={scope === 'board' ? 'board' : 'selected'}
              options={(['selected', 'board'] as const).map((value) => ({
                value,
                label: t(`matches.scope.${value}`),
              }))}
              onChange={(value) => setWhole(value === 'board')}
            />
          )
        )}
        <Segments
          label={t('matches.state.label')}
          value={shown}
          options={(['open', 'later', 'dismissed'] as const).map((value) => ({
            value,
            label: t(`matches.state.${value}`),
          }))}
          onChange={setShown}
        />
      </div>
      {!matching || (isReading && all.length === 0) ? (
        <p className={css.note} role="status">
          {t('matches.reading')}
        </p>
      ) : all.length === 0 ? (
        <p className={css.note}>
          {t(shown === 'open' && scope === 'selected' ? 'matches.none.selected' : `matches.none.${shown}`)}
        </p>
      ) : (
        <ul className={css.cards} ref={list} aria-label={t('matches.list')}>
          {all.slice(0, most).map((match) => (
            <MatchCard
              key={matchKey(match)}
              match={match}
              matching={matching}
              deeds={deeds(match)}
              onExplore={onExplore}
            />
          ))}
        </ul>
      )}
      {all.length > most && (
        <button type="button" className={css.more} onClick={() => setMost(most + page)}>
          {t('matches.more')}
        </button>
      )}
    </SidePanel>
  )
}

/** @param chosen companies and resources that a match must belong to; null for all. */
function matchesIn(
  matching: Matching,
  shown: Shown,
  chosen: readonly RecordRef[] | null,
  between: Between | null,
): readonly Match[] {
  const { board } = matching
  if (between) {
    const fits = (match: Match) => isBetween(board, match, between)
    if (shown !== 'open') return matching.marked(shown).filter(fits)
    // What is among the best of the one need not be among the best of the other.
    return eachOnce([between.from, between.to].flatMap((company) => matching.ofCompany(company).filter(fits)))
  }
  if (!chosen) return shown === 'open' ? matching.all() : matching.marked(shown)
  if (shown !== 'open') {
    const ids = new Set(chosen.map(({ id }) => id))
    return matching
      .marked(shown)
      .filter(({ offer, need }) =>
        [offer, need].some((id) => ids.has(id) || ids.has(board.resources.get(id)?.company ?? '')),
      )
  }
  return eachOnce(
    chosen.flatMap(({ collection, id }) =>
      collection === 'companies' ? matching.ofCompany(id) : matching.ofResource(id),
    ),
  )
}

const isBetween = (board: BoardSnapshot, { offer, need }: Match, { from, to }: Between) =>
  board.resources.get(offer)?.company === from && board.resources.get(need)?.company === to
