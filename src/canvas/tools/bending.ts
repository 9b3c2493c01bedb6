/** The state in which an arrow's middle is pulled aside. */
import { setFields } from '../../model/commands'
import type { RecordRef } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Canvas } from '../canvas'
import { centreOf, type Point } from '../geometry'
import { Gesture } from './gesture'
import type { PointerInput } from './tool'

/** Pulls the arrow under the hand; letting go on (nearly) the straight way takes the bend off. */
export class Bending extends Gesture {
  private press!: PointerInput
  private id = ''
  private start = 0

  constructor(
    canvas: Canvas,
    private readonly flow: () => string,
    done: () => void,
  ) {
    super(canvas, done)
  }

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    this.id = this.flow()
    this.start = this.canvas.board.flows.get(this.id)?.bend ?? 0
    this.canvas.show({ cursor: 'grabbing' })
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    const bend = this.pulled(input)
    if (bend !== null) this.canvas.show({ bend: { flow: this.id, by: bend - this.start } })
  }

  onPointerUp(input: PointerInput): void {
    const { editor, board } = this.canvas
    const bend = this.pulled(input)
    this.end()
    if (bend !== null)
      setFields(
        board.doc,
        editor.edit(),
        { collection: 'flows', id: this.id },
        { bend: bend === 0 ? null : bend },
      )
  }

  protected holds(): boolean {
    return leftOf(this.canvas, this.id) !== null
  }

  private pulled(input: PointerInput): number | null {
    const left = leftOf(this.canvas, this.id)
    if (!left) return null
    const x = input.world.x - this.press.world.x
    const y = input.world.y - this.press.world.y
    const bend = Math.round(this.start + x * left.x + y * left.y)
    return Math.abs(bend) < 8 ? 0 : bend
  }
}

/** Whether a flow keeps its way whatever one pulls at: at right angles there is no middle to pull aside. */
export function isStiff(board: BoardSnapshot, { id }: RecordRef): boolean {
  return board.flows.get(id)?.shape === 'angled'
}

/** The direction to the left of a flow, length 1, or null when the flow or one of its ends is gone. */
export function leftOf(canvas: Pick<Canvas, 'board'>, id: string): Point | null {
  const flow = canvas.board.flows.get(id)
  const from = flow && canvas.board.companies.get(flow.from)
  const to = flow && canvas.board.companies.get(flow.to)
  if (!from || !to) return null
  const a = centreOf(from)
  const b = centreOf(to)
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  return length === 0 ? null : { x: (b.y - a.y) / length, y: -(b.x - a.x) / length }
}
