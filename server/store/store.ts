/** What the server keeps, and the contract of whatever keeps it. The rules are numbered in ../README.md. */
import type { Part } from '../../src/model/document'
import type { Role } from '../../src/model/roles'
import type { Keeping } from './keeping'

export interface BoardRow {
  id: string
  title: string
  language: 'en' | 'ru'
  /** Milliseconds since 1970, as every moment here. */
  createdAt: number
}

export interface TokenRow {
  id: string
  board: string
  /** SHA-256 of the token; the token itself is kept nowhere. */
  hash: Uint8Array
  role: Role
  /** `link` was made by a host to hand out; `join` was made for one person who typed the code. */
  kind: 'link' | 'join'
  createdAt: number
  /** `null`: does not expire. */
  expiresAt: number | null
  revokedAt: number | null
  /** Whether it was withdrawn by itself or when the host ended the session; `null` while it is not. */
  revokedFor: 'revoked' | 'session' | null
  /** When somebody last came with it, to the minute; `null`: never. */
  usedAt: number | null
}

export interface CodeRow {
  code: string
  board: string
  role: Role
  expiresAt: number
}

export interface LogEntry {
  board: string
  part: Part
  /** A Yjs update, format 1. */
  update: Uint8Array
  /** Kept in the same commit as the update, so that a request repeated after a crash is known again. */
  once?: { key: string; answer: string }
}

export interface LoggedUpdate {
  seq: number
  update: Uint8Array
}

/** The state of one part at a moment, in place of the log up to then. */
export interface Snapshot {
  /** Every update with this sequence number or a lower one is inside. */
  upto: number
  /** Everything, as one Yjs update. */
  state: Uint8Array
  /** State vector of `state`. */
  vector: Uint8Array
  /** What `state` deletes, as a Yjs update; it has no structs when `whole`. */
  deletes: Uint8Array
  /** False while the state holds edits whose predecessors have not arrived. */
  whole: boolean
}

/** A record that is not as it was written. */
export interface Damage {
  /** The update; `null`: the snapshot. */
  seq: number | null
  /** What is wrong with it, as a clause: "cannot be decoded". */
  reason: string
}

export interface LoadedPart {
  /** Given also when there is damage to it, as most of it may be readable. */
  snapshot: Snapshot | null
  /** What came after the snapshot, oldest first, without what is damaged. */
  updates: LoggedUpdate[]
  /** Left out when there is none. */
  damage?: Damage[]
}

export interface NewBoard {
  board: BoardRow
  tokens: TokenRow[]
  code: CodeRow
  log: LogEntry[]
}

export interface Store {
  readonly keeping: Keeping

  /** All or nothing. Rejects with `Taken` when the code is in use by another board. */
  createBoard(made: NewBoard): Promise<void>
  board(id: string): Promise<BoardRow | null>
  retitle(board: string, title: string): Promise<void>

  addToken(token: TokenRow): Promise<void>
  tokenByHash(hash: Uint8Array): Promise<TokenRow | null>
  /** Tokens of a board in the order they were made. */
  tokens(board: string): Promise<TokenRow[]>
  /** @returns whether there was such a token that was not revoked before. */
  revokeToken(board: string, id: string, at: number): Promise<boolean>
  /** Revokes a token and keeps another in its place, or does neither. @returns as `revokeToken`. */
  replaceToken(id: string, next: TokenRow, at: number): Promise<boolean>
  /** Changes when a token expires. @returns whether there was such a token that is not revoked. */
  expireToken(board: string, id: string, expiresAt: number | null): Promise<boolean>
  /** Revokes all tokens but links of hosts, and drops the code, or does neither. @returns the ids of those revoked. */
  endSession(board: string, at: number): Promise<string[]>
  /** Notes when tokens were last used; unknown ones are passed over. */
  markUsed(uses: ReadonlyMap<string, number>): Promise<void>

  /** Replaces the board's code. Rejects with `Taken` when another board has it. */
  setCode(code: CodeRow): Promise<void>
  code(code: string): Promise<CodeRow | null>
  codeOf(board: string): Promise<CodeRow | null>
  /** @returns whether the board had a code. */
  dropCode(board: string): Promise<boolean>

  /** On disk when it resolves. @returns the sequence numbers, in the order of the entries. */
  append(entries: readonly LogEntry[]): Promise<number[]>
  load(board: string, part: Part): Promise<LoadedPart>
  /** Puts the snapshot in place and drops the updates inside it, in one transaction; an older one changes nothing. */
  fold(board: string, part: Part, snapshot: Snapshot): Promise<void>
  /**
   * Keeps damaged records where nobody stumbles over them, for someone to look at; they are never deleted. In the place of
   * a damaged snapshot comes what could be read of it, if anything.
   */
  setAside(board: string, part: Part, damage: readonly Damage[], readable: Snapshot | null): Promise<void>
  /** The answer kept under a key, or null. */
  answer(board: string, key: string): Promise<string | null>

  /** Writes and reads back; rejects when either fails. */
  check(): Promise<void>
  close(): Promise<void>
}

/** The value must be unique and is in use. */
export class Taken extends Error {}

/** The data directory belongs to another process that runs now. */
export class StoreInUse extends Error {}

/** Nothing was written, as there is no space. */
export class StoreFull extends Error {}

/** The data directory cannot be used; the message says why and what to do. */
export class StoreUnusable extends Error {}
