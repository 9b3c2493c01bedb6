/** A board as records, for routes that interpret it. */
import type * as Y from 'yjs'
import { BoardSnapshot } from '../../src/model/snapshot'
import type { BoardRow } from '../store/store'
import type { Context } from './context'

/** As long as a title may be when a board is made, characters. */
const titleLength = 200

type Work<T> = (board: BoardSnapshot) => Promise<T>

/** Lets `work` read a board. */
export async function readBoard<T>(context: Context, row: BoardRow, work: Work<T>): Promise<T> {
  return context.hub.use(row.id, 'board', (room) => room.view(onRecords(context, row, work)))
}

/**
 * Lets `work` read a board and change it by commands, one after the other; the records follow what others write meanwhile.
 * Changes are on disk and on everyone's screen before this resolves.
 */
export async function changeBoard<T>(context: Context, row: BoardRow, work: Work<T>): Promise<T> {
  return context.hub.use(row.id, 'board', (room) => room.edit(onRecords(context, row, work)))
}

/** The title in the board's row follows what people call the board. */
function onRecords<T>({ store }: Context, row: BoardRow, work: Work<T>): (doc: Y.Doc) => Promise<T> {
  return async (doc) => {
    const board = new BoardSnapshot(doc)
    try {
      const result = await work(board)
      const title = shortTitle(board.meta.title)
      if (title !== '' && title !== row.title) await store.retitle(row.id, title)
      return result
    } finally {
      board.destroy()
    }
  }
}

/** A title as it is kept and told: whatever a program wrote, one that fits a line and that the store can keep. */
function shortTitle(title: string): string {
  return [...title.replaceAll('\0', '')].slice(0, titleLength).join('')
}
