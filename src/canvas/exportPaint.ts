/** Paints a board, or a selection, whole and in full detail: for pictures that leave the browser. */
import type { RecordRef } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import type { Language } from '../model/words'
import { boundsOf } from './camera'
import { expand, union, type Box } from './geometry'
import { noStats, type Brush, type Context2D } from './paint/context'
import { frameTitleBox } from './paint/frames'
import { paintWorld } from './paint'
import { palettes, type Theme } from './paint/palette'
import type { Scene } from './scene'

export interface ExportOptions {
  /** What to paint; everything when absent. A company brings the flows to others of the selection. */
  readonly refs?: readonly RecordRef[]
  readonly theme: Theme
  readonly language: Language
}

export interface ExportPainter {
  /** World units, with a margin; nothing is painted outside. */
  readonly bounds: Box
  /**
   * Paints with the world's coordinates as they are: move `bounds` to the origin first. Dashes in SVG do not follow a
   * scaled transform, so SVG is to be translated only.
   */
  paint(ctx: Context2D): void
}

const margin = 32

/** @returns a painter, or one with bounds of the margin alone where there is nothing to paint. */
export function exportPainter(
  scene: Scene,
  board: BoardSnapshot,
  { refs, theme, language }: ExportOptions,
): ExportPainter {
  const only = refs && selectionKeys(board, refs)
  const everything = scene.query(scene.bounds() ?? { x: 0, y: 0, w: 0, h: 0 })
  const boxes = (['frames', 'flows', 'companies', 'notes'] as const).flatMap((collection) =>
    everything[collection]
      .filter((id) => !only || only.has(`${collection}/${id}`))
      .map((id) => boxWithTitle(scene, board, { collection, id }, language)),
  )
  const bounds = expand(boundsOf(boxes.filter((box) => box !== null)) ?? { x: 0, y: 0, w: 0, h: 0 }, margin)
  return {
    bounds,
    paint(ctx) {
      const palette = palettes[theme]
      const brush: Brush = { ctx, scene, board, palette, language, zoom: 1, view: bounds, stats: noStats() }
      ctx.fillStyle = palette.board
      ctx.fillRect(bounds.x, bounds.y, bounds.w, bounds.h)
      paintWorld(brush, undefined, only)
    },
  }
}

/** Keys of the selection, together with the flows between its companies. */
function selectionKeys(board: BoardSnapshot, refs: readonly RecordRef[]): ReadonlySet<string> {
  const keys = new Set(refs.map(({ collection, id }) => `${collection}/${id}`))
  for (const { collection, id } of refs) {
    if (collection !== 'companies') continue
    for (const flow of board.flowsOf(id)) {
      const record = board.flows.get(flow)
      if (record && keys.has(`companies/${record.from}`) && keys.has(`companies/${record.to}`))
        keys.add(`flows/${flow}`)
    }
  }
  return keys
}

function boxWithTitle(scene: Scene, board: BoardSnapshot, ref: RecordRef, language: Language): Box | null {
  if (ref.collection === 'flows') scene.labelOf(ref.id, language)
  const box = scene.boxOf(ref)
  const frame = ref.collection === 'frames' ? board.frames.get(ref.id) : undefined
  return box && frame ? union(box, frameTitleBox(frame, box, 1, scene.text)) : box
}
