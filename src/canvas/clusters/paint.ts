/** Draws clusters as discs with a count, and the flows between them as lines. */
import type { Brush } from '../paint/context'
import type { Palette } from '../paint/palette'
import { font } from '../paint/text'
import { radiusOf, type Cluster } from './cluster'
import type { Hue, Link } from './links'

/** The ground that a disc keeps free around it, screen pixels. */
const gap = 2
/** A single flow is fainter than many: what stands out is where much goes. */
const alphas = { one: 0.3, most: 0.6 } as const

/** Draws lines, the thin ones first. */
export function paintLinks(brush: Brush, links: readonly Link[]): void {
  const { ctx, palette, zoom, stats } = brush
  const batches = new Map<string, { width: number; hue: Hue; links: Link[] }>()
  for (const link of links) {
    const { width, hue } = link
    const key = `${width} ${hue}`
    const batch = batches.get(key)
    if (batch) batch.links.push(link)
    else batches.set(key, { width, hue, links: [link] })
  }
  ctx.lineCap = 'round'
  for (const { width, hue, links: some } of [...batches.values()].sort((a, b) => a.width - b.width)) {
    ctx.strokeStyle = hueColour(hue, palette)
    ctx.lineWidth = width / zoom
    ctx.globalAlpha = Math.min(alphas.most, alphas.one + 0.08 * (width - 1))
    ctx.beginPath()
    for (const { a, b } of some) {
      ctx.moveTo(a.look!.at.x, a.look!.at.y)
      ctx.lineTo(b.look!.at.x, b.look!.at.y)
    }
    ctx.stroke()
  }
  ctx.globalAlpha = 1
  ctx.lineCap = 'butt'
  stats.links += links.length
}

/** Draws discs; a company that stands alone is a dot. */
export function paintClusters(brush: Brush, clusters: readonly Cluster[]): void {
  const { ctx, palette, zoom, language, stats } = brush
  const numbers = new Intl.NumberFormat(language)
  ctx.textAlign = 'center'
  let type = ''
  for (const { look } of clusters) {
    const { at, count, kind } = look!
    const radius = radiusOf(count) / zoom
    disc(brush, at.x, at.y, radius + gap / zoom, palette.board)
    disc(brush, at.x, at.y, radius, palette.kinds[kind])
    stats.clusters++
    if (count === 1) continue
    const text = numbers.format(count)
    const size = typeSize(count, text) / zoom
    const wanted = font(size, 600)
    if (wanted !== type) ctx.font = type = wanted
    ctx.fillStyle = palette.onTint
    ctx.fillText(text, at.x, at.y + size * 0.36)
    stats.texts++
  }
  ctx.textAlign = 'left'
}

/** Type size on screen, pixels: as large as the disc can hold. */
function typeSize(count: number, text: string): number {
  const room = radiusOf(count) * 1.6
  return Math.max(11, Math.min(16, Math.floor(room / (0.62 * Math.max(2, text.length)))))
}

function disc({ ctx }: Brush, x: number, y: number, radius: number, colour: string): void {
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.arc(x, y, radius, 0, 2 * Math.PI)
  ctx.fill()
}

function hueColour(hue: Hue, palette: Palette): string {
  if (hue === 'failed') return palette.failed
  return hue === 'unsaid' ? palette.muted : palette.categories[hue]
}
