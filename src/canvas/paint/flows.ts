/** Draws flows: lines first, then marks and labels over all lines. */
import type { Flow } from '../../model/records'
import { tracePath } from '../curve'
import { intersects, expand, containsBox, type Point } from '../geometry'
import type { FlowPath } from '../route'
import { roundBox, type Brush } from './context'
import { visiblePart } from './dashes'
import { bandAlpha, flowColour, flowStyle, type FlowStyle } from './flowStyle'
import { categoryIcons, drawIcon, signIcons } from './icons'
import { labelPadding, labelText } from './label'
import { flowLevel, labelsShown, marksShown } from './levels'
import { font } from './text'

/** Hairlines drawn in one stroke; more than this and the browser's stroker slows down. */
const batch = 256

/** Draws one flow's line and arrowhead. @returns whether anything of it could be seen. */
export function paintFlowLine(brush: Brush, flow: Flow): boolean {
  const path = brush.scene.pathOf(flow.id)
  if (!path) return false
  const style = flowStyle(flow, brush.palette)
  if (!intersects(expand(path.bounds, 16), brush.view)) return false
  const { ctx } = brush
  const curved = flowLevel(brush.zoom) === 'curve'
  const head = headLength(style)
  const dash = curved ? style.dash : []
  const period = dash.reduce((sum, part) => sum + part, 0)
  const margin = style.width + 8
  const seen = containsBox(brush.view, path.bounds) ? everywhere(path) : expand(brush.view, margin)
  const part = visiblePart(path, seen, period, head * 0.8)
  if (part) {
    ctx.strokeStyle = style.colour
    // Seen from afar a line keeps at least a pixel.
    ctx.lineWidth = Math.max(style.width, 1 / brush.zoom)
    ctx.lineCap = style.round && curved ? 'round' : 'butt'
    ctx.lineJoin = 'round'
    ctx.setLineDash(dash as number[])
    ctx.beginPath()
    tracePath(ctx, part)
    if (style.band > 0 && curved) paintBand(brush, style)
    ctx.stroke()
    if (dash.length > 0) ctx.setLineDash([])
  }
  if (intersects(expand({ ...path.end, w: 0, h: 0 }, head), brush.view)) arrowhead(brush, path, style, head)
  brush.stats.flows++
  return true
}

/** The band of a flow that is being built: strokes the path that is begun, and leaves it for the line. */
function paintBand({ ctx }: Brush, { band, width }: FlowStyle): void {
  ctx.globalAlpha = bandAlpha
  const line = ctx.lineWidth
  ctx.lineWidth = Math.max(band, width)
  ctx.stroke()
  ctx.lineWidth = line
  ctx.globalAlpha = 1
}

/** Draws flows as hairlines without their curves, many in one stroke: how a whole board looks from far away. */
export function paintFlowHairlines(brush: Brush, flows: Iterable<Flow>): void {
  const { ctx, palette } = brush
  const byColour = new Map<string, FlowPath[]>()
  for (const flow of flows) {
    const path = brush.scene.roughPathOf(flow.id)
    if (!path || !intersects(path.bounds, brush.view)) continue
    const colour = flowColour(flow, palette)
    const paths = byColour.get(colour)
    if (paths) paths.push(path)
    else byColour.set(colour, [path])
  }
  // From far away lines are a texture; what stands on the board must show through it.
  ctx.globalAlpha = 0.55
  ctx.lineWidth = 1 / brush.zoom
  ctx.lineCap = 'butt'
  for (const [colour, paths] of byColour) {
    ctx.strokeStyle = colour
    for (let from = 0; from < paths.length; from += batch) {
      ctx.beginPath()
      for (const { start, pieces } of paths.slice(from, from + batch)) {
        ctx.moveTo(start.x, start.y)
        for (const { end } of pieces) ctx.lineTo(end.x, end.y)
      }
      ctx.stroke()
    }
    brush.stats.flows += paths.length
  }
  ctx.globalAlpha = 1
}

/** Draws what a flow says, as much of it as can be read at this zoom. */
export function paintFlowWords(brush: Brush, flow: Flow): void {
  if (labelsShown(brush.zoom)) paintLabel(brush, flow)
  else if (marksShown(brush.zoom)) paintMark(brush, flow)
  else if (flow.status === 'failed' && flowLevel(brush.zoom) === 'curve') {
    const path = brush.scene.pathOf(flow.id)
    if (path) cross(brush, path.label, 16)
  }
}

function paintLabel(brush: Brush, flow: Flow): void {
  const label = brush.scene.labelAt(flow.id, brush.zoom, brush.language)
  if (!label || !intersects(label.box, brush.view)) return
  const { ctx, palette } = brush
  const { x, y, w, h } = label.box
  const { growth } = label
  const colour = flowColour(flow, palette)
  const middle = y + h / 2
  roundBox(ctx, x, y, w, h, h / 2)
  ctx.fillStyle = palette.surface
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.25 * growth
  ctx.stroke()
  drawIcon(
    ctx,
    flow.category ? categoryIcons[flow.category] : signIcons.question,
    x + 8 * growth,
    middle - 7 * growth,
    14 * growth,
    colour,
  )
  ctx.font = font(labelText.size * growth, labelText.weight)
  ctx.fillStyle = palette.text
  ctx.fillText(label.text, x + labelPadding.left * growth, middle + 4.25 * growth)
  brush.stats.texts++
  if (flow.status === 'failed') cross(brush, { x: x + w - 2, y }, 14)
  else if (brush.board.questionsOf('flows', flow.id).length > 0) asked(brush, { x: x + w - 2, y })
  brush.stats.labels++
}

/** The category's icon alone, in a disc on the line. */
function paintMark(brush: Brush, flow: Flow): void {
  const path = brush.scene.pathOf(flow.id)
  if (!path || !intersects(expand({ ...path.label, w: 0, h: 0 }, 14), brush.view)) return
  const { ctx, palette } = brush
  const { x, y } = path.label
  const colour = flowColour(flow, palette)
  disc(brush, path.label, 13, palette.surface, colour)
  const icon =
    flow.status === 'failed'
      ? signIcons.cross
      : flow.category
        ? categoryIcons[flow.category]
        : signIcons.question
  drawIcon(ctx, icon, x - 8, y - 8, 16, colour)
}

function disc(brush: Brush, { x, y }: Point, radius: number, fill: string, edge: string): void {
  const { ctx } = brush
  roundBox(ctx, x - radius, y - radius, 2 * radius, 2 * radius, radius)
  ctx.fillStyle = fill
  ctx.fill()
  ctx.strokeStyle = edge
  ctx.lineWidth = 1.25
  ctx.stroke()
}

/** The sign of a flow that failed. */
function cross(brush: Brush, at: Point, size: number): void {
  disc(brush, at, size / 2, brush.palette.surface, brush.palette.failed)
  drawIcon(
    brush.ctx,
    signIcons.cross,
    at.x - size * 0.35,
    at.y - size * 0.35,
    size * 0.7,
    brush.palette.failed,
  )
}

/** Something about this flow is unclear. */
function asked(brush: Brush, at: Point): void {
  disc(brush, at, 7, brush.palette.attention, brush.palette.surface)
  drawIcon(brush.ctx, signIcons.question, at.x - 5, at.y - 5, 10, brush.palette.onAttention)
}

/** What an arrowhead fits: the line, or most of its band. */
const body = ({ width, band }: FlowStyle): number => Math.max(width, band * 0.6)

const headLength = (style: FlowStyle): number => 7 + 1.6 * body(style)

function arrowhead({ ctx }: Brush, path: FlowPath, style: FlowStyle, length: number): void {
  const half = 3.5 + 0.95 * body(style)
  const cos = Math.cos(path.arrowAngle)
  const sin = Math.sin(path.arrowAngle)
  const back = { x: path.end.x - length * cos, y: path.end.y - length * sin }
  ctx.beginPath()
  ctx.moveTo(path.end.x, path.end.y)
  ctx.lineTo(back.x - half * sin, back.y + half * cos)
  ctx.lineTo(back.x + half * sin, back.y - half * cos)
  ctx.closePath()
  ctx.fillStyle = style.colour
  ctx.fill()
}

/** The whole of a path counts as seen; no need to look where it enters and leaves. */
const everywhere = (path: FlowPath) => expand(path.bounds, 1)
