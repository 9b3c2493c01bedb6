/** The files that a board can leave by. A new format is one line here and one file beside it. */
import { deepest } from '../model/plain'
import type { BoardSnapshot } from '../model/snapshot'
import { synergyList, type Votes } from '../model/synergies'
import type { Language } from '../model/words'
import { writeAttention } from './attention'
import { writeBoardJson } from './boardJson'
import { undatedActions, writeCalendar } from './calendar'
import { writeCsv } from './csv'
import type { Reason } from './reasons'
import { writeSynergyJson } from './synergyJson'
import { isCut, writeXlsx } from './xlsx'

export interface ExportOptions {
  /** Of headings and questions. */
  readonly language: Language
  readonly boardId: string
  readonly now: Date
  /** Names the file. */
  readonly title: string
  readonly votes?: Votes
}

export interface ExportedFile {
  readonly body: string | Uint8Array
  readonly contentType: string
  readonly fileName: string
  /** What the file could not take as it is on the board. */
  readonly losses: readonly Reason[]
}

interface Format {
  readonly contentType: string
  readonly write: (
    board: BoardSnapshot,
    options: ExportOptions,
  ) => string | Uint8Array | Promise<string | Uint8Array>
  readonly losses?: (board: BoardSnapshot, options: ExportOptions) => readonly Reason[]
}

const formats: Readonly<Record<string, Format>> = {
  'synergies.csv': {
    contentType: 'text/csv; charset=utf-8',
    write: (board, { votes }) => writeCsv(synergyList(board, votes)),
  },
  'synergies.xlsx': {
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (board, { votes, language }) => writeXlsx(synergyList(board, votes), language),
    losses: (board, { votes }) => (isCut(synergyList(board, votes)) ? [{ code: 'truncated' }] : []),
  },
  'synergies.json': {
    contentType: 'application/json; charset=utf-8',
    write: (board, { votes, boardId, now }) => writeSynergyJson(synergyList(board, votes), boardId, now),
  },
  'board.json': {
    contentType: 'application/json; charset=utf-8',
    write: (board) => writeBoardJson(board),
    losses: (board) => {
      let cuts = 0
      writeBoardJson(board, () => cuts++)
      return cuts > 0 ? [{ code: 'deepLeftOut', params: { limit: deepest } }] : []
    },
  },
  'matches.json': {
    contentType: 'application/json; charset=utf-8',
    // Few ask for it, and it brings much with it.
    write: async (board, { language }) => (await import('./matches')).writeMatches(board, language),
  },
  'assessment.json': {
    contentType: 'application/json; charset=utf-8',
    write: async (board, { language }) =>
      (await import('./assessmentJson')).writeAssessments(board, language),
  },
  'attention.json': {
    contentType: 'application/json; charset=utf-8',
    write: (board, { language }) => writeAttention(board, language),
  },
  'actions.ics': {
    contentType: 'text/calendar; charset=utf-8',
    write: writeCalendar,
    losses: (board) => {
      const count = undatedActions(board)
      return count > 0 ? [{ code: 'undatedLeftOut', params: { count } }] : []
    },
  },
  'recommendations.json': {
    contentType: 'application/json; charset=utf-8',
    // Its sentences are long, and few ask for it.
    write: async (board, options) =>
      (await import('./recommendationsJson')).writeBoardRecommendations(board, options),
  },
}

/** Names of the formats, as in `/api/boards/:id/export/:format`. */
export const exportFormats: readonly string[] = Object.keys(formats)

/**
 * Makes one file of a board.
 * @param format one of `exportFormats`.
 * @returns null when there is no such format.
 */
export async function exportBoard(
  format: string,
  board: BoardSnapshot,
  options: ExportOptions,
): Promise<ExportedFile | null> {
  const found = Object.hasOwn(formats, format) ? formats[format] : undefined
  if (!found) return null
  const body = await found.write(board, options)
  return {
    body,
    contentType: found.contentType,
    fileName: fileName(options.title, format),
    losses: found.losses?.(board, options) ?? [],
  }
}

/** "Board title synergies.csv" in characters that every file system takes. */
export function fileName(title: string, format: string): string {
  const safe = title
    .normalize('NFC')

    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*\u202a-\u202e\u2066-\u2069]|\p{Cs}/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .slice(0, 80)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()
  return safe === '' ? format : `${safe} ${format}`
}
