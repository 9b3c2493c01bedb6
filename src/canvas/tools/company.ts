/** The tool that places companies: a click puts one there, and its name is typed at once. */
import { defaultSize } from '../../model/records'
import type { Canvas } from '../canvas'
import { placeCompany } from '../creating'
import { Tool, type PointerInput, type State } from './tool'

export class CompanyTool extends Tool<'pressing'> {
  readonly name = 'company'
  protected readonly states: Readonly<Record<'idle' | 'pressing', State>>

  constructor(canvas: Canvas) {
    super()
    const outline = ({ world, kind }: PointerInput) => {
      const { w, h } = defaultSize.companies
      const box = { x: world.x - w / 2, y: world.y - h / 2, w, h }
      canvas.show({ cursor: 'copy', draft: kind === 'touch' ? null : { collection: 'companies', box } })
    }
    const clear = () => canvas.show({ draft: null })
    this.states = {
      idle: {
        onPointerMove: outline,
        onPointerDown: (input) => this.go('pressing', input),
        onCancel: () => false,
        onInterrupt: clear,
      },
      pressing: {
        onPointerMove: outline,
        onPointerUp: (input) => {
          clear()
          this.go('idle')
          placeCompany(canvas.editor, input.world, canvas.texts.newCompany)
        },
        onCancel: () => {
          clear()
          return true
        },
        onInterrupt: clear,
      },
    }
  }
}
