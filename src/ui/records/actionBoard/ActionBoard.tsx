/** What is to be done, by state: a column for each, worked out from due days and what is done. */
import { useDeferredValue, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { actionState, actionStates, changeInto, type ActionState } from '../../../model/actionState'
import { moveAction } from '../../../model/commands/actions'
import { announce } from '../../announcer'
import { useBoard, useEditor, useEditorState, useVersion } from '../../board/context'
import { useLanguage } from '../../i18n'
import { goTo } from '../commands'
import { keeps, type Choices } from '../table/arrange'
import { ActionForm } from '../table/forms'
import { actionColumns, actionListing, compareActions, type ActionItem } from '../table/otherTables'
import table from '../table/table.module.css'
import { Toolbar } from '../table/Toolbar'
import { useWords } from '../words'
import { ActionCard } from './ActionCard'
import css from './actionBoard.module.css'
import { Column } from './Column'
import { useToday } from './useToday'
import './words'

const narrowing = ['owner', 'barrier']

export default function ActionBoard() {
  const { t } = useTranslation()
  const editor = useEditor()
  const board = useBoard()
  const language = useLanguage()
  const words = useWords()
  const today = useToday()
  const canEdit = useEditorState((state) => state.canEdit)
  const selection = useEditorState((state) => state.selection)
  const [listing] = useState(() => actionListing(board))
  const version = useVersion('actions') + useVersion('flows') + useVersion('companies')
  const columns = useMemo(() => actionColumns({ language, words }), [language, words])
  const [query, setQuery] = useState('')
  const [choices, setChoices] = useState<Choices>({})
  const [adding, setAdding] = useState(false)
  const [reached, setReached] = useState<string | null>(null)
  const whole = useRef<HTMLDivElement>(null)
  const searched = useDeferredValue(query)

  const rows = useMemo(
    () => (void version, listing.arranged(board.actions.values(), compareActions)),
    [listing, board, version],
  )
  const byState = useMemo(() => {
    const keep = keeps(columns, searched, choices)
    const found = Object.fromEntries(actionStates.map((state) => [state, []])) as unknown as Record<
      ActionState,
      ActionItem[]
    >
    for (const item of rows) if (!keep || keep(item)) found[actionState(item.action, today)].push(item)
    // What was done last is looked at first.
    found.done.reverse()
    return found
  }, [rows, columns, searched, choices, today])
  const flows = new Set(selection.filter((ref) => ref.collection === 'flows').map((ref) => ref.id))
  const all = actionStates.flatMap((state) => byState[state])
  const reachable = all.find((item) => item.id === reached)?.id ?? all[0]?.id

  const move = (id: string, state: ActionState) => {
    const action = board.actions.get(id)
    if (!action || !moveAction(editor.session.doc, editor.edit(), id, state, today)) return
    announce(t('actionBoard.moved', { text: action.text, state: t(`actionBoard.state.${state}`) }))
    setReached(id)
    // The card stands in another column now; who moved it goes on from it.
    setTimeout(() => cardOf(id)?.focus())
  }
  const takes = (id: string, state: ActionState) => {
    const action = board.actions.get(id)
    return action !== undefined && changeInto(action, state, today) !== null
  }
  const cardOf = (id: string) =>
    [...(whole.current?.querySelectorAll<HTMLElement>('[data-card]') ?? [])].find(
      (one) => one.dataset.card === id,
    )
  const onKeyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.card : undefined
    const step = steps.get(event.key)
    if (!id || !step || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    const at = actionStates.findIndex((state) => byState[state].some((item) => item.id === id))
    if (at < 0) return
    const row = byState[actionStates[at]!].findIndex((item) => item.id === id)
    if (event.shiftKey) {
      if (!canEdit || step.column === 0) return
      for (let to = at + step.column; to >= 0 && to < actionStates.length; to += step.column)
        if (takes(id, actionStates[to]!)) return move(id, actionStates[to]!)
      return
    }
    if (step.column === 0) {
      const next = byState[actionStates[at]!][row + step.row]
      if (next) cardOf(next.id)?.focus()
      return
    }
    for (let to = at + step.column; to >= 0 && to < actionStates.length; to += step.column) {
      const column = byState[actionStates[to]!]
      const next = column[Math.min(row, column.length - 1)]
      if (next) return cardOf(next.id)?.focus()
    }
  }
  return (
    <div className={table.panel}>
      <Toolbar
        addLabel={t('records.table.add.actions')}
        onAdd={() => setAdding(true)}
        query={query}
        onQuery={setQuery}
        filters={columns.filter((column) => narrowing.includes(column.key))}
        rows={rows}
        choices={choices}
        onChoices={setChoices}
      />
      {adding && (
        <ActionForm
          onAdded={(id) => {
            setQuery('')
            setChoices({})
            setReached(id)
            setTimeout(() => cardOf(id)?.focus())
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      {rows.length === 0 ? (
        <div className={table.empty}>{t('records.table.empty.actions')}</div>
      ) : (
        <div
          className={css.board}
          ref={whole}
          role="group"
          aria-label={t('actionBoard.label')}
          title={t('actionBoard.keys')}
          onKeyDown={onKeyDown}
        >
          {actionStates.map((state) => (
            <Column
              key={state}
              state={state}
              items={byState[state]}
              takes={(id) => takes(id, state)}
              onDrop={(id) => move(id, state)}
              card={(item) => (
                <ActionCard
                  key={item.id}
                  item={item}
                  state={state}
                  today={today}
                  selected={flows.has(item.action.flow)}
                  reachable={item.id === reachable}
                  onReach={() => setReached(item.id)}
                  onOpen={() => item.flow && goTo(editor, { collection: 'flows', id: item.flow.id })}
                  onMove={(to) => move(item.id, to)}
                />
              )}
            />
          ))}
        </div>
      )}
    </div>
  )
}

const steps: ReadonlyMap<string, { readonly column: number; readonly row: number }> = new Map([
  ['ArrowUp', { column: 0, row: -1 }],
  ['ArrowDown', { column: 0, row: 1 }],
  ['ArrowLeft', { column: -1, row: 0 }],
  ['ArrowRight', { column: 1, row: 0 }],
])
