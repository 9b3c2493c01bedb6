/** Who goes through the list of matches with one key stays on that key: the focus follows from card to card. */
import { useLayoutEffect, useRef, type RefObject } from 'react'
import type { Match } from '../../analysis/matching/score'
import { matchKey } from '../../model/matchRefs'

/** The card that something was done with, and the one to go on to. */
interface Left {
  readonly card: string
  readonly next: string | undefined
  /** Which of its buttons was pressed. */
  readonly deed: string | undefined
}

/**
 * Takes the focus from a card that leaves the list to the same button of the one that came after it; from the last one to
 * the list's heading. The list may take its time: until then the focus stays.
 * @param shown what the list shows, in its order.
 * @returns to be called before a card's match is dealt with.
 */
export function useMovingOn(
  list: RefObject<HTMLUListElement | null>,
  headingId: string,
  shown: readonly Match[],
): (match: Match) => void {
  const left = useRef<Left | null>(null)
  useLayoutEffect(() => {
    if (!left.current) return
    const { card, next, deed } = left.current
    if (shown.some((match) => matchKey(match) === card)) return
    left.current = null
    // A focus that has found another place meanwhile stays there.
    if (document.activeElement && document.activeElement !== document.body) return
    const at = shown.findIndex((match) => matchKey(match) === next)
    const to = list.current?.children[at]
    const button = to?.querySelector<HTMLElement>(`[data-deed="${deed}"]`) ?? to?.querySelector('button')
    ;(button ?? document.getElementById(headingId))?.focus()
  })
  return (match) => {
    const card = matchKey(match)
    const after = shown[shown.findIndex((one) => matchKey(one) === card) + 1]
    const pressed = document.activeElement as HTMLElement | null
    left.current = { card, next: after && matchKey(after), deed: pressed?.dataset.deed }
  }
}
