/** POST /api/join: from six typed characters to a token of one's own. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { Attempts } from '../access/attempts'
import { readCode } from '../access/codes'
import { isOver, joinDays, makeToken } from '../access/tokens'
import type { Context } from './context'
import { HttpError, lineOfText, readBody } from './errors'

/** Wrong codes a minute from one address, and from everywhere. A room of people behind one address mistypes now and then. */
const wrongFromOne = 30
const wrongFromAll = 300
const windowMs = 60_000

const joining = z.object({ code: lineOfText })

export function joinRoutes(app: FastifyInstance, { store }: Context): void {
  const fromOne = new Attempts(wrongFromOne, windowMs)
  const fromAll = new Attempts(wrongFromAll, windowMs)

  app.post('/api/join', async (request) => {
    const wait = Math.max(fromOne.wait(request.ip), fromAll.wait(''))
    if (wait > 0)
      throw new HttpError(429, 'too_many', `Too many wrong codes; try again in ${wait} s.`, 'code', wait)
    const code = await store.code(readCode(readBody(joining, request.body).code))
    if (!code || isOver(code.expiresAt)) {
      fromOne.record(request.ip)
      fromAll.record('')
      throw new HttpError(
        404,
        'no_such_code',
        'This code is not in use. Ask the host for the present one.',
        'code',
      )
    }
    const { board, role } = code
    const { token, row } = makeToken({ board, role, kind: 'join', expiresInDays: joinDays })
    await store.addToken(row)
    return { board, token, role }
  })
}
