/** The tool that draws frames: an industrial park, a region, an agenda area. */
import type { Canvas } from '../canvas'
import { placeFrame } from '../creating'
import { BoxTool } from './drawBox'

export class FrameTool extends BoxTool {
  readonly name = 'frame'

  constructor(canvas: Canvas) {
    super(canvas, 'frames', (box) => placeFrame(canvas.editor, box))
  }
}
