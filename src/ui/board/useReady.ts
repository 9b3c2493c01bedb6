/** Gets ready for a time without network: what a click would load is loaded once the board is there and the page is at rest. */
import { useEffect } from 'react'
import { useLink } from './context'

/** After the board has come and is saved, so that it delays nothing that the person waits for, milliseconds. */
const after = 6_000

/** Someone who pays by the megabyte has said so to their browser. */
const sparing = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

export function useReady(): void {
  const { connection, loaded, unsaved } = useLink()
  const calm = connection === 'online' && loaded && !unsaved
  useEffect(() => {
    if (!calm || sparing()) return
    const abort = new AbortController()
    // Also the list of what is to be loaded: it is of no use before.
    const load = () => import('./ready').then(({ loadAll }) => loadAll(abort.signal))
    const timer = setTimeout(() => void load().catch(() => {}), after)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [calm])
}
