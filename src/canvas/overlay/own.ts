/** One's own hand on the board: selection, handles, marquee, what is being drawn. */
import type { RecordRef } from '../../model/records'
import { toScreen } from '../camera'
import type { Canvas, Flight, HeldEnd } from '../canvas'
import { offeredBox } from '../creating'
import type { Piece } from '../curve'
import { containsPoint, type Box, type Point } from '../geometry'
import { companyHandles, handleSize, resizeHandles } from '../hit'
import { labelsShown } from '../paint/levels'
import { routeFlow, routeFromPoint, routeToPoint, type FlowPath } from '../route'
import { leftOf } from '../tools/bending'
import { gripsShown } from '../tools/grips'
import { paintGuides } from './guides'
import { paintFocus } from './focus'
import { addBox, addWay, boxOnScreen, drawArrow, faded, isOnScreen, type Pen } from './pen'

/** Whether there is anything of one's own hand to draw. */
export function hasOwn({ editor, flight }: Canvas): boolean {
  const { selection, hovered, found, flowOffer, walk } = editor.state
  const { marquee, draft, ghosts, arrow, end, bend, guides, cluster } = flight.getState()
  return (
    [hovered, found, flowOffer, walk, marquee, draft, arrow, end, bend, cluster].some(
      (one) => one !== null,
    ) || [selection, ghosts, guides].some(({ length }) => length > 0)
  )
}

/** Draws all that belongs to one's own hand. */
export function paintOwn(pen: Pen, canvas: Canvas): void {
  const { editor } = canvas
  const { selection, hovered, found, flowOffer, editing } = editor.state
  const flight = canvas.flight.getState()
  const far = canvas.far.at(editor.state.camera.zoom)
  const resting = flight.marquee === null && flight.arrow === null && flight.end === null
  if (found) {
    outline(pen, canvas, [found], 10, 0.3)
    outline(pen, canvas, [found], 2.5, 1)
  }
  if (hovered && resting && !editor.isSelected(hovered)) outline(pen, canvas, [hovered], 1.5, 0.55)
  outline(
    pen,
    canvas,
    selection.filter((ref) => ref.id !== editing?.ref.id),
    2,
    1,
  )
  if (far && flight.cluster !== null && resting) far.pointOut(pen, flight.cluster, canvas.texts.cluster)
  if (flight.marquee) marquee(pen, flight.marquee)
  if (flight.draft) draft(pen, flight.draft.box, flight.draft.collection === 'frames' ? 0 : 8)
  flight.ghosts.forEach((box) => draft(pen, box, 8))
  paintGuides(pen, flight.guides)
  if (flight.bend) bend(pen, canvas, flight.bend)
  if (flight.arrow) arrow(pen, canvas, flight.arrow)
  else if (flight.end) end(pen, canvas, flight.end)
  else if (flowOffer) {
    const from = canvas.scene.boxOf({ collection: 'companies', id: flowOffer.from })
    if (from) {
      const box = offeredBox(from, flowOffer.at)
      draft(pen, box, 8)
      drawPath(pen, routeFlow({ from, to: box, index: 0, count: 1 }))
    }
  }
  const still = canvas.tools.current.state === 'idle' || canvas.tools.current.state === 'pressing'
  paintFocus(pen, canvas)
  if (still) grips(pen, canvas)
}

/**
 * Outlines records: boxes by a rounded line, flows by a halo along their curve, and where these are too small to be seen, the
 * clusters that they are part of. Only what is on screen is drawn.
 */
export function outline(
  pen: Pen,
  { scene, far }: Pick<Canvas, 'scene' | 'far'>,
  all: readonly RecordRef[],
  width: number,
  alpha: number,
  colour = pen.accent,
): void {
  const { ctx } = pen
  const level = far.at(pen.camera.zoom)
  const refs = level ? all.filter(isDrawnAlone) : all
  level?.ring(pen, all, { width, alpha, colour })
  ctx.strokeStyle = colour
  faded(pen, alpha, () => {
    ctx.lineWidth = width
    ctx.beginPath()
    for (const ref of refs) {
      const box = ref.collection === 'flows' ? null : scene.boxOf(ref)
      if (box && isOnScreen(pen, boxOnScreen(pen, box)))
        addBox(pen, box, { grow: width / 2 + 1, radius: ref.collection === 'frames' ? 0 : 8 })
    }
    ctx.stroke()
  })
  const labels = refs.flatMap((ref) => {
    const label =
      ref.collection === 'flows' && labelsShown(pen.camera.zoom)
        ? scene.labelAt(ref.id, pen.camera.zoom)
        : null
    return label && isOnScreen(pen, boxOnScreen(pen, label.box)) ? [label.box] : []
  })
  faded(pen, 0.32 * alpha, () => {
    ctx.save()
    keepClear(pen, labels)
    ctx.lineWidth = Math.max(4, Math.min(12, 10 * pen.camera.zoom)) + width
    ctx.lineCap = 'round'
    ctx.beginPath()
    for (const ref of refs) {
      const reach = ref.collection === 'flows' ? scene.reachOf('flows', ref.id) : []
      const seen = reach.some((box) => isOnScreen(pen, boxOnScreen(pen, box)))
      const path = seen ? scene.pathOf(ref.id) : null
      if (path) addWay(pen, path)
    }
    ctx.stroke()
    ctx.restore()
  })
  ctx.lineWidth = width
  ctx.beginPath()
  for (const box of labels) addBox(pen, box, { grow: width / 2 + 1, radius: box.h / 2 })
  faded(pen, alpha, () => ctx.stroke())
}

const isDrawnAlone = ({ collection }: RecordRef) => collection !== 'companies' && collection !== 'flows'

/** Draws nothing over these boxes until the pen is restored: words are read there. */
function keepClear(pen: Pen, boxes: readonly Box[]): void {
  const { ctx, viewport } = pen
  if (boxes.length === 0 || boxes.length > 40) return
  ctx.beginPath()
  ctx.rect(0, 0, viewport.w, viewport.h)
  for (const box of boxes) addBox(pen, box, { grow: 1, radius: box.h / 2 })
  ctx.clip('evenodd')
}

function marquee(pen: Pen, box: Box): void {
  const { ctx, accent } = pen
  const { x, y, w, h } = boxOnScreen(pen, box)
  ctx.fillStyle = accent
  faded(pen, 0.09, () => ctx.fillRect(x, y, w, h))
  ctx.strokeStyle = accent
  ctx.lineWidth = 1
  ctx.strokeRect(x, y, w, h)
}

/** Something that is not there yet. */
function draft(pen: Pen, box: Box, radius: number): void {
  const { ctx, accent } = pen
  ctx.fillStyle = accent
  ctx.strokeStyle = accent
  ctx.lineWidth = 1.5
  ctx.beginPath()
  addBox(pen, box, { radius })
  faded(pen, 0.08, () => ctx.fill())
  ctx.setLineDash([6, 5])
  ctx.stroke()
  ctx.setLineDash([])
}

/** The arrow in the hand, and the company that it would reach. */
function arrow(pen: Pen, { scene }: Canvas, { from, to, target }: NonNullable<Flight['arrow']>): void {
  const donor = scene.boxOf({ collection: 'companies', id: from })
  const receiver = target === null ? null : scene.boxOf({ collection: 'companies', id: target })
  if (!donor) return
  // While the hand is still on the donor there is nowhere to point to.
  const within = !receiver && containsPoint(donor, to)
  const meant = within ? donor : receiver
  if (meant) aimed(pen, meant)
  if (receiver) drawPath(pen, routeFlow({ from: donor, to: receiver, index: 0, count: 1 }))
  else if (!within) drawPath(pen, routeToPoint(donor, to))
}

/** The company that the hand would join. */
function aimed(pen: Pen, box: Box): void {
  const { ctx, accent } = pen
  ctx.beginPath()
  addBox(pen, box, { grow: 3 })
  ctx.fillStyle = accent
  faded(pen, 0.1, () => ctx.fill())
  ctx.strokeStyle = accent
  ctx.lineWidth = 3
  ctx.stroke()
}

/** A flow with one end in the hand, and the company that it would join. */
function end(pen: Pen, canvas: Canvas, held: HeldEnd): void {
  const target =
    held.target === null ? null : canvas.scene.boxOf({ collection: 'companies', id: held.target })
  if (target) aimed(pen, target)
  const path = wayInHand(canvas, held)
  if (path) drawPath(pen, path)
}

/** The way of a flow whose end is in a hand, or null when the company that it is still bound to is gone. */
export function wayInHand(
  { scene, board }: Pick<Canvas, 'scene' | 'board'>,
  { flow: id, end, at, target = null }: Omit<HeldEnd, 'target'> & Partial<HeldEnd>,
): FlowPath | null {
  const flow = board.flows.get(id)
  const fixed = flow && scene.boxOf({ collection: 'companies', id: end === 'from' ? flow.to : flow.from })
  if (!fixed) return null
  const joined = target === null ? null : scene.boxOf({ collection: 'companies', id: target })
  if (!joined) return end === 'from' ? routeFromPoint(at, fixed) : routeToPoint(fixed, at)
  const [from, to] = end === 'from' ? [joined, fixed] : [fixed, joined]
  return routeFlow({ from, to, index: 0, count: 1, shape: flow.shape })
}

export function drawPath(pen: Pen, path: FlowPath, colour = pen.accent, dash: number[] = []): void {
  drawArrow(pen, path, path.arrowAngle, colour, dash)
}

function bend(pen: Pen, canvas: Canvas, { flow, by }: NonNullable<Flight['bend']>): void {
  const path = canvas.scene.pathOf(flow)
  const left = leftOf(canvas, flow)
  if (!path || !left) return
  // Moving both controls by m moves the middle by three quarters of it.
  const pulled = ({ x, y }: Point) => ({ x: x + (left.x * by) / 0.75, y: y + (left.y * by) / 0.75 })
  const [straight] = path.pieces as [Piece]
  const curve = { ...straight, control1: pulled(straight.control1), control2: pulled(straight.control2) }
  const angle = Math.atan2(curve.end.y - curve.control2.y, curve.end.x - curve.control2.x)
  drawArrow(pen, { pieces: [curve] }, angle, pen.accent, [6, 5])
}

/** Handles: discs draw flows, rings take the ends of one, squares resize. */
function grips(pen: Pen, canvas: Canvas): void {
  const { ctx, accent, palette, camera } = pen
  const { companies, resizing, flow } = gripsShown(canvas)
  const box = resizing && canvas.scene.boxOf(resizing)
  if (box) {
    const size = canvas.byTouch ? handleSize.drawn + 4 : handleSize.drawn - 2
    ctx.fillStyle = palette.surface
    ctx.strokeStyle = accent
    ctx.lineWidth = 1.5
    ctx.beginPath()
    for (const { point } of resizeHandles(box, camera.zoom, resizing.collection !== 'companies')) {
      const { x, y } = toScreen(camera, point)
      ctx.roundRect(x - size / 2, y - size / 2, size, size, 2.5)
    }
    ctx.fill()
    ctx.stroke()
  }
  for (const id of companies) {
    const card = canvas.scene.boxOf({ collection: 'companies', id })
    if (card)
      for (const { side, point } of companyHandles(card, camera.zoom))
        flowGrip(pen, toScreen(camera, point), side, canvas.byTouch ? 1.5 : 1)
  }
  const path = flow === null ? null : canvas.scene.pathOf(flow)
  if (path) endGrips(pen, path, canvas.byTouch)
}

/** Rings at both ends of a flow. */
function endGrips({ ctx, accent, palette, camera }: Pen, path: FlowPath, byTouch: boolean): void {
  ctx.fillStyle = palette.surface
  ctx.strokeStyle = accent
  ctx.lineWidth = 2.5
  for (const point of [path.start, path.end]) {
    const { x, y } = toScreen(camera, point)
    ctx.beginPath()
    ctx.arc(x, y, (handleSize.drawn / 2) * (byTouch ? 1.5 : 1), 0, 2 * Math.PI)
    ctx.fill()
    ctx.stroke()
  }
}

const outwards = { right: 0, bottom: 1, left: 2, top: 3 } as const

/** A disc with a small arrow out of the card. */
function flowGrip(
  { ctx, accent, palette }: Pen,
  { x, y }: Point,
  side: keyof typeof outwards,
  scale: number,
): void {
  const radius = handleSize.drawn / 2 + 1.5
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate((outwards[side] * Math.PI) / 2)
  ctx.scale(scale, scale)
  ctx.beginPath()
  ctx.arc(0, 0, radius, 0, 2 * Math.PI)
  ctx.fillStyle = accent
  ctx.fill()
  ctx.strokeStyle = palette.surface
  ctx.lineWidth = 1.5
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(-3.2, 0)
  ctx.lineTo(3, 0)
  ctx.moveTo(0.4, -2.8)
  ctx.lineTo(3.2, 0)
  ctx.lineTo(0.4, 2.8)
  ctx.stroke()
  ctx.restore()
}
