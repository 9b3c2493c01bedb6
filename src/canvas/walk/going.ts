/** Getting on by keyboard: along flows with the arrow keys, and through everything in reading order. Loaded with the first key. */
import type { RecordRef } from '../../model/records'
import { visibleBox } from '../camera'
import { canvasOf, type Canvas } from '../canvas'
import type { Editor } from '../editor'
import { centreOf } from '../geometry'
import { orderOf } from './order'
import { stepFrom, type Direction } from './step'
import { goTo, position } from './walk'

/** One step with an arrow key. The first one leads to where one was, or to what is in the middle of the view. */
export function walk(editor: Editor, direction: Direction, extend: boolean): void {
  const canvas = canvasOf(editor)
  if (!canvas) return
  const at = position(editor)
  if (!at || editor.state.selection.length === 0) {
    const start = at ?? middleOne(canvas) ?? orderOf(canvas.board).first()
    if (start) goTo(editor, start, extend)
    return
  }
  const next = stepFrom(canvas.scene, canvas.board, at, direction)
  if (next) goTo(editor, next, extend)
}

/** The thing after (1) or before (-1) this one in reading order; the first or last where one is nowhere yet. */
export function read(editor: Editor, step: 1 | -1): void {
  const order = orderOf(editor.session.snapshot)
  const at = position(editor)
  const next = at ? order.next(at, step) : step === 1 ? order.first() : order.last()
  if (next) goTo(editor, next)
}

/** Goes to what is read first of all, or last. */
export function readEnd(editor: Editor, end: 'first' | 'last'): void {
  const at = orderOf(editor.session.snapshot)[end]()
  if (at) goTo(editor, at)
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
