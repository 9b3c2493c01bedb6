/** One tab of the drawer: what narrows and arranges a table, the table itself, and what stands below it. */
import { Button } from '@mantine/core'
import { useDeferredValue, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { setFields } from '../../../model/commands'
import { fieldOf } from '../../../model/fields'
import type { Collection, RecordRef } from '../../../model/records'
import { useEditor, useEditorState } from '../../board/context'
import { useLanguage } from '../../i18n'
import { duplicate } from '../commands'
import { rawOf } from '../fieldInput/useBound'
import { useRemoval } from '../useRemoval'
import { compareBy, keeps, type Choices, type Sort } from './arrange'
import { ColumnChooser, useShownColumns } from './ColumnChooser'
import type { Column, Item } from './column'
import { Grid, type GridCommands } from './Grid'
import type { Listing } from './Listing'
import css from './table.module.css'
import { Toolbar } from './Toolbar'

export interface AddFormProps {
  readonly onAdded: (id: string) => void
  readonly onCancel: () => void
}

export interface TablePanelProps<R extends Item, T extends Item> {
  /** Names the table in translations and in what this device remembers. */
  readonly name: 'synergies' | 'companies' | 'resources' | 'actions'
  readonly collection: Collection
  readonly listing: Listing<R, T>
  readonly records: ReadonlyMap<string, R>
  /** Grows with every change of anything that rows are made of. */
  readonly version: number
  readonly columns: readonly Column<T>[]
  /** The table's own order. */
  readonly compare: (a: T, b: T) => number
  /** Which record to bring into view for a row; the row's own where absent. */
  readonly shows?: (item: T) => RecordRef | null
  readonly form: (props: AddFormProps) => ReactNode
  /** The column that has the focus after a row was added. */
  readonly begin: string
  readonly footer?: (rows: readonly T[]) => ReactNode
  /** In place of the grid, where the screen is narrow. */
  readonly narrow?: (
    rows: readonly T[],
    selected: ReadonlySet<string>,
    goTo: (id: string) => void,
  ) => ReactNode
}

export function TablePanel<R extends Item, T extends Item>(props: TablePanelProps<R, T>) {
  const { name, collection, listing, records, version, columns, compare } = props
  const { t } = useTranslation()
  const language = useLanguage()
  const editor = useEditor()
  const canEdit = useEditorState((state) => state.canEdit)
  const selection = useEditorState((state) => state.selection)
  const removal = useRemoval()
  const [sort, setSort] = useState<Sort | null>(null)
  const [query, setQuery] = useState('')
  const [choices, setChoices] = useState<Choices>({})
  const [adding, setAdding] = useState(false)
  const [focus, setFocus] = useState<{ id: string; column: string; at: number } | null>(null)
  const { shown, show } = useShownColumns(name, columns)
  const searched = useDeferredValue(query)

  const order = useMemo(() => {
    const column = sort && columns.find((one) => one.key === sort.key)
    if (!column) return compare
    const first = compareBy(column, sort.direction, new Intl.Collator(language, { numeric: true }))
    return (a: T, b: T) => first(a, b) || compare(a, b)
  }, [columns, sort, compare, language])
  // The version stands for what is inside of the records' map.
  const rows = useMemo(
    () => (void version, listing.arranged(records.values(), order)),
    [listing, records, order, version],
  )
  const kept = useMemo(() => {
    const keep = keeps(columns, searched, choices)
    return keep ? rows.filter(keep) : rows
  }, [rows, columns, searched, choices])
  const selected = useMemo(
    () => new Set(selection.filter((ref) => ref.collection === collection).map((ref) => ref.id)),
    [selection, collection],
  )

  const refs = (ids: Iterable<string>): RecordRef[] => Array.from(ids, (id) => ({ collection, id }))
  const goTo = (id: string) => {
    editor.select(refs([id]))
    const item = rows.find((row) => row.id === id)
    const ref = props.shows ? item && props.shows(item) : { collection, id }
    if (ref) editor.showRefs([ref])
  }
  const flip = (id: string, key: string) => {
    const item = rows.find((row) => row.id === id)
    const edit = item && columns.find((column) => column.key === key)?.edit?.(item)
    if (edit?.kind !== 'field' || fieldOf(edit.ref.collection, edit.name)?.type !== 'flag') return false
    const on = rawOf(editor.session.snapshot.all(edit.ref.collection).get(edit.ref.id), edit.name) === true
    setFields(editor.session.doc, editor.edit(), edit.ref, { [edit.name]: on ? null : true })
    return true
  }
  const goThere = (id: string) => setFocus({ id, column: props.begin, at: (focus?.at ?? 0) + 1 })
  const commands: GridCommands = {
    goTo,
    flip,
    toggle: (id) =>
      editor.select(refs(selected.has(id) ? [...selected].filter((one) => one !== id) : [...selected, id])),
    select: (ids) => editor.select(refs(ids)),
    remove: (ids) => canEdit && removal(refs(ids)),
    duplicate: (ids) => {
      if (!canEdit) return
      const [first] = duplicate(editor, refs(ids)).filter((ref) => ref.collection === collection)
      if (first) goThere(first.id)
    },
    add: () => canEdit && setAdding(true),
    undo: () => editor.session.undo.undo(),
    redo: () => editor.session.undo.redo(),
  }
  const added = (id: string) => {
    // What was just added must not be hidden by what narrows the table.
    setQuery('')
    setChoices({})
    goThere(id)
  }
  return (
    <div className={css.panel}>
      <Toolbar
        addLabel={t(`records.table.add.${name}`)}
        onAdd={() => setAdding(true)}
        query={query}
        onQuery={setQuery}
        filters={columns.filter((column) => column.filters)}
        rows={rows}
        choices={choices}
        onChoices={setChoices}
      >
        <span className={css.spacer} />
        <ColumnChooser columns={columns} shown={shown} onShow={show} />
      </Toolbar>
      {adding && props.form({ onAdded: added, onCancel: () => setAdding(false) })}
      {kept.length === 0 ? (
        <div className={css.empty}>
          {rows.length === 0 ? t(`records.table.empty.${name}`) : t('records.table.noHits')}
          {rows.length > 0 && (
            <Button
              size="compact-sm"
              variant="light"
              onClick={() => {
                setQuery('')
                setChoices({})
              }}
            >
              {t('records.table.clear')}
            </Button>
          )}
        </div>
      ) : (
        (props.narrow?.(kept, selected, goTo) ?? (
          <Grid
            label={t(`records.table.tab.${name}`)}
            rows={kept}
            columns={shown}
            sort={sort}
            onSort={setSort}
            selected={selected}
            canEdit={canEdit}
            commands={commands}
            focus={focus}
          />
        ))
      )}
      {props.footer?.(kept)}
    </div>
  )
}
