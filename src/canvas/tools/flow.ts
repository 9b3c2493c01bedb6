/** The tool that draws flows: drag from donor to receiver, or tap the one and then the other. */
import type { Canvas } from '../canvas'
import { Connecting } from './connecting'
import { Tool, type PointerInput, type State } from './tool'

export class FlowTool extends Tool<'connecting'> {
  readonly name = 'flow'
  protected readonly states: Readonly<Record<'idle' | 'connecting', State>>
  private donor = ''
  /** Chosen without pointing at it. */
  private chosen: string | null = null

  constructor(canvas: Canvas) {
    super()
    this.states = {
      idle: {
        onPointerMove: (input) => {
          const company = canvas.companyAt(input)
          canvas.editor.setHovered(company ? { collection: 'companies', id: company } : null)
          canvas.show({ cursor: 'crosshair' })
        },
        onPointerDown: (input) => {
          const company = this.chosen ?? canvas.companyAt(input)
          this.chosen = null
          if (!company) return void canvas.lookInto(canvas.clusterAt(input))
          this.donor = company
          this.go('connecting', input)
        },
        onCancel: () => false,
        onInterrupt: () => canvas.editor.setHovered(null),
      },
      connecting: new Connecting(
        canvas,
        () => this.donor,
        () => this.go('idle'),
      ),
    }
  }

  /** Chooses the donor as a tap on it would, whatever lies over it. */
  begin(company: string, input: PointerInput): void {
    this.chosen = company
    this.pointerDown(input)
    this.pointerUp(input)
  }
}
