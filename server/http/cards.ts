/** POST /api/boards/:id/cards: what a participant writes on a phone, put into the inbox of the `talk` part. */
import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import * as Y from 'yjs'
import { z } from 'zod'
import { mayWrite, roles } from '../../src/model/roles'
import { caller, type BoardRoute, type Context } from './context'
import { lineOfText, readBody } from './errors'

const resource = z.union([
  lineOfText,
  z.object({
    name: lineOfText,
    category: z.string().max(40).optional(),
    low: z.string().max(20).optional(),
    quantity: z.number().finite().optional(),
    unit: z.string().max(20).optional(),
    period: z.string().max(20).optional(),
    quality: z.string().max(500).optional(),
    availability: z.string().max(500).optional(),
    disposal: z.string().max(500).optional(),
  }),
])
const card = z.object({
  key: lineOfText,
  company: lineOfText,
  offers: z.array(resource).max(50),
  needs: z.array(resource).max(50),
})

const writers = roles.filter((role) => mayWrite(role, 'talk'))

export function cardRoutes(app: FastifyInstance, context: Context): void {
  const { store, hub } = context
  /** Requests under way, so that a retry that overtakes the first attempt waits for it. */
  const underWay = new Map<string, Promise<string>>()

  app.post<BoardRoute>('/api/boards/:id/cards', async (request, reply) => {
    const { board } = await caller(context, request, writers)
    context.limits.mayPutCard(request)
    const body = readBody(card, request.body)
    const key = `${board.id} ${body.key}`
    let answer = underWay.get(key)
    if (!answer) {
      answer = put(board.id, body).finally(() => underWay.delete(key))
      underWay.set(key, answer)
    }
    return reply
      .code(201)
      .type('application/json')
      .send(await answer)
  })

  /** @returns the answer as JSON, the same for every request with this key. */
  async function put(board: string, { key, ...content }: z.infer<typeof card>): Promise<string> {
    const before = await store.answer(board, `card ${key}`)
    if (before !== null) return before
    const id = createHash('sha256').update(`${board} ${key}`).digest('base64url').slice(0, 21)
    const answer = JSON.stringify({ id, state: 'waiting' })
    const update = cardUpdate(id, { key, ...content, createdAt: new Date().toISOString(), state: 'waiting' })
    await hub.use(board, 'talk', (room) =>
      room.submit(update, undefined, null, { key: `card ${key}`, answer }),
    )
    return answer
  }
}

/** A new record needs nothing of the document that it goes to, so it is written into an empty one. */
function cardUpdate(id: string, fields: Record<string, unknown>): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => doc.getMap('cards').set(id, new Y.Map(Object.entries(fields))))
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}
