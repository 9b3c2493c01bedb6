/** Reading an update that came from outside, far enough to know that it can do no harm. */
import * as Y from 'yjs'
import { deepestValue } from '../../src/model/wire'
import { Malformed } from './wire'

export type DecodedUpdate = ReturnType<typeof Y.decodeUpdate>

/** The update that changes nothing. */
export const emptyUpdate = Uint8Array.of(0, 0)

/**
 * Decodes an update and checks what Yjs takes for granted: lengths above zero, and no item that points at itself or at a
 * later one of the same author. Either would throw in every document that applied it, the sender's and everyone else's.
 * Values may not be nested without end: whoever walks down into one later would run out of stack.
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
    if (!isSpan(struct.id.clock, struct.length))
      throw new Malformed('update has an item of impossible length')
    if (!(struct instanceof Y.Item)) continue
    if (pointsAhead(struct)) throw new Malformed('update has an item that refers to a later one')
    if (isTooDeep(valuesOf(struct)))
      throw new Malformed(`update has a value nested deeper than ${deepestValue}`)
  }
  for (const deletes of decoded.ds.clients.values())
    for (const { clock, len } of deletes)
      if (!isSpan(clock, len)) throw new Malformed('update has a deletion of impossible length')
  return decoded
}

/** Where each author's edits in an update end. */
export function endsOf({ structs }: DecodedUpdate): Map<number, number> {
  const ends = new Map<number, number>()
  for (const { id, length } of structs)
    ends.set(id.client, Math.max(ends.get(id.client) ?? 0, id.clock + length))
  return ends
}

function isSpan(clock: number, length: number): boolean {
  return length > 0 && Number.isSafeInteger(clock + length)
}

function pointsAhead({ id, origin, rightOrigin, parent }: Y.Item): boolean {
  const ahead = (other: Y.ID | null) =>
    other !== null && other.client === id.client && other.clock >= id.clock
  return ahead(origin) || ahead(rightOrigin) || (parent instanceof Y.ID && ahead(parent))
}

/** The plain values that an item carries; text and types of Yjs are none. */
function valuesOf({ content }: Y.Item): unknown[] {
  if (content instanceof Y.ContentAny || content instanceof Y.ContentJSON) return content.arr as unknown[]
  if (content instanceof Y.ContentEmbed) return [content.embed]
  if (content instanceof Y.ContentFormat) return [content.value]
  return content instanceof Y.ContentDoc ? [content.opts] : []
}

/**
 * Whether values hold others deeper than anyone means it. Goes down level by level and not by recursion, which is what deep
 * values break.
 */
export function isTooDeep(values: readonly unknown[]): boolean {
  let level = values
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepestValue) return true
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null && !(value instanceof Uint8Array)
        ? (Object.values(value) as unknown[])
        : [],
    )
  }
  return false
}
