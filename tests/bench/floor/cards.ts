/** Draws the hand-written board's company cards. */
import { edgeColour } from '../../../src/canvas/paint/cards'
import { drawIcon, kindIcons, signIcons } from '../../../src/canvas/paint/icons'
import { cardLevel, titleSize } from '../../../src/canvas/paint/levels'
import { font, layOut, layOutLine } from '../../../src/canvas/paint/text'
import type { Company } from '../../../src/model/records'
import { words } from '../../../src/model/words'
import { measurer, palette } from './paint'
import type { FloorScene } from './scene'

const nameSizes = { full: 14, chips: 17, name: 20 } as const

export function paintCard(
  ctx: CanvasRenderingContext2D,
  scene: FloorScene,
  card: Company,
  zoom: number,
): void {
  const { x, y, w, h } = card
  const level = cardLevel(zoom)
  const colour = edgeColour(card, palette)
  if (level === 'block') {
    ctx.fillStyle = colour
    ctx.fillRect(x, y, w, h)
    return
  }
  ctx.beginPath()
  ctx.roundRect(x, y + 2, w, h, 8)
  ctx.fillStyle = palette.shadow
  ctx.fill()
  ctx.beginPath()
  ctx.roundRect(x, y, w, h, 8)
  ctx.fillStyle = palette.surface
  ctx.fill()
  ctx.strokeStyle = palette.outline
  ctx.lineWidth = 1
  ctx.stroke()
  ctx.beginPath()
  ctx.roundRect(x, y, 6, h, [6, 0, 0, 6])
  ctx.fillStyle = colour
  ctx.fill()
  if (level === 'title') paintTitle(ctx, card, zoom)
  else paintFace(ctx, scene, card, level, colour)
}

function paintTitle(ctx: CanvasRenderingContext2D, { name, x, y, w, h }: Company, zoom: number): void {
  const size = Math.min(titleSize(zoom), h * 0.42)
  const line = Math.round(size * 1.12)
  const most = Math.max(1, Math.floor((h - 4) / line))
  const { lines } = layOut(name, { size, weight: 600 }, w - 6 - size * 0.7, most, measurer)
  ctx.font = font(size, 600)
  ctx.fillStyle = palette.text
  const top = y + (h - lines.length * line) / 2 + size * 0.92
  lines.forEach(({ text }, at) => ctx.fillText(text, x + 6 + size * 0.35, top + at * line))
}

function paintFace(
  ctx: CanvasRenderingContext2D,
  scene: FloorScene,
  card: Company,
  level: keyof typeof nameSizes,
  colour: string,
): void {
  const { x, y, w, h } = card
  const size = nameSizes[level]
  const left = x + 18
  drawIcon(ctx, kindIcons[card.kind ?? 'other'], left, y + 10, size + 2, colour)
  const resources = level === 'name' ? [] : (scene.resources.get(card.id) ?? [])
  const { lines } = layOut(card.name, { size, weight: 600 }, w - 46 - size, 2, measurer)
  ctx.font = font(size, 600)
  ctx.fillStyle = palette.text
  lines.forEach(({ text }, at) => ctx.fillText(text, left + size + 10, y + 10 + size + at * (size + 4)))
  if (level === 'full') {
    const kind = card.kind && words.en.kinds[card.kind]
    const said = [kind, card.nace, card.municipality].filter(Boolean).join(' · ')
    const facts = layOutLine(said, { size: 12 }, w - 66, measurer)
    const baseline = y + 24 + lines.length * 18
    ctx.font = font(12)
    ctx.fillStyle = palette.muted
    if (facts) ctx.fillText(facts.text, left, baseline)
    const flows = scene.arrowsOf(card.id).length
    ctx.fillText(String(flows), x + w - 20, baseline)
    drawIcon(ctx, signIcons.flows, x + w - 38, baseline - 11, 14, palette.muted)
  }
  const share = (w - 30) / Math.max(1, Math.min(2, resources.length))
  resources.slice(0, 2).forEach((resource, at) => {
    const line = layOutLine(resource.name, { size: 11, weight: 500 }, share - 34, measurer)
    if (!line) return
    const chip = { x: left + at * share, y: y + h - 29 }
    const hue = resource.category ? palette.categories[resource.category] : palette.muted
    ctx.beginPath()
    ctx.roundRect(chip.x, chip.y, line.width + 28, 20, resource.direction === 'offer' ? 10 : 2)
    ctx.fillStyle = resource.direction === 'offer' ? palette.raised : palette.surface
    ctx.fill()
    ctx.strokeStyle = resource.direction === 'offer' ? palette.outline : hue
    ctx.stroke()
    drawIcon(
      ctx,
      resource.direction === 'offer' ? signIcons.out : signIcons.into,
      chip.x + 6,
      chip.y + 5,
      10,
      hue,
    )
    ctx.font = font(11, 500)
    ctx.fillStyle = palette.text
    ctx.fillText(line.text, chip.x + 20, chip.y + 14)
  })
}
