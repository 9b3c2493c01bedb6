/** Short messages at the bottom, with an undo where there is something to take back. Loaded with the first of them. */
import { Suspense } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { announce } from './announcer'
import { part } from './basics/part'

export interface Notice {
  readonly message: string
  readonly tone?: 'plain' | 'problem'
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Notices with the same id replace each other. */
  readonly id?: string
}

const load = () => import('./Notices')
const Notices = part(load)
/** Whether any notice was wanted yet. */
let asked = false
/** Whether the notices have come. */
const here = createStore<{ yes: boolean }>(() => ({ yes: false }))

/** Shows a notice; where it cannot be shown, because the network is away, its words are said. */
export function notify(notice: Notice): void {
  asked = true
  load().then(
    ({ showNotice }) => {
      here.setState({ yes: true })
      showNotice(notice)
    },
    (error: unknown) => {
      console.error(error)
      announce(notice.message)
    },
  )
}

/** Takes a notice away; one that was never shown needs nothing. */
export function hideNotice(id: string): void {
  if (asked) load().then(({ hideNotice }) => hideNotice(id), console.error)
}

/** Where the notices appear; one a page. */
export function NoticeSlot() {
  const yes = useStore(here, (state) => state.yes)
  return yes ? (
    <Suspense fallback={null}>
      <Notices />
    </Suspense>
  ) : null
}
