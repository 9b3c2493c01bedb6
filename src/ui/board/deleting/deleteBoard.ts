/** Takes a board off the server, and what this browser has of it. */
import type { BoardSession } from '../../../sync/session'
import { call } from '../../api'
import { forgetBoard } from '../../remembered'

/** @throws ApiError when the server did not do it; then the page goes on as before. */
export async function deleteBoard(session: BoardSession, board: string, token: string): Promise<void> {
  const { link } = session
  // Left before it is told to leave, the page of whoever deletes does not say that the server closed the connection.
  link.provider.disconnect()
  try {
    await call('DELETE', `/api/boards/${board}`, { token })
  } catch (error) {
    link.reconnect()
    throw error
  }
  forgetBoard(board)
  await link.offlineCopy?.clearData()
}
