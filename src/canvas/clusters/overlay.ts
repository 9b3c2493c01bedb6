/** What hands and eyes leave on clusters: rings about those that hold what is selected, found or pointed at. */
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { toScreen } from '../camera'
import { faded, type Pen } from '../overlay/pen'
import { font } from '../paint/text'
import { radiusOf, type Cluster } from './cluster'
import type { Level } from './level'

export interface Ring {
  /** Screen pixels. */
  readonly width: number
  readonly alpha: number
  readonly colour: string
}

/** Between a disc and a ring about it, screen pixels. */
const gap = 3

/** Rings about the clusters that hold these companies and the ends of these flows; each is drawn once. */
export function ringClusters(
  pen: Pen,
  level: Level,
  board: BoardSnapshot,
  refs: readonly RecordRef[],
  { width, alpha, colour }: Ring,
): void {
  const { ctx } = pen
  const held = new Set<Cluster | null>()
  for (const { collection, id } of refs)
    if (collection === 'companies') held.add(level.of(id))
    else if (collection === 'flows') {
      const flow = board.flows.get(id)
      if (flow) held.add(level.of(flow.from)).add(level.of(flow.to))
    }
  held.delete(null)
  if (held.size === 0) return
  ctx.strokeStyle = colour
  ctx.lineWidth = Math.max(width, 2)
  ctx.beginPath()
  for (const cluster of held) addRing(pen, cluster!, gap + width / 2)
  faded(pen, alpha, () => ctx.stroke())
}

/** A cluster that is pointed at: a ring, and in words how many companies it is. @param title of its frame; '' for none. */
export function pointOut(pen: Pen, cluster: Cluster, title: string, words: string): void {
  const { ctx, palette, viewport } = pen
  const { at, count } = cluster.look!
  ctx.strokeStyle = pen.accent
  ctx.lineWidth = 2
  ctx.beginPath()
  addRing(pen, cluster, gap)
  ctx.stroke()
  const lines = [...(title ? [{ text: title, font: font(13, 600) }] : []), { text: words, font: font(13) }]
  const wide = 20 + Math.max(...lines.map((line) => widthOf(pen, line)))
  const high = 10 + 18 * lines.length
  const { x, y } = toScreen(pen.camera, at)
  const left = Math.max(4, Math.min(viewport.w - wide - 4, x - wide / 2))
  const above = y - radiusOf(count) - 10 - high
  const top = above < 4 ? y + radiusOf(count) + 10 : above
  ctx.beginPath()
  ctx.roundRect(left, top, wide, high, 6)
  ctx.fillStyle = palette.text
  ctx.fill()
  ctx.fillStyle = palette.surface
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  lines.forEach((line, index) => {
    ctx.font = line.font
    ctx.fillText(line.text, left + 10, top + 18.5 + index * 18)
  })
}

function widthOf({ ctx }: Pen, line: { readonly text: string; readonly font: string }): number {
  ctx.font = line.font
  return ctx.measureText(line.text).width
}

function addRing({ ctx, camera }: Pen, { look }: Cluster, grow: number): void {
  const { x, y } = toScreen(camera, look!.at)
  const radius = radiusOf(look!.count) + grow
  ctx.moveTo(x + radius, y)
  ctx.arc(x, y, radius, 0, 2 * Math.PI)
}
