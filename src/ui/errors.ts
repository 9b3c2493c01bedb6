/** What went wrong, in the person's language, with what to do next. */
import type { TFunction } from 'i18next'
import { ApiError } from './api'

/** Sentence for an error of the server's HTTP interface; unknown ones say that nothing was changed. */
export function errorSentence(t: TFunction, error: unknown): string {
  if (!(error instanceof ApiError)) return t('shell.error.unexpected')
  switch (error.code) {
    case 'offline':
      return t('shell.error.offline')
    case 'no_such_code':
      return t('shell.error.noSuchCode')
    case 'too_many':
      return t('shell.error.tooMany', { count: error.retryAfter ?? 60 })
    case 'too_many_boards':
      return t('shell.error.tooManyBoards', { count: Math.ceil((error.retryAfter ?? 60) / 60) })
    case 'no_such_board':
      return t('shell.error.noSuchBoard')
    case 'no_access':
      return t('shell.error.noAccess')
    case 'link_revoked':
      return t('shell.refused.revoked')
    case 'link_expired':
      return t('shell.refused.expired')
    case 'session_ended':
      return t('shell.refused.session')
    case 'bad_request':
      return t('shell.error.badRequest', { reason: error.message })
  }
  if (error.status === 403) return t('shell.error.notAllowed')
  if (error.status === 413) return t('shell.error.tooLarge')
  return t('shell.error.failed')
}
