/** Headers that every answer carries, so that a page of ours runs no foreign code and leaks nothing. */
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { HttpError } from './errors'

/** @param host the Host header; browsers that do not count websockets as 'self' need them named. */
function contentPolicy(host: string | undefined): string {
  const sockets = host && /^[\w.:[\]-]+$/.test(host) ? ` ws://${host} wss://${host}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${sockets}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ')
}

export function secureHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.includes('%00'))
      throw new HttpError(400, 'bad_request', 'The address contains a NUL.', 'path')
    setSecureHeaders(request, reply)
  })
}

/** What the page never asks the device for. */
const unused = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi']

/** @param host the Host header of the request, where there is one. */
export function headersFor(host: string | undefined): Record<string, string> {
  return {
    'content-security-policy': contentPolicy(host),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': unused.map((feature) => `${feature}=()`).join(', '),
  }
}

/** Answers on a bare stream, for what never becomes a request of the app, and ends it. @param status such as `404 Not Found`. */
export function answerBare(stream: Duplex, status: string, host?: string): void {
  if (!stream.writable) return void stream.destroy()
  const headers = { connection: 'close', 'content-length': '0', ...headersFor(host) }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  stream.end(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`)
}

const notHttp: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** Answers bytes that are no HTTP request. */
export function answerNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return void socket.destroy()
  answerBare(socket, notHttp[error.code ?? ''] ?? '400 Bad Request')
}

export function setSecureHeaders(request: FastifyRequest, reply: FastifyReply): void {
  reply.headers(headersFor(request.headers.host))
  if (request.url.startsWith('/api/') || /^\/(healthz|metrics)/.test(request.url))
    reply.header('cache-control', 'no-store')
}
