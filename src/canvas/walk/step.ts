/** Where an arrow key leads on the board: along the flows, by where things are. Plain functions; world units. */
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { centreOf, expand, type Point } from '../geometry'
import type { Scene } from '../scene'

export type Direction = 'Left' | 'Right' | 'Up' | 'Down'

export const ways: Readonly<Record<Direction, Point>> = {
  Left: { x: -1, y: 0 },
  Right: { x: 1, y: 0 },
  Up: { x: 0, y: -1 },
  Down: { x: 0, y: 1 },
}

/** Something that could be next, and where it is. */
export interface Candidate {
  readonly ref: RecordRef
  readonly at: Point
}

/** Half the angle that still counts as "that way", as its cosine: straight and as much aside as ahead. */
const ahead = Math.cos(Math.PI / 4) - 1e-9
const halfPlane = 0.05

/**
 * The candidate that lies most in a direction: nearer ones and straighter ones before others.
 * @param cone the least cosine between the direction and the way there.
 */
export function towards(
  from: Point,
  way: Point,
  candidates: readonly Candidate[],
  cone = ahead,
): RecordRef | null {
  let found: RecordRef | null = null
  let least = Infinity
  for (const { ref, at } of candidates) {
    const [dx, dy] = [at.x - from.x, at.y - from.y]
    const length = Math.hypot(dx, dy)
    if (length === 0) continue
    const straight = (dx * way.x + dy * way.y) / length
    if (straight < cone) continue
    // A thing that lies aside counts as further away.
    const cost = length * (2 - straight)
    if (cost < least) [found, least] = [ref, cost]
  }
  return found
}

/**
 * What an arrow key leads to. From a company: its flow that leaves (or comes) that way, told by the company at its other
 * end, or else whatever stands nearest there. From a flow: the end that lies that way, or else the next flow of those ends.
 * @returns null where nothing lies that way.
 */
export function stepFrom(
  scene: Scene,
  board: BoardSnapshot,
  ref: RecordRef,
  direction: Direction,
): RecordRef | null {
  const way = ways[direction]
  if (ref.collection === 'flows') return fromFlow(scene, board, ref.id, way)
  const box = scene.boxOf(ref)
  if (!box) return null
  const from = centreOf(box)
  const along = ref.collection === 'companies' ? alongFlows(scene, board, ref.id, from, way) : null
  return along ?? nearest(scene, ref, from, way)
}

/** Of several flows to the same company the one whose label comes first. */
function alongFlows(
  scene: Scene,
  board: BoardSnapshot,
  company: string,
  from: Point,
  way: Point,
): RecordRef | null {
  const flows = [...board.flowsOf(company)]
  const others = flows.flatMap((id): Candidate[] => {
    const { from: donor, to } = board.flows.get(id)!
    const box = scene.boxOf({ collection: 'companies', id: donor === company ? to : donor })
    return box && donor !== to ? [{ ref: { collection: 'flows', id }, at: centreOf(box) }] : []
  })
  const best = towards(from, way, others)
  if (!best) return null
  const goal = others.find(({ ref }) => ref.id === best.id)!.at
  const beside = others.filter(({ at }) => at.x === goal.x && at.y === goal.y)
  const labels = beside.map(({ ref }) => ({ ref, at: middleOf(scene, ref.id) ?? goal }))
  return labels.sort((a, b) => a.at.y - b.at.y || a.at.x - b.at.x)[0]!.ref
}

function fromFlow(scene: Scene, board: BoardSnapshot, id: string, way: Point): RecordRef | null {
  const flow = board.flows.get(id)
  const from = middleOf(scene, id)
  if (!flow || !from) return null
  const ends = [flow.from, flow.to].flatMap((company): Candidate[] => {
    const ref: RecordRef = { collection: 'companies', id: company }
    const box = scene.boxOf(ref)
    return box ? [{ ref, at: centreOf(box) }] : []
  })
  const end = towards(from, way, ends)
  if (end) return end
  const siblings = new Set([...board.flowsOf(flow.from), ...board.flowsOf(flow.to)])
  siblings.delete(id)
  const others = Array.from(siblings).flatMap((other): Candidate[] => {
    const at = middleOf(scene, other)
    return at ? [{ ref: { collection: 'flows', id: other }, at }] : []
  })
  return towards(from, way, others, halfPlane) ?? towards(from, way, ends, halfPlane)
}

/** The middle of a flow's label, or of its arrow. */
function middleOf(scene: Scene, flow: string): Point | null {
  const label = scene.labelOf(flow)
  if (label) return centreOf(label.box)
  const path = scene.pathOf(flow)
  return path && centreOf(path.bounds)
}

/** How far around something is looked for, world units: nearer first, so that a large board is not gone through. */
const reaches = [600, 2_400, 9_600, 200_000]

function nearest(scene: Scene, from: RecordRef, at: Point, way: Point): RecordRef | null {
  for (const reach of reaches) {
    const { companies, notes, frames } = scene.query(expand({ ...at, w: 0, h: 0 }, reach))
    const candidates = Object.entries({ companies, notes, frames }).flatMap(([collection, ids]) =>
      ids.flatMap((id): Candidate[] => {
        const ref = { collection, id } as RecordRef
        const box = ref.id === from.id ? null : scene.boxOf(ref)
        return box ? [{ ref, at: centreOf(box) }] : []
      }),
    )
    const found = towards(at, way, candidates)
    if (found) return found
  }
  return null
}
