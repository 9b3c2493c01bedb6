/** Gives the focus back to where it was, when what stands beside this goes away and leaves it nowhere. */
import { useEffect, useState } from 'react'

/** @param fallback takes the focus where what had it is gone as well, such as an item of a menu. */
export function ReturnFocus({ fallback }: { fallback?: () => HTMLElement | null }) {
  const [before] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      if (document.activeElement !== null && document.activeElement !== document.body) return
      const there = before instanceof HTMLElement && before !== document.body && before.isConnected
      const target = there ? before : fallback?.()
      target?.focus({ preventScroll: true })
    },
    // Where the focus goes is settled when it was left, not when the fallback is made anew.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [before],
  )
  return null
}
