/** POST /api/boards/:id/import: a file becomes records, and live clients see them come. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { FileError, readImport, reasonText, runImport, type Problem } from '../../src/exchange/import'
import { Edit } from '../../src/model/edit'
import type { BoardSnapshot } from '../../src/model/snapshot'
import { mayWrite, roles } from '../../src/model/roles'
import { layOutInThread } from '../layout'
import { caller, type BoardRoute, type Context } from './context'
import { HttpError } from './errors'
import { changeBoard } from './reading'

/** Media types that programs and browsers give to the files that are understood. */
const types = [
  'text/csv',
  'application/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/json',
]

const writers = roles.filter((role) => mayWrite(role, 'board'))

/** In a scope of its own, because here a body is a file whatever its type. */
export function importRoutes(app: FastifyInstance, context: Context): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))

    const options = {
      bodyLimit: context.settings.maxImportBytes,
      // Who asks and with what is looked at before the file is taken in.
      onRequest: async (request: FastifyRequest<BoardRoute>) => {
        await caller(context, request, writers)
        mediaType(request)
        context.limits.mayImport(request)
      },
    }
    scope.post<BoardRoute>('/api/boards/:id/import', options, async (request) => {
      const { board } = await caller(context, request, writers)
      const bytes = request.body as Buffer | undefined
      if (!bytes || bytes.length === 0) throw new HttpError(400, 'empty', 'The file is empty.', 'body')
      return changeBoard(context, board, (snapshot) =>
        importFile(snapshot, new Uint8Array(bytes), mediaType(request)),
      )
    })
  })
}

async function importFile(board: BoardSnapshot, bytes: Uint8Array, type: string) {
  const { language } = board.meta
  try {
    const file = await readImport(bytes, type)
    const result = await runImport(file, board, new Edit(), { layOut: layOutInThread })
    const { plan, added, merged, unchanged, facts, refused, warnings } = result
    const tell = ({ line, column, reason, value }: Problem) => {
      return { line, column, reason: reasonText(reason, language), code: reason.code, value }
    }
    return {
      kind: plan.kind,
      added,
      merged,
      unchanged,
      facts,
      refused: refused.map(tell),
      warnings: warnings.map(tell),
      ignoredColumns: plan.ignoredColumns,
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error
    const { code } = error.reason
    throw new HttpError(fileStatus[code] ?? 400, code, reasonText(error.reason, language), 'body')
  }
}

/** A file that cannot be read is a bad request, unless there is a better word for it. */
const fileStatus: Partial<Record<string, number>> = {
  fileTooLarge: 413,
  tooManyRows: 413,
  tooManyCells: 413,
  oldExcel: 415,
  notTable: 415,
}

/** @returns the media type, in small letters and without parameters. @throws HttpError 415 */
function mediaType({ headers }: FastifyRequest<BoardRoute>): string {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!types.includes(type))
    throw new HttpError(
      415,
      'unsupported_type',
      `Content-Type must be one of ${types.join(', ')}.`,
      'content-type',
    )
  return type
}
