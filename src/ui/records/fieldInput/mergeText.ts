/** Two people in one long text: what both wrote stays where it can. */

interface Change {
  readonly start: number
  readonly end: number
  readonly insert: string
}

/** The smallest single replacement that turns one text into another. */
function changeOf(before: string, after: string): Change {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let tail = 0
  const longest = Math.min(before.length, after.length) - start
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { start, end: before.length - tail, insert: after.slice(start, after.length - tail) }
}

/**
 * Brings my change of a text together with theirs.
 * @param base what both started from.
 * @returns both changes where they are in different places, else mine: who types last has seen what they replace.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (theirs === base || mine === theirs) return mine
  if (mine === base) return theirs
  const a = changeOf(base, mine)
  const b = changeOf(base, theirs)
  const [first, second] = a.start <= b.start ? [a, b] : [b, a]
  if (first.end > second.start) return mine
  return (
    base.slice(0, first.start) +
    first.insert +
    base.slice(first.end, second.start) +
    second.insert +
    base.slice(second.end)
  )
}
