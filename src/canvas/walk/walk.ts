/** Going about the board by keyboard: where one is, and getting somewhere else. */
import type { RecordRef } from '../../model/records'
import { visibleBox } from '../camera'
import { canvasOf, type Canvas } from '../canvas'
import type { Editor } from '../editor'
import { centreOf, type Box } from '../geometry'
import { sameSelection } from '../tools/selection'
import { stepFrom, type Direction } from './step'

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

/** One step with an arrow key. The first one leads to where one was, or to what is in the middle of the view. */
export function walk(editor: Editor, direction: Direction, extend: boolean): void {
  const canvas = canvasOf(editor)
  if (!canvas) return
  const at = position(editor)
  if (!at || editor.state.selection.length === 0) {
    const start = at ?? middleOne(canvas) ?? canvas.order.first()
    if (start) goTo(editor, start, extend)
    return
  }
  const next = stepFrom(canvas.scene, canvas.board, at, direction)
  if (next) goTo(editor, next, extend)
}

/** The thing after (1) or before (-1) this one in reading order; the first or last where one is nowhere yet. */
export function read(editor: Editor, step: 1 | -1): void {
  const order = canvasOf(editor)?.order
  if (!order) return
  const at = position(editor)
  const next = at ? order.next(at, step) : step === 1 ? order.first() : order.last()
  if (next) goTo(editor, next)
}

function middleOne({ scene, editor }: Canvas): RecordRef | null {
  const { camera, viewport } = editor.state
  const middle = editor.middleOfView()
  const { companies, notes } = scene.query(visibleBox(camera, viewport))
  let found: RecordRef | null = null
  let least = Infinity
  for (const [collection, ids] of Object.entries({ companies, notes }))
    for (const id of ids) {
      const ref = { collection, id } as RecordRef
      const box = scene.boxOf(ref)
      if (!box) continue
      const { x, y } = centreOf(box)
      const far = Math.hypot(x - middle.x, y - middle.y)
      if (far < least) [found, least] = [ref, far]
    }
  return found
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
