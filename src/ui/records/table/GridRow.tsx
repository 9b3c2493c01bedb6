/** One row of a table. Draws itself anew only when its item, its place or what is active in it changes. */
import { memo, useLayoutEffect, useRef } from 'react'
import { useWords } from '../words'
import { UnclearMark } from '../look'
import { CellEditor } from './CellEditor'
import type { Column, Item } from './column'
import css from './table.module.css'

export interface PlacedColumn<T> {
  readonly column: Column<T>
  /** From 0. */
  readonly at: number
}

export interface GridRowProps<T extends Item> {
  readonly item: T
  /** From 0; the header is row 1 to those who hear the table. */
  readonly index: number
  readonly height: number
  /** The columns to draw, each with its place among those that are shown. */
  readonly columns: readonly PlacedColumn<T>[]
  readonly selected: boolean
  /** Key of the column that has the focus, or null. */
  readonly active: string | null
  /** The active cell is being edited, from this text where typing began it. */
  readonly editing: { readonly initial?: string } | null
  readonly onDone: () => void
  /** The row goes away with the focus in it. */
  readonly onFocusLost: () => void
}

function Row<T extends Item>(props: GridRowProps<T>) {
  const { item, index, height, columns, selected, active, editing, onDone, onFocusLost } = props
  const words = useWords()
  const row = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = row.current
    return () => {
      if (element?.contains(document.activeElement)) onFocusLost()
    }
  }, [onFocusLost])
  return (
    <div
      ref={row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-row={item.id}
      data-editing={editing !== null || undefined}
      className={css.row}
      style={{ top: index * height, height }}
    >
      {columns.map(({ column, at }) => {
        const isActive = column.key === active
        const edit = column.edit?.(item) ?? null
        const ask = column.ask?.(item) ?? null
        const text = column.text(item)
        return (
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={at + 1}
            aria-readonly={edit === null || undefined}
            data-col={column.key}
            data-active={isActive || undefined}
            data-end={column.end || undefined}
            tabIndex={isActive && !editing ? 0 : -1}
            title={text || undefined}
            className={css.cell}
            style={{ gridColumn: at + 1 }}
          >
            {isActive && editing && edit ? (
              <CellEditor edit={edit} title={column.title} initial={editing.initial} onDone={onDone} />
            ) : (
              <>
                {column.icon?.(item)}
                {column.view?.(item) ?? (
                  <span className={css.text} dir="auto">
                    {text}
                  </span>
                )}
                {ask && <UnclearMark question={words.questions[ask]} />}
              </>
            )}
          </div>
        )
      })}
    </div>
  )
}

export const GridRow = memo(Row) as typeof Row
