/** Copies of records: by the clipboard, by a key, by dragging with Alt. */
import { clipBounds, copyRecords, pasteClip, placeRecords, removeRecords, type Clip } from '../model/commands'
import { together } from '../model/edit'
import type { RecordRef } from '../model/records'
import { visibleBox, type Point } from './camera'
import type { Editor } from './editor'
import { centreOf, intersects } from './geometry'
import { frameAt, isPlaced } from './tools/placing'

/** How far a copy is set off from its original, world units. */
const offset = 24

/** What is selected, to be put on the clipboard; null when nothing of it can be copied. */
export function copySelection(editor: Editor): Clip | null {
  const clip = copyRecords(editor.session.snapshot, editor.state.selection)
  return clipBounds(clip) ? clip : null
}

/** Copies what is selected and takes it off the board; what is locked is copied and stays. */
export function cutSelection(editor: Editor): Clip | null {
  if (!editor.state.canEdit) return null
  const clip = copySelection(editor)
  if (clip) removeRecords(editor.session.doc, editor.edit(), editor.state.selection)
  return clip
}

/**
 * Puts a clip on the board and selects it: beside its originals where they are in view, else in the middle of the view.
 * @param at where its middle goes instead, world units.
 * @returns the records that have a place; none where one may only look.
 */
export function pasteRecords(editor: Editor, clip: Clip, at?: Point): RecordRef[] {
  const bounds = clipBounds(clip)
  if (!bounds || !editor.state.canEdit) return []
  const { camera, viewport } = editor.state
  const near = intersects(bounds, visibleBox(camera, viewport))
  const middle = centreOf(bounds)
  const to = at ?? editor.middleOfView()
  let by = near && !at ? { x: offset, y: offset } : { x: to.x - middle.x, y: to.y - middle.y }
  const taken = new Set(
    Array.from(editor.session.snapshot.companies.values(), (one) => `${one.x},${one.y}`).concat(
      Array.from(editor.session.snapshot.notes.values(), (one) => `${one.x},${one.y}`),
    ),
  )
  // Pasting again and again makes a stair, not a pile.
  const first = clip.records.companies[0] ?? clip.records.notes[0]
  while (first && taken.has(`${Math.round(first.x + by.x)},${Math.round(first.y + by.y)}`))
    by = { x: by.x + offset, y: by.y + offset }
  return pasteAt(editor, clip, by)
}

/** Copies records to a place beside them, selects the copies, and returns them. */
export function duplicateRecords(
  editor: Editor,
  refs: readonly RecordRef[],
  by: Point = { x: offset, y: offset },
): RecordRef[] {
  return pasteAt(editor, copyRecords(editor.session.snapshot, refs), by)
}

/** Companies that come without their frame join the one that they land in. */
function pasteAt(editor: Editor, clip: Clip, by: Point): RecordRef[] {
  const { snapshot: board, doc } = editor.session
  const edit = editor.edit()
  const shift = { dx: Math.round(by.x), dy: Math.round(by.y) }
  const made = together(doc, edit, () => {
    const pasted = pasteClip(doc, edit, clip, shift)
    const framesInClip = new Set(clip.records.frames.map((frame) => frame.id))
    const companies = pasted.filter((ref) => ref.collection === 'companies')
    clip.records.companies.forEach((company, index) => {
      if (company.frame && framesInClip.has(company.frame)) return
      const centre = centreOf(company)
      const frame = frameAt(board, { x: centre.x + shift.dx, y: centre.y + shift.dy })
      if (frame) placeRecords(doc, edit, [{ collection: 'companies', id: companies[index]!.id, frame }])
    })
    return pasted
  })
  const placed = made.filter(isPlaced)
  editor.select(placed)
  return placed
}
