/** The tool that places companies: a click puts one there, and its name is typed at once. */
import { defaultSize } from '../../model/records'
import type { Canvas } from '../canvas'
import { placeCompany } from '../creating'
import { centreOf } from '../geometry'
import { carriedLines } from '../snapping/snap'
import { guidesOf, snapBy, type Snapping } from '../snapping/snapper'
import { Tool, type PointerInput, type State } from './tool'

export class CompanyTool extends Tool<'pressing'> {
  readonly name = 'company'
  protected readonly states: Readonly<Record<'idle' | 'pressing', State>>

  constructor(canvas: Canvas) {
    super()
    const outline = (input: PointerInput) => {
      const snapping = snapped(canvas, input)
      const draft = { collection: 'companies', box: snapping.box } as const
      canvas.show({
        cursor: 'copy',
        draft: input.kind === 'touch' ? null : draft,
        guides: guidesOf(canvas, snapping),
      })
    }
    const clear = () => canvas.show({ draft: null, guides: [] })
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
          const { box } = snapped(canvas, input)
          placeCompany(canvas.editor, centreOf(box), canvas.texts.newCompany)
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

/** The card that a click would place, lined up with what is near. */
function snapped(canvas: Canvas, { world, keys }: PointerInput): Snapping {
  const { w, h } = defaultSize.companies
  const box = { x: world.x - w / 2, y: world.y - h / 2, w, h }
  const snapping = { box, moving: carriedLines(), carried: new Set<string>(), off: keys.mod }
  const { x, y } = snapBy(canvas, snapping)
  return { ...snapping, box: { ...box, x: box.x + x, y: box.y + y } }
}
