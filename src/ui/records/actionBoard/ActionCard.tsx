/** One thing to do, as a card: a press shows its flow, a drag, a key or its menu moves it. */
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter'
import { Menu } from '@mantine/core'
import { IconAlertTriangle, IconCalendarEvent, IconDots, IconHelpCircle, IconUser } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { actionStates, changeInto, type ActionState } from '../../../model/actionState'
import { useEditorState } from '../../board/context'
import { useLanguage } from '../../i18n'
import fields from '../fields.module.css'
import { formatDay } from '../fieldInput/dates'
import { choiceLabel } from '../fieldInput/typed'
import { ActionFields } from '../inspector/ActionList'
import type { ActionItem } from '../table/otherTables'
import { useWords } from '../words'
import css from './actionBoard.module.css'

export interface ActionCardProps {
  readonly item: ActionItem
  readonly state: ActionState
  readonly today: string
  readonly selected: boolean
  /** The one card of the board that Tab comes to. */
  readonly reachable: boolean
  readonly onOpen: () => void
  readonly onReach: () => void
  readonly onMove: (state: ActionState) => void
}

export function ActionCard(props: ActionCardProps) {
  const { item, state, today, selected, reachable, onOpen, onReach, onMove } = props
  const { action, synergy } = item
  const { t } = useTranslation()
  const canEdit = useEditorState((state) => state.canEdit)
  const language = useLanguage()
  const words = useWords()
  const [editing, setEditing] = useState(false)
  const [dragged, setDragged] = useState(false)
  const card = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (!canEdit || editing || !card.current) return
    return draggable({
      element: card.current,
      getInitialData: () => ({ action: item.id }),
      onDragStart: () => setDragged(true),
      onDrop: () => setDragged(false),
    })
  }, [canEdit, editing, item.id])
  const due = action.due ?? (typeof action.asTyped?.due === 'string' ? action.asTyped.due : undefined)
  const text = action.text.trim() || t('actionBoard.untitled')
  return (
    <li
      ref={card}
      className={css.card}
      data-state={state}
      data-dragged={dragged || undefined}
      data-selected={selected || undefined}
    >
      <div className={css.cardHead}>
        <button
          type="button"
          className={css.cardButton}
          data-card={item.id}
          tabIndex={reachable ? 0 : -1}
          aria-pressed={selected}
          onFocus={onReach}
          onClick={onOpen}
        >
          <span className={css.text} dir="auto">
            {text}
          </span>
          {synergy && (
            <span className={css.quiet} dir="auto">
              {synergy}
            </span>
          )}
          <span className={css.facts}>
            {due !== undefined && (
              <span className={css.due} data-day={action.due !== undefined || undefined}>
                {action.due === undefined ? (
                  <IconHelpCircle size={14} aria-hidden />
                ) : state === 'overdue' ? (
                  <IconAlertTriangle size={14} aria-hidden />
                ) : (
                  <IconCalendarEvent size={14} aria-hidden />
                )}
                {t('actionBoard.due', { day: formatDay(due, language) })}
              </span>
            )}
            {action.owner && (
              <span>
                <IconUser size={14} aria-hidden />
                <bdi>{action.owner}</bdi>
              </span>
            )}
            {action.barrier && (
              <span className={css.barrier}>{choiceLabel(words, 'barrier', action.barrier)}</span>
            )}
          </span>
        </button>
        {canEdit && (
          <Menu position="bottom-end" withinPortal>
            <Menu.Target>
              <button
                type="button"
                className={fields.iconButton}
                tabIndex={reachable ? 0 : -1}
                aria-label={t('actionBoard.move', { text })}
              >
                <IconDots size={16} />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>{t('actionBoard.to')}</Menu.Label>
              {actionStates
                .filter((to) => changeInto(action, to, today) !== null)
                .map((to) => (
                  <Menu.Item key={to} onClick={() => onMove(to)}>
                    {t(`actionBoard.state.${to}`)}
                  </Menu.Item>
                ))}
              <Menu.Divider />
              <Menu.Item onClick={() => setEditing(!editing)}>
                {t(editing ? 'actionBoard.fold' : 'actionBoard.edit')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
      {editing && (
        <div className={css.fields}>
          <ActionFields of={{ collection: 'actions', id: item.id }} />
          <button type="button" className={fields.chip} onClick={() => setEditing(false)}>
            {t('actionBoard.fold')}
          </button>
        </div>
      )}
    </li>
  )
}
