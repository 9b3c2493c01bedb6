/** Errors that a caller can act on: a status, a code for programs, a sentence for people. */
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { log } from '../operation/log'
import { BoardGone } from '../rooms/gone'
import { StoreFull } from '../store/store'

export class HttpError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The field, row or header that is wrong. */
    readonly where?: string,
    /** Seconds after which to try again. */
    readonly retryAfter?: number,
  ) {
    super(message)
  }
}

/** One line of text that a person typed, up to 200 characters; spaces around it do not count. */
export const lineOfText = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'is longer than 200 characters')
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')

/** @returns the body as the schema reads it. @throws HttpError 400 naming the first field that is wrong. */
export function readBody<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const read = schema.safeParse(body ?? {})
  if (read.success) return read.data
  const issue = read.error.issues[0]
  const where = issue?.path.join('.') || 'body'
  throw new HttpError(400, 'bad_request', `${where}: ${issue?.message ?? 'not valid'}`, where)
}

const known: Record<string, [status: number, code: string, message: string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'too_large', 'The body is larger than the server takes.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'unsupported_type', 'This Content-Type is not understood here.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'bad_request', 'The body is empty; JSON is expected.'],
  FST_ERR_BAD_URL: [400, 'bad_request', 'The address cannot be read.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'bad_request', 'The body is not JSON.'],
}

export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler(answerError)
}

/** Every error leaves as `{ error, message, where? }`; what is not the caller's fault is logged and not told. */
export function answerError(
  error: FastifyError | HttpError | StoreFull,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (error instanceof BoardGone)
    return reply.code(404).send({ error: 'no_such_board', message: error.message })
  if (error instanceof HttpError) {
    if (error.retryAfter !== undefined) reply.header('retry-after', error.retryAfter)
    return reply.code(error.status).send({ error: error.code, message: error.message, where: error.where })
  }
  if (error instanceof StoreFull)
    return reply.code(507).send({
      error: 'disk_full',
      message: 'The disk of the server is full; nothing was changed. Try again when there is space.',
    })
  const [status, code, message] = known[error.code] ?? []
  if (status) return reply.code(status).send({ error: code, message })
  if (error.statusCode && error.statusCode < 500)
    return reply.code(error.statusCode).send({ error: 'bad_request', message: error.message })
  log.error({ err: error, method: request.method, route: request.routeOptions.url }, 'a request failed')
  return reply
    .code(500)
    .send({ error: 'failed', message: 'The server could not do this; nothing was changed.' })
}
