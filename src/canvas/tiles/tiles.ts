/** What of the board is painted when: moved while one pans, scaled while one zooms, painted again where it changed. */
import { visibleBox, type Camera, type Viewport } from '../camera'
import { expand, type Box } from '../geometry'
import { isSeenIn, margin, Picture, type Shift } from './picture'
import { fromTheMiddle, tileSize, widened } from './range'
import { Sheet, type PaintPiece, type Surroundings } from './sheet'

/** Milliseconds of painting in one frame; what is left goes on in the next. */
const budget = {
  /** Nothing at all can be shown yet. */
  first: 40,
  /** The board itself changed, and what is shown is wrong. */
  changed: 24,
  /** The view stands still, and something older or less sharp is shown meanwhile. */
  still: 24,
  /** The same, while the view moves. */
  moving: 8,
} as const
/** The hand rests when the camera has not moved, or the zoom not changed, for so long, ms. */
const restAfter = 80
/** A sheet shown so many times larger or smaller than it was painted is replaced even while the zoom changes. */
const tooCoarse = 4
/**
 * While a hand moves, what can wait gets one part of the time in so many: after each tile nothing is painted for as many times as
 * long as it took.
 */
const pace = 6
/** How long what lies ahead waits while a hand holds something, ms. */
const whileHeld = 200
/** Tiles painted ahead around the view while nothing else is to be done. */
const ahead = 1
/** The long side of the sheet that shows the whole board wherever nothing better is there, CSS pixels. */
const overviewSide = 1_600
/** Small, so that each is painted within a moment. */
const overviewTile = { w: 128, h: 128 } as const

export interface TilesOptions extends Surroundings {
  /**
   * Called before anything of a view is painted.
   * @param isLate whether what is left to do should wait for the next frame.
   * @returns whether painting may begin.
   */
  readonly getReady: (view: Box, isLate: () => boolean) => boolean
  /** Paints for the sheet that is shown at any zoom. */
  readonly paintOverview: PaintPiece
  /** Asks for `draw` to be called with the next frame. */
  readonly requestFrame: () => void
  /** Whether a hand holds something: what cannot be seen yet is then not worth a moment. */
  readonly isHeld: () => boolean
  /** Runs something when there is nothing else to do, after some ms at least. @returns a function that calls it off. */
  readonly whenIdle: (run: () => void, after: number) => () => void
  readonly now: () => number
  /** The box of everything on the board, or null where it is empty. */
  readonly bounds: () => Box | null
}

/**
 * Shows the board through tiles. The frame's cost is that of drawing a few bitmaps, and of painting what was never painted
 * or has changed, as much of it as the frame has time for.
 *
 * Known limit: while the zoom changes, what is shown is scaled and so a little soft or coarse; it is sharp again soon
 * after the hand rests.
 */
export class Tiles {
  /** How often a tile was painted whole or in part. For tests and benchmarks. */
  readonly counters = { painted: 0, drawn: 0 }
  /** Of the zoom that is shown, or was until the zoom began to change. */
  private sharp: Sheet | null = null
  /** Of the zoom that is wanted, being painted. */
  private next: Sheet | null = null
  /** The whole board, small. */
  private overview: Sheet | null = null
  /** Null where what was drawn last is not all that is to be shown. */
  private picture: Picture | null = null
  private lastZoom = 0
  private zoomedAt = -Infinity
  private movedAt = -Infinity
  /** When the next tile that can wait may be painted while the view moves. */
  private nextAt = -Infinity
  private waking: ReturnType<typeof setTimeout> | undefined
  private stopIdle: (() => void) | null = null
  private last: { camera: Camera; viewport: Viewport; pixelRatio: number } | null = null

  constructor(private readonly options: TilesOptions) {}

  /** A part of the board is to be painted again. @returns whether it can be seen. */
  smudge(box: Box): boolean {
    this.overview?.smudge(box)
    this.next?.smudge(box)
    this.sharp?.smudge(box)
    if (this.picture?.shows(box)) this.picture = null
    return (
      !this.last || isSeenIn(visibleBox(this.last.camera, this.last.viewport), box, this.last.camera.zoom)
    )
  }

  /** Everything is to be painted again; what is there is shown until it is. */
  smudgeAll(): void {
    this.picture = null
    for (const sheet of [this.sharp, this.next, this.overview]) sheet?.smudgeAll()
  }

  /** Forgets all that was painted: it looks otherwise now. */
  clear(): void {
    this.sharp = this.next = this.overview = this.picture = null
  }

  /**
   * Takes in where the camera went. What has to be painted for another zoom is painted meanwhile and shown once it is complete:
   * for each of its tiles all would have to be drawn.
   * @returns how what was drawn last is to be put to show what the camera sees; null where it has to be drawn anew.
   */
  follow(camera: Camera, viewport: Viewport, pixelRatio: number): Shift | null {
    const { picture } = this
    if (!picture?.covers(camera, viewport, pixelRatio)) return null
    const still = this.takeIn(camera, viewport, pixelRatio)
    const wanted = this.choose(camera, viewport, pixelRatio)
    if (wanted === picture.sheet) this.prepareWhenIdle()
    else if (wanted) {
      const waits = !still && this.options.now() < this.nextAt
      if (!waits && this.paintMissing(wanted, visibleBox(camera, viewport), still)) return null
      this.options.requestFrame()
    }
    return picture.shiftTo(camera)
  }

  /**
   * Draws what the camera sees, and what is ready around it.
   * @param ctx of a canvas that reaches `margin` farther than the viewport; its transform is left as the view's canvas pixels.
   */
  draw(ctx: CanvasRenderingContext2D, camera: Camera, viewport: Viewport, pixelRatio: number): void {
    const still = this.takeIn(camera, viewport, pixelRatio)
    if (this.sharp && this.sharp.pixelRatio !== pixelRatio) this.clear()
    const edge = Math.round(margin * pixelRatio)
    ctx.setTransform(1, 0, 0, 1, edge, edge)
    const wanted = this.choose(camera, viewport, pixelRatio)
    const view = visibleBox(camera, viewport)
    const complete = wanted !== null && this.paintMissing(wanted, view, still)
    // Who does not pan would only pay for what lies beyond the edges.
    const around = complete && !still ? wanted.freshAround(view, expand(view, margin / camera.zoom)) : view
    if (!wanted?.covers(view)) this.drawUnder(ctx, camera, view, wanted)
    if (wanted) this.drawSheet(ctx, wanted, camera, around)
    const scaled = wanted === null && this.sharp?.covers(view) ? this.sharp : null
    const shown = complete ? wanted : scaled
    this.picture = shown && new Picture(shown, camera, around)
    if (complete) {
      if (wanted === this.next) {
        this.sharp = this.next
        this.next = null
      }
      this.prepareWhenIdle()
    } else if (wanted) this.options.requestFrame()
  }

  destroy(): void {
    clearTimeout(this.waking)
    this.stopIdle?.()
    this.clear()
  }

  /** The sheet that is to be made complete for this camera; null while the zoom changes and an old one will do. */
  private choose(camera: Camera, viewport: Viewport, pixelRatio: number): Sheet | null {
    const { zoom } = camera
    const now = this.options.now()
    if (zoom !== this.lastZoom) {
      this.lastZoom = zoom
      this.zoomedAt = now
    }
    if (this.sharp?.zoom === zoom) {
      this.next = null
      return this.sharp
    }
    if (this.next?.zoom === zoom) return this.next
    const rests = now - this.zoomedAt >= restAfter
    if (!rests) {
      clearTimeout(this.waking)
      this.waking = setTimeout(this.options.requestFrame, restAfter + 4)
      // One that is begun is made complete, if it will be of use.
      if (this.next && drift(this.next, zoom) <= tooCoarse) return this.next
      if (this.sharp && drift(this.sharp, zoom) <= tooCoarse) return null
    }
    this.next = new Sheet(this.options, zoom, pixelRatio, tileSize(viewport, pixelRatio, zoom), camera)
    this.sharp ??= this.next
    return this.next
  }

  /**
   * Paints what is missing or out of date in a view: at least one tile, and as many more as fit into the frame's budget if they
   * take as long as those before.
   * @returns whether nothing is left to paint.
   */
  private paintMissing(sheet: Sheet, view: Box, still: boolean): boolean {
    const range = sheet.rangeOf(view)
    if (sheet.isComplete(range)) return true
    const began = this.options.now()
    const alone = !this.overview && (this.sharp === null || this.sharp === sheet)
    const usual = still ? budget.still : budget.moving
    const isLate = () => !alone && this.options.now() - began > usual
    if (!this.options.getReady(view, isLate)) return false
    let painted = 0
    for (const [column, row] of fromTheMiddle(range)) {
      if (sheet.isFresh(column, row)) continue
      const most = alone ? budget.first : sheet.has(column, row) ? budget.changed : usual
      const passed = this.options.now() - began
      if (painted > 0 && passed + passed / painted > most) return false
      this.paintTile(sheet, column, row)
      painted++
    }
    return true
  }

  private paintTile(sheet: Sheet, column: number, row: number): void {
    this.counters.painted++
    const began = this.options.now()
    sheet.paint(column, row)
    const end = this.options.now()
    this.nextAt = Math.max(this.nextAt, began) + (1 + pace) * (end - began)
  }

  /** What was to be done while nothing else is waits anew. @returns whether the hand rests. */
  private takeIn(camera: Camera, viewport: Viewport, pixelRatio: number): boolean {
    this.stopIdle?.()
    this.stopIdle = null
    if (camera !== this.last?.camera) this.movedAt = this.options.now()
    this.last = { camera, viewport, pixelRatio }
    return this.rests
  }

  private get rests(): boolean {
    return this.options.now() - this.movedAt >= restAfter
  }

  /** What is shown where the wanted sheet has nothing yet: the whole board small, then what was sharp before. */
  private drawUnder(ctx: CanvasRenderingContext2D, camera: Camera, view: Box, wanted: Sheet | null): void {
    const { sharp, next, overview } = this
    const over = [sharp, next].filter((sheet) => sheet !== null && sheet !== wanted)
    if (overview && !over.some((sheet) => sheet?.covers(view))) this.drawSheet(ctx, overview, camera, view)
    for (const sheet of over) if (sheet) this.drawSheet(ctx, sheet, camera, view)
  }

  private drawSheet(ctx: CanvasRenderingContext2D, sheet: Sheet, camera: Camera, view: Box): void {
    this.counters.drawn += sheet.draw(ctx, camera, view, this.last!.pixelRatio)
  }

  private prepareWhenIdle(): void {
    const now = this.options.now()
    const wait = this.rests ? 0 : Math.max(0, this.nextAt - now)
    this.stopIdle = this.options.whenIdle(() => this.prepare(), wait)
  }

  /** While nothing else is to be done: paints one tile ahead, lets go of those far away, and comes again. */
  private prepare(): void {
    this.stopIdle = null
    const { sharp, last } = this
    if (!sharp || !last || sharp.zoom !== last.camera.zoom) return
    const range = sharp.rangeOf(visibleBox(last.camera, last.viewport))
    const wide = widened(range, ahead)
    sharp.keepOnly(widened(range, ahead + 1))
    if (this.options.isHeld()) {
      this.stopIdle = this.options.whenIdle(() => this.prepare(), whileHeld)
      return
    }
    for (const [column, row] of fromTheMiddle(wide))
      if (!sharp.isFresh(column, row)) {
        this.paintTile(sharp, column, row)
        return this.prepareWhenIdle()
      }
    this.prepareOverview()
  }

  private prepareOverview(): void {
    const bounds = this.options.bounds()
    if (!bounds) return
    const zoom = Math.min(1, overviewSide / Math.max(bounds.w, bounds.h, 1))
    // Small changes of the board's outline are not worth another sheet.
    if (!this.overview || drift(this.overview, zoom) > 1.25)
      this.overview = new Sheet(
        { ...this.options, paint: this.options.paintOverview },
        zoom,
        1,
        overviewTile,
        bounds,
      )
    const { overview } = this
    if (!overview) return
    const range = overview.rangeOf(bounds)
    overview.keepOnly(range)
    const began = this.options.now()
    for (const [column, row] of fromTheMiddle(range))
      if (!overview.isFresh(column, row)) {
        // Idle moments are rare while a page rests: some tiles share one.
        if (this.options.now() - began > budget.moving) return this.prepareWhenIdle()
        this.paintTile(overview, column, row)
      }
  }
}

/** How many times larger or smaller a sheet is than a zoom asks for. */
const drift = (sheet: Sheet, zoom: number) => Math.max(zoom / sheet.zoom, sheet.zoom / zoom)
