/** Numbers as people and Excel write them. */

/** Which mark a column uses for decimals, and whether cells said so. */
export interface DecimalMark {
  readonly mark: '.' | ','
  /** False when nothing in the file tells, so that "1.234" stays a doubt. */
  readonly sure: boolean
}

export interface NumberReading {
  readonly value: number
  /** True when the same text could be another number and nothing in the file says which. */
  readonly doubtful: boolean
}

// A space between digits may be any that typesetting knows; apostrophes part thousands in Switzerland.
const gaps = /(?<=\d)[\s\u00a0\u202f\u2009\u2007'’](?=\d{3}(?!\d))/g
const shape = /^[+-]?(?:\d+(?:[.,]\d+)*|[.,]\d+)(?:e[+-]?\d+)?$/i

/** Text reduced to digits and marks, or null when it is no number. */
function bare(text: string): string | null {
  const tidy = text
    .trim()
    .replace(/^'+/, '')
    .replace(/^[\u2212\u2013](?=\d)/, '-')
    .replace(gaps, '')
  return shape.test(tidy) ? tidy : null
}

/** What one text proves about its decimal mark; null when it proves nothing. */
function proof(text: string): '.' | ',' | null {
  const tidy = bare(text)
  if (tidy === null) return null
  const digits = tidy.replace(/e.*$/i, '').replace(/^[+-]/, '')
  const dots = digits.split('.').length - 1
  const commas = digits.split(',').length - 1
  if (dots === 0 && commas === 0) return null
  if (dots > 0 && commas > 0) return digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ','
  const mark = dots > 0 ? '.' : ','
  // Twice the same mark can only part thousands.
  if (dots + commas > 1) return mark === '.' ? ',' : '.'
  const [whole = '', part = ''] = digits.split(mark)
  const thousands =
    part.length === 3 && /^[1-9]\d{0,2}$/.test(whole) && !/\d[\s\u00a0\u202f\u2009]\d/.test(text)
  return thousands ? null : mark
}

/**
 * Decides how a column writes decimals. The column's own cells come first, then the other cells with numbers, then what the
 * file's form suggests (`;` between cells is what Excel writes where the comma is the decimal mark), then the dot.
 */
export function decimalMark(
  column: readonly string[],
  others: readonly string[],
  suggested: '.' | ',' | null,
): DecimalMark {
  for (const texts of [column, others]) {
    const votes = { '.': 0, ',': 0 }
    for (const text of texts) {
      const mark = proof(text)
      if (mark) votes[mark]++
    }
    if (votes['.'] !== votes[',']) return { mark: votes['.'] > votes[','] ? '.' : ',', sure: true }
  }
  return { mark: suggested ?? '.', sure: false }
}

/**
 * Reads one number: decimal dot or comma, thousands parted by spaces of any kind, apostrophes, dots or commas. Text that
 * proves its own mark ("1.234,5") is read by it, whatever the column uses.
 * @returns null when it is no number.
 */
export function readNumber(text: string, decimal: DecimalMark): NumberReading | null {
  const tidy = bare(text)
  if (tidy === null) return null
  const own = proof(text)
  const mark = own ?? decimal.mark
  const other = mark === '.' ? ',' : '.'
  const parts = tidy.split(mark)
  if (parts.length > 2 || parts[1]?.includes(other)) return null
  if (!new RegExp(`^[+-]?(\\d*|\\d{1,3}(\\${other}\\d{3})+)(e[+-]?\\d+)?$`, 'i').test(parts[0]!)) return null
  const value = Number(tidy.replaceAll(other, '').replace(mark, '.'))
  if (!Number.isFinite(value)) return null
  return { value, doubtful: own === null && /[.,]/.test(tidy) && !decimal.sure }
}
