/** The server's HTTP interface as the page uses it. */
import type { Language } from '../model/words'
import type { Role } from '../model/roles'

/** Why a request failed: the server's own code, or `offline` when nobody answered. */
export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** Seconds to wait before trying again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    super(message)
  }
}

export interface NewBoard {
  readonly id: string
  readonly title: string
  readonly tokens: Readonly<Record<Role, string>>
  readonly code: string
}

export interface BoardFacts {
  readonly id: string
  readonly title: string
  readonly role: Role
  /** Of the token that was asked with. */
  readonly link: { readonly id: string }
}

/** Makes a board. @param template `kalundborg` for the example; blank otherwise. */
export function createBoard(board: {
  title: string
  language: Language
  template?: 'kalundborg'
}): Promise<NewBoard> {
  return call('POST', '/api/boards', { body: board })
}

/** Exchanges a join code for a token of one's own. */
export function joinBoard(code: string): Promise<{ board: string; token: string; role: Role }> {
  return call('POST', '/api/join', { body: { code } })
}

export function boardFacts(id: string, token: string): Promise<BoardFacts> {
  return call('GET', `/api/boards/${id}`, { token })
}

/**
 * One request.
 * @throws ApiError when it did not succeed; the answer of one that has nothing to say is `null`.
 */
export async function call<T>(
  method: string,
  path: string,
  { token, body }: { token?: string; body?: unknown },
): Promise<T> {
  const response = await fetch(path, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch(() => {
    throw new ApiError(0, 'offline', 'The server did not answer.')
  })
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok && (answer !== null || response.status === 204)) return answer as T
  const { error, message } = (answer ?? {}) as { error?: unknown; message?: unknown }
  throw new ApiError(
    response.status,
    typeof error === 'string' ? error : 'failed',
    typeof message === 'string' ? message : response.statusText,
    Number(response.headers.get('retry-after')) || undefined,
  )
}
