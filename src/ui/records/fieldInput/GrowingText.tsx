/** A field for a paragraph: it is as tall as what is written in it, and Enter ends it. */
import type { ChangeEvent, KeyboardEvent } from 'react'
import css from '../fields.module.css'

export interface GrowingTextProps {
  readonly text: string
  readonly onText: (text: string) => void
  /** What Enter does; without it, it submits the form around. */
  readonly onEnd?: () => void
  readonly onEscape?: (event: KeyboardEvent) => void
  readonly onBlur?: () => void
  readonly id?: string
  /** The field's name where no label says it. */
  readonly label?: string
  readonly describedBy?: string
  readonly invalid?: boolean
  readonly readOnly?: boolean
  readonly placeholder?: string
}

/** A text as one paragraph: the cells of a list are lines. */
export const oneParagraph = (text: string) => text.replace(/\s*[\r\n]+\s*/g, ' ')

export function GrowingText(props: GrowingTextProps) {
  const { text, onText, onEnd, onEscape, placeholder = '' } = props
  const shown = oneParagraph(text)
  const change = ({ currentTarget }: ChangeEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart } = currentTarget
    const typed = oneParagraph(value)
    if (typed !== value) {
      // A pasted line break became a space; who pasted goes on from where the pasted text ends.
      const caret = oneParagraph(value.slice(0, selectionStart)).length
      currentTarget.value = typed
      currentTarget.setSelectionRange(caret, caret)
    }
    onText(typed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onEscape?.(event)
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (onEnd) onEnd()
    else event.currentTarget.form?.requestSubmit()
  }
  return (
    // The same words, unseen, hold the field open at their height.
    <div className={css.growing} data-text={shown || placeholder}>
      <textarea
        id={props.id}
        className={css.input}
        dir="auto"
        rows={1}
        autoComplete="off"
        aria-label={props.label}
        aria-invalid={props.invalid || undefined}
        aria-describedby={props.describedBy}
        readOnly={props.readOnly}
        placeholder={placeholder}
        value={shown}
        onChange={change}
        onBlur={props.onBlur}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
