/** One match: who could give what to whom, how well it fits, why, what speaks against it, and what to do with it. */
import {
  IconAlertTriangle,
  IconArrowRight,
  IconCheck,
  IconClock,
  IconRestore,
  IconX,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { againstTexts, reasonText } from '../../analysis/matching/reasons'
import type { Match } from '../../analysis/matching/score'
import type { MatchState } from '../../model/matchMarks'
import type { Resource } from '../../model/records'
import { Button } from '../basics/Button'
import { useBoard, useEditor, useEditorState } from '../board/context'
import { useLanguage } from '../i18n'
import { goTo } from '../records/commands'
import { choiceIcon } from '../records/look'
import { amountText, useWords } from '../records/words'
import type { Matching } from './matching'
import css from './matches.module.css'

export interface MatchDeed {
  readonly accept: () => void
  /** @param state null puts it back among the new ones. */
  readonly mark: (state: MatchState | null) => void
}

export interface MatchCardProps {
  readonly match: Match
  readonly matching: Matching
  readonly deeds: MatchDeed
  readonly onExplore: (name: string) => void
}

export function MatchCard({ match, matching, deeds, onExplore }: MatchCardProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const board = useBoard()
  const canEdit = useEditorState((state) => state.canEdit)
  const [offer, need] = [board.resources.get(match.offer), board.resources.get(match.need)]
  if (!offer || !need) return null
  const mark = matching.marks.get(match)
  const against = againstTexts(match, language, matching)
  const named = (action: string) => t('matches.named', { action, offer: offer.name, need: need.name })
  return (
    <li className={css.card}>
      <div className={css.pair}>
        <Side of={offer} onExplore={onExplore} />
        <IconArrowRight size={18} aria-hidden className={css.arrow} />
        <Side of={need} onExplore={onExplore} />
      </div>
      <Score score={match.score} />
      <p className={css.why}>{reasonText(match, language, matching)}</p>
      {against.length > 0 && (
        <ul className={css.against} aria-label={t('matches.against')}>
          {against.map((text) => (
            <li key={text}>
              <IconAlertTriangle size={15} aria-hidden />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {mark?.by && <p className={css.quiet}>{t('matches.by', { name: mark.by })}</p>}
      {canEdit && (
        <div className={css.deeds}>
          <Button
            icon={<IconCheck size={16} aria-hidden />}
            data-deed="accept"
            aria-label={named(t('matches.accept'))}
            onClick={deeds.accept}
          >
            {t('matches.accept')}
          </Button>
          {mark && (
            <Button
              kind="outline"
              icon={<IconRestore size={16} aria-hidden />}
              data-deed="putBack"
              aria-label={named(t('matches.putBack'))}
              onClick={() => deeds.mark(null)}
            >
              {t('matches.putBack')}
            </Button>
          )}
          {!mark && (
            <Button
              kind="outline"
              icon={<IconClock size={16} aria-hidden />}
              data-deed="later"
              aria-label={named(t('matches.later'))}
              onClick={() => deeds.mark('later')}
            >
              {t('matches.later')}
            </Button>
          )}
          {mark?.state !== 'dismissed' && (
            <Button
              kind="plain"
              icon={<IconX size={16} aria-hidden />}
              data-deed="dismiss"
              aria-label={named(t('matches.dismiss'))}
              onClick={() => deeds.mark('dismissed')}
            >
              {t('matches.dismiss')}
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** A resource with its company; the company is flown to, the resource is looked up. */
function Side({ of, onExplore }: { of: Resource; onExplore: (name: string) => void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const language = useLanguage()
  const words = useWords()
  const amount = amountText(of, words, language)
  return (
    <div className={css.end}>
      <button
        type="button"
        className={css.resource}
        title={t('matches.explore')}
        onClick={() => onExplore(of.name)}
      >
        {choiceIcon('direction', of.direction)}
        <span dir="auto">{of.name}</span>
      </button>
      {amount && <span className={css.quiet}>{amount}</span>}
      <button
        type="button"
        className={css.company}
        dir="auto"
        onClick={() => goTo(editor, { collection: 'companies', id: of.company })}
      >
        {board.companies.get(of.company)?.name}
      </button>
    </div>
  )
}

/** From these scores on a match is called so. */
const strengths = { high: 0.7, middle: 0.45 } as const

function Score({ score }: { score: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const strength = score >= strengths.high ? 'high' : score >= strengths.middle ? 'middle' : 'low'
  const percent = new Intl.NumberFormat(language, { style: 'percent' }).format(score)
  const words = t(`matches.strength.${strength}`)
  return (
    <div className={css.score}>
      <span className={css.bar} aria-hidden>
        <span style={{ width: `${Math.round(score * 100)}%` }} />
      </span>
      <span>{t('matches.score', { words, percent })}</span>
    </div>
  )
}
