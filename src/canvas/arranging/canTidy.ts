/** Whether tidying has something to do; how it is done is loaded when it is asked for. */
import type { Editor } from '../editor'
import { isLocked } from '../tools/placing'

/** Whether there is anything to tidy; asked often, so it does not count a whole board. */
export function canTidy({ state, session: { snapshot: board } }: Editor): boolean {
  if (!state.canEdit) return false
  if (state.selection.length === 0) return board.companies.size > 1
  const movable = state.selection.filter(
    (ref) => (ref.collection === 'companies' || ref.collection === 'notes') && !isLocked(board, ref),
  )
  return movable.length > 1 || state.selection.some((ref) => ref.collection === 'frames')
}
