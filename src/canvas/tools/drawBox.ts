/** A tool that draws a box: a click makes one of the usual size, a drag one of its own. */
import { defaultSize, sizeLimits, type Box } from '../../model/records'
import type { Canvas } from '../canvas'
import { boxBetween } from '../geometry'
import { hasDragged, Tool, type PointerInput, type State } from './tool'

export abstract class BoxTool extends Tool<'pressing' | 'drawing'> {
  protected readonly states: Readonly<Record<'idle' | 'pressing' | 'drawing', State>>

  /** @param place puts the record there and opens its text. */
  constructor(canvas: Canvas, collection: 'notes' | 'frames', place: (box: Box) => void) {
    super()
    const drawn = (input: PointerInput): Box => {
      const { minW, minH } = sizeLimits[collection]
      const box = boxBetween(this.began.world, input.world)
      return { ...box, w: Math.max(minW, box.w), h: Math.max(minH, box.h) }
    }
    const end = (box: Box) => {
      canvas.land()
      this.go('idle')
      place({ x: Math.round(box.x), y: Math.round(box.y), w: Math.round(box.w), h: Math.round(box.h) })
    }
    this.states = {
      idle: {
        onPointerMove: () => canvas.show({ cursor: 'crosshair' }),
        onPointerDown: (input) => this.go('pressing', input),
        onCancel: () => false,
        onInterrupt: () => {},
      },
      pressing: {
        onPointerMove: (input) => {
          if (hasDragged(this.began, input)) this.go('drawing', input)
        },
        onPointerUp: ({ world }) => {
          const { w, h } = defaultSize[collection]
          end({ x: world.x - w / 2, y: world.y - h / 2, w, h })
        },
        onCancel: () => true,
        onInterrupt: () => {},
      },
      drawing: {
        onEnter: (_press, input) => this.states.drawing.onPointerMove!(input),
        onPointerMove: (input) => {
          const box = drawn(input)
          canvas.show({ draft: { collection, box } })
          canvas.tell({ kind: 'frame', ...box })
        },
        onPointerUp: (input) => end(drawn(input)),
        onCancel: () => {
          canvas.land()
          return true
        },
        onInterrupt: () => canvas.land(),
      },
    }
  }
}
