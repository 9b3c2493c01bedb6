/** GET /healthz: whether the server can do its work, not only whether it runs. */
import type { FastifyInstance } from 'fastify'
import type { Context } from './context'

export function healthRoutes(app: FastifyInstance, { store, hub }: Context): void {
  app.get('/healthz', async (_request, reply) => {
    try {
      await store.check()
      return { status: 'ok', rooms: hub.size }
    } catch (error) {
      console.error('The store can not be read and written:', error)
      return reply
        .code(503)
        .send({ error: 'store_failed', message: 'The store can not be read and written.' })
    }
  })
}
