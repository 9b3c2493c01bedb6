/** What a canvas shows of the board, and how it is put elsewhere instead of being drawn again. */
import { visibleBox, type Camera, type Viewport } from '../camera'
import { containsBox, expand, intersects, type Box } from '../geometry'
import type { Sheet } from './sheet'

/**
 * How much farther than the view the canvas reaches on each side, CSS pixels: whole canvas pixels at all usual densities.
 * What is drawn there comes into view when the canvas itself is moved, which costs the page next to nothing.
 */
export const margin = 180

/** Where a canvas is to be put to show what a camera sees: CSS pixels, about the view's top-left corner. */
export interface Shift {
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** Shadows and line caps reach so far out of a record's box at most, world units and CSS pixels. */
const overhang = { world: 6, pixels: 16 } as const

/** Whether a change of a part of the board can be seen in a box. */
export function isSeenIn(box: Box, part: Box, zoom: number): boolean {
  return intersects(expand(part, overhang.world + overhang.pixels / zoom), box)
}

export class Picture {
  /**
   * @param sheet that it was drawn from.
   * @param camera that it was drawn for.
   * @param box of the world, in which nothing is missing or out of date.
   */
  constructor(
    readonly sheet: Sheet,
    private readonly camera: Camera,
    private readonly box: Box,
  ) {}

  /** Whether it shows all that a camera sees. */
  covers(camera: Camera, viewport: Viewport, pixelRatio: number): boolean {
    return this.sheet.pixelRatio === pixelRatio && containsBox(this.box, visibleBox(camera, viewport))
  }

  /** Whether a change of a part of the board makes it wrong. */
  shows(part: Box): boolean {
    return isSeenIn(this.box, part, this.camera.zoom)
  }

  /** How it is to be put for a camera. */
  shiftTo({ x, y, zoom }: Camera): Shift {
    const from = this.camera
    const scale = zoom / from.zoom
    if (scale !== 1) return { x: (from.x - x) * zoom, y: (from.y - y) * zoom, scale }
    // Whole canvas pixels, as it would be drawn.
    const { pixelRatio } = this.sheet
    const at = (world: number) => Math.round(world * zoom * pixelRatio)
    return { x: (at(from.x) - at(x)) / pixelRatio, y: (at(from.y) - at(y)) / pixelRatio, scale }
  }
}
