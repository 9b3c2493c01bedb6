/** Records of the store that cannot be used: reported, kept apart, and left out, so that the rest of the board opens. */
import type { Part } from '../../src/model/document'
import { log } from '../operation/log'
import { boardMark } from '../operation/told'
import type { Store } from '../store/store'
import type { Contents } from './contents'

/** Sets aside what these contents could not take in. Where that fails they stay as they are, and are not folded. */
export async function setDamageAside(
  store: Store,
  board: string,
  part: Part,
  contents: Contents,
): Promise<void> {
  const { damage } = contents
  if (damage.length === 0) return
  const readable = contents.readableSnapshot
  // Why is in the table: the reason may quote what lies there.
  for (const { seq } of damage)
    log.error(
      { board: boardMark(board), part, seq, used: seq === null && readable !== null },
      'a record is damaged; it is kept in the table "damaged", and left out unless it is used',
    )
  try {
    await store.setAside(board, part, damage, readable)
    contents.damageIsKept()
  } catch (error) {
    log.error({ err: error, board: boardMark(board), part }, 'damaged records could not be set aside')
  }
}
