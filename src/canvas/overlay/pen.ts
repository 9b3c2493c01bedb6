/** What the overlay is drawn with: a canvas in screen pixels, the camera, the colours of hands. */
import { boxToScreen, toScreen, type Camera, type Viewport } from '../camera'
import { tracePath, type Path } from '../curve'
import { intersects, type Box } from '../geometry'
import type { Palette } from '../paint/palette'

export interface Pen {
  /** CSS pixels from the canvas's top-left corner. */
  readonly ctx: CanvasRenderingContext2D
  readonly camera: Camera
  readonly viewport: Viewport
  readonly palette: Palette
  /** One's own colour: selection, handles, what is being drawn. */
  readonly accent: string
}

export function boxOnScreen({ camera }: Pen, box: Box): Box {
  return boxToScreen(camera, box)
}

export function isOnScreen({ viewport }: Pen, box: Box): boolean {
  return intersects(box, { x: -40, y: -40, w: viewport.w + 80, h: viewport.h + 80 })
}

/** Adds a rounded box to the path. */
export function addBox(pen: Pen, box: Box, { grow = 0, radius = 8 } = {}): void {
  const { x, y, w, h } = boxOnScreen(pen, box)
  const r = Math.min(radius * Math.min(1, pen.camera.zoom) + grow, (w + 2 * grow) / 2, (h + 2 * grow) / 2)
  pen.ctx.roundRect(x - grow, y - grow, w + 2 * grow, h + 2 * grow, Math.max(0, r))
}

/** Adds a way to the path. */
export function addWay({ ctx, camera }: Pen, path: Path): void {
  tracePath(ctx, path, (point) => toScreen(camera, point))
}

/** Draws a way with an arrowhead in one colour. @param angle in which it arrives, radians. */
export function drawArrow(pen: Pen, path: Path, angle: number, colour: string, dash: number[] = []): void {
  const { ctx, camera } = pen
  ctx.strokeStyle = colour
  ctx.lineWidth = 2.5
  ctx.setLineDash(dash)
  ctx.beginPath()
  addWay(pen, path)
  ctx.stroke()
  ctx.setLineDash([])
  const tip = toScreen(camera, path.pieces.at(-1)!.end)
  const corner = (turn: number) => ({
    x: tip.x - 12 * Math.cos(angle + turn),
    y: tip.y - 12 * Math.sin(angle + turn),
  })
  const [left, right] = [corner(-0.45), corner(0.45)]
  ctx.fillStyle = colour
  ctx.beginPath()
  ctx.moveTo(tip.x, tip.y)
  ctx.lineTo(left.x, left.y)
  ctx.lineTo(right.x, right.y)
  ctx.closePath()
  ctx.fill()
}

/** Runs with another opacity. */
export function faded({ ctx }: Pen, alpha: number, draw: () => void): void {
  ctx.globalAlpha = alpha
  draw()
  ctx.globalAlpha = 1
}
