/** Gets ready for a time without network: what a click would load is loaded once the page has long been at rest. */
import { useEffect } from 'react'

/** Long after the board is there, so that it delays nothing that the person waits for, milliseconds. */
const after = 20_000

const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../Notices'),
  () => import('../records/Inspector'),
  () => import('../records/TableDrawer'),
  () => import('./ContextBar'),
  () => import('./ContextMenu'),
  () => import('../../exchange/layout'),
  () => import('./find/SearchBar'),
  () => import('./find/CommandPalette'),
  () => import('./panels/SavedPanel'),
  () => import('./panels/PeoplePanel'),
  () => import('./panels/PhonePanel'),
  () => import('../../exchange/formats'),
]

export function useReady(): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const load of parts)
        load().catch(() => {
          // Without network it comes when it is asked for.
        })
    }, after)
    return () => clearTimeout(timer)
  }, [])
}
