/** Draws frames: an industrial park, a region, an agenda area. */
import type { Frame } from '../../model/records'
import type { Box } from '../geometry'
import { drawLine, roundBox, type Brush } from './context'
import { drawIcon, signIcons } from './icons'
import { frameTitleLeast, frameTitleMost, frameTitleSize } from './levels'
import type { TextMeasurer } from './measure'
import { tintOf } from './palette'
import { font, layOutLine } from './text'

/** The tab that carries a frame's title, above its top-left corner; it keeps its size on screen. World units. */
export function frameTitleBox(frame: Frame, box: Box, zoom: number, text: TextMeasurer): Box {
  const size = titleSize(box, zoom)
  const line = titleLine(frame, box, size, text)
  const lock = frame.locked ? size * 1.3 : 0
  const w = Math.min(box.w, (line?.width ?? size * 2) + size * 1.4 + lock)
  const h = tabHeight(size)
  return { x: box.x, y: box.y - h, w, h }
}

/** How far above a frame its title may ever reach, world units. */
export function frameTitleReach(box: Box): number {
  return tabHeight(Math.min(frameTitleMost, largestTitle(box)))
}

/** Draws a frame's area: a faint fill and a border. */
export function paintFrameArea(brush: Brush, frame: Frame, box: Box): void {
  const { ctx, palette, zoom } = brush
  const colour = tintOf(frame.colour, palette) ?? palette.tints.grey
  ctx.globalAlpha = palette.frameFill
  ctx.fillStyle = colour
  ctx.fillRect(box.x, box.y, box.w, box.h)
  ctx.globalAlpha = 1
  ctx.strokeStyle = colour
  ctx.lineWidth = Math.max(1.5, 1 / zoom)
  ctx.lineJoin = 'miter'
  ctx.strokeRect(box.x, box.y, box.w, box.h)
  brush.stats.frames++
}

/** Draws a frame's title tab, unless it is seen so small that nothing could be read on it. */
export function paintFrameTitle(brush: Brush, frame: Frame, box: Box): void {
  const { ctx, palette, scene, zoom } = brush
  const colour = tintOf(frame.colour, palette) ?? palette.tints.grey
  const size = titleSize(box, zoom)
  if (size * zoom < frameTitleLeast) return
  const tab = frameTitleBox(frame, box, zoom, scene.text)
  roundBox(ctx, tab.x, tab.y, tab.w, tab.h, size * 0.35)
  ctx.fillStyle = colour
  ctx.fill()
  // Square where the tab joins the frame.
  ctx.fillRect(tab.x, tab.y + tab.h / 2, tab.w, tab.h / 2)
  const line = titleLine(frame, box, size, scene.text)
  const baseline = tab.y + tab.h / 2 + size * 0.36
  if (frame.locked)
    drawIcon(ctx, signIcons.lock, tab.x + size * 0.6, tab.y + tab.h / 2 - size * 0.5, size, palette.onTint)
  if (line) {
    ctx.font = font(size, 600)
    ctx.fillStyle = palette.onTint
    drawLine(brush, line, tab.x + size * 0.7 + (frame.locked ? size * 1.3 : 0), baseline)
  }
}

/** Never so large that the tab would be most of the frame. */
function titleSize(box: Box, zoom: number): number {
  return Math.min(frameTitleSize(zoom), largestTitle(box))
}

const largestTitle = (box: Box) => Math.max(14, box.h / 8)
const tabHeight = (size: number) => Math.round(size * 1.75)

function titleLine(frame: Frame, box: Box, size: number, text: TextMeasurer) {
  const room = box.w - size * 1.4 - (frame.locked ? size * 1.3 : 0)
  return room > 0 ? layOutLine(frame.title, { size, weight: 600 }, room, text) : null
}
