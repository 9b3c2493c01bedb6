/** The tool that sticks notes on the board. */
import type { Canvas } from '../canvas'
import { placeNote } from '../creating'
import { BoxTool } from './drawBox'

export class NoteTool extends BoxTool {
  readonly name = 'note'

  constructor(canvas: Canvas) {
    super(canvas, 'notes', (box) => placeNote(canvas.editor, box))
  }
}
