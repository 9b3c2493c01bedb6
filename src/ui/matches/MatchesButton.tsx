/** How many matches the board has, quietly; and their arrows on the canvas with what they say when a hand rests on one. */
import { IconArrowsExchange } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { reasonText, againstTexts } from '../../analysis/matching/reasons'
import { GhostLayer } from '../../canvas/overlay/ghosts'
import type { Point } from '../../canvas/camera'
import { announce } from '../announcer'
import { pageActions } from '../board/actions'
import { useBoard, useEditor, useEditorState } from '../board/context'
import { keyWords } from '../board/keys'
import { openMatches, useShell, useShellState } from '../board/shell'
import { useLanguage } from '../i18n'
import { Arrows, type Arrow } from './ghostArrows'
import type { Count, Matching } from './matching'
import { useMatching } from './useMatching'
import css from './matches.module.css'
import './words'

/**
 * On boards with more offers and needs, matches are counted no further than they are shown: to compare all of a large board takes
 * longer than to read it, and that there are very many is known long before.
 */
const mostCompared = 2_000
/** New matches are said once nobody has typed for so long, ms. */
const calm = 1_500
const mostShown = 99

export default function MatchesButton() {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const canEdit = useEditorState((state) => state.canEdit)
  const open = useShellState((state) => state.side === 'matches')
  const shown = useShellState((state) => state.showMatches)
  const { resources } = useBoard()
  const matching = useMatching(canEdit || open || shown)
  const tip = useGhosts(matching)
  const count = useCount(matching, resources.size <= mostCompared ? Infinity : mostShown)
  const key = pageActions.matches.keys![0]!
  const found = count?.more
    ? t('matches.many', { number: Math.min(count.found, mostShown) })
    : t('matches.count', { count: count?.found ?? 0 })
  return (
    <>
      <button
        type="button"
        className={css.button}
        title={`${t('actions.matches')} (${keyWords(key, t)})`}
        aria-label={count === null ? t('actions.matches') : t('matches.open', { found })}
        aria-expanded={open}
        onClick={() => pageActions.matches.run({ editor, shell })}
      >
        <IconArrowsExchange size={18} aria-hidden />
        {count !== null && count.found > 0 && (
          <span className={css.badge}>
            {count.more || count.found > mostShown ? `${mostShown}+` : count.found}
          </span>
        )}
      </button>
      {tip && matching && <Tip {...tip} matching={matching} />}
    </>
  )
}

/** How many open matches the board has, counted up to so many; null where that is not known. Says when there are more. */
function useCount(matching: Matching | null, counted: number): Count | null {
  const { t } = useTranslation()
  useEffect(() => matching?.want({ listed: 0, counted }), [matching, counted])
  const count = matching?.count() ?? null
  // Where not all are counted, it is not known how many are new.
  const found = count && !count.more ? count.found : null
  const told = useRef<number | null>(null)
  useEffect(() => {
    if (found === null) {
      told.current = null
      return
    }
    if (told.current === null || found <= told.current) {
      told.current = found
      return
    }
    const more = found - told.current
    const timer = setTimeout(() => {
      told.current = found
      announce(t('matches.fresh', { count: more }))
    }, calm)
    return () => clearTimeout(timer)
  }, [found, t])
  return count
}

interface Pointed {
  readonly arrow: Arrow
  readonly at: Point
}

/** Puts the arrows of matches on the canvas. @returns the one that a hand rests on. */
function useGhosts(matching: Matching | null): Pointed | null {
  const editor = useEditor()
  const shell = useShell()
  // The list of the whole board has its arrows beside it.
  const whole = useEditorState((state) => state.selection.length === 0)
  const listed = useShellState((state) => state.side === 'matches' && state.between === null)
  const wanted = useShellState((state) => state.showMatches)
  const all = wanted || (listed && whole)
  const [pointed, setPointed] = useState<Pointed | null>(null)
  const arrows = useMemo(() => matching && new Arrows(matching), [matching])
  useEffect(() => {
    if (!matching || !arrows) return
    const layer = new GhostLayer({
      all,
      of: (company) => (all && !isSelected(editor, company) ? arrows.best(company) : arrows.of(company)),
      partners: (company) => arrows.partners(company),
      onPoint: (ghost, at) => setPointed(ghost && { arrow: ghost as Arrow, at }),
      onOpen: ({ from, to }) => openMatches(shell, { from, to }),
    })
    editor.setGhosts(layer)
    const stop = matching.subscribe(() => {
      setPointed(null)
      editor.setGhosts(layer)
    })
    return () => {
      stop()
      editor.setGhosts(null)
      setPointed(null)
    }
  }, [all, arrows, editor, matching, shell])
  return pointed
}

const isSelected = (editor: ReturnType<typeof useEditor>, id: string) =>
  editor.state.selection.length < 40 && editor.isSelected({ collection: 'companies', id })

/** Wide enough for a sentence, CSS pixels. */
const tipWidth = 300

/** Why a match is one, beside the hand. */
function Tip({ arrow, at, matching }: Pointed & { matching: Matching }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const board = useBoard()
  const canvas = document.querySelector('[data-testid="board-canvas"]')?.getBoundingClientRect()
  const [match, ...others] = arrow.matches
  if (!match || !canvas) return null
  const left = Math.max(8, Math.min(canvas.left + at.x + 14, window.innerWidth - tipWidth - 8))
  const below = canvas.top + at.y < window.innerHeight * 0.6
  const place = below
    ? { left, top: canvas.top + at.y + 14 }
    : { left, bottom: window.innerHeight - canvas.top - at.y + 14 }
  const against = againstTexts(match, language, matching)
  return (
    <div role="tooltip" className={css.tip} style={{ ...place, maxWidth: tipWidth }}>
      <strong dir="auto">
        {board.resources.get(match.offer)?.name} → {board.resources.get(match.need)?.name}
      </strong>
      <span>{reasonText(match, language, matching)}</span>
      {against[0] && <span className={css.tipAgainst}>⚠ {against[0]}</span>}
      {others.length > 0 && (
        <span className={css.quiet}>{t('matches.others', { count: others.length })}</span>
      )}
    </div>
  )
}
