/** A text input with a list to pick from: choices, codes and companies all use it. Follows the ARIA combobox pattern. */
import { Popover } from '@mantine/core'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import css from '../fields.module.css'

export interface PickerOption {
  readonly value: string
  readonly label: string
  /** Said after the label, quieter. */
  readonly hint?: string
  readonly icon?: ReactNode
  /** There is more below: the right arrow opens it. */
  readonly opens?: boolean
}

export interface PickerProps {
  readonly label: string
  readonly id?: string
  readonly describedBy?: string
  /** Shown while nobody types. */
  readonly shown: string
  /** The option that is chosen now. */
  readonly current?: string
  /** What to offer for a typed text; null while nothing was typed. */
  readonly options: (query: string | null) => readonly PickerOption[]
  readonly onPick: (value: string) => void
  /** A typed text that no option was picked for; '' when the text was taken away. */
  readonly onFree: (text: string) => void
  /** Leaving with Tab takes the marked option, so that "neg" and Tab is enough. */
  readonly eager?: boolean
  /** A typed text is meant as it stands: an option is taken only when somebody has gone to it. */
  readonly loose?: boolean
  /** Few known choices: no keyboard needs to cover half of a phone. */
  readonly short?: boolean
  readonly readOnly?: boolean
  readonly bare?: boolean
  readonly autoFocus?: boolean
  readonly initial?: string
  readonly placeholder?: string
  readonly invalid?: boolean
  readonly icon?: ReactNode
  readonly onDone?: () => void
  /** Steps into an option that `opens`, or out again. */
  readonly onOpenOption?: (value: string) => void
  readonly onUp?: () => void
  readonly header?: ReactNode
  readonly empty?: string
  readonly openLabel?: string
}

export function Picker(props: PickerProps) {
  const { shown, current, onPick, onFree, readOnly, bare } = props
  const [open, setOpen] = useState(Boolean(props.autoFocus && bare))
  const [query, setQuery] = useState<string | null>(props.initial ?? null)
  const [moved, setMoved] = useState<number | null>(null)
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const options = open ? props.options(query) : []
  const marked =
    moved ?? (query ? (props.loose ? -1 : 0) : options.findIndex((option) => option.value === current))
  const active = Math.min(marked, options.length - 1)

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' })
  }, [active, open, query])

  // An editor that disappears while something is typed in it keeps what was typed.
  const leaving = useRef<() => void>(() => {})
  useEffect(() => {
    leaving.current = () => {
      if (query !== null && query !== shown) settle(query, onPick, onFree, props.options)
    }
  })
  const mounted = useRef(false)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
      queueMicrotask(() => !mounted.current && leaving.current())
    }
  }, [])

  const close = () => {
    leaving.current = () => {}
    setOpen(false)
    setQuery(null)
    setMoved(null)
  }
  const pick = (option: PickerOption) => {
    close()
    onPick(option.value)
    props.onDone?.()
  }
  const free = () => {
    const text = query
    close()
    if (text !== null && text.trim() !== shown) settle(text, onPick, onFree, props.options)
  }
  const step = (by: number) => {
    if (!open) return setOpen(true)
    const count = options.length
    if (count > 0) setMoved(active < 0 && by < 0 ? count - 1 : (active + by + count) % count)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const browsing = query === null || query === ''
    const option = options[active]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      event.stopPropagation()
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'ArrowRight' && open && browsing && option?.opens) {
      event.preventDefault()
      props.onOpenOption?.(option.value)
      setMoved(0)
    } else if (event.key === 'ArrowLeft' && open && browsing && props.onUp) {
      event.preventDefault()
      props.onUp()
      setMoved(0)
    } else if (event.key === 'Enter' && open && option) {
      event.preventDefault()
      event.stopPropagation()
      pick(option)
    } else if (event.key === 'Enter') {
      const typed = query !== null
      free()
      if (typed) {
        event.stopPropagation()
        props.onDone?.()
      }
    } else if (event.key === 'Tab' && open && option && (moved !== null || (query && props.eager)))
      pick(option)
    else if (event.key === 'Tab') free()
    else if (event.key === 'Escape') {
      if (!bare && open) event.stopPropagation()
      close()
    }
  }

  return (
    <Popover
      opened={open && !readOnly}
      position="bottom-start"
      offset={4}
      width="target"
      withRoles={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      styles={{ dropdown: { padding: 4, minWidth: 260 } }}
    >
      <Popover.Target>
        <div className={bare ? css.bareBox : css.box} data-invalid={props.invalid || undefined}>
          {query === null && props.icon}
          <input
            role="combobox"
            className={css.input}
            id={props.id}
            dir="auto"
            autoFocus={props.autoFocus}
            autoComplete="off"
            spellCheck={false}
            inputMode={props.short ? 'none' : undefined}
            aria-label={props.id ? undefined : props.label}
            aria-expanded={open}
            aria-controls={open ? listId : undefined}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? `${listId}-${active}` : undefined}
            aria-describedby={props.describedBy}
            aria-invalid={props.invalid || undefined}
            placeholder={props.placeholder}
            readOnly={readOnly}
            title={shown || undefined}
            value={query ?? shown}
            onClick={(event) => {
              if (readOnly || open) return
              // What is typed next replaces what is chosen now.
              event.currentTarget.select()
              setOpen(true)
            }}
            onFocus={(event) => query === null && event.currentTarget.select()}
            onBlur={free}
            onKeyDown={readOnly ? undefined : onKeyDown}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setMoved(null)
              setOpen(true)
            }}
          />
          {!readOnly && <span className={css.caret} aria-hidden />}
        </div>
      </Popover.Target>
      <Popover.Dropdown onMouseDown={(event) => event.preventDefault()}>
        {props.header}
        <div role="listbox" id={listId} ref={list} aria-label={props.label} className={css.list}>
          {options.map((option, index) => (
            <div
              key={option.value}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={option.value === current}
              data-active={index === active || undefined}
              className={css.option}
              onClick={() => pick(option)}
            >
              {option.icon}
              <span className={css.optionLabel} dir="auto">
                {option.label}
                {option.hint && <span className={css.optionHint}> {option.hint}</span>}
              </span>
              {option.opens && (
                <span
                  className={css.opens}
                  title={props.openLabel}
                  onClick={(event) => {
                    event.stopPropagation()
                    props.onOpenOption?.(option.value)
                    setMoved(0)
                  }}
                />
              )}
            </div>
          ))}
        </div>
        {options.length === 0 && props.empty && <div className={css.emptyList}>{props.empty}</div>}
      </Popover.Dropdown>
    </Popover>
  )
}

/** Takes a typed text for what it says: the option of that very name, else the text itself. */
function settle(
  text: string,
  onPick: (value: string) => void,
  onFree: (text: string) => void,
  options: PickerProps['options'],
): void {
  const wanted = text.trim().toLowerCase()
  const same = wanted
    ? options(text).find(
        (option) => option.label.toLowerCase() === wanted || option.value.toLowerCase() === wanted,
      )
    : undefined
  if (same) onPick(same.value)
  else onFree(text.trim())
}
