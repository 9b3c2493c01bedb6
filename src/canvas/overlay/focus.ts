/** The ring around where one is on the board by keyboard: two lines, one dark and one light, so that it shows on any ground. */
import type { RecordRef } from '../../model/records'
import type { Canvas } from '../canvas'
import type { Box } from '../geometry'
import { placeOf, position } from '../walk/walk'
import { addBox, boxOnScreen, isOnScreen, type Pen } from './pen'

/** From the record's edge, screen pixels: outside the line and the handles' middles of what is selected. */
const gap = 5

/** The box of what one has come to: of the cluster that a company is part of, where that is what one sees. */
function placeSeen(canvas: Canvas, at: RecordRef): Box | null {
  const { zoom } = canvas.editor.state.camera
  const disc = at.collection === 'companies' ? canvas.far.at(zoom)?.discOf(at.id, zoom) : null
  return disc ?? placeOf(canvas, at)
}

export function paintFocus(pen: Pen, canvas: Canvas): void {
  const { walk, editing } = canvas.editor.state
  const at = walk?.here && !editing ? position(canvas.editor) : null
  const box = at && placeSeen(canvas, at)
  if (!at || !box || !isOnScreen(pen, boxOnScreen(pen, box))) return
  const { ctx, palette } = pen
  const radius = at.collection === 'flows' ? box.h / 2 : at.collection === 'frames' ? 0 : 8
  const ring = (grow: number, width: number, colour: string) => {
    ctx.strokeStyle = colour
    ctx.lineWidth = width
    ctx.beginPath()
    addBox(pen, box, { grow, radius })
    ctx.stroke()
  }
  ring(gap, 5, palette.surface)
  // Dashes say that the arrow keys hold it.
  if (walk?.mode !== 'go') ctx.setLineDash([7, 4])
  ring(gap, 2.5, palette.text)
  ctx.setLineDash([])
}
