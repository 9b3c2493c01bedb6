/** Every answer is counted, and logged for whoever looks closely: by the pattern of its route, never by its address. */
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { log } from '../operation/log'
import type { Observer } from '../operation/observe'
import { networkOf, toldError } from '../operation/told'

/** Fastify's own lines: addresses of requests name boards, and their headers hold tokens. */
export function requestLog(): FastifyBaseLogger {
  return log.child({}, { serializers: { req: toldRequest, res: toldReply, err: toldError } })
}

function toldRequest({ method, ip, is404, routeOptions }: FastifyRequest) {
  return { method, route: is404 ? undefined : routeOptions?.url, network: networkOf(ip) }
}

function toldReply({ statusCode }: FastifyReply) {
  return { status: statusCode }
}

export function observeAnswers(app: FastifyInstance, observer: Observer): void {
  app.addHook('onResponse', async (request, reply) => {
    // A page path meets no route: its pattern would be its address.
    const route = request.is404 ? undefined : request.routeOptions.url
    const { method, ip } = request
    observer.answered(method, route, reply.statusCode, reply.elapsedTime / 1000)
    log.debug(
      { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime), network: networkOf(ip) },
      'answered',
    )
  })
}
