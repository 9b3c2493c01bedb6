/** Work that takes long, in a thread beside the server, so that nobody waits for it but those who asked. */
import { Worker } from 'node:worker_threads'

/** How long a thread without work is kept for the next, ms: starting one takes up to half a second. */
const restMs = 10_000

interface Job<Result> {
  readonly done: (result: Result) => void
  readonly failed: (error: Error) => void
}

/** What the thread answers. */
export type Answer<Result> = { id: number; result: Result } | { id: number; fault: string }

/** The thread has come to an end, perhaps for want of memory; the work was not done. */
export class ThreadEnded extends Error {}

/** One thread, started when there is work and ended when there has been none for a while. It does one thing after the other. */
export class JobThread<Input, Result> {
  private thread: Worker | null = null
  private rest: NodeJS.Timeout | undefined
  private lastId = 0
  private readonly jobs = new Map<number, Job<Result>>()

  /** @param file the thread's source in this folder, without its ending; `build.mjs` lists it too. */
  constructor(private readonly file: string) {}

  /** @throws ThreadEnded, or an error with the words of what the work threw. */
  run(input: Input): Promise<Result> {
    return new Promise((done, failed) => {
      const thread = (this.thread ??= this.start())
      clearTimeout(this.rest)
      const id = ++this.lastId
      this.jobs.set(id, { done, failed })
      thread.postMessage({ id, input })
    })
  }

  private start(): Worker {
    const built = import.meta.url.endsWith('.js')
    const source = new URL(built ? `./${this.file}.js` : './thread.dev.mjs', import.meta.url)
    const thread = new Worker(source, { workerData: `./${this.file}.ts` })
    thread.on('message', (answer: Answer<Result>) => {
      const job = this.jobs.get(answer.id)
      this.jobs.delete(answer.id)
      if ('fault' in answer) job?.failed(new Error(answer.fault))
      else job?.done(answer.result)
      if (this.jobs.size === 0) this.rest = setTimeout(() => this.stop(), restMs).unref()
    })
    thread.on('error', (error) => this.ended(thread, String(error)))
    thread.on('exit', (code) => this.ended(thread, `code ${code}`))
    thread.unref()
    return thread
  }

  private stop(): void {
    const { thread } = this
    this.thread = null
    void thread?.terminate()
  }

  /** Nobody waits for a thread that is gone; the next work starts another. */
  private ended(thread: Worker, why: string): void {
    if (this.thread !== thread) return
    this.thread = null
    const error = new ThreadEnded(`The thread ${this.file} ended: ${why}`)
    for (const job of this.jobs.values()) job.failed(error)
    this.jobs.clear()
  }
}
