/** One line of text, a number or a day: typed as a person writes it, kept as typed where it cannot be read. */
import { IconCalendarEvent } from '@tabler/icons-react'
import { useId, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n'
import css from '../fields.module.css'
import { useWords } from '../words'
import { FieldShell, hintId, type InputProps } from './FieldShell'
import { draftText, shownText, typedValue } from './typed'
import { useDraft } from './useDraft'

export interface TypedInputProps extends InputProps {
  /** May take a pasted text instead of the input; true when it did. */
  readonly onPaste?: (text: string) => boolean
}

export function TypedInput({
  bound,
  bare,
  autoFocus,
  initial,
  placeholder,
  hintSlot,
  onPaste,
}: TypedInputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = useWords()
  const id = useId()
  const calendar = useRef<HTMLInputElement>(null)
  const { field, name, raw } = bound
  const draft = useDraft(
    draftText(field, raw, language),
    (text) => bound.write(typedValue(field, text, language)),
    initial,
  )
  const [focused, setFocused] = useState(false)
  const numeric = field.type === 'number'
  // In the hand, the value is shown as it is typed: without thousands, with all its digits.
  const forTyping = draft.typing || (focused && !bound.readOnly)
  const shown = forTyping ? draft.text : shownText(field, name, raw, language, words)
  const described = bound.ask !== null || draft.theirs !== null
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') draft.commit()
    else if (event.key === 'Escape' && draft.typing) {
      if (!bare) event.stopPropagation()
      draft.restore()
    }
  }
  const paste = (event: ClipboardEvent) => {
    if (onPaste?.(event.clipboardData.getData('text/plain'))) {
      event.preventDefault()
      draft.restore()
    }
  }
  return (
    <FieldShell id={id} bound={bound} bare={bare} theirs={draft.theirs} hintSlot={hintSlot}>
      <div className={bare ? css.bareBox : css.box} data-invalid={bound.ask !== null || undefined}>
        <input
          id={id}
          className={numeric ? `${css.input} ${css.number}` : css.input}
          dir="auto"
          autoFocus={autoFocus}
          autoComplete="off"
          inputMode={numeric ? 'decimal' : undefined}
          aria-label={bare ? bound.label : undefined}
          aria-invalid={bound.ask !== null || undefined}
          aria-describedby={described ? hintId(id) : undefined}
          readOnly={bound.readOnly}
          placeholder={bound.mixed ? t('records.field.mixed') : placeholder}
          value={shown}
          onFocus={(event) => {
            setFocused(true)
            if (!bare) return
            if (initial === undefined) event.currentTarget.select()
            else event.currentTarget.setSelectionRange(initial.length, initial.length)
          }}
          onChange={(event) => draft.change(event.currentTarget.value)}
          onBlur={() => {
            setFocused(false)
            draft.commit()
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste && !bound.readOnly ? paste : undefined}
        />
        {field.type === 'date' && !bound.readOnly && !bare && (
          <>
            <button
              type="button"
              className={css.iconButton}
              aria-label={t('records.field.calendar')}
              onClick={() => calendar.current?.showPicker?.()}
            >
              <IconCalendarEvent size={16} />
            </button>
            <input
              ref={calendar}
              type="date"
              tabIndex={-1}
              aria-hidden
              className={css.hiddenDate}
              value={typeof raw === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw) ? raw : ''}
              onChange={(event) => bound.write(event.currentTarget.value || null)}
            />
          </>
        )}
      </div>
    </FieldShell>
  )
}
