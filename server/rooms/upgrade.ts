/** From an HTTP upgrade to a connection in a room. */
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { parts, type Part } from '../../src/model/document'
import { endings, subprotocol } from '../../src/model/wire'
import { mayRead } from '../../src/model/roles'
import { checkToken, type Access } from '../access/tokens'
import { answerBare } from '../http/headers'
import type { Limits } from '../limits/limits'
import { TooManyVisits } from '../limits/visits'
import { log } from '../operation/log'
import { networkOf } from '../operation/told'
import type { Settings } from '../settings'
import type { Store } from '../store/store'
import { closeSocket, Connection } from './connection'
import { BoardGone } from './gone'
import type { Hub } from './hub'
import { closing } from './wire'

/** Says 4413 where the standard's 1009 would be said: the page treats the two alike, and other refusals have codes of ours. */
class BoardSocket extends WebSocket {
  override close(code?: number, reason?: string | Buffer): void {
    if (code === 1009) super.close(closing.tooLarge, 'too large: a message is longer than the server takes')
    else super.close(code, reason)
  }
}

class Refused extends Error {
  constructor(
    readonly code: number,
    reason: string,
  ) {
    super(reason)
  }
}

/** Answers upgrades of `/sync/BOARD/PART` on an HTTP server. A refusal is told by the close code, which a page can read. */
export function acceptWebsockets(
  server: Server,
  hub: Hub,
  store: Store,
  settings: Settings,
  limits: Limits,
): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: settings.maxMessageBytes,
    perMessageDeflate: false,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
    WebSocket: BoardSocket,
  })
  sockets.on('wsClientError', (_error, stream, request) =>
    answerBare(stream, '400 Bad Request', request.headers.host),
  )
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', destroyStream)
    const turnAway = (status: number, words: string) => {
      hub.observer.turnedAway(status)
      answerBare(stream, `${status} ${words}`, request.headers.host)
    }
    if (!pathOf(request).startsWith('/sync/')) return turnAway(404, 'Not Found')
    if (!allowsOrigin(request, settings)) return turnAway(403, 'Forbidden')
    sockets.handleUpgrade(request, stream, head, (socket) => {
      // Nothing is read before the room is there to answer it.
      socket.pause()
      socket.on('error', () => {})
      visit(socket, request, limits, () => admit(socket, stream, request, hub, store, settings)).catch(
        (error) => {
          socket.resume()
          const { code, message } = refusalOf(error)
          hub.observer.closed(code)
          log.debug({ code, network: networkOf(limits.addressOf(request)) }, 'a websocket is refused')
          closeSocket(socket, code, message)
        },
      )
    })
  })
  return sockets
}

function refusalOf(error: unknown): { code: number; message: string } {
  if (error instanceof Refused) return error
  if (error instanceof TooManyVisits) return { code: closing.tooMany, message: `too many: ${error.message}` }
  if (error instanceof BoardGone) return { code: closing.noBoard, message: 'no such board' }
  log.error({ err: error }, 'a websocket could not be opened')
  return { code: closing.failed, message: 'the server could not open the board' }
}

/** Counts the socket before anything is done for it, and until it is gone. @throws TooManyVisits; what `work` throws. */
async function visit(
  socket: WebSocket,
  request: IncomingMessage,
  limits: Limits,
  work: () => Promise<void>,
): Promise<void> {
  const leave = limits.visits.enter(limits.addressOf(request), pathOf(request))
  socket.on('close', leave)
  await work()
}

/** Not a function of its own for each connection, as that would keep the whole request for as long as the connection lasts. */
function destroyStream(this: Duplex): void {
  this.destroy()
}

async function admit(
  socket: WebSocket,
  stream: Duplex,
  request: IncomingMessage,
  hub: Hub,
  store: Store,
  settings: Settings,
): Promise<void> {
  const { board, part } = readPath(pathOf(request))
  await admission(store, board, part, tokenOf(request))
  const { room, release } = await hub.enter(board, part)
  // Once more: the token may have been revoked while the room was being loaded.
  const access = await admission(store, board, part, tokenOf(request)).catch((error) => {
    release()
    throw error
  })
  if (socket.readyState !== WebSocket.OPEN) return release()
  if (room.connections.size >= settings.maxConnections) {
    release()
    throw new Refused(closing.tooMany, 'too many: this board has as many connections as the server takes')
  }
  // From here to `join` nothing waits, so whoever is let go now is found by `Hub.revoke`.
  const ending = hub.endingOf(access.tokenId)
  if (ending) {
    release()
    throw new Refused(closing.unauthorised, endings[ending])
  }
  const connection = new Connection(socket, stream, access, part, room, settings)
  hub.uses.note(access.tokenId)
  socket.on('close', () => {
    hub.uses.note(access.tokenId)
    room.leave(connection)
    release()
  })
  room.join(connection)
  socket.resume()
}

async function admission(store: Store, board: string, part: Part, token: string): Promise<Access> {
  if (!(await store.board(board))) throw new Refused(closing.noBoard, 'no such board')
  const access = await checkToken(store, board, token)
  if (typeof access === 'string')
    throw new Refused(
      closing.unauthorised,
      access === 'unknown' ? 'token missing or unknown' : endings[access],
    )
  if (!mayRead(access.role, part))
    throw new Refused(closing.forbidden, `a ${access.role} may not read ${part}`)
  return access
}

function readPath(path: string): { board: string; part: Part } {
  const [, , board, part, ...rest] = path.split('/')
  if (!board || rest.length > 0 || !parts.includes(part as Part))
    throw new Refused(
      closing.malformed,
      `malformed: the path must be /sync/BOARD/PART, PART one of ${parts.join(', ')}`,
    )
  return { board, part: part as Part }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] as string
}

function tokenOf(request: IncomingMessage): string {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
  return offered.find((name) => name !== subprotocol) ?? ''
}

/** A page of another site must not speak for the person; programs send no origin. */
function allowsOrigin({ headers }: IncomingMessage, settings: Settings): boolean {
  if (headers.origin === undefined) return true
  let origin: URL
  try {
    origin = new URL(headers.origin)
  } catch {
    return false
  }
  if (origin.host === headers.host) return true
  return settings.development && ['localhost', '127.0.0.1', '[::1]'].includes(origin.hostname)
}
