/** A tool that draws a box: a click makes one of the usual size, a drag one of its own. */
import { defaultSize, sizeLimits, type Box } from '../../model/records'
import type { Canvas } from '../canvas'
import { boxBetween, type Point } from '../geometry'
import { carriedLines } from '../snapping/snap'
import { guidesOf, snapBy, type Snapping } from '../snapping/snapper'
import { hasDragged, Tool, type PointerInput, type State } from './tool'

const nothing: ReadonlySet<string> = new Set()

export abstract class BoxTool extends Tool<'pressing' | 'drawing'> {
  protected readonly states: Readonly<Record<'idle' | 'pressing' | 'drawing', State>>

  /** @param place puts the record there and opens its text. */
  constructor(canvas: Canvas, collection: 'notes' | 'frames', place: (box: Box) => void) {
    super()
    const drawn = (input: PointerInput): Box => {
      const { minW, minH } = sizeLimits[collection]
      const from = lined(this.began.world, input)
      const box = boxBetween(from, lined(input.world, input))
      return { ...box, w: Math.max(minW, box.w), h: Math.max(minH, box.h) }
    }
    /** What a box is lined up by; a corner is a box of no size. */
    const snapping = (box: Box, { keys }: PointerInput): Snapping => ({
      box,
      moving: carriedLines(),
      carried: nothing,
      off: keys.mod,
    })
    const lined = ({ x, y }: Point, input: PointerInput): Point => {
      const by = snapBy(canvas, snapping({ x, y, w: 0, h: 0 }, input))
      return { x: x + by.x, y: y + by.y }
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
        onPointerUp: (input) => {
          const { world } = input
          const { w, h } = defaultSize[collection]
          const box = { x: world.x - w / 2, y: world.y - h / 2, w, h }
          const by = snapBy(canvas, snapping(box, input))
          end({ ...box, x: box.x + by.x, y: box.y + by.y })
        },
        onCancel: () => true,
        onInterrupt: () => {},
      },
      drawing: {
        onEnter: (_press, input) => this.states.drawing.onPointerMove!(input),
        onPointerMove: (input) => {
          const box = drawn(input)
          canvas.show({ draft: { collection, box }, guides: guidesOf(canvas, snapping(box, input)) })
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
