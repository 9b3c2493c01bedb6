/** The web worker in which a board's matches are found. */
import type { FromWork, ToWork } from './messages'
import { MatchingWork } from './work'

/** How long it may work without hearing what is said, ms. */
const stretch = 16

const page = self as unknown as {
  postMessage(message: FromWork): void
  onmessage: ((event: MessageEvent<ToWork>) => void) | null
}
const work = new MatchingWork((message) => page.postMessage(message), stretch)
page.onmessage = ({ data }) => work.take(data)
page.postMessage({ kind: 'here' })
