/** The state in which a rectangle is drawn around what shall be selected. */
import type { Box, Collection, RecordRef } from '../../model/records'
import type { Canvas } from '../canvas'
import { boxBetween, containsBox, intersects } from '../geometry'
import { withGroups } from '../arranging/groups'
import { isLocked } from './placing'
import { sameSelection, selectionAfterMarquee } from './selection'
import type { PointerInput, State } from './tool'

/**
 * What a marquee takes: cards and notes that it touches, frames and flows that it encloses. What is locked stays out, so that
 * a ground plan does not come along. A group comes whole. Asks the index, not every record.
 */
export function underMarquee(canvas: Pick<Canvas, 'scene' | 'board'>, box: Box): RecordRef[] {
  const { scene, board } = canvas
  const found = scene.query(box)
  const touched = (ref: RecordRef) => {
    const own = scene.boxOf(ref)
    return own !== null && intersects(box, own)
  }
  const enclosed = (own: Box | null | undefined) => !!own && containsBox(box, own)
  const taken = [
    ...refs('frames', found.frames).filter((ref) => enclosed(scene.boxOf(ref))),
    ...refs('companies', found.companies).filter(touched),
    ...refs('flows', found.flows).filter((ref) => enclosed(scene.pathOf(ref.id)?.bounds)),
    ...refs('notes', found.notes).filter(touched),
  ]
  return withGroups(
    board,
    taken.filter((ref) => !isLocked(board, ref)),
  ).filter((ref) => !isLocked(board, ref))
}

const refs = (collection: Collection, ids: readonly string[]): RecordRef[] =>
  ids.map((id) => ({ collection, id }))

/** Shift adds to what was selected before. */
export class Marquee implements State {
  private press!: PointerInput
  private before: readonly RecordRef[] = []

  constructor(
    private readonly canvas: Canvas,
    private readonly done: () => void,
  ) {}

  onEnter(press: PointerInput, input: PointerInput): void {
    this.press = press
    this.before = this.canvas.editor.state.selection
    this.onPointerMove(input)
  }

  onPointerMove(input: PointerInput): void {
    const { editor } = this.canvas
    const marquee = boxBetween(this.press.world, input.world)
    this.canvas.show({ marquee })
    const next = selectionAfterMarquee(underMarquee(this.canvas, marquee), this.before, input.keys)
    if (!sameSelection(next, editor.state.selection)) editor.select(next)
  }

  onPointerUp(): void {
    this.canvas.show({ marquee: null })
    this.done()
  }

  onCancel(): boolean {
    this.canvas.show({ marquee: null })
    this.canvas.editor.select(this.before)
    return true
  }

  onInterrupt(): void {
    this.canvas.show({ marquee: null })
  }
}
