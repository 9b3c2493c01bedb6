/** Where one is on the board by keyboard, and what goes with being there. How one gets on is in `going.ts`, which comes later. */
import type { RecordRef } from '../../model/records'
import { canvasOf, type Canvas } from '../canvas'
import type { Editor } from '../editor'
import type { Box } from '../geometry'
import { sameSelection } from '../tools/selection'

/** The record that the next step goes from: where one came to, unless something else has been selected since. */
export function position(editor: Editor): RecordRef | null {
  const { walk, selection } = editor.state
  const at = walk?.at ?? null
  if (selection.length === 0 || (at && editor.isSelected(at))) return at
  return selection.at(-1)!
}

/**
 * Goes to a record, selects it and brings it into view.
 * @param extend whether what is selected stays so.
 */
export function goTo(editor: Editor, ref: RecordRef, extend = false): void {
  const { selection } = editor.state
  const others = extend
    ? selection.filter((one) => one.id !== ref.id || one.collection !== ref.collection)
    : []
  const next = [...others, ref]
  editor.setWalk({ at: ref, here: true, mode: 'go' })
  if (!sameSelection(next, selection)) editor.select(next)
  reveal(editor)
}

/** Between what one came to and the edge of the view, screen pixels. */
const margin = 48

/** Moves the view by no more than it takes to see where one is. */
export function reveal(editor: Editor): void {
  const canvas = canvasOf(editor)
  const at = editor.state.walk?.at
  const box = canvas && at && placeOf(canvas, at)
  if (!box) return
  const { camera, viewport, inset } = editor.state
  const { zoom } = camera
  const shift = (start: number, size: number, low: number, high: number) => {
    const room = high - low - 2 * margin
    // What is larger than the view is shown from its beginning.
    if (size > room || start < low + margin) return start - low - margin
    return Math.max(0, start + size - high + margin)
  }
  const [left, top] = [(box.x - camera.x) * zoom, (box.y - camera.y) * zoom]
  const inside =
    left >= inset.left &&
    top >= inset.top &&
    left + box.w * zoom <= viewport.w - inset.right &&
    top + box.h * zoom <= viewport.h - inset.bottom
  if (inside) return
  const x = shift(left, box.w * zoom, inset.left, viewport.w - inset.right)
  const y = shift(top, box.h * zoom, inset.top, viewport.h - inset.bottom)
  editor.flyTo({ zoom, x: camera.x + x / zoom, y: camera.y + y / zoom })
}

/** Where a record shows that one has come to it: a flow by its label. */
export function placeOf({ scene }: Canvas, ref: RecordRef): Box | null {
  return (ref.collection === 'flows' ? scene.labelOf(ref.id)?.box : null) ?? scene.boxOf(ref)
}
