/** A text being typed over a value that others may change meanwhile. */
import { useEffect, useRef, useState } from 'react'

export interface Draft {
  /** What the input shows: one's own text while typing, else the value. */
  readonly text: string
  readonly typing: boolean
  /** What someone else made of the value since one began typing, or null. One's own text is kept. */
  readonly theirs: string | null
  change(text: string): void
  /** Ends typing and writes what was typed, if it differs from where one began. */
  commit(): void
  /** Ends typing and shows the value again. */
  restore(): void
}

/**
 * Holds what is typed until it is committed; a text half typed when its editor disappears, or the page is left, is committed too.
 * @param value the present value as text for typing.
 * @param write takes the typed text and the one that typing began from.
 * @param initial a text to begin with at once, as if typed.
 */
export function useDraft(
  value: string,
  write: (text: string, base: string) => void,
  initial?: string,
): Draft {
  const [draft, setDraft] = useState<{ text: string; base: string } | null>(
    initial === undefined ? null : { text: initial, base: value },
  )
  const pending = useRef<{ draft: typeof draft; write: typeof write }>({ draft, write })
  useEffect(() => {
    pending.current = { draft, write }
  })
  // An effect run twice for checking must not commit: only what is still pending after a turn of leaving counts.
  const gone = useRef(false)
  useEffect(() => {
    gone.current = false
    const flush = () => {
      const { draft, write } = pending.current
      pending.current = { draft: null, write }
      if (draft && draft.text !== draft.base) write(draft.text, draft.base)
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      gone.current = true
      queueMicrotask(() => gone.current && flush())
    }
  }, [])

  const end = (commit: boolean) => {
    const now = pending.current.draft
    pending.current = { draft: null, write }
    setDraft(null)
    if (commit && now && now.text !== now.base) write(now.text, now.base)
  }
  return {
    text: draft ? draft.text : value,
    typing: draft !== null,
    theirs: draft && value !== draft.base && value !== draft.text ? value : null,
    change: (text) => {
      const next = { text, base: draft ? draft.base : value }
      pending.current = { draft: next, write }
      setDraft(next)
    },
    commit: () => end(true),
    restore: () => end(false),
  }
}
