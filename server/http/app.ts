/** The HTTP side: which routes there are, and what holds for all of them. */
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { boardRoutes } from './boards'
import { cardRoutes } from './cards'
import { codeRoutes } from './code'
import type { Context } from './context'
import { answerError, answerErrors } from './errors'
import { exportRoutes } from './exports'
import { answerNonsense, secureHeaders, setSecureHeaders } from './headers'
import { healthRoutes } from './health'
import { importRoutes } from './imports'
import { joinRoutes } from './join'
import { linkRoutes } from './links'
import { metricsRoutes } from './metrics'
import { observeAnswers, requestLog } from './observing'
import { servePage } from './page'

/** Bodies other than files, bytes: fifty offers and fifty needs fit. */
const bodyLimit = 256 * 1024

/**
 * @param onRoute is told of every route that there is, as `GET /path`.
 */
export async function makeApp(
  context: Context,
  pageDir: string,
  onRoute: (route: string) => void = () => {},
): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: requestLog(),
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    forceCloseConnections: 'idle',
    requestTimeout: 120_000,
    clientErrorHandler: answerNonsense,
    // An address that cannot be read comes to no route and passes no hook.
    frameworkErrors: (error, request, reply) => {
      setSecureHeaders(request, reply)
      answerError(error, request, reply)
    },
  })
  app.addHook('onRoute', ({ method, url }) => [method].flat().forEach((one) => onRoute(`${one} ${url}`)))
  answerErrors(app)
  secureHeaders(app)
  observeAnswers(app, context.metrics)
  const routes = [
    healthRoutes,
    metricsRoutes,
    boardRoutes,
    exportRoutes,
    importRoutes,
    cardRoutes,
    joinRoutes,
    linkRoutes,
    codeRoutes,
  ]
  for (const add of routes) add(app, context)
  await servePage(app, pageDir)
  return app
}
