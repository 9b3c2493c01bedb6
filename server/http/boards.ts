/** Making a board and asking what it is. */
import type { FastifyInstance } from 'fastify'
import * as Y from 'yjs'
import { z } from 'zod'
import { kalundborgBoard } from '../../src/exchange/examples/kalundborg'
import { setMeta } from '../../src/model/commands'
import { Edit } from '../../src/model/edit'
import { newId } from '../../src/model/ids'
import { withFreshCode } from '../access/codes'
import { log } from '../operation/log'
import { boardMark } from '../operation/told'
import { deleteBoard } from '../operation/deleting'
import { roles, type Role } from '../../src/model/roles'
import { linkDays, makeToken } from '../access/tokens'
import { caller, identify, iso, type BoardRoute, type Context } from './context'
import { lineOfText, readBody } from './errors'

const newBoard = z.object({
  title: lineOfText,
  template: z.enum(['blank', 'kalundborg']).default('blank'),
  language: z.enum(['en', 'ru']).default('en'),
})

export function boardRoutes(app: FastifyInstance, context: Context): void {
  app.post('/api/boards', async (request, reply) => {
    const { title, template, language } = readBody(newBoard, request.body)
    context.limits.mayMakeBoard(request)
    const id = newId()
    const made = roles.map((role) => ({
      role,
      // The first link of the host lasts as long as the board; without it nobody could make another.
      ...makeToken({ board: id, role, kind: 'link', expiresInDays: role === 'host' ? null : linkDays }),
    }))
    const update = firstContent(title, template, language)
    const code = await withFreshCode(id, 'editor', (code) =>
      context.store.createBoard({
        board: { id, title, language, createdAt: Date.now() },
        tokens: made.map(({ row }) => row),
        code,
        log: [{ board: id, part: 'board', update }],
      }),
    )
    const tokens = Object.fromEntries(made.map(({ role, token }) => [role, token])) as Record<Role, string>
    log.info({ board: boardMark(id), template, language }, 'a board is made')
    return reply.code(201).send({ id, title, tokens, code: code.code })
  })

  app.delete<BoardRoute>('/api/boards/:id', async (request, reply) => {
    const { board } = await caller(context, request, ['host'])
    await deleteBoard(context, board.id)
    log.info({ board: boardMark(board.id) }, 'a board is deleted by its host')
    return reply.code(204).send()
  })

  app.get<BoardRoute>('/api/boards/:id', async (request) => {
    const { board, access } = await identify(context, request)
    const { id, title, language, createdAt } = board
    const { role, tokenId, expiresAt } = access
    const link = { id: tokenId, expiresAt: iso(expiresAt) }
    return { id, title, language, createdAt: iso(createdAt), role, link }
  })
}

function firstContent(title: string, template: 'blank' | 'kalundborg', language: 'en' | 'ru'): Uint8Array {
  const doc = new Y.Doc()
  const edit = new Edit()
  if (template === 'kalundborg') kalundborgBoard(doc, edit, language)
  setMeta(doc, edit, { title, language })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
