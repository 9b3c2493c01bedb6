/** Decides what is drawn when: the board when it changed, what hands hold while they move it, the overlay above both. */
import type Konva from 'konva'
import type { Language } from '../model/words'
import type { Camera } from './camera'
import type { Canvas } from './canvas'
import type { Box } from './geometry'
import type { Others } from './overlay/others'
import { hasOwn, paintOwn } from './overlay/own'
import type { Pen } from './overlay/pen'
import { paintBoard, type Palette, type Theme } from './paint'
import type { FarPainter } from './paint/context'
import type { Lifted } from './previews'
import type { Scene, SceneHits } from './scene'
import { labelsShown } from './paint/levels'
import { makeCanvas, settler } from './tiles/canvases'
import type { Shift } from './tiles/picture'
import type { TileContext } from './tiles/sheet'
import { Tiles } from './tiles/tiles'
import { whenIdle } from './whenIdle'

/** Bottom to top: all that rests, all that is held, all that is no record. */
export interface BoardLayers {
  readonly board: Konva.Layer
  readonly lifted: Konva.Layer
  readonly overlay: Konva.Layer
}

export interface Look {
  readonly theme: Theme
  readonly palette: Palette
  readonly language: Language
}

/** The layers that are empty most of the time. */
type Passing = Exclude<keyof BoardLayers, 'board'>

/** A canvas just drawn is where it belongs. */
const atRest: Shift = { x: 0, y: 0, scale: 1 }

/** More changes than this at once are not looked at one by one. */
const manyChanges = 400

/**
 * Redraws layers, each at most once an animation frame. The board layer shows tiles: its canvas is moved when the camera moves,
 * drawn again where it ends, and painted again where the board changed or something was picked up or put down; while that is
 * carried only the layers above are.
 */
export class Renderer {
  private layers: BoardLayers | null = null
  private look: Look
  private readonly tiles: Tiles
  /** Whether the layers that pass are shown. */
  private readonly shown: Record<Passing, boolean> = { lifted: false, overlay: false }
  /** How others are drawn, once there are any; null until that has come. */
  private others: Others | null = null
  private loading = false
  private readonly stop: (() => void)[]
  private timer: ReturnType<typeof setTimeout> | undefined
  private frame = 0
  private lifted: Lifted

  constructor(
    private readonly canvas: Canvas,
    look: Look,
  ) {
    this.look = look
    this.lifted = canvas.previews.lifted
    this.tiles = new Tiles({
      paint: (ctx, camera, pixelRatio, view) =>
        this.paintPiece(ctx, camera, pixelRatio, view, canvas.far.painter(camera.zoom)),
      // It stands in for what is near as well, so that it shows cards.
      paintOverview: (ctx, camera, pixelRatio, view) => this.paintPiece(ctx, camera, pixelRatio, view, null),
      // All labels in view find their places together, so that the shortest arrows are served first.
      getReady: (view, isLate) => {
        const { scene, editor, far } = this.canvas
        const { zoom } = editor.state.camera
        if (far.isComing(zoom)) return false
        if (!labelsShown(zoom)) return true
        const ready = scene.placeLabels(scene.query(view).flows, this.look.language, isLate)
        this.takeIn()
        return ready
      },
      makeCanvas,
      settle: settler(),
      requestFrame: () => this.draw('board'),
      isHeld: () => canvas.previews.held,
      whenIdle,
      now: () => performance.now(),
      bounds: () => canvas.scene.bounds(),
    })
    const { editor } = canvas
    const { snapshot, presence } = editor.session
    this.stop = [
      editor.store.subscribe((now, before) => {
        if (now.camera !== before.camera || now.viewport !== before.viewport) this.drawAll()
        else this.draw('overlay')
      }),
      snapshot.subscribe((change) => {
        if (change.meta) this.tiles.smudgeAll()
        if (this.takeIn() || change.meta) this.draw('board')
        this.draw('lifted')
        this.draw('overlay')
      }),
      canvas.previews.subscribe(() => {
        if (this.takeIn()) this.draw('board')
        this.draw('lifted')
        this.draw('overlay')
      }),
      canvas.flight.subscribe(() => this.draw('overlay')),
      canvas.far.subscribe(() => this.repaint()),
      presence.subscribe(() => {
        this.followOthers()
        this.draw('overlay')
      }),
    ]
    this.followOthers()
  }

  /** Takes the layers to draw on. */
  attach(layers: BoardLayers): void {
    this.layers = layers
    this.reveal('lifted')
    this.reveal('overlay')
    this.drawAll()
  }

  setLook(look: Look): void {
    if (look.palette === this.look.palette && look.language === this.look.language) return
    this.look = look
    this.tiles.clear()
    this.drawAll()
  }

  /** Everything is painted anew: the typeface came. */
  repaint(): void {
    this.tiles.smudgeAll()
    this.drawAll()
  }

  drawAll(): void {
    this.draw('board')
    this.draw('lifted')
    this.draw('overlay')
  }

  /** Draws on a screen of another density, after the window moved there or the page was zoomed. */
  setPixelRatio(ratio: number): void {
    if (!this.layers) return
    for (const layer of Object.values(this.layers)) (layer as Konva.Layer).getCanvas().setPixelRatio(ratio)
    this.drawAll()
  }

  /** Shows the board. */
  readonly paintBoard = (context: Konva.Context): void => {
    const { camera, viewport } = this.canvas.editor.state
    const ctx = context._context
    this.takeIn()
    ctx.save()
    this.tiles.draw(ctx, camera, viewport, context.getCanvas().getPixelRatio())
    ctx.restore()
    this.place(atRest)
    if (this.takeIn()) this.draw('board')
  }

  /** Paints what is held. */
  readonly paintLifted = (context: Konva.Context): void => {
    const { scene, board, editor, previews } = this.canvas
    const { camera, viewport } = editor.state
    if (!this.reveal('lifted')) return
    const pixelRatio = context.getCanvas().getPixelRatio()
    const far = this.canvas.far.heldPainter(camera.zoom)
    const options = { camera, viewport, pixelRatio, only: previews.lifted, far, ...this.look }
    paintBoard(context._context, scene, board, options)
  }

  /** Paints hands and people. */
  readonly paintOverlay = (context: Konva.Context): void => {
    if (!this.reveal('overlay')) return
    const { canvas } = this
    const { editor } = canvas
    const { camera, viewport } = editor.state
    const ctx = context._context
    const ratio = context.getCanvas().getPixelRatio()
    ctx.save()
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    const { palette } = this.look
    const pen: Pen = { ctx, camera, viewport, palette, accent: palette.accent }
    const { peers } = editor.session.presence
    // First: what lies under them is wiped clear again.
    editor.state.ghosts?.layer.paint(pen, canvas)
    this.others?.paintDeeds(pen, canvas, peers)
    paintOwn(pen, canvas)
    const next = this.others?.paintCursors(pen, canvas, peers) ?? null
    ctx.restore()
    this.drawLater(next)
  }

  destroy(): void {
    clearTimeout(this.timer)
    cancelAnimationFrame(this.frame)
    this.stop.forEach((stop) => stop())
    this.tiles.destroy()
    this.layers = null
  }

  private paintPiece(
    ctx: TileContext,
    camera: Camera,
    pixelRatio: number,
    view: Box,
    far: FarPainter | null,
  ): void {
    const { scene, board, previews, editor } = this.canvas
    const { viewport } = editor.state
    const options = { camera, viewport, pixelRatio, view, except: previews.lifted, far, ...this.look }
    paintBoard(ctx as CanvasRenderingContext2D, scene, board, options)
  }

  private draw(layer: keyof BoardLayers): void {
    if (layer === 'board') {
      if (this.frame === 0) this.frame = requestAnimationFrame(() => this.showBoard())
    } else if (this.isFilled(layer)) this.layers?.[layer].batchDraw()
    else if (this.shown[layer]) {
      this.reveal(layer)
      this.layers?.[layer].clear()
    }
  }

  /**
   * Shows a layer, or hides it where nothing is on it: of every canvas that is shown, the browser makes a copy whenever the view
   * moves.
   * @returns whether there is something to draw.
   */
  private reveal(layer: Passing): boolean {
    const shown = this.isFilled(layer)
    const element = this.layers?.[layer].getNativeCanvasElement()
    if (element) element.style.visibility = shown ? 'visible' : 'hidden'
    return (this.shown[layer] = shown)
  }

  private isFilled(layer: Passing): boolean {
    const { canvas } = this
    if (layer === 'lifted') return canvas.previews.lifted.size > 0
    const { state, session } = canvas.editor
    return state.ghosts !== null || session.presence.peers.length > 0 || hasOwn(canvas)
  }

  /** Moves what was drawn of the board, or draws it anew where that does not show all that is in view. */
  private showBoard(): void {
    this.frame = 0
    if (!this.layers) return
    const { board } = this.layers
    const { camera, viewport } = this.canvas.editor.state
    this.takeIn()
    const shift = this.tiles.follow(camera, viewport, board.getCanvas().getPixelRatio())
    if (shift) this.place(shift)
    else board.draw()
  }

  private place({ x, y, scale }: Shift): void {
    const element = this.layers?.board.getStage()?.container()
    if (element) element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`
  }

  /** Takes in where others are; what draws them comes with the first of them. */
  private followOthers(): void {
    const { peers } = this.canvas.editor.session.presence
    this.others?.update(peers)
    if (this.others || this.loading || peers.length === 0) return
    this.loading = true
    import('./overlay/others').then(
      ({ Others }) => {
        this.others = new Others()
        this.followOthers()
        this.draw('overlay')
      },
      // Without network it is tried again when somebody moves.
      () => (this.loading = false),
    )
  }

  private drawLater(ms: number | null): void {
    clearTimeout(this.timer)
    if (ms !== null) this.timer = setTimeout(() => this.draw('overlay'), ms)
  }

  /**
   * Tells the tiles where the board changed. What is held is on no tile, so its moves change none.
   * @returns whether any of it can be seen.
   */
  private takeIn(): boolean {
    const { scene, previews } = this.canvas
    const { lifted: before } = this
    const { lifted } = previews
    const smudges = scene.takeSmudges()
    if (smudges.length > manyChanges) {
      this.lifted = lifted
      this.tiles.smudgeAll()
      return true
    }
    let seen = false
    const smudge = (box: Box) => {
      if (this.tiles.smudge(box)) seen = true
    }
    for (const { key, box } of smudges) if (key === null || !(before.has(key) && lifted.has(key))) smudge(box)
    if (lifted !== before) {
      for (const key of lifted) if (!before.has(key)) reachOf(scene, key).forEach(smudge)
      for (const key of before) if (!lifted.has(key)) reachOf(scene, key).forEach(smudge)
      this.lifted = lifted
    }
    return seen
  }
}

function reachOf(scene: Scene, key: string): readonly Box[] {
  const cut = key.indexOf('/')
  return scene.reachOf(key.slice(0, cut) as keyof SceneHits, key.slice(cut + 1))
}
