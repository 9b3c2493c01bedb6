/** The tool that moves the view and touches nothing. */
import type { Canvas } from '../canvas'
import { Panning } from './panning'
import { Tool, type State } from './tool'

export class HandTool extends Tool<'panning'> {
  readonly name = 'hand'
  protected readonly states: Readonly<Record<'idle' | 'panning', State>>

  constructor(canvas: Canvas) {
    super()
    this.states = {
      idle: {
        onPointerMove: () => canvas.show({ cursor: 'grab' }),
        onPointerDown: (input) => this.go('panning', input),
        onCancel: () => false,
        onInterrupt: () => {},
      },
      panning: new Panning(canvas, () => {
        this.go('idle')
        canvas.show({ cursor: 'grab' })
      }),
    }
  }
}
