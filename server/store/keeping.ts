/** How long things are kept: the part of the store's contract that lets go of boards and of what is about persons. */
import type { Part } from '../../src/model/document'

export interface Keeping {
  /** Number of boards, and bytes on disk. */
  facts(): Promise<{ boards: number; bytes: number }>

  /** Notes that boards were in use at a moment; an earlier moment than the one known changes nothing. */
  touch(boards: readonly string[], at: number): Promise<void>
  /** Boards whose last use was before a moment, longest unused first. A board was first used when it was made. */
  unusedSince(before: number): Promise<string[]>
  /** The same, without those that were cleared since they were last used. */
  unclearedSince(before: number): Promise<string[]>

  /**
   * Takes away what the store has about persons on a board: the private part, tokens of persons who joined by the code, the
   * code, answers to requests, damaged records, which may name anybody. Names on records are the caller's to remove before. All or nothing.
   */
  clear(board: string, part: Part, at: number): Promise<void>
  /** Deletes tokens that ended before a moment by expiry or revocation, and codes that expired. @returns how many. */
  dropEnded(before: number): Promise<number>

  /** Deletes a board with everything that belongs to it, all or nothing. @returns whether there was such a board. */
  deleteBoard(board: string): Promise<boolean>
  /**
   * Overwrites on the disk what was deleted before, by whatever call. Its cost is that of writing as many bytes as the store
   * has free: to be called once after a number of deletions.
   */
  overwriteDeleted(): Promise<void>
}
