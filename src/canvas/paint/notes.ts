/** Draws sticky notes. */
import type { Note } from '../../model/records'
import type { Box } from '../geometry'
import { drawLine, roundBox, type Brush } from './context'
import { noteTextShown } from './levels'
import { paperOf } from './palette'
import { font, layOut, layOutLine, type TextBlock } from './text'

const padding = 12
const author = { size: 11 } as const
const authorRoom = 20
/** A note's text shrinks through these until it fits; line height is the type size and 6. */
const sizes = [14, 13, 12, 11] as const
const lineHeight = (size: number) => size + 6

/** Draws a note at its box. */
export function paintNote(brush: Brush, note: Note, box: Box): void {
  const { ctx, palette } = brush
  const { x, y, w, h } = box
  const { paper, edge } = paperOf(note.colour, palette)
  ctx.fillStyle = paper
  if (noteTextShown(brush.zoom)) {
    roundBox(ctx, x, y + 2, w, h, 4)
    ctx.fillStyle = palette.shadow
    ctx.fill()
    roundBox(ctx, x, y, w, h, 4)
    ctx.fillStyle = paper
    ctx.fill()
    ctx.strokeStyle = edge
    ctx.lineWidth = 1
    ctx.stroke()
    paintWords(brush, note, box)
  } else {
    ctx.fillRect(x, y, w, h)
    ctx.strokeStyle = edge
    ctx.lineWidth = 1
    ctx.strokeRect(x, y, w, h)
  }
  brush.stats.notes++
}

function paintWords(brush: Brush, note: Note, { x, y, w, h }: Box): void {
  const { ctx, palette, scene } = brush
  const wide = w - 2 * padding
  const by = note.author && h >= 80 ? layOutLine(note.author, author, wide, scene.text) : null
  const { size, blocks } = fitNote(note.text, wide, h - 2 * padding - (by ? authorRoom : 0), brush)
  ctx.fillStyle = palette.text
  ctx.font = font(size)
  let baseline = y + padding + size
  for (const block of blocks) {
    for (const line of block.lines) {
      drawLine(brush, line, x + padding, baseline, wide)
      baseline += lineHeight(size)
    }
    if (block.lines.length === 0) baseline += lineHeight(size)
  }
  if (!by) return
  ctx.font = font(author.size)
  ctx.fillStyle = palette.muted
  drawLine(brush, by, x + padding, y + h - padding, wide)
}

/** The largest size at which the text fits, or the smallest, cut. Line breaks that people typed are kept. */
function fitNote(
  text: string,
  width: number,
  height: number,
  brush: Brush,
): { size: number; blocks: TextBlock[] } {
  let best: { size: number; blocks: TextBlock[] } = { size: sizes[0], blocks: [] }
  for (const size of sizes) {
    const most = Math.max(1, Math.floor(height / lineHeight(size)))
    const blocks: TextBlock[] = []
    let lines = 0
    let whole = true
    for (const paragraph of text.split('\n', most + 1)) {
      if (lines >= most) {
        whole = false
        break
      }
      const block = layOut(paragraph, { size }, width, most - lines, brush.scene.text)
      blocks.push(block)
      lines += Math.max(1, block.lines.length)
      whole &&= !block.cut
    }
    best = { size, blocks }
    if (whole) break
  }
  return best
}
