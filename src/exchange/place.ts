/** Where the records of a plan go on the board. */
import { fieldOf } from '../model/fields'
import { readField } from '../model/read'
import { defaultSize, placedCollections, type Box, type PlacedCollection } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { gridLayout, layOut, type LayoutInput, type LayoutOptions, type Places } from './layout'
import { findFree, type FixedBox } from './freeSpace'
import type { Change, ImportPlan } from './plan'

export interface PlaceOptions extends LayoutOptions {
  /** Lays out the new companies, where that is not to happen here. */
  readonly layOut?: (input: LayoutInput, options: LayoutOptions) => Promise<Places>
}

/**
 * Gives every new card a place, so that nothing overlaps and connected companies are near. What a board file places keeps
 * its look and moves as one, if it would lie on something. May take seconds for hundreds of companies.
 * @returns the same plan with places.
 */
export async function placeImport(
  plan: ImportPlan,
  board: BoardSnapshot,
  options: PlaceOptions = {},
): Promise<ImportPlan> {
  if (plan.placed) return plan
  const changes = clearOfBoard(plan, board)
  const boxes = unplaced(changes)
  if (boxes.length === 0) return { ...plan, changes, placed: true }
  const edges = changes
    .filter((change) => change.collection === 'flows')
    .flatMap(({ id, values }) => {
      const flow = board.flows.get(id)
      return [{ from: String(values.from ?? flow?.from), to: String(values.to ?? flow?.to) }]
    })
  const input = { boxes, edges, obstacles: obstaclesOf(board, changes) }
  const places = await (options.layOut ?? layOut)(input, options)
  return { ...plan, changes: withPlaces(changes, places), placed: true }
}

/** The same without laying out: new companies stand in a plain grid. */
export function placeInGrid(plan: ImportPlan, board: BoardSnapshot): ImportPlan {
  if (plan.placed) return plan
  const changes = clearOfBoard(plan, board)
  const boxes = unplaced(changes)
  const places = boxes.length > 0 ? gridLayout(boxes, obstaclesOf(board, changes)) : new Map()
  return { ...plan, changes: withPlaces(changes, places), placed: true }
}

/**
 * Takes the places of a plan over into a later plan of the same file, made because the board changed while the first was
 * laid out: what is new in both stands as it was laid out, beside whatever came to the board meanwhile.
 */
export function carryPlaces(before: ImportPlan, plan: ImportPlan, board: BoardSnapshot): ImportPlan {
  const places = new Map<string, Change>()
  const name = naming()
  for (const change of before.changes) if (isNewCompany(change)) places.set(name(change), change)
  const nameNow = naming()
  const changes = plan.changes.map((change) => {
    const place = isNewCompany(change) ? places.get(nameNow(change)) : undefined
    if (!place || isPlaced(change)) return change
    const { x, y, w, h } = place.values
    return { ...change, values: { ...change.values, x, y, w, h } }
  })
  return placeInGrid({ ...plan, changes }, board)
}

/** Names a new company within its file: its name, and which of that name it is. */
function naming(): (change: Change) => string {
  const met = new Map<string, number>()
  return ({ values }) => {
    const name = String(values.name)
    const nth = (met.get(name) ?? 0) + 1
    met.set(name, nth)
    return `${nth} ${name}`
  }
}

const isNewCompany = (change: Change) => change.op === 'add' && change.collection === 'companies'
const isPlaced = ({ collection, values }: Change) =>
  (['x', 'y'] as const).every(
    (side) => typeof sane(collection as PlacedCollection, side, values) === 'number',
  )

/** A place or size as the board would read it; undefined for one that it would not believe. */
function sane(collection: PlacedCollection, side: keyof Box, values: Change['values']): number | undefined {
  const reading = readField(fieldOf(collection, side)!, values[side])
  return reading.ok && typeof reading.value === 'number' ? reading.value : undefined
}

const unplaced = (changes: readonly Change[]) =>
  changes
    .filter((change) => isNewCompany(change) && !isPlaced(change))
    .map(({ id }) => ({ id, ...defaultSize.companies }))

/** What a plan adds at places of its own. */
function placedBoxes(changes: readonly Change[]): FixedBox[] {
  return changes.flatMap((change) => {
    const collection = placedCollections.find((name) => name === change.collection)
    if (!collection || change.op !== 'add' || !isPlaced(change)) return []
    const size = defaultSize[collection]
    const side = (name: keyof Box) => sane(collection, name, change.values)
    const box = { x: side('x')!, y: side('y')!, w: side('w') ?? size.w, h: side('h') ?? size.h }
    const { frame } = change.values
    return [{ id: change.id, collection, ...box, frame: typeof frame === 'string' ? frame : undefined }]
  })
}

const boardBoxes = (board: BoardSnapshot): FixedBox[] =>
  placedCollections.flatMap((collection) =>
    [...board.all(collection).values()].map((record) => ({ collection, ...record })),
  )

const obstaclesOf = (board: BoardSnapshot, changes: readonly Change[]) => [
  ...boardBoxes(board),
  ...placedBoxes(changes),
]

/** Moves what a file places, all of it together, where it would lie on what is on the board. */
function clearOfBoard(plan: ImportPlan, board: BoardSnapshot): readonly Change[] {
  const { changes } = plan
  const group = placedBoxes(changes)
  // A file of this very board knows its frames: what was taken off comes back into them.
  const related = placedCollections.some((name) => plan.merged[name] + plan.unchanged[name] > 0)
  const shift = findFree(group, boardBoxes(board), plan.kind === 'board' && related)
  if (!shift) return changes
  const moved = new Set(group.map(({ collection, id }) => `${collection}/${id}`))
  return changes.map((change) =>
    change.op === 'add' && moved.has(`${change.collection}/${change.id}`)
      ? {
          ...change,
          values: {
            ...change.values,
            x: (change.values.x as number) + shift.dx,
            y: (change.values.y as number) + shift.dy,
          },
        }
      : change,
  )
}

function withPlaces(changes: readonly Change[], places: Places): readonly Change[] {
  if (places.size === 0) return changes
  return changes.map((change) => {
    const place = isNewCompany(change) && !isPlaced(change) ? places.get(change.id) : undefined
    return place ? { ...change, values: { ...change.values, ...defaultSize.companies, ...place } } : change
  })
}
