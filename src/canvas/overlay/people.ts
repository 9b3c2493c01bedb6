/** The others on the board: cursors with name tags, what they have selected, what they are drawing. */
import type { Peer } from '../../sync/presence'
import { toScreen } from '../camera'
import type { Canvas } from '../canvas'
import type { Outdone } from '../previews'
import { font, layOutLine } from '../paint/text'
import { routeToPoint } from '../route'
import { drawPath, outline, wayInHand } from './own'
import type { CursorShown } from './cursors'
import { addBox, boxOnScreen, faded, isOnScreen, type Pen } from './pen'

/** Soft outlines of what a person has selected, and the gesture that they are making. */
export function paintPeer(pen: Pen, canvas: Canvas, peer: Peer): void {
  const colour = standingOut(peer.user.colour, pen.palette.board)
  outline(pen, canvas, peer.selection, 2, 0.6, colour)
  for (const held of canvas.previews.outdone)
    if (held.peer.client === peer.client) outdone(pen, canvas, held, colour)
  const { gesture } = peer
  if (gesture?.kind === 'flow') {
    const from = canvas.scene.boxOf({ collection: 'companies', id: gesture.from })
    if (from) faded(pen, 0.8, () => drawPath(pen, routeToPoint(from, gesture), colour))
  } else if (gesture?.kind === 'end') {
    const path = wayInHand(canvas, { ...gesture, at: gesture })
    if (path) faded(pen, 0.8, () => drawPath(pen, path, colour))
  } else if (gesture?.kind === 'frame') {
    pen.ctx.strokeStyle = colour
    pen.ctx.lineWidth = 1.5
    pen.ctx.setLineDash([6, 5])
    pen.ctx.beginPath()
    addBox(pen, gesture, { radius: 0 })
    pen.ctx.stroke()
    pen.ctx.setLineDash([])
  } else if (gesture?.kind === 'typing') typing(pen, canvas, peer)
}

/** Where a person has what is shown in another hand, with their name over it. */
function outdone(pen: Pen, canvas: Canvas, { peer, box }: Outdone, colour: string): void {
  const { ctx } = pen
  const place = boxOnScreen(pen, box)
  if (!isOnScreen(pen, place)) return
  ctx.strokeStyle = colour
  ctx.lineWidth = 2
  ctx.setLineDash([6, 5])
  ctx.beginPath()
  addBox(pen, box, { grow: 2 })
  ctx.stroke()
  ctx.setLineDash([])
  nameTag(pen, canvas, peer.user.name, place.x, place.y - 26, colour)
}

/** Three dots at the corner of what someone is writing. */
function typing(pen: Pen, { scene }: Canvas, { gesture, user }: Peer): void {
  const { ctx, camera, palette } = pen
  const box = gesture?.kind === 'typing' ? scene.boxOf(gesture.ref) : null
  if (!box) return
  const { x, y } = toScreen(camera, { x: box.x + box.w, y: box.y })
  ctx.fillStyle = standingOut(user.colour, palette.board)
  ctx.beginPath()
  ctx.roundRect(x - 16, y - 9, 28, 16, 8)
  ctx.fill()
  ctx.fillStyle = palette.surface
  ctx.beginPath()
  for (const dx of [-9, -2, 5]) {
    ctx.moveTo(x + dx + 2, y - 1)
    ctx.arc(x + dx, y - 1, 2, 0, 2 * Math.PI)
  }
  ctx.fill()
}

/** A person's pointer, and their name while it moves. */
export function paintCursor(pen: Pen, canvas: Canvas, peer: Peer, shown: CursorShown): void {
  const { ctx, camera } = pen
  const { x, y } = toScreen(camera, shown.at)
  if (!isOnScreen(pen, { x, y, w: 0, h: 0 })) return
  const { name } = peer.user
  const colour = standingOut(peer.user.colour, pen.palette.board)
  ctx.save()
  ctx.translate(x, y)
  ctx.globalAlpha = shown.pointer
  ctx.beginPath()
  ctx.moveTo(0, 0)
  ctx.lineTo(4.6, 15.6)
  ctx.lineTo(8.1, 9)
  ctx.lineTo(15.2, 6.6)
  ctx.closePath()
  ctx.fillStyle = colour
  ctx.fill()
  ctx.strokeStyle = '#ffffff'
  ctx.lineWidth = 1.5
  ctx.lineJoin = 'round'
  ctx.stroke()
  ctx.globalAlpha = shown.tag
  if (shown.tag > 0) nameTag(pen, canvas, name, 12, 16, colour)
  ctx.restore()
}

/** A person's name on their colour. @param x, y the tag's top-left corner, in the canvas's own pixels. */
function nameTag({ ctx }: Pen, { scene }: Canvas, name: string, x: number, y: number, colour: string): void {
  const line = layOutLine(name, { size: 12, weight: 600 }, 160, scene.text)
  if (!line) return
  ctx.beginPath()
  ctx.roundRect(x, y, line.width + 14, 20, 6)
  ctx.fillStyle = colour
  ctx.fill()
  ctx.fillStyle = readableOn(colour)
  ctx.font = font(12, 600)
  ctx.textAlign = 'left'
  ctx.textBaseline = 'alphabetic'
  ctx.fillText(line.text, x + 7, y + 14)
}

/** Black or white, whichever reads better on a colour. @param colour `#rrggbb`. */
export function readableOn(colour: string): string {
  // Equal contrast to both lies at this luminance (WCAG 2.2).
  return luminance(channels(colour)) > 0.179 ? '#000000' : '#ffffff'
}

/** Contrast that graphics need against what is behind them (WCAG 2.2, 1.4.11). */
const graphicsContrast = 3

/**
 * A person's colour as it shows on the board: unchanged where it stands out 3:1, else mixed with as little white or black as
 * that takes. People choose one colour for light and dark boards, and other programs send any.
 * @param colour `#rrggbb`. @param board the colour of the board, `#rrggbb`. @param least the contrast that is wanted.
 */
export function standingOut(colour: string, board: string, least = graphicsContrast): string {
  const key = `${colour}${board}${least}`
  let shown = shownColours.get(key)
  if (shown === undefined) {
    // Anyone may send any number of colours; a room has few.
    if (shownColours.size >= 1_000) shownColours.clear()
    shownColours.set(key, (shown = mixed(colour, board, least)))
  }
  return shown
}

const shownColours = new Map<string, string>()

function mixed(colour: string, board: string, least: number): string {
  const behind = luminance(channels(board))
  const target = behind > 0.179 ? 0 : 255
  const own = channels(colour)
  for (let share = 0; share < 1; share += 0.02) {
    const mix = own.map((value) => Math.round(value + (target - value) * share))
    const [light, dark] = [luminance(mix), behind].sort((a, b) => b - a) as [number, number]
    if ((light + 0.05) / (dark + 0.05) >= least)
      return `#${mix.map((value) => value.toString(16).padStart(2, '0')).join('')}`
  }
  return target === 0 ? '#000000' : '#ffffff'
}

/** Red, green and blue, 0 to 255. */
const channels = (colour: string): number[] => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16))

/** Relative luminance, 0 to 1 (WCAG 2.2). */
function luminance(rgb: readonly number[]): number {
  const [r, g, b] = rgb.map((channel) => {
    const value = channel / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
