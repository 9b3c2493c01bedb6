/** Sentences in one paragraph: seen whole, however long they become. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n'
import css from '../fields.module.css'
import { FieldShell, hintId, type InputProps } from './FieldShell'
import { GrowingText } from './GrowingText'
import { draftText, typedValue } from './typed'
import { useDraft } from './useDraft'

export function ParagraphInput({ bound, placeholder }: InputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const id = useId()
  const { field, raw } = bound
  const draft = useDraft(draftText(field, raw, language), (text) =>
    bound.write(typedValue(field, text, language)),
  )
  const described = bound.ask !== null || draft.theirs !== null
  return (
    <FieldShell id={id} bound={bound} theirs={draft.theirs}>
      <div className={css.box} data-invalid={bound.ask !== null || undefined}>
        <GrowingText
          id={id}
          text={draft.text}
          invalid={bound.ask !== null}
          describedBy={described ? hintId(id) : undefined}
          readOnly={bound.readOnly}
          placeholder={bound.mixed ? t('records.field.mixed') : placeholder}
          onText={draft.change}
          onEnd={draft.commit}
          onEscape={(event) => {
            if (!draft.typing) return
            event.stopPropagation()
            draft.restore()
          }}
          onBlur={draft.commit}
        />
      </div>
    </FieldShell>
  )
}
