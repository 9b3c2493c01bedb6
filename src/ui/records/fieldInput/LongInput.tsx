/** A long text that several people may write in: what another wrote meanwhile stays, where it is in another place. */
import { useId, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { mergeTexts } from '../../../model/mergeText'
import { useLanguage } from '../../i18n'
import css from '../fields.module.css'
import { FieldShell, hintId, type InputProps } from './FieldShell'
import { draftText } from './typed'
import { useDraft } from './useDraft'

export function LongInput({ bound, bare, autoFocus, initial, placeholder }: InputProps) {
  const { t } = useTranslation()
  const value = draftText(bound.field, bound.raw, useLanguage())
  const id = useId()
  const draft = useDraft(value, (text, base) => bound.write(mergeTexts(base, text, value)), initial)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && draft.typing) {
      if (!bare) event.stopPropagation()
      draft.restore()
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // In a cell Enter ends, Shift+Enter breaks the line; in a panel there is room, and Ctrl+Enter ends.
    if (bare && event.shiftKey) event.stopPropagation()
    else if (bare || event.ctrlKey || event.metaKey) draft.commit()
  }
  return (
    <FieldShell
      id={id}
      bound={bound}
      bare={bare}
      theirs={draft.theirs === null ? null : t('records.field.longer')}
    >
      <div className={bare ? css.bareBox : css.box} data-invalid={bound.ask !== null || undefined}>
        <textarea
          id={id}
          className={css.input}
          dir="auto"
          rows={bare ? 1 : 3}
          autoFocus={autoFocus}
          aria-label={bare ? bound.label : undefined}
          aria-invalid={bound.ask !== null || undefined}
          aria-describedby={bound.ask !== null || draft.theirs !== null ? hintId(id) : undefined}
          readOnly={bound.readOnly}
          placeholder={placeholder}
          value={draft.text}
          onChange={(event) => draft.change(event.currentTarget.value)}
          onBlur={draft.commit}
          onKeyDown={onKeyDown}
        />
      </div>
    </FieldShell>
  )
}
