/** Sorting and narrowing a table. */
import type { Column, Item } from './column'

export interface Sort {
  readonly key: string
  readonly direction: 'ascending' | 'descending'
}

/** Column key -> the texts that are let through. */
export type Choices = Readonly<Record<string, readonly string[]>>

/** Ascending, descending, then the table's own order again. */
export function nextSort(sort: Sort | null, key: string): Sort | null {
  if (sort?.key !== key) return { key, direction: 'ascending' }
  return sort.direction === 'ascending' ? { key, direction: 'descending' } : null
}

/** How two items stand by a column; what is unknown comes last either way. */
export function compareBy<T extends Item>(
  column: Column<T>,
  direction: Sort['direction'],
  collator: Intl.Collator,
): (a: T, b: T) => number {
  const sign = direction === 'ascending' ? 1 : -1
  // An item never changes: what it sorts by is worked out once, not at every comparison.
  const values = new WeakMap<T, string | number | null>()
  const valueOf = (item: T): string | number | null => {
    let value = values.get(item)
    if (value === undefined) values.set(item, (value = column.value(item)))
    return value
  }
  return (a, b) => {
    const left = valueOf(a)
    const right = valueOf(b)
    if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : collator.compare(String(left), String(right))
    return sign * order
  }
}

/**
 * A test for the items that a search and the chosen values let through.
 * @param query every word of it must be somewhere in the item's texts, hidden columns included.
 */
export function keeps<T extends Item>(
  columns: readonly Column<T>[],
  query: string,
  choices: Choices,
): ((item: T) => boolean) | null {
  const sought = query.trim().toLowerCase().split(/\s+/).filter(Boolean)
  const narrowed = columns.flatMap((column) => {
    const chosen = choices[column.key]
    return chosen && chosen.length > 0 ? [{ column, chosen: new Set(chosen) }] : []
  })
  if (sought.length === 0 && narrowed.length === 0) return null
  return (item) => {
    if (!narrowed.every(({ column, chosen }) => chosen.has(column.text(item)))) return false
    if (sought.length === 0) return true
    const text = searchable(columns, item)
    return sought.every((word) => text.includes(word))
  }
}

const texts = new WeakMap<object, WeakMap<object, string>>()

/** All that is written in a row, put together once: items are made anew when anything in them changes. */
function searchable<T extends Item>(columns: readonly Column<T>[], item: T): string {
  let byItem = texts.get(columns)
  if (!byItem) texts.set(columns, (byItem = new WeakMap()))
  let text = byItem.get(item)
  if (text === undefined)
    byItem.set(
      item,
      (text = columns
        .map((column) => column.text(item))
        .join('\n')
        .toLowerCase()),
    )
  return text
}
