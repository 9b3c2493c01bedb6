/** Reading an update that came from outside, far enough to know that it can do no harm. */
import * as Y from 'yjs'
import { Malformed } from './wire'

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** The update that changes nothing. */
export const emptyUpdate = Uint8Array.of(0, 0)

/**
 * Decodes an update and checks what Yjs takes for granted: lengths above zero, and no item that points at itself or at a
 * later one of the same author. Either would throw in every document that applied it, the sender's and everyone else's.
 * @throws Malformed
 */
export function readUpdate(update: Uint8Array): DecodedUpdate {
  let decoded: DecodedUpdate
  try {
    decoded = Y.decodeUpdate(update)
  } catch {
    throw new Malformed('update cannot be decoded')
  }
  for (const struct of decoded.structs) {
    if (!(struct.length > 0) || !Number.isSafeInteger(struct.id.clock + struct.length))
      throw new Malformed('update has an item of impossible length')
    if (struct instanceof Y.Item && pointsAhead(struct))
      throw new Malformed('update has an item that refers to a later one')
  }
  return decoded
}

function pointsAhead({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  const ahead = (other: Y.ID | null) =>
    other !== null && other.client === id.client && other.clock >= id.clock
  return ahead(origin) || ahead(rightOrigin) || (parent instanceof Y.ID && ahead(parent))
}
