/** Moves the view while something is held near its edge, so that one can carry things further than one can see. */
import { panBy, type Point } from '../camera'
import type { Editor } from '../editor'

/** Pixels from the edge in which the view begins to move, and its speed at the edge itself, pixels a frame. */
const zone = 28
const speed = 14

export class EdgePan {
  private frame = 0
  private way: Point = { x: 0, y: 0 }

  constructor(private readonly editor: Editor) {}

  /** @param screen where the hand is. */
  follow(screen: Point): void {
    const { viewport } = this.editor.state
    this.way = { x: push(screen.x, viewport.w), y: push(screen.y, viewport.h) }
    if ((this.way.x !== 0 || this.way.y !== 0) && this.frame === 0)
      this.frame = requestAnimationFrame(this.step)
  }

  end(): void {
    cancelAnimationFrame(this.frame)
    this.frame = 0
  }

  private readonly step = (): void => {
    this.frame = 0
    const { x, y } = this.way
    if (x === 0 && y === 0) return
    this.editor.setCamera(panBy(this.editor.state.camera, -x, -y))
    this.frame = requestAnimationFrame(this.step)
  }
}

function push(at: number, size: number): number {
  const near = Math.min(1, Math.max(0, (zone - at) / zone))
  const far = Math.min(1, Math.max(0, (at - size + zone) / zone))
  return (far - near) * speed
}
