/** Pictures of a board: what the canvas paints, in the formats that pictures leave by. */
import { currentScene } from '../../canvas/canvas'
import type { Editor } from '../../canvas/editor'
import { exportPainter, type ExportOptions } from '../../canvas/exportPaint'
import { boardToPng } from '../../exchange/png'
import { boardToSvg } from '../../exchange/svg'

/** @throws when no canvas shows the board, or the browser cannot make the picture. */
export async function boardPicture(
  editor: Editor,
  format: 'png' | 'svg',
  options: ExportOptions,
): Promise<Blob> {
  const scene = currentScene(editor)
  if (!scene) throw new Error('The board is not on screen.')
  const picture = exportPainter(scene, editor.session.snapshot, options)
  return format === 'png'
    ? boardToPng({ ...picture, scale: 2 })
    : new Blob([await boardToSvg(picture)], { type: 'image/svg+xml' })
}
