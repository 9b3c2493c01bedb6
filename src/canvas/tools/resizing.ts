/** The state in which one record is pulled by a handle. */
import { placeRecords } from '../../model/commands'
import type { Box } from '../../model/records'
import type { Canvas } from '../canvas'
import { pulledLines } from '../snapping/snap'
import { guidesOf, snapBy, type Snapping } from '../snapping/snapper'
import { Gesture } from './gesture'
import type { Grip } from './grips'
import { boxOnBoard, placedKey, placements, resized, type PlacedKey } from './placing'
import type { PointerInput } from './tool'

/** What is pulled, and by which handle. */
export type Pull = Extract<Grip, { kind: 'resize' }>

export class Resizing extends Gesture {
  private start: Box | null = null
  private press!: PointerInput

  constructor(
    canvas: Canvas,
    private readonly pull: () => Pull,
    done: () => void,
  ) {
    super(canvas, done)
  }

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    const { ref } = this.pull()
    this.start = boxOnBoard(this.canvas.board, ref) && this.canvas.scene.boxOf(ref)
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    const boxes = this.pulled(input)
    this.canvas.preview(boxes)
    const [box] = boxes.values()
    this.canvas.show({ guides: box ? guidesOf(this.canvas, this.snapping(input, box)) : [] })
  }

  onPointerUp(input: PointerInput): void {
    const { editor, board } = this.canvas
    const boxes = this.pulled(input)
    this.end()
    placeRecords(board.doc, editor.edit(), placements(board, boxes))
  }

  protected holds(): boolean {
    return boxOnBoard(this.canvas.board, this.pull().ref) !== null
  }

  private pulled(input: PointerInput): Map<PlacedKey, Box> {
    const { ref, handle } = this.pull()
    if (!this.start) return new Map()
    const by = { x: input.world.x - this.press.world.x, y: input.world.y - this.press.world.y }
    const free = resized(this.start, ref.collection, handle, by)
    const drawn = snapBy(this.canvas, this.snapping(input, free))
    const to = { x: by.x + drawn.x, y: by.y + drawn.y }
    return new Map([[placedKey(ref), resized(this.start, ref.collection, handle, to)]])
  }

  private snapping({ keys }: PointerInput, box: Box): Snapping {
    const { ref, handle } = this.pull()
    return { box, moving: pulledLines(handle), carried: new Set([placedKey(ref)]), off: keys.mod }
  }
}
