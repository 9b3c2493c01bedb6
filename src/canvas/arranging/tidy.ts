/** What a tidying moves, and what stays in its way. Frames and locked records stay; what stands in a frame stays in it. */
import { placeRecords } from '../../model/commands'
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { boundsOf, type Point } from '../camera'
import type { Editor } from '../editor'
import { centreOf, expand, intersects, type Box } from '../geometry'
import type { Scene } from '../scene'
import {
  boxOnBoard,
  frameAt,
  isLocked,
  placedKey,
  placedRef,
  placements,
  type PlacedKey,
} from '../tools/placing'
import { gridPlaces, type GridItem, type GridSpace } from './grid'

/** Things that are tidied by themselves: all in one frame, or all on the open board. */
export interface TidyPart extends GridSpace {
  readonly items: readonly (GridItem & { readonly key: PlacedKey })[]
}

type Movable = RecordRef<'companies' | 'notes'>

/** Tidies as a grid what is selected, or the whole board: one step of undo. */
export function tidyNow(editor: Editor, scene: Scene): void {
  const { snapshot: board } = editor.session
  placeTidied(editor, tidyGrid(tidyParts(board, scene, tidied(board, editor.state.selection, true))))
}

/**
 * What tidying moves: companies and notes of the selection, with a selected frame the companies in it; companies of the whole
 * board where nothing is selected.
 */
export function tidied(board: BoardSnapshot, selection: readonly RecordRef[], notes: boolean): Movable[] {
  const refs = new Map<string, Movable>()
  const take = (collection: 'companies' | 'notes', id: string) => {
    const ref = { collection, id }
    if (board.all(collection).has(id) && !isLocked(board, ref)) refs.set(placedKey(ref), ref)
  }
  const frames = new Set(selection.filter((ref) => ref.collection === 'frames').map((ref) => ref.id))
  for (const { collection, id } of selection)
    if (collection === 'companies' || (notes && collection === 'notes')) take(collection, id)
  if (selection.length === 0 || frames.size > 0)
    for (const { id, frame } of board.companies.values())
      if (selection.length === 0 || (frame !== undefined && frames.has(frame))) take('companies', id)
  return [...refs.values()]
}

/** The parts that are tidied, each with its room and what stays in it. */
export function tidyParts(board: BoardSnapshot, scene: Scene, refs: readonly Movable[]): TidyPart[] {
  const moving = new Set<string>(refs.map(placedKey))
  const parts = new Map<string | null, { key: PlacedKey; box: Box }[]>()
  for (const ref of refs) {
    const box = boxOnBoard(board, ref)
    if (!box) continue
    const frame =
      ref.collection === 'notes' ? frameAt(board, centreOf(box)) : board.companies.get(ref.id)?.frame
    const home = frame && board.frames.has(frame) ? frame : null
    const items = parts.get(home) ?? []
    items.push({ key: placedKey(ref), box })
    parts.set(home, items)
  }
  return Array.from(parts, ([frame, items]) => {
    const within =
      frame === null ? undefined : (boxOnBoard(board, { collection: 'frames', id: frame }) ?? undefined)
    const taken = (box: Box) => {
      const found = scene.query(box)
      const stays = (collection: 'companies' | 'notes', id: string) => {
        const own = scene.boxOf({ collection, id })
        return !moving.has(`${collection}/${id}`) && own !== null && intersects(own, box)
      }
      return (
        found.companies.some((id) => stays('companies', id)) ||
        found.notes.some((id) => stays('notes', id)) ||
        found.frames.some((id) => id !== frame && !(within && holds(scene, id, within)))
      )
    }
    return { items, within, taken }
  })
}

const holds = (scene: Scene, frame: string, inner: Box) => {
  const box = scene.boxOf({ collection: 'frames', id: frame })
  return box !== null && box.w * box.h > inner.w * inner.h
}

/** Where things go in a grid; what does not fit into its frame stays. */
export function tidyGrid(parts: readonly TidyPart[]): Map<PlacedKey, Point> {
  const places = new Map<PlacedKey, Point>()
  for (const part of parts)
    gridPlaces(part.items, part)?.forEach((place, key) => places.set(key as PlacedKey, place))
  return places
}

/** Room kept around each thing of a block, world units. */
const apart = 32

/**
 * Puts a drawing where its things stood: its middle on theirs, or as near to that as it covers nothing that stays.
 * @param drawing corners by key, in any place. @returns null where a frame has no room for it.
 */
export function settleDrawing(
  { items, within, taken }: TidyPart,
  drawing: ReadonlyMap<string, Point>,
): Map<PlacedKey, Point> | null {
  const boxes = items.map(({ key, box }) => ({ key, box: { ...box, ...drawing.get(key)! } }))
  const block = boundsOf(boxes.map(({ box }) => box))
  const before = boundsOf(items.map(({ box }) => box))
  if (!block || !before) return new Map()
  const home = within ?? before
  const way = { x: centreOf(home).x - centreOf(block).x, y: centreOf(home).y - centreOf(block).y }
  const at = (by: Point) =>
    boxes.map(({ key, box }) => ({ key, box: { ...box, x: box.x + by.x, y: box.y + by.y } }))
  const fits = (by: Point) => at(by).every(({ box }) => !taken(expand(box, apart)))
  const placed = (by: Point) =>
    new Map(at(by).map(({ key, box }) => [key, { x: Math.round(box.x), y: Math.round(box.y) }]))
  if (within) {
    const roomy = block.w + 2 * apart <= within.w && block.h + 3 * apart <= within.h
    const low = { x: way.x, y: way.y + apart / 2 }
    return roomy && fits(low) ? placed(low) : null
  }
  // Rings around the old middle; they grow until they leave everything behind.
  for (let ring = 0, step = 160; ; ring++, step *= 1.25)
    for (const turn of ring === 0 ? [0] : turns) {
      const radius = ring === 0 ? 0 : step
      const by = { x: way.x + radius * Math.cos(turn), y: way.y + radius * Math.sin(turn) }
      if (fits(by)) return placed(by)
    }
}

const turns = Array.from({ length: 8 }, (_, turn) => (turn * Math.PI) / 4)

/** Moves things to their places in one step of undo. @returns how many were given a place. */
export function placeTidied(editor: Editor, places: ReadonlyMap<PlacedKey, Point>): number {
  const { snapshot: board, doc } = editor.session
  const boxes = new Map<PlacedKey, Box>()
  for (const [key, place] of places) {
    const box = boxOnBoard(board, placedRef(key))
    if (box) boxes.set(key, { ...box, ...place })
  }
  if (boxes.size > 0) placeRecords(doc, editor.edit(), placements(board, boxes))
  return boxes.size
}
