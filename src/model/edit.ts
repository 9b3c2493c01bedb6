/** The origin of a change: who makes it, and whether it continues the one before. */
import type * as Y from 'yjs'

/**
 * Every command takes an `Edit` and uses it as the origin of its transaction. Undo follows edits of its own
 * session only, and joins edits that carry the same `merge` key (letters of one word, steps of one key held down).
 */
export class Edit {
  /**
   * @param by the person's name, kept as `createdBy`; '' when unknown.
   * @param merge edits with the same key that follow each other closely are undone together.
   * @param within how closely, ms; `Infinity` for the parts of one act, such as placing a company and typing its name.
   */
  constructor(
    readonly by: string = '',
    readonly merge?: string,
    readonly within = 1_000,
  ) {}
}

/**
 * Runs several commands as one: one transaction, one undo step, one message to the server.
 * @returns what `run` returns.
 */
export function together<T>(doc: Y.Doc, edit: Edit, run: () => T): T {
  return doc.transact(run, edit)
}

/** The present moment as the document writes it, ISO 8601. */
export function now(): string {
  return new Date().toISOString()
}
