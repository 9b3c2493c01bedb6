/** The matching of the open board for React. */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useBoard } from '../board/context'
import { matchingOf, type Matching } from './matching'

/** Until it is tried again where it did not come, ms. */
const again = 5_000

/** The matching of the open board once it has come; wakes with every change of its answers. @param wanted whether to begin. */
export function useMatching(wanted = true): Matching | null {
  const board = useBoard()
  const [matching, setMatching] = useState<Matching | null>(null)
  useEffect(() => {
    if (!wanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let here = true
    const attempt = () => {
      matchingOf(board).then(
        (came) => here && setMatching(came),
        () => {
          if (here) timer = setTimeout(attempt, again)
        },
      )
    }
    attempt()
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [board, wanted])
  const subscribe = useCallback((wake: () => void) => matching?.subscribe(wake) ?? (() => {}), [matching])
  useSyncExternalStore(subscribe, () => matching?.version ?? 0)
  return matching
}
