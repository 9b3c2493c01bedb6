/** Draws the hand-written board: the product's look and its levels of detail, straight onto a 2D context. */
import { expand, intersects, type Box } from '../../../src/canvas/geometry'
import { visiblePart } from '../../../src/canvas/paint/dashes'
import { bandAlpha, flowColour, flowStyle } from '../../../src/canvas/paint/flowStyle'
import { categoryIcons, drawIcon, signIcons } from '../../../src/canvas/paint/icons'
import { flowText } from '../../../src/canvas/paint/label'
import { flowLevel, frameTitleSize, labelsShown, marksShown } from '../../../src/canvas/paint/levels'
import { CanvasMeasurer } from '../../../src/canvas/paint/measure'
import { palettes, paperOf, tintOf } from '../../../src/canvas/paint/palette'
import { font, layOut, layOutLine } from '../../../src/canvas/paint/text'
import type { Company, Frame, Note } from '../../../src/model/records'
import { paintCard } from './cards'
import type { Arrow, FloorScene } from './scene'

export const palette = palettes.light
export const measurer = new CanvasMeasurer(document.createElement('canvas').getContext('2d')!)

/** What is to be drawn, in painting order. */
export interface Drawn {
  readonly frames: readonly Frame[]
  readonly arrows: readonly Arrow[]
  readonly cards: readonly Company[]
  readonly notes: readonly Note[]
}

/** Draws with the world's transform set. @param view the world box that can be seen. */
export function paint(
  ctx: CanvasRenderingContext2D,
  scene: FloorScene,
  { frames, arrows, cards, notes }: Drawn,
  view: Box,
  zoom: number,
): void {
  ctx.textBaseline = 'alphabetic'
  for (const frame of frames) paintFrame(ctx, frame, zoom)
  if (flowLevel(zoom) === 'line') paintHairlines(ctx, arrows, view, zoom)
  else for (const arrow of arrows) paintArrow(ctx, arrow, view, zoom)
  for (const frame of frames) paintFrameTitle(ctx, frame, zoom)
  if (labelsShown(zoom)) for (const arrow of arrows) paintLabel(ctx, arrow, view)
  else if (marksShown(zoom)) for (const arrow of arrows) paintMark(ctx, arrow, view)
  for (const card of cards) paintCard(ctx, scene, card, zoom)
  for (const note of notes) paintNote(ctx, note, zoom)
}

function paintFrame(ctx: CanvasRenderingContext2D, { colour, x, y, w, h }: Frame, zoom: number): void {
  const tint = tintOf(colour, palette) ?? palette.tints.grey
  ctx.globalAlpha = palette.frameFill
  ctx.fillStyle = tint
  ctx.fillRect(x, y, w, h)
  ctx.globalAlpha = 1
  ctx.strokeStyle = tint
  ctx.lineWidth = Math.max(1.5, 1 / zoom)
  ctx.strokeRect(x, y, w, h)
}

function paintFrameTitle(ctx: CanvasRenderingContext2D, frame: Frame, zoom: number): void {
  const size = Math.min(frameTitleSize(zoom), Math.max(14, frame.h / 8))
  const line = layOutLine(frame.title, { size, weight: 600 }, frame.w - size * 1.4, measurer)
  const h = Math.round(size * 1.75)
  ctx.fillStyle = tintOf(frame.colour, palette) ?? palette.tints.grey
  ctx.beginPath()
  ctx.roundRect(frame.x, frame.y - h, Math.min(frame.w, (line?.width ?? size * 2) + size * 1.4), h, [
    size * 0.35,
    size * 0.35,
    0,
    0,
  ])
  ctx.fill()
  if (!line) return
  ctx.font = font(size, 600)
  ctx.fillStyle = palette.onTint
  ctx.fillText(line.text, frame.x + size * 0.7, frame.y - h / 2 + size * 0.36)
}

function paintHairlines(
  ctx: CanvasRenderingContext2D,
  arrows: readonly Arrow[],
  view: Box,
  zoom: number,
): void {
  const byColour = new Map<string, Arrow[]>()
  for (const arrow of arrows) {
    if (!intersects(arrow.path.bounds, view)) continue
    const colour = flowColour(arrow.flow, palette)
    const same = byColour.get(colour)
    if (same) same.push(arrow)
    else byColour.set(colour, [arrow])
  }
  ctx.globalAlpha = 0.55
  ctx.lineWidth = 1 / zoom
  ctx.lineCap = 'butt'
  for (const [colour, same] of byColour) {
    ctx.strokeStyle = colour
    // A path of many thousand pieces is slower than several of some hundreds.
    for (let at = 0; at < same.length; at += 256) {
      ctx.beginPath()
      for (const { path } of same.slice(at, at + 256)) {
        ctx.moveTo(path.start.x, path.start.y)
        ctx.lineTo(path.end.x, path.end.y)
      }
      ctx.stroke()
    }
  }
  ctx.globalAlpha = 1
}

function paintArrow(ctx: CanvasRenderingContext2D, { flow, path }: Arrow, view: Box, zoom: number): void {
  if (!intersects(expand(path.bounds, 16), view)) return
  const style = flowStyle(flow, palette)
  const curved = flowLevel(zoom) === 'curve'
  const dash = curved ? style.dash : []
  const body = Math.max(style.width, style.band * 0.6)
  const head = 7 + 1.6 * body
  const period = dash.reduce((sum, part) => sum + part, 0)
  const part = visiblePart(path, expand(view, style.width + 8), period, head * 0.8)
  if (part) {
    const { start } = part.pieces[0]!
    ctx.strokeStyle = style.colour
    ctx.lineWidth = Math.max(style.width, 1 / zoom)
    ctx.lineCap = style.round && curved ? 'round' : 'butt'
    ctx.setLineDash(dash as number[])
    ctx.beginPath()
    ctx.moveTo(start.x, start.y)
    for (const { control1, control2, end } of part.pieces)
      ctx.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, end.x, end.y)
    if (style.band > 0 && curved) {
      const line = ctx.lineWidth
      ctx.globalAlpha = bandAlpha
      ctx.lineWidth = Math.max(style.band, style.width)
      ctx.stroke()
      ctx.lineWidth = line
      ctx.globalAlpha = 1
    }
    ctx.stroke()
    ctx.setLineDash([])
  }
  const half = 3.5 + 0.95 * body
  const cos = Math.cos(path.arrowAngle)
  const sin = Math.sin(path.arrowAngle)
  const { x, y } = path.end
  ctx.beginPath()
  ctx.moveTo(x, y)
  ctx.lineTo(x - head * cos - half * sin, y - head * sin + half * cos)
  ctx.lineTo(x - head * cos + half * sin, y - head * sin - half * cos)
  ctx.closePath()
  ctx.fillStyle = style.colour
  ctx.fill()
}

function paintLabel(ctx: CanvasRenderingContext2D, { flow, path }: Arrow, view: Box): void {
  const line = layOutLine(flowText(flow, 'en'), { size: 12, weight: 500 }, 180, measurer)
  if (!line) return
  const box = { x: path.label.x - line.width / 2 - 19, y: path.label.y - 12, w: line.width + 38, h: 24 }
  if (!intersects(box, view)) return
  const colour = flowColour(flow, palette)
  ctx.beginPath()
  ctx.roundRect(box.x, box.y, box.w, box.h, 12)
  ctx.fillStyle = palette.surface
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.25
  ctx.stroke()
  drawIcon(
    ctx,
    flow.category ? categoryIcons[flow.category] : signIcons.question,
    box.x + 8,
    path.label.y - 7,
    14,
    colour,
  )
  ctx.font = font(12, 500)
  ctx.fillStyle = palette.text
  ctx.fillText(line.text, box.x + 28, path.label.y + 4.25)
}

function paintMark(ctx: CanvasRenderingContext2D, { flow, path }: Arrow, view: Box): void {
  const { x, y } = path.label
  if (!intersects({ x: x - 14, y: y - 14, w: 28, h: 28 }, view)) return
  const colour = flowColour(flow, palette)
  ctx.beginPath()
  ctx.arc(x, y, 13, 0, 2 * Math.PI)
  ctx.fillStyle = palette.surface
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.25
  ctx.stroke()
  drawIcon(ctx, flow.category ? categoryIcons[flow.category] : signIcons.question, x - 8, y - 8, 16, colour)
}

function paintNote(ctx: CanvasRenderingContext2D, { colour, text, x, y, w, h }: Note, zoom: number): void {
  const { paper, edge } = paperOf(colour, palette)
  ctx.fillStyle = paper
  ctx.fillRect(x, y, w, h)
  ctx.strokeStyle = edge
  ctx.lineWidth = 1
  ctx.strokeRect(x, y, w, h)
  if (zoom < 0.4) return
  ctx.font = font(14)
  ctx.fillStyle = palette.text
  let baseline = y + 26
  for (const paragraph of text.split('\n', 7))
    for (const { text: words } of layOut(paragraph, { size: 14 }, w - 24, 7, measurer).lines) {
      ctx.fillText(words, x + 12, baseline)
      baseline += 20
    }
}
