/** The state in which an arrow is drawn from a donor towards a receiver. */
import { panBy, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { connect, offerFlow } from '../creating'
import { Gesture } from './gesture'
import { hasDragged, type PointerInput } from './tool'

/**
 * Drawn by dragging, or by two taps: a press that does not wander leaves the arrow at the hand, and the next press ends it.
 * Between the two the view may be moved: by a pinch, by Space and a drag, by a finger that wanders.
 * Ends on a company with a flow, on empty space with the offer of a new company there.
 */
export class Connecting extends Gesture {
  private press!: PointerInput
  private from = ''
  /** The press that chose the donor has not been released yet. */
  private choosing = true
  /** Where a finger was last that came down while the arrow waits; null while none is. */
  private finger: { readonly press: PointerInput; at: Point; pans: boolean } | null = null

  constructor(
    canvas: Canvas,
    private readonly donor: () => string,
    done: () => void,
  ) {
    super(canvas, done)
  }

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    this.from = this.donor()
    this.choosing = true
    this.finger = null
    this.canvas.show({ cursor: 'crosshair', notice: null })
    this.onPointerMove(input)
  }

  get waits(): boolean {
    return !this.choosing
  }

  onPointerDown(input: PointerInput): void {
    if (input.kind === 'touch') this.finger = { press: input, at: input.screen, pans: false }
  }

  onPointerMove(input: PointerInput): void {
    if (this.finger && !this.choosing) return this.pan(this.finger, input)
    const under = this.canvas.companyAt(input)
    const target = under === this.from ? null : under
    this.canvas.show({ arrow: { from: this.from, to: input.world, target } })
    this.canvas.tell({ kind: 'flow', from: this.from, ...input.world })
  }

  /** A finger that wanders looks for the receiver. */
  private pan(finger: NonNullable<typeof this.finger>, input: PointerInput): void {
    finger.pans ||= hasDragged(finger.press, input)
    if (!finger.pans) return
    const { editor } = this.canvas
    const [dx, dy] = [input.screen.x - finger.at.x, input.screen.y - finger.at.y]
    finger.at = input.screen
    // The camera's own move comes back here as one of the hand.
    if (dx !== 0 || dy !== 0) editor.setCamera(panBy(editor.state.camera, dx, dy))
  }

  onPointerUp(input: PointerInput): void {
    const { canvas, from } = this
    const panned = this.finger?.pans
    this.finger = null
    if (panned) return
    const tapped = this.choosing && !hasDragged(this.press, input)
    this.choosing = false
    if (tapped) return canvas.notify(canvas.texts.chooseReceiver, input.world)
    // The receiver is looked for where its card can be seen.
    if (canvas.lookInto(canvas.clusterAt(input))) return
    const to = canvas.companyAt(input)
    canvas.show({ notice: null })
    this.end()
    if (to === from) canvas.notify(canvas.texts.selfFlow, input.world)
    else if (to) connect(canvas.editor, from, to)
    else offerFlow(canvas.editor, from, input.world)
  }

  override onCancel(): boolean {
    this.canvas.show({ notice: null })
    return super.onCancel()
  }

  override onInterrupt(): void {
    this.canvas.show({ notice: null })
    super.onInterrupt()
  }

  protected holds(): boolean {
    return this.canvas.board.companies.has(this.from)
  }
}
