/** What a page of somebody holds, against a real server; gone with the test. */
import WebSocket from 'ws'
import type { Role } from '../../../src/model/roles'
import { BoardSession } from '../../../src/sync/session'
import { afterwards, type Board } from '../server/world'

interface Page {
  readonly role?: Role
  /** Keeps a copy on the device. */
  readonly offline?: boolean
  readonly socket?: typeof WebSocket
}

export function openSession(
  board: Board,
  name: string,
  { role = 'editor', offline = false, socket = WebSocket }: Page = {},
): BoardSession {
  const session = new BoardSession({
    server: `${board.url.replace('http', 'ws')}/sync`,
    board: board.id,
    token: board.tokens[role],
    role,
    user: { id: name, name, colour: '#0072b2' },
    offline,
    WebSocketPolyfill: socket as unknown as typeof globalThis.WebSocket,
  })
  afterwards(() => session.destroy())
  return session
}
