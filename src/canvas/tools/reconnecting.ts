/** The state in which an end of a flow is taken to another company. */
import { reconnectFlow } from '../../model/commands'
import type { Canvas } from '../canvas'
import { Gesture } from './gesture'
import type { Grip } from './grips'
import type { PointerInput } from './tool'

/** Which end of which flow is taken. */
export type TakenEnd = Extract<Grip, { kind: 'end' }>

/** Ends on a company with the flow joined to it; on empty space, or where the end was already, nothing changes. */
export class Reconnecting extends Gesture {
  private taken!: TakenEnd

  constructor(
    canvas: Canvas,
    private readonly grip: () => TakenEnd,
    done: () => void,
  ) {
    super(canvas, done)
  }

  onEnter(_press: PointerInput, input: PointerInput): void {
    this.taken = this.grip()
    this.canvas.show({ cursor: 'grabbing', notice: null })
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    const { flow, end } = this.taken
    const under = this.canvas.companyAt(input)
    const target = under === this.otherEnd() ? null : under
    this.canvas.show({ end: { flow, end, at: input.world, target } })
    this.canvas.tell({ kind: 'end', flow, end, ...input.world })
  }

  onPointerUp(input: PointerInput): void {
    const { canvas } = this
    const { flow, end } = this.taken
    const other = this.otherEnd()
    const company = canvas.companyAt(input)
    this.end()
    if (company === null || other === null) return
    if (company === other) canvas.notify(canvas.texts.selfFlow, input.world)
    else reconnectFlow(canvas.board.doc, canvas.editor.edit(), flow, end, company)
  }

  /** Not when the flow is gone, or the company that it is still bound to. */
  protected holds(): boolean {
    return this.otherEnd() !== null
  }

  /** The company at the end that is not taken, or null when it or the flow is gone. */
  private otherEnd(): string | null {
    const { board } = this.canvas
    const flow = board.flows.get(this.taken.flow)
    const other = flow && (this.taken.end === 'from' ? flow.to : flow.from)
    return other !== undefined && board.companies.has(other) ? other : null
  }
}
