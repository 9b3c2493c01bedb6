/** What a host does with the join code: shows it, makes another, says whom it lets in and for how long, switches it off. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { codeHours, longestCodeHours, withFreshCode } from '../access/codes'
import type { Role } from '../../src/model/roles'
import type { CodeRow } from '../store/store'
import { caller, iso, type BoardRoute, type Context } from './context'
import { HttpError, readBody } from './errors'

const hour = 60 * 60 * 1000

const wishes = z.object({
  role: z.enum(['editor', 'participant', 'viewer']).optional(),
  expiresInHours: z.number().positive().max(longestCodeHours).optional(),
})

const host: readonly Role[] = ['host']

export function codeRoutes(app: FastifyInstance, context: Context): void {
  const { store } = context

  app.get<BoardRoute>('/api/boards/:id/code', async (request) => {
    const { board } = await caller(context, request, host)
    return facts(await codeOf(board.id))
  })

  app.post<BoardRoute>('/api/boards/:id/code', async (request, reply) => {
    const { board } = await caller(context, request, host)
    const { role, expiresInHours = codeHours } = readBody(wishes, request.body)
    const kept = role ?? (await store.codeOf(board.id))?.role ?? 'editor'
    const code = await withFreshCode(board.id, kept, (made) => store.setCode(made), expiresInHours)
    return reply.code(201).send(facts(code))
  })

  app.patch<BoardRoute>('/api/boards/:id/code', async (request) => {
    const { board } = await caller(context, request, host)
    const { role, expiresInHours } = readBody(wishes, request.body)
    const code = await codeOf(board.id)
    const changed: CodeRow = {
      ...code,
      role: role ?? code.role,
      expiresAt: expiresInHours === undefined ? code.expiresAt : Date.now() + expiresInHours * hour,
    }
    await store.setCode(changed)
    return facts(changed)
  })

  app.delete<BoardRoute>('/api/boards/:id/code', async (request, reply) => {
    const { board } = await caller(context, request, host)
    if (!(await store.dropCode(board.id))) throw noCode()
    return reply.code(204).send()
  })

  async function codeOf(board: string): Promise<CodeRow> {
    const code = await store.codeOf(board)
    if (!code) throw noCode()
    return code
  }
}

function noCode(): HttpError {
  return new HttpError(404, 'no_code', 'This board has no join code.')
}

function facts({ code, role, expiresAt }: CodeRow) {
  return { code, role, expiresAt: iso(expiresAt) }
}
