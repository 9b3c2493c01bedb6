/** Two people in one text: what one typed is carried over to what the other made of it meanwhile. */

/** A stretch of a text that was replaced: from `at`, `removed` characters gave way to `inserted`. */
export interface TextChange {
  readonly at: number
  readonly removed: number
  readonly inserted: string
}

/**
 * The one stretch in which two texts differ; null when they are the same.
 * @param caret where in `after` the hand that changed it stands now: among equal letters that tells which of them are new.
 */
export function textChange(before: string, after: string, caret = after.length): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length, caret)
  let at = 0
  while (at < shorter && before[at] === after[at]) at++
  let end = 0
  while (end < shorter - at && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // Never cut a surrogate pair in two: half an emoji is no text.
  if (at > 0 && isHigh(before.charCodeAt(at - 1))) at--
  if (end > 0 && isLow(before.charCodeAt(before.length - end))) end--
  return { at, removed: before.length - at - end, inserted: after.slice(at, after.length - end) }
}

const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff

/** Where a place in a text is after a change; a place within what was replaced goes to its end. */
export function carried(place: number, change: TextChange | null): number {
  if (!change || place <= change.at) return place
  const shift = change.inserted.length - change.removed
  return place >= change.at + change.removed ? place + shift : change.at + change.inserted.length
}

/**
 * Both changes of one text. Where they touch the same words, both people's new words stay.
 * @param base what both started from.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  const change = textChange(base, mine)
  const other = textChange(base, theirs)
  if (!change) return theirs
  if (!other) return mine
  const start = carried(change.at, other)
  const end = Math.max(start, carried(change.at + change.removed, other))
  // Words that the other put inside what is removed here are theirs to remove.
  const kept =
    other.at >= change.at && other.at + other.removed <= change.at + change.removed ? other.inserted : ''
  return theirs.slice(0, start) + change.inserted + (end > start ? kept : '') + theirs.slice(end)
}
