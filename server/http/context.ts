/** What routes work with, and who is asking. */
import type { FastifyRequest } from 'fastify'
import type { Role } from '../../src/model/roles'
import { checkToken, type Access, type Refusal } from '../access/tokens'
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

/** As `identify`, for requests that use the board: when a link was last used is known from those. */
export async function caller(
  context: Context,
  request: FastifyRequest<BoardRoute>,
  allowed?: readonly Role[],
): Promise<Caller> {
  const found = await identify(context, request, allowed)
  context.hub.uses.note(found.access.tokenId)
  return found
}

/**
 * Finds out who is asking for a board.
 * @param allowed roles that may; all when left out.
 * @throws HttpError 404 no such board, 401 no valid token, 403 another role is needed.
 */
export async function identify(
  { store }: Context,
  request: FastifyRequest<BoardRoute>,
  allowed?: readonly Role[],
): Promise<Caller> {
  const board = await store.board(request.params.id)
  if (!board) throw new HttpError(404, 'no_such_board', 'There is no board with this id.', 'id')
  const access = await checkToken(store, board.id, bearerToken(request) ?? '')
  if (typeof access === 'string') throw new HttpError(401, ...refusals[access], 'authorization')
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

/** A moment as it is told: ISO 8601, `null` where there is none. */
export function iso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}

const refusals: Record<Refusal, [code: string, message: string]> = {
  unknown: ['no_access', 'A token of this board is needed: it is missing or unknown.'],
  revoked: ['link_revoked', 'This token was revoked. Ask the host for a new link.'],
  expired: ['link_expired', 'This token has expired. Ask the host for a new link.'],
  session: ['session_ended', 'The host has ended the session.'],
}
