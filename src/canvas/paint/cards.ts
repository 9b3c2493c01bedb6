/** Draws company cards, with less on them the smaller they are seen. */
import type { Company } from '../../model/records'
import { words } from '../../model/words'
import type { Box } from '../geometry'
import { paintChips } from './chips'
import { drawLine, roundBox, type Brush } from './context'
import { drawIcon, kindIcons, signIcons } from './icons'
import { cardLevel, titleSize, type CardLevel } from './levels'
import { tintOf, type Palette } from './palette'
import { font, layOut } from './text'

const radius = 8
/** Width of a card's coloured edge, world units. */
export const edge = 6
const padding = 12
/** Type size and line of the name, and side of the icon: larger where less else is shown. */
const names: Readonly<Record<'full' | 'chips' | 'name', { size: number; line: number; icon: number }>> = {
  full: { size: 14, line: 18, icon: 16 },
  chips: { size: 17, line: 21, icon: 18 },
  name: { size: 20, line: 24, icon: 20 },
}
const small = { size: 12 } as const
const smallLine = 16
const chipRow = 24

/** Draws a card at its box. */
export function paintCard(brush: Brush, company: Company, box: Box): void {
  const level = cardLevel(brush.zoom)
  if (level === 'block') paintBlock(brush, company, box)
  else {
    paintSheet(brush, company, box)
    if (level === 'title') paintTitle(brush, company, box)
    else paintFace(brush, company, box, level)
  }
  brush.stats.cards++
}

/** The colour of a card's edge: what people gave it, else its kind's. */
export function edgeColour({ colour, kind }: Company, palette: Palette): string {
  return tintOf(colour, palette) ?? palette.kinds[kind ?? 'other']
}

function paintBlock({ ctx, palette }: Brush, company: Company, { x, y, w, h }: Box): void {
  ctx.fillStyle = edgeColour(company, palette)
  ctx.fillRect(x, y, w, h)
}

/** The card without its words: a shadow, a sheet, an edge in the kind's colour. */
function paintSheet({ ctx, palette }: Brush, company: Company, { x, y, w, h }: Box): void {
  roundBox(ctx, x, y + 2, w, h, radius)
  ctx.fillStyle = palette.shadow
  ctx.fill()
  roundBox(ctx, x, y, w, h, radius)
  ctx.fillStyle = palette.surface
  ctx.fill()
  ctx.strokeStyle = palette.outline
  ctx.lineWidth = 1
  ctx.stroke()
  const r = Math.min(radius, h / 2)
  ctx.beginPath()
  ctx.moveTo(x + edge, y)
  ctx.lineTo(x + edge, y + h)
  ctx.lineTo(x + r, y + h)
  ctx.bezierCurveTo(x + r * 0.45, y + h, x, y + h - r * 0.45, x, y + h - r)
  ctx.lineTo(x, y + r)
  ctx.bezierCurveTo(x, y + r * 0.45, x + r * 0.45, y, x + r, y)
  ctx.closePath()
  ctx.fillStyle = edgeColour(company, palette)
  ctx.fill()
}

/** A block whose name fills it. */
function paintTitle(brush: Brush, company: Company, { x, y, w, h }: Box): void {
  const { ctx, palette } = brush
  const size = Math.min(titleSize(brush.zoom), h * 0.42)
  const line = Math.round(size * 1.12)
  const room = { x: x + edge + size * 0.35, w: w - edge - size * 0.7 }
  const lines = layOut(
    company.name,
    { size, weight: 600 },
    room.w,
    Math.max(1, Math.floor((h - 4) / line)),
    brush.scene.text,
  ).lines
  ctx.font = font(size, 600)
  ctx.fillStyle = palette.text
  const top = y + (h - lines.length * line) / 2 + size * 0.92
  lines.forEach((one, at) => drawLine(brush, one, room.x, top + at * line, room.w))
}

function paintFace(
  brush: Brush,
  company: Company,
  box: Box,
  level: Exclude<CardLevel, 'title' | 'block'>,
): void {
  const { ctx, palette, board, scene } = brush
  const { size, line, icon } = names[level]
  const left = box.x + edge + padding
  const right = box.x + box.w - padding
  const rows =
    level !== 'name' && board.resourcesOf(company.id).size > 0 ? Math.floor((box.h - 72) / chipRow) : 0
  const nameX = left + icon + 8
  const nameWide = right - nameX - (company.locked ? icon + 4 : 0)
  const facts = level === 'full' && box.h >= 72
  const most = box.h < 52 ? 1 : level === 'name' && box.h >= 88 ? 3 : 2
  const lines = layOut(company.name, { size, weight: 600 }, nameWide, most, scene.text).lines
  const block = lines.length * line + (facts ? smallLine + 2 : 0)
  // Without chips the words stand in the middle; with them, they keep to the top.
  const top = rows > 0 ? box.y + 10 : box.y + Math.max(6, (box.h - block) / 2)
  const iconY = top + (line - icon) / 2
  drawIcon(ctx, kindIcons[company.kind ?? 'other'], left, iconY, icon, edgeColour(company, palette))
  if (company.locked) drawIcon(ctx, signIcons.lock, right - icon + 2, iconY, icon - 2, palette.muted)
  ctx.font = font(size, 600)
  ctx.fillStyle = palette.text
  lines.forEach((one, at) => drawLine(brush, one, nameX, top + size + at * line, nameWide))
  if (facts) {
    const baseline = top + lines.length * line + 13
    paintFacts(brush, company, left, baseline, right - left - paintBadges(brush, company, right, baseline))
  }
  if (rows > 0)
    paintChips(brush, company, {
      x: left,
      y: box.y + box.h - 6 - rows * chipRow,
      w: right - left,
      h: rows * chipRow,
    })
}

/** What the company does and where, in one small line: as much of it as fits whole. */
function paintFacts(brush: Brush, company: Company, x: number, y: number, width: number): void {
  const { ctx, palette, language, scene } = brush
  if (width < 24) return
  const kind = company.kind && words[language].kinds[company.kind]
  const place = company.municipality || company.country
  const say = (...parts: (string | undefined)[]) =>
    layOut(parts.filter(Boolean).join(' · '), small, width, 1, scene.text)
  const whole = say([kind, company.nace].filter(Boolean).join(' '), place)
  const shorter = whole.cut ? say(kind, place) : whole
  const line = (shorter.cut && place && kind ? say(place) : shorter).lines[0]
  if (!line) return
  ctx.font = font(small.size)
  ctx.fillStyle = palette.muted
  drawLine(brush, line, x, y, width)
}

/**
 * Number of flows, and of open questions, at the end of the small line.
 * @param end their right edge.
 * @returns the width they take.
 */
function paintBadges(brush: Brush, company: Company, end: number, baseline: number): number {
  const { ctx, palette, board, scene } = brush
  let right = end
  const y = baseline - 12
  const flows = board.flowsOf(company.id).size
  if (flows > 0) {
    const text = String(flows)
    const wide = scene.text.width(text, font(12, 500))
    ctx.font = font(12, 500)
    ctx.fillStyle = palette.muted
    ctx.fillText(text, right - wide, baseline)
    brush.stats.texts++
    drawIcon(ctx, signIcons.flows, right - wide - 18, y + 1, 14, palette.muted)
    right -= wide + 24
  }
  const questions = board.questionsOf('companies', company.id).length
  if (questions > 0) {
    const text = questions > 1 ? String(questions) : ''
    const wide = 16 + (text ? scene.text.width(text, font(11, 600)) + 3 : 0)
    roundBox(ctx, right - wide, y, wide, 16, 8)
    ctx.fillStyle = palette.attention
    ctx.fill()
    drawIcon(ctx, signIcons.question, right - wide + 3, y + 3, 10, palette.onAttention)
    if (text) {
      ctx.font = font(11, 600)
      ctx.fillStyle = palette.onAttention
      ctx.fillText(text, right - wide + 14, y + 12)
      brush.stats.texts++
    }
    right -= wide + 8
  }
  return end - right
}
