/** What a click would load, loaded before anybody clicks. */
import { loadGoing } from '../../canvas/walk/later'
import { whenIdle } from '../../canvas/whenIdle'

/** In the order in which a hand is likely to ask for them. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('../records/Inspector'),
  // A key pressed while this is on its way would be answered after the next one.
  loadGoing,
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
export async function loadAll(signal: AbortSignal): Promise<void> {
  for (const load of parts) {
    await new Promise<void>((done) => whenIdle(done))
    if (signal.aborted) return
    // Without network it comes when it is asked for, or with the next connection.
    await load().catch(() => {})
  }
}
