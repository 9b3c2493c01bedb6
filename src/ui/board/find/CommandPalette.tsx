/** Everything that can be done now, found by typing its name; below it what is on the board. Follows the ARIA combobox pattern. */
import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../../announcer'
import { useEditor } from '../context'
import { keyWords } from '../keys'
import { useShell } from '../shell'
import classes from './find.module.css'
import { FoundRow } from './FoundRow'
import { goTo } from './goTo'
import { rememberAction } from './recent'
import { entriesOf, useNames, type Entry } from './paletteEntries'
import { useFindings } from './useFindings'
import './words'

/** Things on the board that are offered below the actions. */
const most = 8
const rested = 600

export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const editor = useEditor()
  const shell = useShell()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const names = useNames()
  const finding = useFindings(typed, most)
  const context = useMemo(() => ({ editor, shell }), [editor, shell])
  const some = typed.trim() !== ''
  const entries = entriesOf({ context, names, typed, found: some ? finding.best : [] })
  const active = Math.min(at, entries.length - 1)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const count = entries.length
  useEffect(() => {
    if (!some) return
    const timer = setTimeout(() => announce(t('find.palette.count', { count })), rested)
    return () => clearTimeout(timer)
  }, [some, count, typed, t])

  const choose = (entry: Entry) => {
    onClose()
    // The list has gone and the board has the focus, as if its key had been pressed.
    setTimeout(() => {
      document.querySelector<HTMLElement>('main [role="application"]')?.focus({ preventScroll: true })
      if (entry.kind === 'found') return goTo(editor, entry.found.ref)
      rememberAction(entry.action.id)
      if (entry.action.allowed?.(context) ?? true) entry.action.run(context)
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const entry = entries[active]
    if (event.key === 'ArrowDown') setAt((active + 1) % Math.max(1, count))
    else if (event.key === 'ArrowUp') setAt((active - 1 + count) % Math.max(1, count))
    else if (event.key === 'Enter' && entry) choose(entry)
    else return
    event.preventDefault()
  }

  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="10dvh" returnFocus={false}>
      <Modal.Overlay />
      <Modal.Content aria-label={t('find.palette.title')}>
        <div className={classes.palette}>
          <div className={classes.field}>
            <IconSearch size={18} aria-hidden="true" />
            <input
              data-autofocus
              role="combobox"
              type="text"
              className={classes.input}
              dir="auto"
              autoComplete="off"
              spellCheck={false}
              aria-label={t('find.palette.placeholder')}
              aria-expanded={count > 0}
              aria-controls={id}
              aria-autocomplete="list"
              aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
              placeholder={t('find.palette.placeholder')}
              value={typed}
              onKeyDown={press}
              onChange={(event) => {
                setTyped(event.currentTarget.value)
                setAt(0)
              }}
            />
          </div>
          <div role="listbox" id={id} ref={list} aria-label={t('find.palette.list')} className={classes.list}>
            {entries.map((entry, index) => (
              <Option
                key={entry.key}
                id={`${id}-${index}`}
                entry={entry}
                heading={entry.heading === entries[index - 1]?.heading ? null : entry.heading}
                active={index === active}
                query={finding.query}
                onChoose={() => choose(entry)}
              />
            ))}
          </div>
          {count === 0 && <p className={classes.none}>{t('find.palette.none')}</p>}
        </div>
      </Modal.Content>
    </Modal.Root>
  )
}

interface OptionProps {
  readonly id: string
  readonly entry: Entry
  /** Translation key of what stands above it, where a new group begins. */
  readonly heading: string | null
  readonly active: boolean
  readonly query: string
  readonly onChoose: () => void
}

function Option({ id, entry, heading, active, query, onChoose }: OptionProps) {
  const { t } = useTranslation()
  return (
    <>
      {heading && (
        <div className={classes.heading} role="presentation">
          {t(heading)}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        data-active={active || undefined}
        className={classes.option}
        onClick={onChoose}
      >
        {entry.kind === 'found' ? (
          <FoundRow found={entry.found} query={query} />
        ) : (
          <>
            <span className={classes.name}>{entry.name}</span>
            {entry.group && <span className={classes.group}>{t(entry.group)}</span>}
            {entry.action.keys?.[0] && <kbd className={classes.key}>{keyWords(entry.action.keys[0], t)}</kbd>}
          </>
        )}
      </div>
    </>
  )
}
