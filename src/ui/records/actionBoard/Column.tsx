/** The actions of one state, and a place to drop others on. */
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionState } from '../../../model/actionState'
import fields from '../fields.module.css'
import type { ActionItem } from '../table/otherTables'
import css from './actionBoard.module.css'

/** So many cards stand in a column until more are asked for. */
const atOnce = 50

export interface ColumnProps {
  readonly state: ActionState
  readonly items: readonly ActionItem[]
  readonly takes: (action: string) => boolean
  readonly onDrop: (action: string) => void
  readonly card: (item: ActionItem) => ReactNode
}

export function Column({ state, items, takes, onDrop, card }: ColumnProps) {
  const { t } = useTranslation()
  const id = useId()
  const [most, setMost] = useState(atOnce)
  const [over, setOver] = useState(false)
  const place = useRef<HTMLElement>(null)
  const latest = useRef({ takes, onDrop })
  useEffect(() => {
    latest.current = { takes, onDrop }
  })
  useEffect(() => {
    if (!place.current) return
    return dropTargetForElements({
      element: place.current,
      canDrop: ({ source }) =>
        typeof source.data.action === 'string' && latest.current.takes(source.data.action),
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
      onDrop: ({ source }) => {
        setOver(false)
        latest.current.onDrop(String(source.data.action))
      },
    })
  }, [])
  return (
    <section
      ref={place}
      className={css.column}
      data-state={state}
      data-over={over || undefined}
      aria-labelledby={id}
    >
      <h2 className={css.heading} id={id}>
        {t('actionBoard.column', { state: t(`actionBoard.state.${state}`), count: items.length })}
      </h2>
      <ul className={css.list}>{items.slice(0, most).map(card)}</ul>
      {items.length > most && (
        <button type="button" className={fields.chip} onClick={() => setMost(most + atOnce)}>
          {t('actionBoard.more')}
        </button>
      )}
    </section>
  )
}
