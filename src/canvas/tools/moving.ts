/** The state in which records are carried to another place. */
import { placeRecords } from '../../model/commands'
import type { Box } from '../../model/records'
import { boundsOf, type Point } from '../camera'
import { duplicateRecords } from '../copying'
import { carriedLines } from '../snapping/snap'
import { guidesOf, snapBy, type Snapping } from '../snapping/snapper'
import { Gesture } from './gesture'
import {
  asShown,
  boxOnBoard,
  dragDelta,
  isPlaced,
  movedWith,
  placedKey,
  placedRef,
  placements,
  shifted,
  type PlacedKey,
} from './placing'
import type { PointerInput } from './tool'

/**
 * Carries what is selected, and lines it up with what is near. Shift keeps to one axis; Alt leaves the originals and carries
 * copies; Ctrl or Cmd carries it past what it would line up with.
 */
export class Moving extends Gesture {
  private start = new Map<PlacedKey, Box>()
  private press!: PointerInput
  /** The box around what is selected; what a frame takes along does not line up by itself. */
  private bounds: Box | null = null

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    const { scene, board, editor } = this.canvas
    const { selection } = editor.state
    this.start = asShown(scene, movedWith(board, selection, scene.notesIn))
    this.bounds = boundsOf(selection.filter(isPlaced).flatMap((ref) => this.start.get(placedKey(ref)) ?? []))
    this.canvas.show({ cursor: 'grabbing' })
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    // Originals that stay are neighbours too, at the places where they stay.
    if (input.keys.alt) this.canvas.preview(new Map())
    const way = this.way(input)
    const boxes = shifted(this.start, way)
    if (!input.keys.alt) this.canvas.preview(boxes)
    const guides = this.bounds ? guidesOf(this.canvas, this.snapping(input, way)) : []
    this.canvas.show({ ghosts: input.keys.alt ? [...boxes.values()] : [], guides })
  }

  onPointerUp(input: PointerInput): void {
    const { editor, board } = this.canvas
    const way = this.way(input)
    const boxes = shifted(this.start, way)
    this.end()
    if (input.keys.alt) duplicateRecords(editor, [...this.start.keys()].map(placedRef), way)
    else placeRecords(board.doc, editor.edit(), placements(board, boxes))
  }

  /** What someone else deleted falls out of the hand; the rest is still carried. */
  protected holds(): boolean {
    for (const key of [...this.start.keys()])
      if (!boxOnBoard(this.canvas.board, placedRef(key))) this.start.delete(key)
    return this.start.size > 0
  }

  private way(input: PointerInput): Point {
    const way = dragDelta(this.press.world, input.world, input.keys.shift)
    if (!this.bounds) return way
    const drawn = snapBy(this.canvas, this.snapping(input, way))
    return { x: way.x + drawn.x, y: way.y + drawn.y }
  }

  /** What is lined up, after it has gone a way. */
  private snapping({ keys, world }: PointerInput, way: Point): Snapping {
    const { x, y, w, h } = this.bounds!
    const { press } = this
    const sideways = Math.abs(world.x - press.world.x) >= Math.abs(world.y - press.world.y)
    return {
      box: { x: x + way.x, y: y + way.y, w, h },
      moving: carriedLines(keys.shift ? [sideways ? 'x' : 'y'] : ['x', 'y']),
      carried: keys.alt ? nothing : new Set(this.start.keys()),
      off: keys.mod,
    }
  }
}

const nothing: ReadonlySet<string> = new Set()
