/** Draws what a company offers and needs: offers as filled pills, needs as outlined notes with a cut corner. */
import type { Company, Resource } from '../../model/records'
import type { Box } from '../geometry'
import { roundBox, drawLine, type Brush } from './context'
import { drawIcon, signIcons } from './icons'
import { font, layOutLine, type Line } from './text'

const height = 20
const rowHeight = 24
const gap = 6
const type = { size: 11, weight: 500 } as const
/** Left of the words (with the arrow) and right of them. */
const inset = { left: 20, right: 8 } as const
/** A chip shows at least this much of its words, or is left to the "+2". */
const leastWords = 36

interface Chip {
  readonly resource: Resource
  readonly line: Line
  readonly x: number
  readonly w: number
}

/** Draws chips into a box of whole rows; what finds no room is counted at the end. */
export function paintChips(brush: Brush, company: Company, box: Box): void {
  const waiting = inTurns(brush, company)
  const total = waiting.length
  const rows = Math.floor(box.h / rowHeight)
  for (let row = 0; row < rows && waiting.length > 0; row++) {
    const lastRow = row === rows - 1
    const y = box.y + row * rowHeight
    const chips = fillRow(brush, waiting, box, lastRow, total)
    for (const chip of chips) paintChip(brush, chip, y)
    if (lastRow && waiting.length > 0) {
      const end = chips.at(-1)
      const { ctx, palette } = brush
      ctx.font = font(type.size, type.weight)
      ctx.fillStyle = palette.muted
      ctx.fillText(`+${waiting.length}`, end ? end.x + end.w + gap : box.x, y + 14)
      brush.stats.texts++
    }
  }
}

/** Offers and needs by turns, so that both show where there is room for two. */
function inTurns({ board }: Brush, company: Company): Resource[] {
  const all = Array.from(board.resourcesOf(company.id), (id) => board.resources.get(id)).filter(
    (one) => one !== undefined,
  )
  const offers = all.filter((one) => one.direction === 'offer')
  const needs = all.filter((one) => one.direction === 'need')
  const turns: Resource[] = []
  for (let at = 0; at < Math.max(offers.length, needs.length); at++)
    turns.push(...[offers[at], needs[at]].filter((one) => one !== undefined))
  return turns
}

/** Takes from `waiting` what fits in one row. */
function fillRow(brush: Brush, waiting: Resource[], box: Box, lastRow: boolean, total: number): Chip[] {
  const { text } = brush.scene
  const chips: Chip[] = []
  let x = box.x
  while (waiting.length > 0) {
    const more = lastRow && waiting.length > 1
    const counter = more ? text.width(`+${total}`, font(type.size, type.weight)) + gap : 0
    const left = box.x + box.w - x
    // The first of two shares the row evenly; the last one takes what is left.
    const share = chips.length === 0 && waiting.length > 1 ? (left - counter - gap) / 2 : left - counter
    const whole = layOutLine(waiting[0]!.name, type, left - counter - inset.left - inset.right, text)
    const next = waiting[1] && layOutLine(waiting[1].name, type, left, text)
    const nextWide = next ? Math.min(next.width + inset.left + inset.right, share) + gap : 0
    const room = Math.max(share, left - counter - nextWide) - inset.left - inset.right
    const line = whole && whole.width <= room ? whole : layOutLine(waiting[0]!.name, type, room, text)
    if (!line || (room < leastWords && line.width > room - 4 && chips.length > 0)) break
    const w = line.width + inset.left + inset.right
    if (w > left - counter + 0.5) break
    chips.push({ resource: waiting.shift()!, line, x, w })
    x += w + gap
  }
  return chips
}

function paintChip(brush: Brush, { resource, line, x, w }: Chip, y: number): void {
  const { ctx, palette } = brush
  const colour = resource.category ? palette.categories[resource.category] : palette.muted
  const offer = resource.direction === 'offer'
  if (offer) {
    roundBox(ctx, x + 0.5, y + 0.5, w - 1, height - 1, height / 2)
    ctx.fillStyle = palette.raised
    ctx.fill()
    ctx.strokeStyle = palette.outline
    ctx.lineWidth = 1
    ctx.stroke()
  } else {
    const cut = 6
    const inner = { l: x + 0.5, t: y + 0.5, r: x + w - 0.5, b: y + height - 0.5 }
    ctx.beginPath()
    ctx.moveTo(inner.l + cut, inner.t)
    ctx.lineTo(inner.r, inner.t)
    ctx.lineTo(inner.r, inner.b)
    ctx.lineTo(inner.l, inner.b)
    ctx.lineTo(inner.l, inner.t + cut)
    ctx.closePath()
    ctx.strokeStyle = colour
    ctx.lineWidth = 1
    ctx.lineJoin = 'miter'
    ctx.stroke()
  }
  drawIcon(ctx, offer ? signIcons.out : signIcons.into, x + 6, y + 5, 10, colour)
  ctx.font = font(type.size, type.weight)
  ctx.fillStyle = palette.text
  drawLine(brush, line, x + inset.left, y + 14)
}
