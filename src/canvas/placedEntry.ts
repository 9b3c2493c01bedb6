/** What the index keeps of a record that has a place. */
import type { BoardSnapshot } from '../model/snapshot'
import type { Box, PlacedCollection } from '../model/records'
import { depth } from './depth'
import type { Placed } from './layer'
import { frameTitleReach } from './paint/frames'

/** @param held where a hand has the record now. @returns null where there is no such record. */
export function placedEntry(
  board: BoardSnapshot,
  collection: PlacedCollection,
  id: string,
  held: Box | undefined,
): Placed | null {
  const record = board.all(collection).get(id)
  if (!record) return null
  const box = held ?? boxOnly(record)
  if (collection === 'frames') {
    const above = frameTitleReach(box)
    const reach = { ...box, y: box.y - above, h: box.h + above }
    return { id, box, reach: [reach], order: `${depth(record.z)}${frameOrder(record)}` }
  }
  const made = 'createdAt' in record ? (record.createdAt ?? '') : ''
  return { id, box, reach: [box], order: `${depth(record.z)}${made}` }
}

const boxOnly = ({ x, y, w, h }: Box): Box => ({ x, y, w, h })

/** Large frames first, so that a frame within a frame is painted over it. */
const frameOrder = (frame: Box): string =>
  Math.max(0, 1e16 - Math.round(frame.w * frame.h))
    .toString()
    .padStart(17, '0')
