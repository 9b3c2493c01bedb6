/** Paints a board, or some of its records, onto a 2D canvas. */
import type { Box, Frame } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import type { Language } from '../../model/words'
import { visibleBox, type Camera, type Viewport } from '../camera'
import type { Scene, SceneHits } from '../scene'
import { paintCard } from './cards'
import { noStats, type Brush, type Context2D, type FarPainter, type PaintStats } from './context'
import { paintFlowHairlines, paintFlowLine, paintFlowWords } from './flows'
import { paintFrameArea, paintFrameTitle } from './frames'
import { flowLevel, labelsShown } from './levels'
import { paintNote } from './notes'
import { palettes, type Palette, type Theme } from './palette'

export type { PaintStats, Context2D } from './context'
export { palettes, type Palette, type Theme } from './palette'

export type PaintLayer = 'frames' | 'flows' | 'cards' | 'notes'
export const paintLayers: readonly PaintLayer[] = ['frames', 'flows', 'cards', 'notes']

export interface PaintOptions {
  readonly camera: Camera
  /** CSS pixels. */
  readonly viewport: Viewport
  /** Canvas pixels a CSS pixel. */
  readonly pixelRatio: number
  readonly theme: Theme
  /** Instead of the theme's own, for those who need other colours. */
  readonly palette?: Palette
  readonly language: Language
  /** All of them when absent; they are painted in their own order whatever the order here. */
  readonly layers?: readonly PaintLayer[]
  /** World box that is to be painted, when it is not all that the camera sees. */
  readonly view?: Box
  /** Keys (`collection/id`) of the only records to paint. */
  readonly only?: ReadonlySet<string>
  /** Keys of records to leave out. */
  readonly except?: ReadonlySet<string>
  /** Draws companies and flows in place of themselves; whatever is held, they show where it is. */
  readonly far?: FarPainter | null
}

/**
 * Paints what the camera sees. The canvas is neither cleared nor given a background. A record that cannot be drawn is
 * reported once on the console by its key, and the others are drawn.
 * @param ctx its state is the same afterwards.
 */
export function paintBoard(
  ctx: Context2D & Pick<CanvasRenderingContext2D, 'setTransform'>,
  scene: Scene,
  board: BoardSnapshot,
  options: PaintOptions,
): PaintStats {
  const { camera, viewport, pixelRatio, theme, language, layers = paintLayers, only, except, far } = options
  const view = options.view ?? visibleBox(camera, viewport)
  const stats = noStats()
  const scale = camera.zoom * pixelRatio
  ctx.save()
  ctx.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale)
  paintWorld(
    {
      ctx,
      scene,
      board,
      palette: options.palette ?? palettes[theme],
      language,
      zoom: camera.zoom,
      view,
      stats,
      far: far ?? null,
    },
    layers,
    only,
    except,
  )
  ctx.restore()
  return stats
}

/** Paints in world units with whatever transform is set. */
export function paintWorld(
  brush: Brush,
  layers: readonly PaintLayer[] = paintLayers,
  only?: ReadonlySet<string>,
  except?: ReadonlySet<string>,
): void {
  const { ctx, board, scene } = brush
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  const found = only ? chosen(scene, only) : scene.query(brush.view)
  const ids = (collection: keyof SceneHits) =>
    except && except.size > 0
      ? found[collection].filter((id) => !except.has(`${collection}/${id}`))
      : found[collection]
  const each: Each = (collection, records, draw) => {
    for (const id of ids(collection)) {
      const record = records.get(id)
      if (record !== undefined) guarded(brush, `${collection}/${id}`, () => draw(record, id))
    }
  }
  const framed = (draw: (brush: Brush, frame: Frame, box: Box) => void) =>
    each('frames', board.frames, (frame, id) => {
      const box = scene.boxOf({ collection: 'frames', id })
      if (box) draw(brush, frame, box)
    })
  const flows = layers.includes('flows')
  if (layers.includes('frames')) framed(paintFrameArea)
  const far = brush.far ?? null
  if (flows && far) far.paintLines(brush)
  else if (flows) paintLines(brush, ids('flows'), each)
  // Over the lines, so that they can be read.
  if (layers.includes('frames')) framed(paintFrameTitle)
  if (flows && !far && flowLevel(brush.zoom) !== 'line') {
    if (labelsShown(brush.zoom)) scene.placeLabels(ids('flows'), brush.language)
    each('flows', board.flows, (flow) => paintFlowWords(brush, flow))
  }
  const cards = () => {
    if (far) return far.paintCards(brush)
    each('companies', board.companies, (company, id) => {
      const box = scene.boxOf({ collection: 'companies', id })
      if (box) paintCard(brush, company, box)
    })
  }
  const notes = () =>
    each('notes', board.notes, (note, id) => {
      const box = scene.boxOf({ collection: 'notes', id })
      if (box) paintNote(brush, note, box)
    })
  // A note that is a speck would hide the count that it lies on.
  if (far && layers.includes('notes')) notes()
  if (layers.includes('cards')) cards()
  if (!far && layers.includes('notes')) notes()
}

/** Draws every record that is asked for, one by one. */
type Each = <T>(
  collection: keyof SceneHits,
  records: ReadonlyMap<string, T>,
  draw: (record: T, id: string) => void,
) => void

function paintLines(brush: Brush, ids: readonly string[], each: Each): void {
  const { flows } = brush.board
  if (flowLevel(brush.zoom) === 'line')
    paintFlowHairlines(
      brush,
      ids.map((id) => flows.get(id)).filter((flow) => flow !== undefined),
    )
  else each('flows', flows, (flow) => paintFlowLine(brush, flow))
}

function chosen(scene: Scene, keys: ReadonlySet<string>): SceneHits {
  const pick = (collection: keyof SceneHits) => {
    const prefix = `${collection}/`
    const ids = Array.from(keys).filter((key) => key.startsWith(prefix))
    return scene.inOrder(
      collection,
      ids.map((key) => key.slice(prefix.length)),
    )
  }
  return { frames: pick('frames'), flows: pick('flows'), companies: pick('companies'), notes: pick('notes') }
}

const reported = new Set<string>()

/** Draws one record; one that fails is named and left out. */
function guarded({ stats }: Brush, key: string, draw: () => void): void {
  try {
    draw()
  } catch (error) {
    stats.failed.push(key)
    if (reported.has(key)) return
    reported.add(key)
    console.warn(`${key} cannot be drawn`, error)
  }
}
