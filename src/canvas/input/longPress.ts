/** Notices a finger that rests where it was put down. */
import { hasDragged, type PointerInput } from '../tools/tool'

/** How long it rests, ms. */
const rest = 500

export class LongPress {
  private timer: ReturnType<typeof setTimeout> | undefined
  private press: PointerInput | null = null

  constructor(private readonly onRest: (press: PointerInput) => void) {}

  begin(press: PointerInput): void {
    this.end()
    this.press = press
    this.timer = setTimeout(() => {
      this.press = null
      this.onRest(press)
    }, rest)
  }

  /** A finger that wanders is doing something else. */
  move(input: PointerInput): void {
    if (this.press && hasDragged(this.press, input)) this.end()
  }

  end(): void {
    clearTimeout(this.timer)
    this.press = null
  }
}
