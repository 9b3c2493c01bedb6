/** Takes what is about persons off a board, and leaves the board. */
import { Edit } from '../../src/model/edit'
import { forgetPeople } from '../../src/model/commands/forgetPeople'
import type { Hub } from '../rooms/hub'
import type { Store } from '../store/store'

/**
 * Names on records go, the private part of the host goes, and so do the tokens of those who joined by the code, and the code.
 * Names that people wrote into free text stay: nobody can tell there what is a name.
 *
 * Known limit: where a part of the board's log is damaged it is not folded, and keeps the names until it is mended.
 */
export async function forgetPeopleOf(
  { store, hub }: { store: Store; hub: Hub },
  board: string,
  at: number,
): Promise<void> {
  const quietly = { counts: false }
  await hub.use(
    board,
    'board',
    async (room) => {
      if ((await room.edit((doc) => forgetPeople(doc, new Edit()))) === 0) return
      // The log still has the names; a snapshot of a document without them has not.
      await room.fold()
    },
    quietly,
  )
  await store.keeping.clear(board, 'desk', at)
}
