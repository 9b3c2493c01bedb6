/** What is under the pointer. */
import type { RecordRef } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { distanceToPath } from './curve'
import { bottom, containsPoint, expand, right, type Box, type Point, type Side } from './geometry'
import { frameTitleBox } from './paint/frames'
import { labelsShown } from './paint/levels'
import type { FlowPath } from './route'
import type { Scene } from './scene'

export interface Hit {
  readonly ref: RecordRef
  /** `label` is a flow's pill, `title` a frame's tab; everything else is `body`. */
  readonly part: 'body' | 'label' | 'title'
}

export interface HitOptions {
  readonly zoom: number
  /** How far beside a thin thing one may point, screen pixels. */
  readonly tolerance?: number
  /** A finger covers more than a mouse does. */
  readonly touch?: boolean
  /** Companies and flows are not drawn one by one, so that none is meant. */
  readonly far?: boolean
}

/**
 * The topmost record at a world point. Notes and cards answer by their box, flows by their label or near their curve,
 * frames only by title or border, so that one can draw a marquee within a frame.
 */
export function hitTest(
  scene: Scene,
  board: BoardSnapshot,
  point: Point,
  { zoom, tolerance = 6, touch = false, far = false }: HitOptions,
): Hit | null {
  const margin = (touch ? Math.max(tolerance, handleSize.touchTarget / 2) : tolerance) / zoom
  const found = scene.query(expand({ ...point, w: 0, h: 0 }, margin))
  for (const collection of far ? (['notes'] as const) : (['notes', 'companies'] as const))
    for (const id of found[collection].toReversed()) {
      const box = scene.boxOf({ collection, id })
      if (box && containsPoint(box, point)) return { ref: { collection, id }, part: 'body' }
    }
  return (
    (far ? null : flowAt(scene, found.flows, point, margin, zoom)) ??
    frameAt(scene, board, found.frames, point, { zoom, margin, touch })
  )
}

function flowAt(
  scene: Scene,
  ids: readonly string[],
  point: Point,
  margin: number,
  zoom: number,
): Hit | null {
  let nearest: Hit | null = null
  let least = margin
  for (const id of ids.toReversed()) {
    const ref = { collection: 'flows', id } as const
    const label = labelsShown(zoom) ? scene.labelAt(id, zoom) : null
    if (label && containsPoint(label.box, point)) return { ref, part: 'label' }
    const path = scene.pathOf(id)
    if (!path || !containsPoint(path.bounds, point, margin)) continue
    const away = distanceToPath(path, point)
    if (away > least || (nearest && away === least)) continue
    nearest = { ref, part: 'body' }
    least = away
  }
  return nearest
}

function frameAt(
  scene: Scene,
  board: BoardSnapshot,
  ids: readonly string[],
  point: Point,
  { zoom, margin, touch }: { zoom: number; margin: number; touch: boolean },
): Hit | null {
  for (const id of ids.toReversed()) {
    const ref = { collection: 'frames', id } as const
    const box = scene.boxOf(ref)
    const frame = board.frames.get(id)
    if (!box || !frame) continue
    const tab = frameTitleBox(frame, box, zoom, scene.text)
    const room = touch ? roomAround(tab, handleSize.touchTarget / zoom) : tab
    if (containsPoint(room, point)) return { ref, part: 'title' }
    const inner = expand(box, -margin)
    const within = inner.w > 0 && inner.h > 0 && containsPoint(inner, point)
    if (containsPoint(box, point, margin) && !within) return { ref, part: 'body' }
  }
  return null
}

/** A box with as much around it as makes it a target of a size. */
function roomAround(box: Box, size: number): Box {
  return expand(box, Math.max(0, (size - box.w) / 2), Math.max(0, (size - box.h) / 2))
}

/** The end of a flow at a world point, the nearer where both are, or null. @param path the flow's way. */
export function flowEndAt(
  path: Pick<FlowPath, 'start' | 'end'>,
  point: Point,
  { zoom, touch = false }: Pick<HitOptions, 'zoom' | 'touch'>,
): 'from' | 'to' | null {
  const reach = (touch ? handleSize.touchTarget : handleSize.target) / 2 / zoom
  const away = (end: Point) => Math.max(Math.abs(end.x - point.x), Math.abs(end.y - point.y))
  const [from, to] = [away(path.start), away(path.end)]
  if (Math.min(from, to) > reach) return null
  return from < to ? 'from' : 'to'
}

/** Drawn size, and the size that answers to a mouse and to a finger; screen pixels at every zoom. */
export const handleSize = { drawn: 12, target: 28, touchTarget: 44 } as const

/**
 * Between a card's edge and the middles of its handles, screen pixels: half a target, so that no gap is left in which a hand
 * that comes from the card would lose the handle.
 */
const handleGap = handleSize.target / 2

export interface CompanyHandle {
  readonly side: Side
  /** World units, just outside the edge. */
  readonly point: Point
}

/** Where flows are drawn from: the middles of a card's four sides. */
export function companyHandles(box: Box, zoom: number): CompanyHandle[] {
  const gap = handleGap / zoom
  const middle = { x: box.x + box.w / 2, y: box.y + box.h / 2 }
  return [
    { side: 'right', point: { x: right(box) + gap, y: middle.y } },
    { side: 'bottom', point: { x: middle.x, y: bottom(box) + gap } },
    { side: 'left', point: { x: box.x - gap, y: middle.y } },
    { side: 'top', point: { x: middle.x, y: box.y - gap } },
  ]
}

/** Compass names: `se` is the corner at the bottom right. */
export type ResizeCorner = 'nw' | 'ne' | 'se' | 'sw'
export type ResizeEdge = 'n' | 'e' | 's' | 'w'

export interface ResizeHandle {
  readonly handle: ResizeCorner | ResizeEdge
  readonly point: Point
}

/** Below this many screen pixels a side has no room for a handle in its middle. */
const leastSideForEdge = 72

/**
 * The resize handles of a box: its corners and, where there is room on screen, the middles of its sides.
 * @param edges false for cards, whose sides carry the handles that draw flows.
 */
export function resizeHandles(box: Box, zoom: number, edges = true): ResizeHandle[] {
  const [l, t, r, b] = [box.x, box.y, right(box), bottom(box)]
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2]
  const handles: ResizeHandle[] = [
    { handle: 'se', point: { x: r, y: b } },
    { handle: 'nw', point: { x: l, y: t } },
    { handle: 'ne', point: { x: r, y: t } },
    { handle: 'sw', point: { x: l, y: b } },
  ]
  if (edges && box.w * zoom >= leastSideForEdge)
    handles.push({ handle: 'n', point: { x: cx, y: t } }, { handle: 's', point: { x: cx, y: b } })
  if (edges && box.h * zoom >= leastSideForEdge)
    handles.push({ handle: 'e', point: { x: r, y: cy } }, { handle: 'w', point: { x: l, y: cy } })
  return handles
}

export type HandleHit =
  | { readonly kind: 'flow'; readonly side: Side }
  | { readonly kind: 'resize'; readonly handle: ResizeHandle['handle'] }

export interface HandleOptions {
  readonly zoom: number
  readonly touch?: boolean
  /** Box of the company whose side handles show. */
  readonly company?: Box | null
  /** Box whose resize handles show. */
  readonly resizing?: Box | null
  /** Whether the middles of its sides resize too. */
  readonly edges?: boolean
}

/** The handle at a world point, the nearest where targets overlap, or null. */
export function handleAt(
  point: Point,
  { zoom, touch = false, company, resizing, edges }: HandleOptions,
): HandleHit | null {
  const reach = (touch ? handleSize.touchTarget : handleSize.target) / 2 / zoom
  let nearest: HandleHit | null = null
  let least = reach
  const offer = (at: Point, hit: HandleHit) => {
    const away = Math.max(Math.abs(at.x - point.x), Math.abs(at.y - point.y))
    if (away > least || (nearest && away === least)) return
    nearest = hit
    least = away
  }
  if (resizing)
    for (const { handle, point: at } of resizeHandles(resizing, zoom, edges))
      offer(at, { kind: 'resize', handle })
  if (company)
    for (const { side, point: at } of companyHandles(company, zoom)) offer(at, { kind: 'flow', side })
  return nearest
}
