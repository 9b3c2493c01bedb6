/** Taking records off the board, and what goes with them. */
import { removeRecords } from '../model/commands'
import type { RecordRef } from '../model/records'
import type { Editor } from './editor'
import { isLocked } from './tools/placing'

export interface Removal {
  /** How many of the records meant went. */
  readonly removed: number
  /** How many stay because they are locked. */
  readonly locked: number
  /** Flows that nobody meant, which went with their companies. */
  readonly flows: number
}

/** Takes records away in one step. */
export function removeFrom(editor: Editor, refs: readonly RecordRef[]): Removal {
  const { snapshot: board, doc } = editor.session
  const meant = new Set(refs.filter(({ collection }) => collection === 'flows').map(({ id }) => id))
  const along = new Set<string>()
  for (const ref of refs)
    if (ref.collection === 'companies' && !isLocked(board, ref))
      for (const flow of board.flowsOf(ref.id)) if (!meant.has(flow)) along.add(flow)
  const removed = removeRecords(doc, editor.edit(), refs)
  return { removed, locked: refs.length - removed, flows: along.size }
}
