/** A board as records, for routes that interpret it. */
import type * as Y from 'yjs'
import { BoardSnapshot } from '../../src/model/snapshot'
import type { BoardRow } from '../store/store'
import type { Context } from './context'

/**
 * Lets `work` read a board and change it by commands; changes are on disk and on everyone's screen before this resolves.
 * The title in the board's row follows what people call the board.
 */
export async function withBoard<T>(
  { hub, store }: Context,
  row: BoardRow,
  work: (board: BoardSnapshot, doc: Y.Doc) => Promise<T>,
): Promise<T> {
  return hub.use(row.id, 'board', (room) =>
    room.edit(async (doc) => {
      const board = new BoardSnapshot(doc)
      try {
        const result = await work(board, doc)
        const { title } = board.meta
        if (title !== '' && title !== row.title && !title.includes('\0')) await store.retitle(row.id, title)
        return result
      } finally {
        board.destroy()
      }
    }),
  )
}
