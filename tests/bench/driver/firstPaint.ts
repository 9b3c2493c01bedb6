/** When a picture was complete, seen from outside: the browser's own screencast, looked through afterwards. */
import { pause } from './chrome'
import { difference } from './pixels'
import { readPng } from './png'

/** A browser's page as far as it is needed to see what it shows. */
export interface Screen {
  send<T>(method: string, params?: object): Promise<T>
  on(event: string, listener: (params: never) => void): void
  /** Runs something in every page before its own scripts. */
  atStart(script: () => void): Promise<void>
}

interface Shot {
  /** Ms since 1970. */
  readonly at: number
  readonly data: string
}

interface Picture {
  readonly data: string
  readonly metadata: { readonly timestamp?: number }
  readonly sessionId: number
}

/** Nothing has changed for this long: the picture is complete, ms. A page that has much to read stands still for a while. */
export const stillFor = ({ companies }: { readonly companies: number }): number => 1_500 + companies / 5

/** Who answers later than this is at work, ms. */
const slowAnswer = 250

/** This share of pixels may still change: a cursor, a name that arrives; */
const same = 0.004
/** and a pixel changes when a channel does by more than this, of 255. */
const faintly = 2

/** The screencast may pass over a picture while the one before it is on its way, and shows it with the next change. */
const heartbeat = () => {
  const beat = () => {
    const dot = document.createElement('i')
    dot.style.cssText = 'position:fixed;right:0;bottom:0;width:2px;height:2px;background:#888;z-index:9999'
    dot.animate([{ opacity: 1 }, { opacity: 0 }], { duration: 80, iterations: Infinity, easing: 'steps(2)' })
    document.documentElement.append(dot)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', beat)
  else beat()
}

/**
 * @param begin sets it off and returns when the clock begins to run, ms since 1970.
 * @param drawn tells whether the board is there at all, so that a blank page is not taken for complete.
 * @param still see `stillFor`.
 * @returns ms from that moment to the first picture that is like the last one.
 */
export async function untilComplete(
  screen: Screen,
  begin: () => Promise<() => number>,
  drawn: () => Promise<boolean>,
  limit: number,
  still: number,
): Promise<number> {
  const shots: Shot[] = []
  let last = Date.now()
  screen.on('Page.screencastFrame', ({ data, metadata, sessionId }: Picture) => {
    screen.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
    // The heartbeat alone brings the same few pictures again and again.
    if (shots.slice(-4).some((shot) => shot.data === data)) return
    last = Date.now()
    shots.push({ at: 1_000 * (metadata.timestamp ?? 0), data })
  })
  await screen.send('Page.startScreencast', {
    format: 'png',
    maxWidth: 720,
    maxHeight: 450,
    everyNthFrame: 1,
  })
  await screen.atStart(heartbeat)
  const start = await begin()
  const end = Date.now() + limit
  last = Date.now()
  for (let seen = false; !seen || Date.now() - last < still;) {
    if (Date.now() > end) throw new Error(`not complete within ${Math.round(limit / 1_000)} s`)
    await pause(100)
    const asked = Date.now()
    const there = (await drawn()) && isOther(shots, start())
    // A page that does not answer at once is at work: what it shows is not the end of it.
    if ((there && !seen) || Date.now() - asked > slowAnswer) last = Date.now()
    seen ||= there
  }
  await screen.send('Page.stopScreencast')
  const final = readPng(Buffer.from(shots.at(-1)!.data, 'base64'))
  let complete = shots.at(-1)!.at
  for (const { at, data } of shots.toReversed()) {
    if (difference(readPng(Buffer.from(data, 'base64')), final, faintly) > same) break
    complete = at
  }
  // A picture that stood still before the data came was none of the board.
  if (complete <= start()) throw new Error('opening: the picture was taken for complete too early')
  return complete - start()
}

/**
 * Whether anything new is to be seen since a moment. A browser that draws very much in software answers questions long before
 * it shows any of it.
 */
function isOther(shots: readonly Shot[], since: number): boolean {
  const last = shots.at(-1)
  const before = shots.findLast(({ at }) => at <= since)
  if (!last || last === before) return false
  const [now, then] = [last, before].map((shot) => shot && readPng(Buffer.from(shot.data, 'base64')))
  return then === undefined || difference(now!, then, faintly) > same
}
