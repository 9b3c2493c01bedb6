/** What stands around an input: its label, the question about an unclear value, and word of another's change. */
import { IconHelpCircle, IconUserEdit } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { bothReadings } from '../../../model/bothReadings'
import { useLanguage } from '../../i18n'
import css from '../fields.module.css'
import { useWords } from '../words'
import { formatNumber } from './numbers'
import type { Bound } from './useBound'

export interface InputProps {
  readonly bound: Bound
  /** In a cell of a table: no label, no border. */
  readonly bare?: boolean
  readonly autoFocus?: boolean
  /** A text to begin with at once, as if typed. */
  readonly initial?: string
  /** A value was picked, and the editor of a cell has done its work. */
  readonly onDone?: () => void
  readonly placeholder?: string
  /** Where questions go when there is no room right below the input. */
  readonly hintSlot?: HTMLElement | null
}

export interface ShellProps {
  readonly id: string
  readonly bound: Bound
  readonly bare?: boolean
  /** What another made of the value while one types, as people read it; null for nothing. */
  readonly theirs?: string | null
  /** A group of controls instead of one input. */
  readonly group?: boolean
  readonly hintSlot?: HTMLElement | null
  readonly children: ReactNode
}

/** The id of the texts below an input, for `aria-describedby`. */
export const hintId = (id: string) => `${id}-hint`

export function FieldShell({ id, bound, bare, theirs = null, group, hintSlot, children }: ShellProps) {
  const { t } = useTranslation()
  const words = useWords()
  const hints = (bound.ask !== null || theirs !== null) && (
    <div id={hintId(id)} className={bare ? css.cellHint : undefined}>
      {bound.ask !== null && (
        <div className={css.question}>
          <IconHelpCircle size={16} aria-hidden />
          <span>{words.questions[bound.ask]}</span>
          {bound.ask === 'eitherNumber' && !bound.readOnly && <Readings bound={bound} />}
        </div>
      )}
      {theirs !== null && (
        <div className={css.theirs} role="status">
          <IconUserEdit size={16} aria-hidden />
          <span dir="auto">{t('records.field.theirs', { value: theirs || t('records.field.nothing') })}</span>
        </div>
      )}
    </div>
  )
  if (bare)
    return (
      <>
        {children}
        {hints}
      </>
    )
  return (
    <div
      className={css.field}
      role={group ? 'group' : undefined}
      aria-labelledby={group ? `${id}-label` : undefined}
    >
      {group ? (
        <span className={css.label} id={`${id}-label`}>
          {bound.label}
        </span>
      ) : (
        <label className={css.label} htmlFor={id}>
          {bound.label}
        </label>
      )}
      {children}
      {hintSlot ? createPortal(hints, hintSlot) : hints}
    </div>
  )
}

/** What a doubtful number may mean, to be chosen from. */
function Readings({ bound }: { bound: Bound }) {
  const language = useLanguage()
  return bothReadings(String(bound.raw))?.map((value) => {
    const shown = formatNumber(value, language)
    return (
      <button
        key={value}
        type="button"
        className={css.reading}
        aria-label={`${bound.label}: ${shown}`}
        // The input would lose the focus, and a cell's editor would go before the click.
        onPointerDown={(event) => event.preventDefault()}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => bound.write(value)}
      >
        {shown}
      </button>
    )
  })
}
