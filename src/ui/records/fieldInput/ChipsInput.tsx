/** Several of a few known values, as chips that are on or off; a flag is one such chip. */
import { IconCheck } from '@tabler/icons-react'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import css from '../fields.module.css'
import { useWords } from '../words'
import { FieldShell, type InputProps } from './FieldShell'
import { choiceLabel } from './typed'

export function ChipsInput({ bound, bare, autoFocus }: InputProps) {
  const words = useWords()
  const id = useId()
  const group = useRef<HTMLDivElement>(null)
  const { field, name, raw } = bound
  const known = field.type === 'list' ? field.of : []
  const chosen = Array.isArray(raw) ? raw.map(String) : typeof raw === 'string' && raw ? [raw] : []
  // What is no choice of the list stands among the chips, so that it can be seen and taken away.
  const shown = [...known, ...chosen.filter((one) => !known.includes(one))]
  useEffect(() => {
    if (autoFocus) group.current?.querySelector('button')?.focus()
  }, [autoFocus])
  const toggle = (value: string) => {
    const next = shown.filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)))
    bound.write(next.length > 0 ? next : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    event.preventDefault()
    event.stopPropagation()
    const chips = [...(group.current?.querySelectorAll('button') ?? [])]
    const at = chips.indexOf(event.target as HTMLButtonElement)
    chips[(at + (event.key === 'ArrowRight' ? 1 : -1) + chips.length) % chips.length]?.focus()
  }
  const chips = (
    <div
      className={css.chips}
      ref={group}
      onKeyDown={bare ? onKeyDown : undefined}
      aria-label={bare ? bound.label : undefined}
      role={bare ? 'group' : undefined}
    >
      {shown.map((value) => (
        <button
          key={value}
          type="button"
          role="checkbox"
          aria-checked={chosen.includes(value)}
          className={css.chip}
          disabled={bound.readOnly}
          onClick={() => toggle(value)}
          onKeyDown={(event) => {
            // Enter ends the editing of a cell; Space is what turns a chip.
            if (bare && event.key === 'Enter') event.preventDefault()
            if (bare && event.key === ' ') event.stopPropagation()
          }}
        >
          {chosen.includes(value) && <IconCheck size={14} aria-hidden />}
          <span dir="auto">{choiceLabel(words, name, value)}</span>
        </button>
      ))}
    </div>
  )
  return (
    <FieldShell id={id} bound={bound} bare={bare} group>
      {bare ? <div className={`${css.cellHint} ${css.cellChips}`}>{chips}</div> : chips}
    </FieldShell>
  )
}
