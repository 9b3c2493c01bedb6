/** What a host does with links: makes, lists, rotates and revokes them, changes how long they last, ends the session. */
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { roles, type Role } from '../../src/model/roles'
import { isOver, linkDays, makeToken } from '../access/tokens'
import { Turns } from '../access/turns'
import { addressesToOpen } from '../addresses'
import type { TokenRow } from '../store/store'
import { caller, iso, type BoardRoute, type Context } from './context'
import { HttpError, readBody } from './errors'

type LinkRoute = { Params: { id: string; link: string } }

const day = 24 * 60 * 60 * 1000

/** `null`: never. */
const lifetime = z.number().positive().max(3650).nullable()
const newLink = z.object({ role: z.enum(roles), expiresInDays: lifetime.default(linkDays) })
const changedLink = z.object({ expiresInDays: lifetime })

const host: readonly Role[] = ['host']

export function linkRoutes(app: FastifyInstance, context: Context): void {
  const { store, hub, settings } = context
  /** Whether a host is left is decided for one change after the other. */
  const turns = new Turns()

  app.get<BoardRoute>('/api/boards/:id/links', async (request) => {
    const { board, access } = await caller(context, request, host)
    const inUse = hub.inUse(board.id)
    const links = (await store.tokens(board.id)).map((row) => ({
      ...facts(row),
      own: row.id === access.tokenId,
      inUse: inUse.get(row.id) ?? 0,
      lastUsedAt: iso(hub.uses.lately(row.id) ?? row.usedAt),
    }))
    const { port } = app.server.address() as AddressInfo
    return { links, addresses: addressesToOpen(settings.host, port) }
  })

  app.post<BoardRoute>('/api/boards/:id/links', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const { role, expiresInDays } = readBody(newLink, request.body)
    const { token, row } = makeToken({ board: board.id, role, kind: 'link', expiresInDays })
    await store.addToken(row)
    return reply.code(201).send({ ...facts(row), token })
  })

  app.patch<LinkRoute>('/api/boards/:id/links/:link', async (request) => {
    const { board } = await caller(context, request, host)
    const { expiresInDays } = readBody(changedLink, request.body)
    return turns.take(board.id, async () => {
      const row = await link(board.id, request.params.link)
      if (expiresInDays !== null) await leaveAHost(row)
      const expiresAt = expiresInDays === null ? null : Date.now() + expiresInDays * day
      await store.expireToken(board.id, row.id, expiresAt)
      hub.expire(board.id, row.id, expiresAt)
      return facts({ ...row, expiresAt })
    })
  })

  app.post<LinkRoute>('/api/boards/:id/links/:link/rotate', async (request, reply) => {
    const { board } = await caller(context, request, host)
    return turns.take(board.id, async () => {
      const old = await link(board.id, request.params.link)
      const { role, kind } = old
      const { token, row } = makeToken({ board: board.id, role, kind, expiresInDays: daysOf(old) })
      await store.replaceToken(old.id, row, Date.now())
      hub.revoke(board.id, [old.id])
      return reply.code(201).send({ ...facts(row), token })
    })
  })

  app.delete<LinkRoute>('/api/boards/:id/links/:link', async (request, reply) => {
    const { board } = await caller(context, request, host)
    return turns.take(board.id, async () => {
      const gone = await link(board.id, request.params.link)
      await leaveAHost(gone)
      await store.revokeToken(board.id, gone.id, Date.now())
      hub.revoke(board.id, [gone.id])
      return reply.code(204).send()
    })
  })

  app.post<BoardRoute>('/api/boards/:id/end', async (request) => {
    const { board } = await caller(context, request, host)
    return turns.take(board.id, async () => {
      const ended = await store.endSession(board.id, Date.now())
      const inUse = hub.inUse(board.id)
      hub.revoke(board.id, ended, 'session')
      return { revoked: ended.length, closed: ended.reduce((sum, id) => sum + (inUse.get(id) ?? 0), 0) }
    })
  })

  async function link(board: string, id: string): Promise<TokenRow> {
    const row = (await store.tokens(board)).find((token) => token.id === id)
    if (!row) throw new HttpError(404, 'no_such_link', 'This board has no link with this id.', 'link')
    if (row.revokedAt !== null) throw new HttpError(409, 'revoked', 'This link is revoked already.', 'link')
    return row
  }

  /** @throws HttpError 409 when nobody could host the board without this link. */
  async function leaveAHost(row: TokenRow): Promise<void> {
    if (row.role !== 'host') return
    const others = (await store.tokens(row.board)).filter((other) => other.id !== row.id)
    if (!others.some(letsHostIn))
      throw new HttpError(409, 'last_host', 'This is the last link of a host; make another or rotate it.')
  }
}

function letsHostIn({ role, revokedAt, expiresAt }: TokenRow): boolean {
  return role === 'host' && revokedAt === null && !isOver(expiresAt)
}

/** How long the link was made for. */
function daysOf({ createdAt, expiresAt }: TokenRow): number | null {
  return expiresAt === null ? null : (expiresAt - createdAt) / day
}

function facts({ id, role, kind, createdAt, expiresAt, revokedAt }: TokenRow) {
  return { id, role, kind, createdAt: iso(createdAt), expiresAt: iso(expiresAt), revoked: revokedAt !== null }
}
