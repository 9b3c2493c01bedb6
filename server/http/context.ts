/** What routes work with, and who is asking. */
import type { FastifyRequest } from 'fastify'
import type { Role } from '../../src/model/roles'
import { checkToken, type Access } from '../access/tokens'
import type { Limits } from '../limits/limits'
import type { Metrics } from '../operation/metrics'
import type { Hub } from '../rooms/hub'
import type { Settings } from '../settings'
import type { BoardRow, Store } from '../store/store'
import { HttpError } from './errors'

export interface Context {
  store: Store
  hub: Hub
  settings: Settings
  limits: Limits
  metrics: Metrics
}

/** Routes below `/api/boards/:id`. */
export interface BoardRoute {
  Params: { id: string }
}

export interface Caller {
  board: BoardRow
  access: Access
}

/**
 * Finds out who is asking for a board.
 * @param allowed roles that may; all when left out.
 * @throws HttpError 404 no such board, 401 no valid token, 403 another role is needed.
 */
export async function caller(
  { store }: Context,
  request: FastifyRequest<BoardRoute>,
  allowed?: readonly Role[],
): Promise<Caller> {
  const board = await store.board(request.params.id)
  if (!board) throw new HttpError(404, 'no_such_board', 'There is no board with this id.', 'id')
  const token = bearerToken(request)
  const access = token ? await checkToken(store, board.id, token) : null
  if (!access)
    throw new HttpError(
      401,
      'no_access',
      'A token of this board is needed: missing, unknown, expired or revoked.',
      'authorization',
    )
  if (allowed && !allowed.includes(access.role))
    throw new HttpError(
      403,
      'not_allowed',
      `This is for ${allowed.join(' and ')}; the token is of role ${access.role}.`,
    )
  return { board, access }
}

/** @returns the token of the Authorization header, or null. */
export function bearerToken({ headers }: { headers: FastifyRequest['headers'] }): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null
}
