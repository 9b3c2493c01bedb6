/** Looks at pictures: whether something was really drawn, and whether two of them show the same. */
import type { Picture } from './png'

export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** How many pixels of an area differ clearly from a colour, as a share of the area. */
export function drawnShare(picture: Picture, area: Area, background: readonly number[]): number {
  const { w, step, data } = picture
  const [x0, y0] = [Math.max(0, Math.round(area.x)), Math.max(0, Math.round(area.y))]
  const [x1, y1] = [
    Math.min(w, Math.round(area.x + area.w)),
    Math.min(picture.h, Math.round(area.y + area.h)),
  ]
  let differ = 0
  for (let y = y0; y < y1; y++)
    for (let x = x0; x < x1; x++) {
      const at = (y * w + x) * step
      if (background.some((value, channel) => Math.abs(data[at + channel]! - value) > 24)) differ++
    }
  const all = (x1 - x0) * (y1 - y0)
  return all > 0 ? differ / all : 0
}

/** The colour most pixels of an area have. */
export function commonest(picture: Picture, area: Area): number[] {
  const counts = new Map<number, number>()
  for (let y = area.y; y < area.y + area.h; y += 3)
    for (let x = area.x; x < area.x + area.w; x += 3) {
      const at = (Math.round(y) * picture.w + Math.round(x)) * picture.step
      const colour = (picture.data[at]! << 16) | (picture.data[at + 1]! << 8) | picture.data[at + 2]!
      counts.set(colour, (counts.get(colour) ?? 0) + 1)
    }
  const [colour] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/**
 * The share of pixels in the middle of two pictures that differ.
 * @param clearly by more than this in some channel; ten thousand thin borders seen from afar are a faint grey.
 */
export function difference(a: Picture, b: Picture, clearly = 24): number {
  if (a.w !== b.w || a.h !== b.h) return 1
  let differ = 0
  let all = 0
  for (let y = Math.round(a.h * 0.15); y < a.h * 0.85; y++)
    for (let x = Math.round(a.w * 0.15); x < a.w * 0.85; x++) {
      const [at, bt] = [(y * a.w + x) * a.step, (y * b.w + x) * b.step]
      all++
      if ([0, 1, 2].some((c) => Math.abs(a.data[at + c]! - b.data[bt + c]!) > clearly)) differ++
    }
  return differ / all
}
