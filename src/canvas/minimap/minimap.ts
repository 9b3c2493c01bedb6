/** The map of the board in a corner: a picture of all of it, and above that where one looks and who else is where. */
import { boxToScreen, toScreen, toWorld, type Camera, type Viewport } from '../camera'
import type { Canvas } from '../canvas'
import type { Editor } from '../editor'
import { centreOf, type Box, type Point } from '../geometry'
import { standingOut } from '../overlay/people'
import type { Palette } from '../paint'
import { frameOf, mapped } from './frame'
import { paintPicture, type Picture } from './picture'

/** How long after a change the picture is made anew, ms; changes until then are taken in together. */
const pause = 300
/** The least side of the window that shows where one looks, and how far it stays from the map's edge, CSS pixels. */
const leastWindow = 10
const edge = 1
/** Of a large selection this many are shown. */
const mostSelected = 200

/** The world box that one sees: what panels cover is not in it. */
export function seenBox({ state: { camera, viewport, inset } }: Editor): Box {
  return {
    x: camera.x + inset.left / camera.zoom,
    y: camera.y + inset.top / camera.zoom,
    w: Math.max(1, viewport.w - inset.left - inset.right) / camera.zoom,
    h: Math.max(1, viewport.h - inset.top - inset.bottom) / camera.zoom,
  }
}

export class Minimap {
  /** How often each was done. For tests and benchmarks. */
  readonly counters = { pictures: 0, frames: 0 }
  private picture: Picture | null = null
  private size: Viewport = { w: 0, h: 0 }
  /** The map's own camera; it stays still while a hand is on the map. */
  private camera: Camera | null = null
  /** Where what one sees was drawn, CSS pixels of the map. */
  private window: Box | null = null
  private held = false
  private frame = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private idle = 0
  private readonly observer = new ResizeObserver(() => this.measure())
  private readonly stop: (() => void)[]

  constructor(
    private readonly canvas: Canvas,
    private readonly element: HTMLCanvasElement,
    private palette: Palette,
  ) {
    const { editor, scene } = canvas
    this.stop = [
      scene.subscribe(() => this.paintLater()),
      editor.session.presence.subscribe(() => this.drawLater()),
      editor.store.subscribe((now, before) => {
        if (
          (now.camera !== before.camera && this.shifts()) ||
          now.viewport !== before.viewport ||
          now.inset !== before.inset ||
          now.selection !== before.selection
        )
          this.drawLater()
      }),
    ]
    this.observer.observe(element)
    this.measure()
  }

  setPalette(palette: Palette): void {
    if (palette === this.palette) return
    this.palette = palette
    this.paint()
  }

  /** The world point under a point of the map, CSS pixels from its top-left corner; null on an empty board. */
  worldAt(point: Point): Point | null {
    return this.camera && toWorld(this.camera, point)
  }

  /** A hand is put on the map, or taken off it. */
  hold(held: boolean): void {
    this.held = held
    this.drawLater()
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    clearTimeout(this.timer)
    if (this.idle) cancelIdleCallback(this.idle)
    this.observer.disconnect()
    this.stop.forEach((stop) => stop())
  }

  private measure(): void {
    const { clientWidth: w, clientHeight: h } = this.element
    if (w === this.size.w && h === this.size.h) return
    this.size = { w, h }
    this.paint()
  }

  /** Waits for a moment in which nothing else is to be done. */
  private paintLater(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined
      if (typeof requestIdleCallback === 'undefined') return this.paint()
      this.idle = requestIdleCallback(() => this.paint(), { timeout: 2_000 })
    }, pause)
  }

  private paint(): void {
    this.idle = 0
    this.counters.pictures++
    this.picture = paintPicture(this.canvas.scene, this.canvas.board, {
      palette: this.palette,
      size: this.size,
      ratio: this.ratio,
    })
    this.drawLater()
  }

  private drawLater(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  private draw(): void {
    this.frame = 0
    this.counters.frames++
    const { element, picture, size, ratio } = this
    const ctx = element.getContext('2d')
    if (!ctx) return
    const [w, h] = [Math.round(size.w * ratio), Math.round(size.h * ratio)]
    if (element.width !== w || element.height !== h) Object.assign(element, { width: w, height: h })
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, size.w, size.h)
    if (!picture) {
      this.camera = null
      return
    }
    const seen = seenBox(this.canvas.editor)
    const camera = (this.camera = this.cameraFor(picture, seen))
    this.window = boxToScreen(camera, seen)
    const at = toScreen(camera, picture.camera)
    const scale = camera.zoom / picture.camera.zoom
    ctx.drawImage(picture.bitmap, at.x, at.y, size.w * scale, size.h * scale)
    this.drawSelection(ctx, camera)
    this.drawSeen(ctx, camera, seen)
    this.drawPeople(ctx, camera)
  }

  /** The map's own camera for what one sees. */
  private cameraFor(picture: Picture, seen: Box): Camera {
    return this.held && this.camera ? this.camera : frameOf(mapped(picture.board, seen), this.size)
  }

  /** Whether a step of the view can be seen on the map: on that of a large board, most cannot. */
  private shifts(): boolean {
    const { picture, camera, window: before } = this
    if (!picture || !camera || !before) return true
    const seen = seenBox(this.canvas.editor)
    const next = this.cameraFor(picture, seen)
    const now = boxToScreen(next, seen)
    const pixel = 0.5 / this.ratio
    return (
      !sameCamera(camera, next) ||
      (['x', 'y', 'w', 'h'] as const).some((key) => Math.abs(now[key] - before[key]) >= pixel)
    )
  }

  private drawSelection(ctx: CanvasRenderingContext2D, camera: Camera): void {
    const { scene, editor } = this.canvas
    ctx.strokeStyle = this.palette.accent
    for (const ref of editor.state.selection.slice(0, mostSelected)) {
      if (ref.collection === 'flows') {
        const path = scene.pathOf(ref.id)
        if (path) line(ctx, toScreen(camera, path.start), toScreen(camera, path.end))
        continue
      }
      const box = scene.boxOf(ref)
      if (!box) continue
      // A ring around it, so that its own colour stays to be seen.
      const { x, y, w, h } = boxToScreen(camera, box)
      ctx.lineWidth = 2
      ctx.strokeRect(x - 2, y - 2, w + 4, h + 4)
    }
  }

  /** A window in a veil: the brightest part of the map is what one sees, and it is seen however small it is. */
  private drawSeen(ctx: CanvasRenderingContext2D, camera: Camera, seen: Box): void {
    const { size, palette } = this
    const middle = toScreen(camera, centreOf(seen))
    const [halfWidth, halfHeight] = [seen.w, seen.h].map(
      (side) => Math.max(leastWindow, side * camera.zoom) / 2,
    ) as [number, number]
    const x = Math.max(edge, middle.x - halfWidth)
    const y = Math.max(edge, middle.y - halfHeight)
    const w = Math.min(size.w - edge, middle.x + halfWidth) - x
    const h = Math.min(size.h - edge, middle.y + halfHeight) - y
    ctx.fillStyle = palette.theme === 'dark' ? 'rgba(0, 0, 0, 0.42)' : 'rgba(23, 32, 51, 0.09)'
    ctx.beginPath()
    ctx.rect(0, 0, size.w, size.h)
    ctx.roundRect(x, y, w, h, 2)
    ctx.fill('evenodd')
    ctx.beginPath()
    ctx.roundRect(x, y, w, h, 2)
    ctx.strokeStyle = palette.surface
    ctx.lineWidth = 4
    ctx.stroke()
    ctx.strokeStyle = palette.accent
    ctx.lineWidth = 2
    ctx.stroke()
  }

  private drawPeople(ctx: CanvasRenderingContext2D, camera: Camera): void {
    const { palette } = this
    for (const { cursor, user } of this.canvas.editor.session.presence.peers) {
      if (!cursor) continue
      const { x, y } = toScreen(camera, cursor)
      ctx.beginPath()
      ctx.arc(x, y, 3.5, 0, 2 * Math.PI)
      ctx.fillStyle = standingOut(user.colour, palette.board)
      ctx.fill()
      ctx.strokeStyle = palette.surface
      ctx.lineWidth = 1.25
      ctx.stroke()
    }
  }

  private get ratio(): number {
    return window.devicePixelRatio || 1
  }
}

const sameCamera = (a: Camera, b: Camera): boolean => a.x === b.x && a.y === b.y && a.zoom === b.zoom

function line(ctx: CanvasRenderingContext2D, from: Point, to: Point): void {
  ctx.lineWidth = 1.75
  ctx.beginPath()
  ctx.moveTo(from.x, from.y)
  ctx.lineTo(to.x, to.y)
  ctx.stroke()
}
