/** The processes that are the people of the bench. */
import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Order, Orders } from './orders'

const script = fileURLToPath(new URL('process.ts', import.meta.url))
/** Nothing that is asked takes longer, ms. */
const patience = 120_000

/** One process of clients. */
export class Load {
  private readonly child: ChildProcess
  private lastId = 0

  constructor() {
    this.child = fork(script, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
    this.child.setMaxListeners(0)
  }

  /** @throws what went wrong there; also when no answer comes. */
  ask<K extends Order>(order: K, ask: Orders[K]['ask']): Promise<Orders[K]['answer']> {
    const id = ++this.lastId
    return new Promise((resolve, reject) => {
      const settle = (done: () => void) => {
        clearTimeout(late)
        this.child.off('message', answered)
        this.child.off('exit', gone)
        done()
      }
      const answered = (reply: { id: number; answer: Orders[K]['answer']; fault?: string }) => {
        if (reply.id !== id) return
        settle(() => (reply.fault ? reject(new Error(`${order}: ${reply.fault}`)) : resolve(reply.answer)))
      }
      const gone = () => settle(() => reject(new Error(`${order}: the process of clients ended`)))
      const late = setTimeout(
        () => settle(() => reject(new Error(`${order}: no answer in ${patience / 1_000} s`))),
        patience,
      )
      this.child.on('message', answered)
      this.child.on('exit', gone)
      this.child.send({ id, order, ask })
    })
  }

  stop(): void {
    this.child.kill('SIGKILL')
  }
}

/** `near` are the few who look closely, `crowd` those who make the room full. */
export interface Crew {
  readonly near: Load
  readonly crowd: Load
}

/** Lets `work` have fresh processes, so that what one server left in them does not meet the next. */
export async function withCrew<T>(work: (crew: Crew) => Promise<T>): Promise<T> {
  const crew = { near: new Load(), crowd: new Load() }
  try {
    return await work(crew)
  } finally {
    crew.near.stop()
    crew.crowd.stop()
  }
}
