/** Records of the store that cannot be used: reported, kept apart, and left out, so that the rest of the board opens. */
import type { Part } from '../../src/model/document'
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
  for (const { seq, reason } of damage)
    console.error(
      `Board ${board} (${part}): ${seq === null ? 'the snapshot' : `update ${seq}`} ${reason}. ` +
        (seq === null && readable ? 'It can be read all the same and is used. ' : 'It is left out. ') +
        'It is kept in the table "damaged".',
    )
  try {
    await store.setAside(board, part, damage, readable)
    contents.damageIsKept()
  } catch (error) {
    console.error(`Board ${board} (${part}): damaged records could not be set aside:`, error)
  }
}
