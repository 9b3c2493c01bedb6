/** The board on a stamp: what stands where, painted now and then into a bitmap that frames are made of. */
import type { BoardSnapshot } from '../../model/snapshot'
import { boxToScreen, toScreen, type Camera, type Viewport } from '../camera'
import { expand, type Box } from '../geometry'
import type { Block } from '../layer'
import { paperOf, tintOf, type Palette } from '../paint/palette'
import type { Scene } from '../scene'
import { frameOf } from './frame'

/** A map says no more with more boxes, and takes longer: what are more is drawn by neighbourhoods. */
export const mostBoxes = 4_000
/** How much of its ground a neighbourhood covers, roughly. */
const density = 0.45
/** More arrows are a tangle. */
const mostFlows = 500

export interface Picture {
  readonly bitmap: HTMLCanvasElement
  /** Where the bitmap's top-left corner is, and map pixels a world unit. */
  readonly camera: Camera
  /** All that is on the board, world units. */
  readonly board: Box
}

export interface PictureLook {
  readonly palette: Palette
  /** CSS pixels. */
  readonly size: Viewport
  /** Device pixels a CSS pixel. */
  readonly ratio: number
}

/**
 * Paints the board. The time it takes follows the map's size: neighbours on a large board come from the index as one box.
 * @returns null for an empty board, or where the browser gives no bitmap.
 */
export function paintPicture(
  scene: Scene,
  board: BoardSnapshot,
  { palette, size, ratio }: PictureLook,
): Picture | null {
  const reach = scene.bounds()
  if (!reach || size.w < 1 || size.h < 1) return null
  const bitmap = document.createElement('canvas')
  bitmap.width = Math.round(size.w * ratio)
  bitmap.height = Math.round(size.h * ratio)
  const ctx = bitmap.getContext('2d')
  if (!ctx) return null
  // A lone card shall not fill the map.
  const shown = expand(reach, Math.max(0, 400 - reach.w / 2), Math.max(0, 260 - reach.h / 2))
  const camera = frameOf(shown, size)
  ctx.scale(ratio, ratio)
  paintFrames(ctx, camera, scene, board, palette)
  if (board.flows.size <= mostFlows) paintFlows(ctx, camera, scene, board, palette)
  paintNotes(ctx, camera, scene, board, palette)
  paintCompanies(ctx, camera, scene, board, palette)
  return { bitmap, camera, board: shown }
}

type Painter = (
  ctx: CanvasRenderingContext2D,
  camera: Camera,
  scene: Scene,
  board: BoardSnapshot,
  palette: Palette,
) => void

const paintFrames: Painter = (ctx, camera, scene, board, palette) => {
  ctx.lineWidth = 1
  for (const { id, box } of coarse(scene, 'frames')) {
    const colour = tintOf(id === null ? undefined : board.frames.get(id)?.colour, palette) ?? palette.muted
    const { x, y, w, h } = boxToScreen(camera, box)
    ctx.fillStyle = colour
    ctx.globalAlpha = 0.08
    ctx.fillRect(x, y, w, h)
    ctx.globalAlpha = 0.6
    ctx.strokeStyle = colour
    ctx.strokeRect(x, y, w, h)
  }
  ctx.globalAlpha = 1
}

const paintFlows: Painter = (ctx, camera, scene, board, palette) => {
  ctx.strokeStyle = palette.muted
  ctx.globalAlpha = 0.55
  ctx.lineWidth = 0.75
  ctx.beginPath()
  for (const id of board.flows.keys()) {
    const path = scene.roughPathOf(id)
    if (!path) continue
    const [from, to] = [toScreen(camera, path.start), toScreen(camera, path.end)]
    ctx.moveTo(from.x, from.y)
    ctx.lineTo(to.x, to.y)
  }
  ctx.stroke()
  ctx.globalAlpha = 1
}

const paintNotes: Painter = (ctx, camera, scene, board, palette) => {
  for (const { id, box } of coarse(scene, 'notes')) {
    ctx.fillStyle = paperOf(id === null ? undefined : board.notes.get(id)?.colour, palette).edge
    fill(ctx, boxToScreen(camera, box))
  }
}

const paintCompanies: Painter = (ctx, camera, scene, board, palette) => {
  for (const { id, box } of coarse(scene, 'companies')) {
    ctx.globalAlpha = id === null ? density : 1
    ctx.fillStyle = id === null ? palette.muted : palette.kinds[board.companies.get(id)?.kind ?? 'other']
    fill(ctx, boxToScreen(camera, box))
  }
  ctx.globalAlpha = 1
}

/** A collection record by record, or by neighbourhoods where those would be too many. */
export function coarse(
  scene: Pick<Scene, 'blocks'>,
  collection: 'companies' | 'notes' | 'frames',
): readonly Block[] {
  for (let level = 0; ; level++) {
    const blocks: Block[] = []
    for (const block of scene.blocks(collection, level)) if (blocks.push(block) > mostBoxes) break
    if (blocks.length <= mostBoxes) return blocks
  }
}

/** However small, it is seen. */
const fill = (ctx: CanvasRenderingContext2D, { x, y, w, h }: Box) =>
  ctx.fillRect(x, y, Math.max(1.25, w), Math.max(1.25, h))
