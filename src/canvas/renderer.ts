/** Decides what is drawn when: the board when it changed, what hands hold while they move it, the overlay above both. */
import type Konva from 'konva'
import type { BoardChange } from '../model/snapshot'
import type { Language } from '../model/words'
import { visibleBox } from './camera'
import type { Canvas } from './canvas'
import { expand, intersects } from './geometry'
import { Cursors } from './overlay/cursors'
import { paintOwn } from './overlay/own'
import { accents, type Pen } from './overlay/pen'
import { paintCursor, paintPeer } from './overlay/people'
import { paintBoard, palettes, type Theme } from './paint'
import type { Lifted } from './previews'
import type { SceneHits } from './scene'

/** Bottom to top: all that rests, all that is held, all that is no record. */
export interface BoardLayers {
  readonly board: Konva.Layer
  readonly lifted: Konva.Layer
  readonly overlay: Konva.Layer
}

export interface Look {
  readonly theme: Theme
  readonly language: Language
}

/** More changes than this at once are not looked at one by one. */
const manyChanges = 100

/**
 * Redraws layers, each at most once an animation frame. The board layer is drawn again when the camera, the viewport, the
 * look or something visible changed, and when something is picked up or put down; while it is carried only the layers above are.
 */
export class Renderer {
  private layers: BoardLayers | null = null
  private look: Look
  private hits: SceneHits | null = null
  private readonly cursors: Cursors
  private readonly stop: (() => void)[]
  private timer: ReturnType<typeof setTimeout> | undefined
  private lifted: Lifted

  constructor(
    private readonly canvas: Canvas,
    look: Look,
  ) {
    this.look = look
    this.lifted = canvas.previews.lifted
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    this.cursors = new Cursors(still)
    const { editor } = canvas
    const { snapshot, presence } = editor.session
    this.stop = [
      editor.store.subscribe((now, before) => {
        if (now.camera !== before.camera || now.viewport !== before.viewport) this.drawAll()
        else this.draw('overlay')
      }),
      snapshot.subscribe((change) => {
        if (this.shows(change)) this.drawAll()
        else this.draw('overlay')
      }),
      canvas.previews.subscribe(() => {
        if (canvas.previews.lifted !== this.lifted) this.draw('board')
        this.lifted = canvas.previews.lifted
        this.draw('lifted')
        this.draw('overlay')
      }),
      canvas.flight.subscribe(() => this.draw('overlay')),
      presence.subscribe(() => {
        this.cursors.update(presence.peers, performance.now())
        this.draw('overlay')
      }),
    ]
    this.cursors.update(presence.peers, performance.now())
  }

  /** Takes the layers to draw on. */
  attach(layers: BoardLayers): void {
    this.layers = layers
    this.drawAll()
  }

  setLook(look: Look): void {
    if (look.theme === this.look.theme && look.language === this.look.language) return
    this.look = look
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

  /** Paints the board layer. */
  readonly paintBoard = (context: Konva.Context): void => {
    const { scene, editor } = this.canvas
    const { camera, viewport } = editor.state
    this.hits = scene.query(visibleBox(camera, viewport))
    this.paint(context, { except: this.canvas.previews.lifted })
  }

  /** Paints what is held. */
  readonly paintLifted = (context: Konva.Context): void => {
    const { lifted } = this.canvas.previews
    if (lifted.size > 0) this.paint(context, { only: lifted })
  }

  /** Paints hands and people. */
  readonly paintOverlay = (context: Konva.Context): void => {
    const { canvas } = this
    const { editor } = canvas
    const { camera, viewport } = editor.state
    const now = performance.now()
    const ctx = context._context
    const ratio = context.getCanvas().getPixelRatio()
    ctx.save()
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    const { theme } = this.look
    const pen: Pen = { ctx, camera, viewport, palette: palettes[theme], accent: accents[theme] }
    const { peers } = editor.session.presence
    for (const peer of peers) paintPeer(pen, canvas, peer)
    paintOwn(pen, canvas)
    const next = this.cursors.step(now)
    for (const peer of peers) {
      const shown = this.cursors.shown(peer.client, now)
      if (shown) paintCursor(pen, canvas, peer, shown)
    }
    ctx.restore()
    this.drawLater(next)
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.stop.forEach((stop) => stop())
    this.layers = null
  }

  private draw(layer: keyof BoardLayers): void {
    this.layers?.[layer].batchDraw()
  }

  private drawLater(ms: number | null): void {
    clearTimeout(this.timer)
    if (ms !== null) this.timer = setTimeout(() => this.draw('overlay'), ms)
  }

  private paint(context: Konva.Context, which: { only?: Lifted; except?: Lifted }): void {
    const { scene, board, editor } = this.canvas
    const { camera, viewport } = editor.state
    paintBoard(context._context, scene, board, {
      camera,
      viewport,
      pixelRatio: context.getCanvas().getPixelRatio(),
      ...this.look,
      ...which,
    })
  }

  /** Whether a change touches anything that was drawn or has come into view. */
  private shows({ ids, meta }: BoardChange): boolean {
    if (meta || !this.hits) return true
    const { scene, board, editor } = this.canvas
    const { camera, viewport } = editor.state
    const view = expand(visibleBox(camera, viewport), 16 / camera.zoom)
    const companies = new Set(ids.companies)
    for (const id of ids.resources) {
      const company = board.resources.get(id)?.company
      // One that is gone no longer says whose it was.
      if (company === undefined) return true
      companies.add(company)
    }
    const flows = new Set(ids.flows)
    if (companies.size <= manyChanges)
      for (const id of companies) for (const flow of board.flowsOf(id)) flows.add(flow)
    const changed = { frames: ids.frames, notes: ids.notes, companies, flows }
    const count = Object.values(changed).reduce((sum, some) => sum + some.size, 0)
    if (count > manyChanges) return true
    for (const collection of ['frames', 'notes', 'companies', 'flows'] as const)
      for (const id of changed[collection]) {
        if (this.hits[collection].includes(id)) return true
        const box = collection === 'flows' ? scene.pathOf(id)?.bounds : scene.boxOf({ collection, id })
        if (box && intersects(box, view)) return true
      }
    return false
  }
}
