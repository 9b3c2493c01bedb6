/** Finds things on the board by words, and flies there. Follows the ARIA combobox pattern. */
import { useMediaQuery } from '@mantine/hooks'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Found } from '../../../analysis/search/boardSearch'
import { announce } from '../../announcer'
import { IconButton } from '../../basics/IconButton'
import { useBoard, useEditor } from '../context'
import { useShell } from '../shell'
import { useCover } from '../useCover'
import classes from './find.module.css'
import { FoundRow } from './FoundRow'
import { goTo, placeOf } from './goTo'
import { useFindings } from './useFindings'
import './words'

const most = 50
/** The typing has rested: how many there are is said then, milliseconds. */
const rested = 600

export interface SearchBarProps {
  /** Grows each time that the search is asked for again. */
  readonly asked: number
  readonly onClose: () => void
}

const keyOf = ({ ref }: Found) => `${ref.collection}/${ref.id}`

export default function SearchBar({ asked, onClose }: SearchBarProps) {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const shell = useShell()
  const cover = useCover()
  const beside = useMediaQuery('(min-width: 1100px)', false, { getInitialValueInEffect: false })
  const [typed, setTyped] = useState('')
  const finding = useFindings(typed, most)
  const { best, count, query, ready } = finding
  /** Enter was pressed before anything was found. */
  const [hurried, setHurried] = useState(false)
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const active = best.findIndex((found) => keyOf(found) === activeKey)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [before] = useState(() => editor.state.camera)
  const flown = useRef(false)
  const id = useId()
  const some = typed.trim() !== ''

  useEffect(() => {
    input.current?.focus({ preventScroll: true })
    input.current?.select()
  }, [asked])
  useEffect(() => () => editor.setFound(null), [editor])
  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  useEffect(() => {
    if (!some || !ready) return
    const timer = setTimeout(() => announce(t('find.search.found', { count })), rested)
    return () => clearTimeout(timer)
  }, [some, ready, count, query, t])

  /** What is looked at shall be seen. */
  const clearView = () => {
    if (shell.getState().drawer === 'full') shell.setState({ drawer: 'half' })
  }
  const look = (found: Found) => {
    setActiveKey(keyOf(found))
    const place = placeOf(board, found.ref)
    if (!place) return
    clearView()
    flown.current = true
    editor.setFound(place)
    editor.showRefs([place])
  }
  const keep = (found: Found) => {
    clearView()
    editor.setFound(null)
    goTo(editor, found.ref)
    onClose()
  }
  const first = hurried && finding.typed === typed ? best[0] : undefined
  const hurry = useRef(keep)
  useEffect(() => {
    hurry.current = keep
  })
  useEffect(() => {
    if (first) hurry.current(first)
  }, [first])
  const leave = () => {
    if (flown.current) editor.flyTo(before)
    onClose()
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const by = event.key === 'ArrowDown' ? 1 : -1
      const next = active < 0 && by < 0 ? best.length - 1 : (active + by + best.length) % best.length
      if (best.length > 0) look(best[next]!)
    } else if (event.key === 'Enter') {
      const found = best[Math.max(0, active)]
      if (found && finding.typed === typed) keep(found)
      else setHurried(true)
    } else if (event.key === 'Escape') leave()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search
      key={beside ? 'beside' : 'above'}
      ref={cover}
      className={classes.bar}
      data-edge={beside ? undefined : 'top'}
      aria-label={t('actions.search')}
      onKeyDown={press}
    >
      <div className={classes.field}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          ref={input}
          role="combobox"
          type="text"
          className={classes.input}
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          aria-label={t('find.search.title')}
          aria-expanded={some && best.length > 0}
          aria-controls={some && best.length > 0 ? id : undefined}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
          aria-describedby={`${id}-how`}
          placeholder={t('find.search.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActiveKey(null)
            setHurried(false)
            editor.setFound(null)
          }}
        />
        {some && (
          <span className={classes.count} aria-hidden="true">
            {active >= 0 ? `${active + 1} / ${count}` : count}
          </span>
        )}
        <IconButton label={t('shell.close')} size={32} side="bottom-end" onClick={leave}>
          <IconX size={16} />
        </IconButton>
      </div>
      {some && best.length > 0 && (
        <div
          role="listbox"
          id={id}
          ref={list}
          aria-label={t('find.search.results')}
          className={classes.list}
          onMouseDown={(event) => event.preventDefault()}
        >
          {best.map((found, at) => (
            <div
              key={keyOf(found)}
              id={`${id}-${at}`}
              role="option"
              aria-selected={at === active}
              data-active={at === active || undefined}
              className={classes.option}
              onClick={() => keep(found)}
            >
              <FoundRow found={found} query={query} />
            </div>
          ))}
        </div>
      )}
      {some && best.length === 0 && (
        <p className={classes.none}>{t(ready ? 'find.search.none' : 'find.search.reading')}</p>
      )}
      <p id={`${id}-how`} className={classes.how} hidden={!some || best.length === 0}>
        {t('find.search.how')}
      </p>
    </search>
  )
}
