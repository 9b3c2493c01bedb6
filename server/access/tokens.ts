/** Tokens: made, hashed, told apart from expired and revoked ones. */
import { createHash, randomBytes } from 'node:crypto'
import { nanoid } from 'nanoid'
import type { Store, TokenRow } from '../store/store'
import type { Role } from '../../src/model/roles'
import type { Ending } from '../../src/model/wire'

const day = 24 * 60 * 60 * 1000

/** How long tokens last unless the host says otherwise, days. The host's own first link lasts as long as the board. */
export const linkDays = 365
export const joinDays = 30

/** What a token allows. */
export interface Access {
  tokenId: string
  board: string
  role: Role
  expiresAt: number | null
}

export interface NewToken {
  board: string
  role: Role
  kind: TokenRow['kind']
  /** `null`: never. */
  expiresInDays: number | null
}

/**
 * Makes a token of 192 random bits. It has only letters, digits, `-` and `_`, as a websocket subprotocol must.
 * @returns the token, to be handed out once, and the row to keep.
 */
export function makeToken({ board, role, kind, expiresInDays }: NewToken): { token: string; row: TokenRow } {
  const token = randomBytes(24).toString('base64url')
  const createdAt = Date.now()
  const expiresAt = expiresInDays === null ? null : createdAt + expiresInDays * day
  return {
    token,
    row: {
      id: nanoid(),
      board,
      hash: hashToken(token),
      role,
      kind,
      createdAt,
      expiresAt,
      revokedAt: null,
      revokedFor: null,
      usedAt: null,
    },
  }
}

export function hashToken(token: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

export function isOver(expiresAt: number | null, now = Date.now()): boolean {
  return expiresAt !== null && expiresAt <= now
}

/** Why a token is not taken; `unknown` says nothing, the others are told to whoever holds a token that once worked. */
export type Refusal = Ending | 'unknown'

/** @returns what the token allows on that board, or why it allows nothing. */
export async function checkToken(store: Store, board: string, token: string): Promise<Access | Refusal> {
  if (token === '' || token.length > 256) return 'unknown'
  const row = await store.tokenByHash(hashToken(token))
  if (!row || row.board !== board) return 'unknown'
  if (row.revokedAt !== null) return row.revokedFor ?? 'revoked'
  if (isOver(row.expiresAt)) return 'expired'
  return { tokenId: row.id, board, role: row.role, expiresAt: row.expiresAt }
}
