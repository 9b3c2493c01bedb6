/** A table of records as an ARIA grid: one cell has the focus, keys move it, and a cell can be edited where it stands. */
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, FocusEvent, KeyboardEvent, MouseEvent } from 'react'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { matchesKey } from '../../../canvas/action'
import { nextSort, type Sort } from './arrange'
import type { Column, Item } from './column'
import { GridRow } from './GridRow'
import { beside, headerRow, isCharacter, moved, type Place } from './gridKeys'
import css from './table.module.css'
import { overscan, useColumnWindow, useWindow } from './useWindow'

/** What the keyboard and the mouse ask of the table; a row is named by its id. */
export interface GridCommands {
  /** Makes this the selection and brings it into view. */
  goTo(id: string): void
  /** Adds to the selection or takes away from it. */
  toggle(id: string): void
  /** Selects all of these. */
  select(ids: readonly string[]): void
  remove(ids: readonly string[]): void
  duplicate(ids: readonly string[]): void
  /** Turns a flag over, where the cell is one. @returns whether it was. */
  flip(id: string, column: string): boolean
  add(): void
  undo(): void
  redo(): void
}

export interface GridProps<T extends Item> {
  readonly label: string
  readonly rows: readonly T[]
  readonly columns: readonly Column<T>[]
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  /** Ids of selected rows. */
  readonly selected: ReadonlySet<string>
  readonly canEdit: boolean
  readonly commands: GridCommands
  /** A row to put the focus on as soon as it is there, and the column; `at` tells one wish from the next. */
  readonly focus?: { readonly id: string; readonly column: string; readonly at: number } | null
}

interface Active {
  /** Null is the header. */
  readonly id: string | null
  readonly column: string
}

export function Grid<T extends Item>(props: GridProps<T>) {
  const { label, rows, columns, sort, onSort, selected, canEdit, commands, focus } = props
  const height = useMediaQuery('(pointer: coarse)') ? 44 : 36
  const narrow = useMediaQuery('(max-width: 640px)')
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState<Active | null>(null)
  const [editing, setEditing] = useState<{ readonly initial?: string } | null>(null)
  // Grows whenever the focus shall go to the active cell.
  const [focusing, setFocusing] = useState(0)
  const claimFocus = useCallback(() => setFocusing((n) => n + 1), [])
  // The column that stays leaves room for another beside it.
  const widths = columns.map((column, at) =>
    at === 0 && narrow ? Math.min(144, column.width) : column.width,
  )
  const across = useColumnWindow(scroller, widths)
  const indexById = useMemo(() => new Map(rows.map((row, index) => [row.id, index])), [rows])
  const window = useWindow(scroller, rows.length, height)

  // A row that was added elsewhere on the page asks for the focus, once.
  const [wished, setWished] = useState(0)
  if (focus && focus.at !== wished && indexById.has(focus.id)) {
    setWished(focus.at)
    setActive({ id: focus.id, column: focus.column })
    setEditing(null)
    setFocusing(focusing + 1)
  }
  // A row that is gone, or a column that was hidden, leaves the focus to its neighbour.
  const [lastRow, setLastRow] = useState(headerRow)
  const firstRow = rows.length > 0 ? 0 : headerRow
  const rowOf = (one: Active | null): number => {
    if (!one) return firstRow
    if (one.id === null) return headerRow
    return indexById.get(one.id) ?? Math.min(lastRow, rows.length - 1)
  }
  const place: Place = {
    row: rowOf(active),
    column: Math.max(
      0,
      columns.findIndex((column) => column.key === active?.column),
    ),
  }
  if (place.row !== lastRow) setLastRow(place.row)
  const activeId = rows[place.row]?.id ?? null
  const activeKey = columns[place.column]?.key ?? ''
  const extent = {
    rows: rows.length,
    columns: columns.length,
    page: Math.max(5, window.last - window.first - 2 * overscan - 2),
  }

  // The first column stays in sight, and the active one keeps the focus wherever it is.
  const apart =
    place.column > 0 && (place.column < across.first || place.column >= across.last) ? place.column : 0
  const drawn = useMemo(
    () =>
      columns
        .map((column, at) => ({ column, at }))
        .filter(({ at }) => at === 0 || at === apart || (at >= across.first && at < across.last)),
    [columns, across.first, across.last, apart],
  )

  const scrollTo = useCallback(
    (row: number) => {
      const area = scroller.current
      if (!area || row < 0) return
      const top = row * height
      // The header covers the upper edge.
      const view = area.clientHeight - height
      if (top < area.scrollTop) area.scrollTop = top
      else if (top + height > area.scrollTop + view) area.scrollTop = top + height - view
    },
    [height],
  )
  const moveTo = (to: Place) => {
    claimFocus()
    setActive({ id: rows[to.row]?.id ?? null, column: columns[to.column]?.key ?? '' })
    setEditing(null)
    scrollTo(to.row)
  }
  const done = useCallback(() => {
    setEditing(null)
    claimFocus()
  }, [claimFocus])
  useLayoutEffect(() => {
    if (focusing === 0) return
    const cell = scroller.current?.querySelector<HTMLElement>('[data-active]')
    if (!cell) return
    if (!cell.contains(document.activeElement)) cell.focus({ preventScroll: true })
    cell.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  }, [focusing])

  // What was selected on the canvas comes into sight.
  const only = selected.size === 1 ? [...selected][0]! : null
  const onlyIndex = only === null ? -1 : (indexById.get(only) ?? -1)
  useEffect(() => {
    const inside = scroller.current?.contains(document.activeElement)
    if (only !== null && !inside) scrollTo(onlyIndex)
  }, [only, onlyIndex, scrollTo])

  const startEditing = (initial?: string) => {
    const item = rows[place.row]
    const column = columns[place.column]
    if (!canEdit || !item || !column?.edit?.(item)) return false
    if (initial === undefined && commands.flip(item.id, column.key)) return true
    setActive({ id: item.id, column: column.key })
    setEditing(initial === undefined ? {} : { initial })
    return true
  }
  const sortBy = (column: number) => {
    const key = columns[column]?.key
    if (key) onSort(nextSort(sort, key))
  }
  /** The selected rows when the active one is among them, else the active one alone. */
  const meant = () => {
    if (activeId === null) return []
    return selected.has(activeId)
      ? rows.filter((row) => selected.has(row.id)).map((row) => row.id)
      : [activeId]
  }

  const whileEditing = (event: KeyboardEvent) => {
    const { key } = event
    const leave = (to: Place | null) => {
      event.preventDefault()
      // Whatever is being typed is written before the focus goes on.
      ;(document.activeElement as HTMLElement | null)?.blur()
      moveTo(to ?? place)
    }
    if (event.nativeEvent.isComposing) return
    if (key === 'Escape') leave(null)
    else if (key === 'Tab') leave(beside(place, event.shiftKey ? -1 : 1, extent))
    else if (key === 'Enter' && !event.defaultPrevented) leave(moved(place, 'ArrowDown', false, extent))
    event.stopPropagation()
  }

  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of a list that an editor opened elsewhere on the page come here too.
    if (!scroller.current?.contains(event.target as Node)) return
    if (editing) return whileEditing(event)
    const mod = event.ctrlKey || event.metaKey
    const to = moved(place, event.key, mod, extent)
    const act = (run: () => unknown) => {
      event.preventDefault()
      event.stopPropagation()
      run()
    }
    const is = (code: string, shift = false) => matchesKey(event.nativeEvent, { code, mod: true, shift })
    if (to) return act(() => step(to, event.shiftKey))
    if (is('KeyZ')) return act(commands.undo)
    if (is('KeyZ', true) || is('KeyY')) return act(commands.redo)
    if (event.key === 'Insert' || (event.key === 'Enter' && mod)) return act(commands.add)
    if (activeId === null) {
      if (event.key === 'Enter' || event.key === ' ') act(() => sortBy(place.column))
      return
    }
    if (is('KeyA')) act(() => commands.select(rows.map((row) => row.id)))
    else if (is('KeyD')) act(() => commands.duplicate(meant()))
    else if (event.key === ' ') act(() => commands.toggle(activeId))
    else if (event.key === 'Delete') act(() => commands.remove(meant()))
    else if (event.key === 'Enter' || event.key === 'F2') act(() => startEditing() || commands.goTo(activeId))
    else if (event.key === 'Backspace') act(() => startEditing(''))
    else if (isCharacter(event)) act(() => startEditing(event.key))
    else if (event.key === 'Escape' && selected.size > 0) act(() => commands.select([]))
  }
  /** Goes to a cell; with Shift, the rows between join the selection. */
  const step = (to: Place, extend: boolean) => {
    if (extend && to.row !== place.row && to.row !== headerRow && activeId !== null) {
      const [from, until] = [Math.min(place.row, to.row), Math.max(place.row, to.row)]
      const between = rows.slice(from, until + 1).map((row) => row.id)
      commands.select([...new Set([...selected, ...between])])
    }
    moveTo(to)
  }

  const onClick = (event: MouseEvent) => {
    const cell = (event.target as Element).closest<HTMLElement>('[data-col]')
    if (!cell || !scroller.current?.contains(cell)) return
    const column = columns.findIndex((one) => one.key === cell.dataset.col)
    const id = cell.closest<HTMLElement>('[data-row]')?.dataset.row
    if (id === undefined) {
      moveTo({ row: headerRow, column })
      return sortBy(column)
    }
    const row = indexById.get(id)
    if (row === undefined || (editing && id === activeId && column === place.column)) return
    if (event.ctrlKey || event.metaKey) commands.toggle(id)
    else if (event.shiftKey && activeId !== null) {
      const [from, until] = [Math.min(place.row, row), Math.max(place.row, row)]
      commands.select(rows.slice(from, until + 1).map((one) => one.id))
    } else if (selected.size !== 1 || !selected.has(id)) commands.goTo(id)
    // The first click goes to a cell, the second one into it.
    else if (active && id === activeId && column === place.column && startEditing()) return
    moveTo({ row, column })
  }
  const onBlur = (event: FocusEvent) => {
    const within = event.relatedTarget instanceof Node && scroller.current?.contains(event.relatedTarget)
    if (editing && !within && document.hasFocus()) setEditing(null)
  }

  const template = widths.map((width) => `${width}px`).join(' ')
  const total = widths.reduce((sum, width) => sum + width, 0)
  const shown: number[] = []
  for (let row = window.first; row < window.last; row++) shown.push(row)
  if (place.row >= 0 && (place.row < window.first || place.row >= window.last) && place.row < rows.length)
    shown.push(place.row)
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      aria-multiselectable
      className={css.grid}
      style={{ '--columns': template, '--total': `${total}px`, '--row': `${height}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onBlur={onBlur}
    >
      <div role="row" aria-rowindex={1} className={css.header}>
        {drawn.map(({ column, at }) => {
          const sorted = sort?.key === column.key ? sort.direction : null
          const isActive = place.row === headerRow && at === place.column
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={at + 1}
              aria-sort={sorted ?? 'none'}
              data-col={column.key}
              data-active={isActive || undefined}
              data-end={column.end || undefined}
              tabIndex={isActive ? 0 : -1}
              title={column.title}
              className={css.heading}
              style={{ gridColumn: at + 1 }}
            >
              <span className={css.text}>{column.title}</span>
              {sorted === 'ascending' && <IconArrowUp size={14} aria-hidden />}
              {sorted === 'descending' && <IconArrowDown size={14} aria-hidden />}
            </div>
          )
        })}
      </div>
      <div role="rowgroup" className={css.rows} style={{ height: rows.length * height }}>
        {shown.map((index) => {
          const item = rows[index]!
          return (
            <GridRow
              key={item.id}
              item={item}
              index={index}
              height={height}
              columns={drawn}
              selected={selected.has(item.id)}
              active={item.id === activeId ? activeKey : null}
              editing={item.id === activeId ? editing : null}
              onDone={done}
              onFocusLost={claimFocus}
            />
          )
        })}
      </div>
    </div>
  )
}
