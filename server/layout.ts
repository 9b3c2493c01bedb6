/** Lays out cards in a thread of its own, so that those who are on other boards, or on this one, notice nothing. */
import { Worker } from 'node:worker_threads'
import { log } from './operation/log'
import { gridLayout, type LayoutInput, type Places } from '../src/exchange/layout'

/** How long a thread without work is kept for the next import, ms: starting one takes about half a second. */
const restMs = 10_000

interface Job {
  readonly done: (places: Places) => void
  readonly failed: (error: Error) => void
}

let thread: Worker | null = null
let rest: NodeJS.Timeout | undefined
let lastId = 0
const jobs = new Map<number, Job>()

/** Lays out as `layOut` does; where that cannot be done, the cards stand in a plain grid. */
export async function layOutInThread(input: LayoutInput): Promise<Places> {
  if (input.edges.length === 0) return gridLayout(input.boxes, input.obstacles)
  try {
    return await new Promise<Places>((done, failed) => {
      thread ??= start()
      clearTimeout(rest)
      jobs.set(++lastId, { done, failed })
      thread.postMessage({ id: lastId, input })
    })
  } catch (error) {
    log.error({ err: error }, 'new companies could not be laid out and stand in a grid')
    return gridLayout(input.boxes, input.obstacles)
  }
}

function start(): Worker {
  const built = import.meta.url.endsWith('.js')
  const worker = new Worker(new URL(built ? './layoutThread.js' : './layoutThread.dev.mjs', import.meta.url))
  worker.on('message', ({ id, places, fault }: { id: number; places?: Places; fault?: string }) => {
    const job = jobs.get(id)
    jobs.delete(id)
    if (places) job?.done(places)
    else job?.failed(new Error(fault))
    if (jobs.size === 0) rest = setTimeout(stop, restMs).unref()
  })
  worker.on('error', (error) => fail(worker, error))
  worker.on('exit', (code) => fail(worker, new Error(`The layout thread ended (${code}).`)))
  worker.unref()
  return worker
}

function stop(): void {
  const ended = thread
  thread = null
  void ended?.terminate()
}

/** Nobody waits for a thread that is gone; the next import starts another. */
function fail(worker: Worker, error: Error): void {
  if (thread !== worker) return
  thread = null
  for (const job of jobs.values()) job.failed(error)
  jobs.clear()
}
