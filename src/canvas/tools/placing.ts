/** Where things go when they are moved, resized or dropped: plain functions of the board. World units. */
import {
  placedCollections,
  sizeLimits,
  type Box,
  type PlacedCollection,
  type RecordRef,
} from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Placement } from '../../model/commands'
import type { ResizeHandle } from '../hit'
import type { Scene } from '../scene'
import { centreOf, clamp, containsPoint, intersects, type Point } from '../geometry'

/** Names a placed record in maps of previews. */
export type PlacedKey = `${PlacedCollection}/${string}`
export type Boxes = ReadonlyMap<PlacedKey, Box>

export function isPlaced(ref: RecordRef): ref is RecordRef<PlacedCollection> {
  return (placedCollections as readonly string[]).includes(ref.collection)
}

export function placedKey(ref: RecordRef<PlacedCollection>): PlacedKey {
  return `${ref.collection}/${ref.id}`
}

export function placedRef(key: PlacedKey): RecordRef<PlacedCollection> {
  const cut = key.indexOf('/')
  return { collection: key.slice(0, cut) as PlacedCollection, id: key.slice(cut + 1) }
}

/** The box of a placed record as the document has it, or null when it is gone. */
export function boxOnBoard(board: BoardSnapshot, ref: RecordRef<PlacedCollection>): Box | null {
  const record = board.all(ref.collection).get(ref.id)
  return record ? { x: record.x, y: record.y, w: record.w, h: record.h } : null
}

/** Whether a record is fixed in its place. */
export function isLocked(board: BoardSnapshot, ref: RecordRef): boolean {
  if (ref.collection === 'companies') return board.companies.get(ref.id)?.locked === true
  return ref.collection === 'frames' && board.frames.get(ref.id)?.locked === true
}

/** Ids of the notes that reach into a box, and perhaps of others near it. */
export type NotesIn = (box: Box) => Iterable<string>

/** Whether a person who moves these moves anything. */
export function movesAny(board: BoardSnapshot, refs: readonly RecordRef[]): boolean {
  return refs.some((ref) => isPlaced(ref) && boxOnBoard(board, ref) !== null && !isLocked(board, ref))
}

/**
 * What moves when a person moves these: each of them that has a place and is not locked, and with a frame the companies that
 * stand in it and the notes that lie in it. Looks at these alone.
 * @param notesIn what may lie in a frame.
 * @returns their boxes now.
 */
export function movedWith(
  board: BoardSnapshot,
  refs: readonly RecordRef[],
  notesIn: NotesIn,
): Map<PlacedKey, Box> {
  const boxes = new Map<PlacedKey, Box>()
  const take = (ref: RecordRef<PlacedCollection>) => {
    const box = isLocked(board, ref) ? null : boxOnBoard(board, ref)
    if (box) boxes.set(placedKey(ref), box)
    return box !== null
  }
  for (const ref of refs) {
    if (!isPlaced(ref) || !take(ref) || ref.collection !== 'frames') continue
    const frame = board.frames.get(ref.id)!
    for (const id of board.companiesIn(ref.id)) take({ collection: 'companies', id })
    for (const id of notesIn(frame)) {
      const note = board.notes.get(id)
      if (note && containsPoint(frame, centreOf(note))) take({ collection: 'notes', id })
    }
  }
  return boxes
}

/** Boxes where the board shows them: a record in another's hand is taken from there, so that it does not jump. */
export function asShown(scene: Pick<Scene, 'boxOf'>, boxes: Boxes): Map<PlacedKey, Box> {
  return new Map(Array.from(boxes, ([key, box]) => [key, scene.boxOf(placedRef(key)) ?? box]))
}

/** The way a drag has gone; with `straight` only along the axis on which it has gone further. */
export function dragDelta(from: Point, to: Point, straight: boolean): Point {
  const dx = to.x - from.x
  const dy = to.y - from.y
  if (!straight) return { x: dx, y: dy }
  return Math.abs(dx) >= Math.abs(dy) ? { x: dx, y: 0 } : { x: 0, y: dy }
}

/** Boxes moved by the same way, each on whole units, as the document will keep them. */
export function shifted(boxes: Boxes, by: Point): Map<PlacedKey, Box> {
  return new Map(
    Array.from(boxes, ([key, box]) => [
      key,
      { ...box, x: Math.round(box.x + by.x), y: Math.round(box.y + by.y) },
    ]),
  )
}

/**
 * A box pulled by one of its handles, on whole units and within the limits of its kind; the sides that are not pulled stay.
 * @param handle compass letters of the pulled sides.
 */
export function resized(
  box: Box,
  collection: PlacedCollection,
  handle: ResizeHandle['handle'],
  by: Point,
): Box {
  const { minW, minH, max } = sizeLimits[collection]
  const pull = (east: string, west: string, way: number) =>
    handle.includes(east) ? way : handle.includes(west) ? -way : 0
  const w = Math.round(clamp(box.w + pull('e', 'w', by.x), minW, max))
  const h = Math.round(clamp(box.h + pull('s', 'n', by.y), minH, max))
  return {
    x: handle.includes('w') ? box.x + box.w - w : box.x,
    y: handle.includes('n') ? box.y + box.h - h : box.y,
    w,
    h,
  }
}

/** The innermost frame under a point, or null. @param boxes where frames are while they are being moved. */
export function frameAt(board: BoardSnapshot, point: Point, boxes: Boxes = new Map()): string | null {
  let found: string | null = null
  let smallest = Infinity
  for (const frame of board.frames.values()) {
    const box = boxes.get(`frames/${frame.id}`) ?? frame
    if (!containsPoint(box, point) || box.w * box.h >= smallest) continue
    found = frame.id
    smallest = box.w * box.h
  }
  return found
}

/**
 * The placements of moved or resized records, with the frame that each company stands in from now on. A company that moves
 * with its frame stays in it; a frame that changed its size lets go of what it no longer covers and takes in what it now does.
 */
export function placements(board: BoardSnapshot, boxes: Boxes): Placement[] {
  const placed: Placement[] = []
  const joins = (id: string, box: Box): { frame?: string | null } => {
    const before = board.companies.get(id)?.frame ?? null
    const movesAlong = before !== null && boxes.has(`frames/${before}`) && boxes.has(`companies/${id}`)
    const after = movesAlong ? before : frameAt(board, centreOf(box), boxes)
    return after === before ? {} : { frame: after }
  }
  for (const [key, box] of boxes) {
    const ref = placedRef(key)
    placed.push({ ...ref, ...box, ...(ref.collection === 'companies' ? joins(ref.id, box) : {}) })
  }
  const resizedFrames = [...boxes].filter(([key, box]) => {
    const frame = key.startsWith('frames/') ? board.frames.get(placedRef(key).id) : undefined
    return frame !== undefined && (frame.w !== box.w || frame.h !== box.h)
  })
  if (resizedFrames.length > 0)
    for (const company of board.companies.values()) {
      if (boxes.has(`companies/${company.id}`)) continue
      const joined = joins(company.id, company)
      if (joined.frame !== undefined) placed.push({ collection: 'companies', id: company.id, ...joined })
    }
  return placed
}

/**
 * A free spot for a new box as near to `centre` as can be: it covers none of the others.
 * @param taken boxes that must stay visible.
 */
export function freeSpot(centre: Point, size: { w: number; h: number }, taken: readonly Box[]): Point {
  const gap = 24
  const step = { x: size.w + gap, y: size.h + gap }
  const at = (column: number, row: number) => ({
    x: Math.round(centre.x - size.w / 2 + column * step.x),
    y: Math.round(centre.y - size.h / 2 + row * step.y),
  })
  for (let ring = 0; ring <= 40; ring++)
    for (let row = -ring; row <= ring; row++)
      for (let column = -ring; column <= ring; column++) {
        if (Math.max(Math.abs(row), Math.abs(column)) !== ring) continue
        const spot = at(column, row)
        if (!taken.some((box) => intersects({ ...spot, ...size }, box))) return spot
      }
  return at(0, 0)
}
