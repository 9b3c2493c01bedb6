/** The state in which records are carried to another place. */
import { placeRecords } from '../../model/commands'
import type { Box } from '../../model/records'
import type { Point } from '../camera'
import type { Canvas } from '../canvas'
import { duplicateRecords } from '../copying'
import {
  asShown,
  boxOnBoard,
  dragDelta,
  movedWith,
  placedRef,
  placements,
  shifted,
  type PlacedKey,
} from './placing'
import type { PointerInput, State } from './tool'

/** Carries what is selected. Shift keeps to one axis; Alt leaves the originals and carries copies. */
export class Moving implements State {
  private start = new Map<PlacedKey, Box>()
  private press!: PointerInput

  constructor(
    private readonly canvas: Canvas,
    private readonly done: () => void,
  ) {}

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    this.start = asShown(this.canvas.scene, movedWith(this.canvas.board, this.canvas.editor.state.selection))
    this.canvas.show({ cursor: 'grabbing' })
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    const boxes = shifted(this.start, this.way(input))
    this.canvas.preview(input.keys.alt ? new Map() : boxes)
    this.canvas.show({ ghosts: input.keys.alt ? [...boxes.values()] : [] })
  }

  onPointerUp(input: PointerInput): void {
    const { editor, board } = this.canvas
    const way = this.way(input)
    const boxes = shifted(this.start, way)
    this.canvas.land()
    if (input.keys.alt) duplicateRecords(editor, [...this.start.keys()].map(placedRef), way)
    else placeRecords(board.doc, editor.edit(), placements(board, boxes))
    this.done()
  }

  /** What someone else deleted falls out of the hand; the rest is still carried. */
  onRecordsChange(): void {
    for (const key of [...this.start.keys()])
      if (!boxOnBoard(this.canvas.board, placedRef(key))) this.start.delete(key)
    if (this.start.size > 0) return
    this.canvas.land()
    this.done()
  }

  onCancel(): boolean {
    this.canvas.land()
    return true
  }

  onInterrupt(): void {
    this.canvas.land()
  }

  private way(input: PointerInput): Point {
    return dragDelta(this.press.world, input.world, input.keys.shift)
  }
}
