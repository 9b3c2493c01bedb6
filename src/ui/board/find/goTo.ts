/** From what was found to its place on the board. */
import type { Found } from '../../../analysis/search/boardSearch'
import type { Editor } from '../../../canvas/editor'
import type { RecordRef } from '../../../model/records'
import type { BoardSnapshot } from '../../../model/snapshot'

/** What one sees of it on the board: an offer or a need stands on its company's card. Null when it has gone. */
export function placeOf(board: BoardSnapshot, { collection, id }: Found['ref']): RecordRef | null {
  if (collection !== 'resources') return board.all(collection).has(id) ? { collection, id } : null
  const company = board.resources.get(id)?.company ?? ''
  return board.companies.has(company) ? { collection: 'companies', id: company } : null
}

/** Flies there and selects it. */
export function goTo(editor: Editor, found: Found['ref']): void {
  const place = placeOf(editor.session.snapshot, found)
  if (!place) return
  editor.select([place])
  editor.showRefs([place])
}
