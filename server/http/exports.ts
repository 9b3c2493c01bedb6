/** GET /api/boards/:id/export/:format */
import type { FastifyInstance } from 'fastify'
import { exportBoard, exportFormats } from '../../src/exchange/formats'
import { caller, type Context } from './context'
import { HttpError } from './errors'
import { readBoard } from './reading'

type ExportRoute = { Params: { id: string; format: string } }

export function exportRoutes(app: FastifyInstance, context: Context): void {
  app.get<ExportRoute>('/api/boards/:id/export/:format', async (request, reply) => {
    const { board: row } = await caller(context, request)
    const { format } = request.params
    if (!exportFormats.includes(format)) {
      const known = exportFormats.join(', ')
      throw new HttpError(
        404,
        'no_such_format',
        `There is no format "${format}"; there are ${known}.`,
        'format',
      )
    }
    context.limits.mayExport(request)
    const file = await readBoard(context, row, (board) => {
      const { title, language } = board.meta
      return exportBoard(format, board, {
        language,
        boardId: row.id,
        now: new Date(),
        title: title || row.title,
      })
    })
    if (!file) throw new Error(`The format ${format} is listed and not made.`)
    const { body, contentType, fileName } = file
    return reply
      .type(contentType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
      .send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength))
  })
}
