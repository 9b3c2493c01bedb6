/** What a host does with links and the join code. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { withFreshCode } from '../access/codes'
import { roles, type Role } from '../../src/model/roles'
import { isOver, linkDays, makeToken } from '../access/tokens'
import type { CodeRow, TokenRow } from '../store/store'
import { caller, type BoardRoute, type Context } from './context'
import { HttpError, readBody } from './errors'

type LinkRoute = { Params: { id: string; link: string } }

const newLink = z.object({
  role: z.enum(roles),
  expiresInDays: z.number().positive().max(3650).nullable().default(linkDays),
})
const newCode = z.object({ role: z.enum(['editor', 'participant', 'viewer']).optional() })

const host: readonly Role[] = ['host']

export function linkRoutes(app: FastifyInstance, context: Context): void {
  const { store, hub } = context

  app.get<BoardRoute>('/api/boards/:id/links', async (request) => {
    const { board } = await caller(context, request, host)
    return { links: (await store.tokens(board.id)).map(facts) }
  })

  app.post<BoardRoute>('/api/boards/:id/links', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const { role, expiresInDays } = readBody(newLink, request.body)
    const { token, row } = makeToken({ board: board.id, role, kind: 'link', expiresInDays })
    await store.addToken(row)
    return reply.code(201).send({ ...facts(row), token })
  })

  app.post<LinkRoute>('/api/boards/:id/links/:link/rotate', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const old = await link(board.id, request.params.link)
    const { token, row } = makeToken({
      board: board.id,
      role: old.role,
      kind: old.kind,
      expiresInDays: daysOf(old),
    })
    await store.addToken(row)
    await revoke(board.id, old.id)
    return reply.code(201).send({ ...facts(row), token })
  })

  app.delete<LinkRoute>('/api/boards/:id/links/:link', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const gone = await link(board.id, request.params.link)
    if (
      gone.role === 'host' &&
      !(await store.tokens(board.id)).some((other) => other.id !== gone.id && letsHostIn(other))
    )
      throw new HttpError(
        409,
        'last_host',
        'This is the last link of a host; make or rotate one before revoking it.',
      )
    await revoke(board.id, gone.id)
    return reply.code(204).send()
  })

  app.get<BoardRoute>('/api/boards/:id/code', async (request) => {
    const { board } = await caller(context, request, host)
    const code = await store.codeOf(board.id)
    if (!code) throw new HttpError(404, 'no_code', 'This board has no join code.')
    return codeFacts(code)
  })

  app.post<BoardRoute>('/api/boards/:id/code', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const role = readBody(newCode, request.body).role ?? (await store.codeOf(board.id))?.role ?? 'editor'
    const code = await withFreshCode(board.id, role, (made) => store.setCode(made))
    return reply.code(201).send(codeFacts(code))
  })

  async function link(board: string, id: string): Promise<TokenRow> {
    const row = (await store.tokens(board)).find((token) => token.id === id)
    if (!row) throw new HttpError(404, 'no_such_link', 'This board has no link with this id.', 'link')
    if (row.revokedAt !== null) throw new HttpError(409, 'revoked', 'This link is revoked already.', 'link')
    return row
  }

  async function revoke(board: string, id: string): Promise<void> {
    await store.revokeToken(board, id, Date.now())
    hub.revoke(board, id)
  }
}

function letsHostIn({ role, revokedAt, expiresAt }: TokenRow): boolean {
  return role === 'host' && revokedAt === null && !isOver(expiresAt)
}

/** How long the link was made for. */
function daysOf({ createdAt, expiresAt }: TokenRow): number | null {
  return expiresAt === null ? null : (expiresAt - createdAt) / (24 * 60 * 60 * 1000)
}

function facts({ id, role, kind, createdAt, expiresAt, revokedAt }: TokenRow) {
  return { id, role, kind, createdAt: iso(createdAt), expiresAt: iso(expiresAt), revoked: revokedAt !== null }
}

function codeFacts({ code, role, expiresAt }: CodeRow) {
  return { code, role, expiresAt: iso(expiresAt) }
}

function iso(moment: number | null): string | null {
  return moment === null ? null : new Date(moment).toISOString()
}
