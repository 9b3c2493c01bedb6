/** The lines that show what a thing in the hand is lined up with, and which gaps are equal. */
import { toScreen } from '../camera'
import type { Guide } from '../snapping/snap'
import type { Pen } from './pen'

/** Unlike any hand's colour and any category's; 4.5:1 on the board. */
export const guideColours = { light: '#c2255c', dark: '#ff8fb3' } as const

/** How far a line goes beyond what it joins, and half the height of a gap's ends, screen pixels. */
const beyond = 8
const tick = 4

export function paintGuides(pen: Pen, guides: readonly Guide[]): void {
  const { ctx, palette } = pen
  if (guides.length === 0) return
  ctx.strokeStyle = guideColours[palette.theme]
  ctx.lineWidth = 1
  ctx.setLineDash([])
  ctx.beginPath()
  for (const guide of guides) add(pen, guide)
  ctx.stroke()
}

function add({ ctx, camera }: Pen, { kind, axis, at, from, to }: Guide): void {
  // A line stands across the axis on which things lined up; a gap lies along it.
  const sideways = (axis === 'x') === (kind === 'gap')
  const corner = (along: number) => toScreen(camera, sideways ? { x: along, y: at } : { x: at, y: along })
  const [a, b] = [corner(from), corner(to)]
  const across = Math.round(sideways ? a.y : a.x) + 0.5
  const [start, end] = sideways ? [a.x, b.x] : [a.y, b.y]
  const line = (s1: number, c1: number, s2: number, c2: number) => {
    ctx.moveTo(...((sideways ? [s1, c1] : [c1, s1]) as [number, number]))
    ctx.lineTo(...((sideways ? [s2, c2] : [c2, s2]) as [number, number]))
  }
  if (kind === 'line') return line(start - beyond, across, end + beyond, across)
  line(start, across, end, across)
  for (const stop of [start, end]) line(stop, across - tick, stop, across + tick)
}
