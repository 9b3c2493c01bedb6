/** Starts matching beside the page. */
import type { FromWork, ToWork } from './messages'

export interface Work {
  send(message: ToWork): void
  /** Who hears what it says. */
  receive: ((message: FromWork) => void) | null
  /** Ends it; it says nothing any more. */
  end(): void
}

/** How long the page may be kept from other work at a stretch where there is no worker, ms. */
const stretch = 7

/**
 * In a worker, or in the page itself where the browser gives none.
 * @throws when it cannot be fetched.
 */
export async function openWork(): Promise<Work> {
  if (typeof Worker === 'function') {
    try {
      return await inWorker()
    } catch (error) {
      console.warn('No worker for matching, so it is done in the page', error)
    }
  }
  return inPage()
}

function inWorker(): Promise<Work> {
  const worker = new Worker(new URL('./matchingWorker.ts', import.meta.url), { type: 'module' })
  const work: Work = {
    send: (message) => worker.postMessage(message),
    receive: null,
    end: () => worker.terminate(),
  }
  return new Promise((resolve, reject) => {
    let here = false
    worker.onmessage = ({ data }: MessageEvent<FromWork>) => {
      if (data.kind !== 'here') return work.receive?.(data)
      here = true
      resolve(work)
    }
    worker.onerror = (event) => {
      // Once it is there, what goes wrong is said in the console, and it goes on with what comes next.
      if (here) return
      worker.terminate()
      reject(new Error(event.message))
    }
  })
}

async function inPage(): Promise<Work> {
  const { MatchingWork } = await import('./work')
  const inner = new MatchingWork((message) => work.receive?.(message), stretch)
  const work: Work = { send: (message) => inner.take(message), receive: null, end: () => inner.end() }
  return work
}
