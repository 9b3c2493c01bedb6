/** Commands on what is to be done. */
import type * as Y from 'yjs'
import { changeInto, type ActionState } from '../actionState'
import type { Edit } from '../edit'
import { readRecord } from '../read'
import { liveRecord, setFields } from './records'

/**
 * Puts an action into another state by its due day and whether it is done.
 * @param today ISO day where the person is.
 * @returns false when the action is gone, stands there already, or cannot.
 */
export function moveAction(doc: Y.Doc, edit: Edit, id: string, state: ActionState, today: string): boolean {
  const ref = { collection: 'actions', id } as const
  const { record } = readRecord('actions', id, liveRecord(doc, ref))
  const change = record && changeInto(record, state, today)
  return change !== null && setFields(doc, edit, ref, change)
}
