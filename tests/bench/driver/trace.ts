/** Frames and tasks of a stretch of time, read from a trace of the browser. */
import type { Visit } from './chrome'

export interface Smoothness {
  /** Ms between frames shown, 95th percentile. */
  readonly gapP95: number
  /** Longest task of the page's main thread, ms. */
  readonly longestTask: number
}

interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds. */
  readonly ts: number
  readonly dur?: number
  readonly args: { readonly name?: string }
}

export async function traced(visit: Visit, run: () => Promise<void>): Promise<Smoothness | null> {
  const categories = [
    'disabled-by-default-devtools.timeline',
    'disabled-by-default-devtools.timeline.frame',
    'devtools.timeline.frame',
  ]
  await visit.browser.startTracing(visit.page, { categories })
  try {
    await run()
  } finally {
    // Read below; stopped in any case.
  }
  const { traceEvents } = JSON.parse((await visit.browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  const mains = traceEvents.filter(
    (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain',
  )
  const tasksOf = ({ pid, tid }: TraceEvent) =>
    traceEvents.filter((event) => event.name === 'RunTask' && event.pid === pid && event.tid === tid)
  const sum = (events: TraceEvent[]) => events.reduce((all, { dur = 0 }) => all + dur, 0)
  const page = mains.toSorted((a, b) => sum(tasksOf(b)) - sum(tasksOf(a)))[0]
  if (!page) return null
  const shown = traceEvents
    .filter((event) => event.name === 'DrawFrame' && event.pid === page.pid)
    .map(({ ts }) => ts / 1_000)
    .sort((a, b) => a - b)
  const gaps = shown
    .slice(1)
    .map((at, n) => at - shown[n]!)
    .sort((a, b) => a - b)
  return {
    gapP95: gaps[Math.floor(gaps.length * 0.95)] ?? Infinity,
    longestTask: Math.max(0, ...tasksOf(page).map(({ dur = 0 }) => dur / 1_000)),
  }
}
