/** Where a key moves the active cell. Plain functions on plain values. */

/** Row of the header; records follow from 0. */
export const headerRow = -1

export interface Place {
  readonly row: number
  readonly column: number
}

export interface Extent {
  readonly rows: number
  readonly columns: number
  /** Rows that a page turns. */
  readonly page: number
}

/** @returns the place that a key leads to, or null for a key that does not move. */
export function moved(
  place: Place,
  key: string,
  ctrl: boolean,
  { rows, columns, page }: Extent,
): Place | null {
  const row = (to: number) => Math.max(headerRow, Math.min(rows - 1, to))
  const column = (to: number) => Math.max(0, Math.min(columns - 1, to))
  switch (key) {
    case 'ArrowUp':
      return { ...place, row: ctrl ? Math.min(0, rows - 1) : row(place.row - 1) }
    case 'ArrowDown':
      return { ...place, row: ctrl ? rows - 1 : row(place.row + 1) }
    case 'ArrowLeft':
      return { ...place, column: column(place.column - 1) }
    case 'ArrowRight':
      return { ...place, column: column(place.column + 1) }
    case 'Home':
      return ctrl ? { row: Math.min(0, rows - 1), column: 0 } : { ...place, column: 0 }
    case 'End':
      return ctrl ? { row: rows - 1, column: columns - 1 } : { ...place, column: columns - 1 }
    case 'PageUp':
      return { ...place, row: Math.max(Math.min(0, rows - 1), row(place.row - page)) }
    case 'PageDown':
      return { ...place, row: row(place.row + page) }
    default:
      return null
  }
}

/** The cell after or before, through the ends of rows; null beyond the table. */
export function beside(place: Place, by: 1 | -1, { rows, columns }: Extent): Place | null {
  const at = place.row * columns + place.column + by
  return at < 0 || at >= rows * columns ? null : { row: Math.floor(at / columns), column: at % columns }
}

/** Whether a key press types a character. */
export function isCharacter(event: {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey
  return plain && event.key !== ' ' && [...event.key].length === 1
}
