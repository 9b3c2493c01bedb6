/** GET /healthz: whether the server can do its work, not only whether it runs. */
import type { FastifyInstance } from 'fastify'
import { log } from '../operation/log'
import type { Store } from '../store/store'
import type { Context } from './context'

/** Looking writes to the disk, so whoever asks again within this time gets the same answer. Milliseconds. */
const freshMs = 500
/** A store that does not answer in this time is as bad as one that fails. Milliseconds. */
const patienceMs = 3_000

type State = 'ok' | 'failed'

interface Health {
  read: State
  write: State
}

export function healthRoutes(app: FastifyInstance, { store, hub }: Context): void {
  let looked = -Infinity
  let health: Promise<Health> = Promise.resolve({ read: 'ok', write: 'ok' })

  app.get('/healthz', async (_request, reply) => {
    if (performance.now() - looked > freshMs) {
      looked = performance.now()
      health = healthOf(store)
    }
    const { read, write } = await health
    if (read === 'ok' && write === 'ok') return { status: 'ok', rooms: hub.size, store: { read, write } }
    return reply.code(503).send({
      error: 'store_failed',
      message: `The store cannot be ${[read === 'failed' && 'read', write === 'failed' && 'written'].filter(Boolean).join(' and ')}.`,
      store: { read, write },
    })
  })
}

async function healthOf(store: Store): Promise<Health> {
  try {
    await inTime(store.check())
    return { read: 'ok', write: 'ok' }
  } catch (error) {
    log.error({ err: error }, 'the store cannot be written and read')
  }
  const read = await inTime(store.board('')).then(
    () => 'ok' as const,
    () => 'failed' as const,
  )
  // What cannot be read back was not written, as far as anybody can tell.
  return { read, write: 'failed' }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The store does not answer.')), patienceMs).unref()
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
