/** POST /api/join: from six typed characters to a token of one's own. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { readCode } from '../access/codes'
import { isOver, joinDays, makeToken } from '../access/tokens'
import type { Context } from './context'
import { HttpError, lineOfText, readBody } from './errors'

const joining = z.object({ code: lineOfText })

export function joinRoutes(app: FastifyInstance, { store, limits }: Context): void {
  app.post('/api/join', async (request) => {
    limits.mayTryCode(request)
    const code = await store.code(readCode(readBody(joining, request.body).code))
    if (!code || isOver(code.expiresAt)) {
      limits.codeWasWrong(request)
      throw new HttpError(
        404,
        'no_such_code',
        'This code is not in use. Ask the host for the present one.',
        'code',
      )
    }
    limits.mayJoin(request)
    const { board, role } = code
    const { token, row } = makeToken({ board, role, kind: 'join', expiresInDays: joinDays })
    await store.addToken(row)
    return { board, token, role }
  })
}
