/** Short messages at the bottom, with an undo where there is something to take back. Loaded with the first of them. */
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'

export interface Notice {
  readonly message: string
  readonly tone?: 'plain' | 'problem'
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Notices with the same id replace each other. */
  readonly id?: string
}

const load = () => import('./Notices')
const Notices = lazy(load)
const wanted = createStore<{ yes: boolean }>(() => ({ yes: false }))

export function notify(notice: Notice): void {
  wanted.setState({ yes: true })
  load().then(
    ({ showNotice }) => showNotice(notice),
    (error: unknown) => console.error(error),
  )
}

/** Where the notices appear; one a page. */
export function NoticeSlot() {
  const yes = useStore(wanted, (state) => state.yes)
  return yes ? (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  ) : null
}
