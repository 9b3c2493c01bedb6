/** Takes a board off the server for good. */
import type { Hub } from '../rooms/hub'
import type { Store } from '../store/store'

/**
 * Tells those who are on the board, lets what is being written come to an end, and deletes everything. Copies that left the
 * server are out of reach: backups, exported files, what browsers keep of a board that they were on.
 * @returns whether there was such a board.
 */
export async function deleteBoard(
  { store, hub }: { store: Store; hub: Hub },
  board: string,
): Promise<boolean> {
  const there = await endBoard({ store, hub }, board)
  await store.keeping.overwriteDeleted()
  return there
}

/** The same without overwriting what was deleted: whoever ends several boards does that once. */
export async function endBoard({ store, hub }: { store: Store; hub: Hub }, board: string): Promise<boolean> {
  await hub.end(board)
  try {
    return await store.keeping.deleteBoard(board)
  } catch (error) {
    hub.reopen(board)
    throw error
  }
}
