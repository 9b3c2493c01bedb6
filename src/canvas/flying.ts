/** The camera's flight: from where it is to where it shall be, in under 200 ms. */
import type { Camera } from './camera'

const takes = 180

export class Flying {
  private frame = 0
  private goal: Camera | null = null

  /** @param put shows the board from a camera. */
  constructor(
    private readonly current: () => Camera,
    private readonly put: (camera: Camera) => void,
  ) {}

  /** Where the camera will be when it has landed: where it is, if it does not fly. */
  get heading(): Camera {
    return this.goal ?? this.current()
  }

  /** Flies there, or is there at once where reduced motion is asked for. */
  fly(target: Camera): void {
    cancelAnimationFrame(this.frame)
    const from = this.current()
    const still = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches
    if (still) return this.land(target)
    this.goal = target
    const started = performance.now()
    const step = (time: number) => {
      const t = Math.min(1, Math.max(0, (time - started) / takes))
      if (t === 1) return this.land(target)
      this.put(between(from, target, 1 - (1 - t) ** 3))
      this.frame = requestAnimationFrame(step)
    }
    this.frame = requestAnimationFrame(step)
  }

  /** Is there at once, ending any flight. */
  land(camera: Camera): void {
    this.stop()
    this.put(camera)
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
    this.goal = null
  }
}

/** A camera on the way, with the point that is the same in both views staying put, so that the way is straight on screen. */
function between(from: Camera, to: Camera, ease: number): Camera {
  const zoom = from.zoom * (to.zoom / from.zoom) ** ease
  const share = to.zoom === from.zoom ? ease : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / to.zoom)
  return { zoom, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
