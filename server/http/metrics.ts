/** GET /metrics: what the server measures of itself, for the operator. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { isFromHere } from '../operation/fromHere'
import { bearerToken, type Context } from './context'
import { HttpError } from './errors'

export function metricsRoutes(app: FastifyInstance, { metrics, settings }: Context): void {
  app.get('/metrics', async (request, reply) => {
    if (!isFromHere(request.raw) && !isOperator(bearerToken(request), settings.operatorToken))
      throw new HttpError(
        403,
        'operator_only',
        'This is for the operator: from the machine itself, or with the operator token.',
        'authorization',
      )
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

/** Compared by their hashes, so that the time taken tells neither length nor beginning. */
function isOperator(offered: string | null, token: string | null): boolean {
  if (offered === null || token === null) return false
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(offered), hash(token))
}
