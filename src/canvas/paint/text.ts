/** Lays out text that people typed: clean, wrapped, cut with an ellipsis where it does not fit. Kept by content. */
import type { TextMeasurer } from './measure'

export const family = "'Inter Variable', 'Inter', system-ui, sans-serif"

/** A CSS font of the board's one typeface. */
export function font(size: number, weight: 400 | 500 | 600 = 400): string {
  return `${weight} ${size}px ${family}`
}

export interface Line {
  /** Ready to draw from the left, whatever its direction. */
  readonly text: string
  readonly width: number
  /** Reads from right to left, so it hangs on the right edge. */
  readonly rtl: boolean
}

export interface TextBlock {
  readonly lines: readonly Line[]
  /** Something was left out at the end. */
  readonly cut: boolean
}

export interface TextStyle {
  readonly size: number
  readonly weight?: 400 | 500 | 600
}

/** No character that matters is narrower than this share of the type size; more text than that cannot be seen. */
const leastEm = 0.18
const rtlLetter =
  /^[^\p{L}]*[\u0591-\u07ff\u0840-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Whether text reads from right to left: by its first letter, as the Unicode bidirectional algorithm has it. */
export function isRtl(text: string): boolean {
  return rtlLetter.test(text)
}

/**
 * One line of harmless text: newlines, tabs and control characters become spaces, marks that turn the direction of what
 * follows are dropped, and heaps of combining marks are cut to three.
 */
export function clean(text: string): string {
  return text
    .replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g, '')
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/(\p{Mn}{3})\p{Mn}+/gu, '$1')
    .trim()
}

const kept = new WeakMap<TextMeasurer, Map<string, TextBlock>>()
/** About as many texts as a screen shows at once, several times over. */
const keptMost = 12_000

/**
 * Wraps text to a width. Newlines are spaces; words too long for a line are cut between graphemes; the last line ends with
 * an ellipsis where text is left over. The work follows what can be seen, not how long the text is.
 * @param width world units, as are the lines' widths.
 */
export function layOut(
  text: string,
  style: TextStyle,
  width: number,
  lines: number,
  measurer: TextMeasurer,
): TextBlock {
  const most = Math.ceil(width / (style.size * leastEm)) * lines + 16
  const seen = text.length > most ? text.slice(0, most) : text
  const face = font(style.size, style.weight)
  let known = kept.get(measurer)
  if (!known) kept.set(measurer, (known = new Map()))
  const key = `${face}|${Math.round(width)}|${lines}|${seen.length < text.length}|${seen}`
  const before = known.get(key)
  if (before) return before
  if (known.size >= keptMost) known.clear()
  const block = wrap(
    clean(seen),
    seen.length < text.length,
    face,
    style.size,
    Math.round(width),
    lines,
    measurer,
  )
  known.set(key, block)
  return block
}

/** Text on one line, cut with an ellipsis where it does not fit; null where not even that fits or there is none. */
export function layOutLine(
  text: string,
  style: TextStyle,
  width: number,
  measurer: TextMeasurer,
): Line | null {
  return layOut(text, style, width, 1, measurer).lines[0] ?? null
}

/** Forgets what was measured: the typeface has arrived since. */
export function forgetText(measurer: TextMeasurer): void {
  kept.delete(measurer)
}

function wrap(
  text: string,
  more: boolean,
  face: string,
  size: number,
  width: number,
  most: number,
  measurer: TextMeasurer,
): TextBlock {
  const rtl = isRtl(text)
  const lines: Line[] = []
  const add = (line: string, wide: number) =>
    lines.push({ text: rtl ? `\u2067${line}\u2069` : line, width: wide, rtl })
  let rest = text
  while (rest !== '' && lines.length < most) {
    const last = lines.length === most - 1
    const piece = rest.slice(0, Math.ceil(width / (size * leastEm)) + 16)
    const whole = piece.length === rest.length ? measurer.width(rest, face) : Infinity
    if (whole <= width && !(last && more)) {
      add(rest, whole)
      rest = ''
      break
    }
    if (last) {
      const room = width - measurer.width('…', face)
      const end = longest(piece, room, face, measurer)
      const line = `${piece.slice(0, end).trimEnd()}…`
      const wide = measurer.width(line, face)
      if (wide <= width) add(line, wide)
      return { lines, cut: true }
    }
    const end = breakBefore(piece, longest(piece, width, face, measurer))
    if (end === 0) return { lines, cut: true }
    const line = piece.slice(0, end).trimEnd()
    add(line, measurer.width(line, face))
    rest = rest.slice(end).trimStart()
  }
  return { lines, cut: rest !== '' || more }
}

/** How much of the text fits, in code units, ending between graphemes. */
function longest(text: string, width: number, face: string, measurer: TextMeasurer): number {
  const ends: number[] = [0]
  for (const { index, segment } of graphemes.segment(text)) ends.push(index + segment.length)
  let low = 0
  let high = ends.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (measurer.width(text.slice(0, ends[middle]), face) <= width) low = middle
    else high = middle - 1
  }
  return ends[low]!
}

/** The last place to break a line at or before `end`: after a space or hyphen, or beside an ideograph. */
function breakBefore(text: string, end: number): number {
  for (let at = end; at > end / 5; at--) {
    if (text[at] === ' ') return at
    if (/[\s\-–—]/.test(text[at - 1] ?? '') || /[\u2e80-\u9fff\uac00-\ud7af]/.test(text[at] ?? '')) return at
  }
  return end
}
