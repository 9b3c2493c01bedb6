/** What every painter is given. */
import type { BoardSnapshot } from '../../model/snapshot'
import type { Language } from '../../model/words'
import type { Box } from '../geometry'
import type { Scene } from '../scene'
import type { Line } from './text'
import type { Palette } from './palette'

/** The part of Canvas2D that painters use; the SVG writer has all of it. */
export type Context2D = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'rect'
  | 'roundRect'
  | 'arc'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>

/** Draws companies and flows that are seen too small to be drawn one by one. */
export interface FarPainter {
  readonly paintLines: (brush: Brush) => void
  readonly paintCards: (brush: Brush) => void
}

export interface Brush {
  readonly ctx: Context2D
  readonly scene: Scene
  readonly board: BoardSnapshot
  readonly palette: Palette
  readonly language: Language
  /** Decides how much is drawn; 1 or more draws everything. */
  readonly zoom: number
  /** The world box that can be seen; what reaches out of it may be left out. */
  readonly view: Box
  readonly stats: PaintStats
  /** Stands in for companies and flows where they are seen too small; absent where they are drawn one by one. */
  readonly far?: FarPainter | null
}

/** What was drawn, so that a test can hold cost to what is visible. */
export interface PaintStats {
  frames: number
  flows: number
  labels: number
  cards: number
  notes: number
  /** In place of cards, and of flows. */
  clusters: number
  links: number
  /** Pieces of text drawn. */
  texts: number
  /** Keys of records that could not be drawn. */
  readonly failed: string[]
}

export function noStats(): PaintStats {
  return { frames: 0, flows: 0, labels: 0, cards: 0, notes: 0, clusters: 0, links: 0, texts: 0, failed: [] }
}

/** Draws one line of laid-out text with the font and colour set before. @param y the baseline. @param width the room it stands in. */
export function drawLine({ ctx, stats }: Brush, line: Line, x: number, y: number, width = line.width): void {
  ctx.fillText(line.text, line.rtl ? x + width - line.width : x, y)
  stats.texts++
}

/** A rounded box as the current path. */
export function roundBox(ctx: Context2D, x: number, y: number, w: number, h: number, radius: number): void {
  ctx.beginPath()
  ctx.roundRect(x, y, w, h, Math.max(0, Math.min(radius, w / 2, h / 2)))
}
