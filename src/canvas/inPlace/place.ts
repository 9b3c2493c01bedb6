/** Where the text of a record is typed: over the record, with the font that it is painted in. */
import type { RecordRef } from '../../model/records'
import type { Canvas } from '../canvas'
import { expand, type Box } from '../geometry'
import { edge as cardEdge } from '../paint/cards'
import { frameTitleBox } from '../paint/frames'

/** Words smaller than this cannot be typed with ease: the field is then larger than what it stands on. */
const leastZoom = 0.75

export interface TextPlace {
  /** World units. */
  readonly box: Box
  /** Screen pixels of one unit within the field. */
  readonly scale: number
  /** The field is larger than what it stands on. */
  readonly enlarged: boolean
}

/** The field's place for a record, or null when it is gone from the canvas. */
export function textPlace({ scene, board, editor }: Canvas, ref: RecordRef): TextPlace | null {
  const { zoom } = editor.state.camera
  const scale = Math.max(zoom, leastZoom)
  const enlarged = scale > zoom
  const box = scene.boxOf(ref)
  if (!box) return null
  if (ref.collection === 'flows') {
    const path = scene.pathOf(ref.id)
    if (!path) return null
    const label = zoom >= 0.5 ? scene.labelOf(ref.id) : null
    const middle = label ? { x: label.box.x + label.box.w / 2, y: label.box.y + label.box.h / 2 } : path.label
    return {
      box: expand({ ...middle, w: 0, h: 0 }, Math.max(104, (label?.w ?? 0) / 2 + 8), 14),
      scale,
      enlarged: true,
    }
  }
  if (ref.collection === 'frames') {
    const frame = board.frames.get(ref.id)
    if (!frame) return null
    const tab = frameTitleBox(frame, box, zoom, scene.text)
    return { box: { ...tab, w: Math.max(tab.w, tab.h * 9) }, scale: zoom, enlarged: false }
  }
  if (ref.collection === 'companies') {
    const { x, y, w, h } = box
    const middle = { x: x + w / 2, y: y + h / 2, w: 0, h: 0 }
    // Over the whole face of the card, so that nothing painted shows beside what is typed; its coloured edge stays.
    return enlarged
      ? { box: expand(middle, 104, 36), scale, enlarged }
      : { box: { x: x + cardEdge, y: y + 1, w: w - cardEdge - 1, h: h - 2 }, scale, enlarged }
  }
  return { box, scale, enlarged }
}
