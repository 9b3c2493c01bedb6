/** Gets ready for a time without network: what a click would load is loaded once the board is there and the page is at rest. */
import { useEffect } from 'react'
import { whenIdle } from '../../canvas/whenIdle'
import { useLink } from './context'

/** After the board has come and is saved, so that it delays nothing that the person waits for, milliseconds. */
const after = 6_000

/** In the order in which a hand is likely to ask for them. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../records/Inspector'),
  () => import('../Notices'),
  () => import('../records/TableDrawer'),
  () => import('./ContextBar'),
  () => import('./ContextMenu'),
  () => import('./pasting'),
  () => import('./tidyByFlows'),
  () => import('./QuestionList'),
  () => import('./find/SearchBar'),
  () => import('./find/CommandPalette'),
  () => import('./panels/PeoplePanel'),
  () => import('./panels/PhonePanel'),
  () => import('./panels/MorePanel'),
  () => import('./panels/ExportPanel'),
  () => import('./share/ShareDialog'),
  () => import('./HelpSheet'),
  () => import('../import/ImportDialog'),
  () => import('../../exchange/layout'),
  () => import('../../exchange/formats'),
  async () => (await import('../../model/codes/nace')).loadNace(),
  async () => (await import('../../model/codes/low')).loadLow(),
]

/** One at a time, each when the page has nothing better to do. */
async function loadAll(signal: AbortSignal): Promise<void> {
  for (const load of parts) {
    await new Promise<void>(whenIdle)
    if (signal.aborted) return
    // Without network it comes when it is asked for, or with the next connection.
    await load().catch(() => {})
  }
}

/** Someone who pays by the megabyte has said so to their browser. */
const sparing = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true

export function useReady(): void {
  const { connection, loaded, unsaved } = useLink()
  const calm = connection === 'online' && loaded && !unsaved
  useEffect(() => {
    if (!calm || sparing()) return
    const abort = new AbortController()
    const timer = setTimeout(() => void loadAll(abort.signal), after)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [calm])
}
