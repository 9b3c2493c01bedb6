/** The state in which the board follows the hand. */
import { panBy, type Point } from '../camera'
import type { Canvas } from '../canvas'
import type { PointerInput, State } from './tool'

/** Moves the camera so that the place that was pressed stays under the hand. */
export class Panning implements State {
  private last: Point = { x: 0, y: 0 }

  constructor(
    private readonly canvas: Canvas,
    private readonly done: () => void,
  ) {}

  onEnter(press: PointerInput, input: PointerInput): void {
    this.last = press.screen
    this.canvas.show({ cursor: 'grabbing' })
    this.onPointerMove(input)
  }

  onPointerMove({ screen }: PointerInput): void {
    const { editor } = this.canvas
    const { x, y } = this.last
    this.last = screen
    if (screen.x !== x || screen.y !== y)
      editor.setCamera(panBy(editor.state.camera, screen.x - x, screen.y - y))
  }

  onPointerUp(): void {
    this.done()
  }

  /** The view stays where it was brought: there is nothing to take back. */
  onCancel(): boolean {
    return true
  }

  onInterrupt(): void {}
}
