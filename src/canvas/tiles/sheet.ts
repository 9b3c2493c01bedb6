/** The board painted at one zoom, in tiles: each is painted once, and again only where the board changed. */
import type { Camera, Viewport } from '../camera'
import {
  bottom,
  boxBetween,
  clamp,
  containsBox,
  expand,
  intersection,
  intersects,
  right,
  union,
  type Box,
  type Point,
} from '../geometry'
import type { TileRange } from './range'

/** A canvas that can be painted on and drawn from. */
export type TileCanvas = HTMLCanvasElement | OffscreenCanvas
export type TileContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D

/**
 * Paints part of the board.
 * @param camera what stands at the tile's top-left corner, and its zoom.
 * @param view world box that is to be painted; what reaches out of it may be left out.
 */
export type PaintPiece = (ctx: TileContext, camera: Camera, pixelRatio: number, view: Box) => void

/** What a sheet needs of its surroundings. */
export interface Surroundings {
  readonly paint: PaintPiece
  /** A new, clear canvas. @param size canvas pixels. */
  readonly makeCanvas: (size: Viewport) => TileCanvas
  /** Has a canvas really drawn what was asked of it: a browser may put that off, and its time would be nobody's. */
  readonly settle: (canvas: TileCanvas) => void
}

interface Tile {
  readonly column: number
  readonly row: number
  readonly canvas: TileCanvas
  readonly ctx: TileContext
  /** Which parts have to be painted again, world units; null for none. */
  stale: readonly Box[] | null
}

/** Shares of a tile that are nothing but rounding. */
const rounding = 1e-6
/** More stale parts than this in one tile are taken together. */
const mostParts = 6
/** Shadows, line caps and rounding reach this far out of a record's box, world units and canvas pixels. */
const overhang = { world: 6, pixels: 2 } as const

export class Sheet {
  private readonly tiles = new Map<string, Tile>()
  /** Canvas pixels a world unit. */
  readonly scale: number
  /** Where the tile of column 0 and row 0 begins, canvas pixels from the world's own origin. */
  private readonly origin: Point

  /**
   * @param pixelRatio canvas pixels a CSS pixel.
   * @param tile its size, canvas pixels.
   * @param corner world point at which a tile begins, to the next whole pixel. Tiles that begin where the view does, and
   *   divide it evenly, are not painted in vain beyond its edges.
   */
  constructor(
    private readonly around: Surroundings,
    readonly zoom: number,
    readonly pixelRatio: number,
    private readonly tile: Viewport,
    corner: Point,
  ) {
    this.scale = zoom * pixelRatio
    this.origin = { x: Math.round(corner.x * this.scale), y: Math.round(corner.y * this.scale) }
  }

  get size(): number {
    return this.tiles.size
  }

  /** Which tiles a box of the board meets. */
  rangeOf({ x, y, w, h }: Box): TileRange {
    const { origin, tile, scale } = this
    const [left, top] = [(x * scale - origin.x) / tile.w, (y * scale - origin.y) / tile.h]
    const [right, bottom] = [left + (w * scale) / tile.w, top + (h * scale) / tile.h]
    const first = (share: number) => Math.floor(share + rounding)
    const last = (share: number, from: number) => Math.max(from, Math.ceil(share - rounding) - 1)
    const [column, row] = [first(left), first(top)]
    return { left: column, top: row, right: last(right, column), bottom: last(bottom, row) }
  }

  /** The world box of a tile. */
  boxOf(column: number, row: number): Box {
    const { origin, tile, scale } = this
    const [x, y] = [origin.x + column * tile.w, origin.y + row * tile.h]
    return { x: x / scale, y: y / scale, w: tile.w / scale, h: tile.h / scale }
  }

  /** Whether a tile is there and nothing in it is out of date. */
  isFresh(column: number, row: number): boolean {
    const tile = this.tiles.get(key(column, row))
    return tile !== undefined && tile.stale === null
  }

  /** Whether all tiles of a range are there and up to date. */
  isComplete({ left, top, right, bottom }: TileRange): boolean {
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) if (!this.isFresh(column, row)) return false
    return true
  }

  /** Whether something of a tile can be shown, be it out of date. */
  has(column: number, row: number): boolean {
    return this.tiles.has(key(column, row))
  }

  /** Whether a box can be shown from this sheet without a gap. */
  covers(box: Box): boolean {
    const { left, top, right, bottom } = this.rangeOf(box)
    if ((right - left + 1) * (bottom - top + 1) > this.tiles.size) return false
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) if (!this.has(column, row)) return false
    return true
  }

  /**
   * How far around a box, and within another, nothing is missing or out of date.
   * @param box all its tiles are fresh.
   */
  freshAround(box: Box, within: Box): Box {
    const most = this.rangeOf(within)
    let range = this.rangeOf(box)
    for (const side of ['left', 'right', 'top', 'bottom'] as const) {
      const across = side === 'left' || side === 'right'
      const step = side === 'left' || side === 'top' ? -1 : 1
      while (range[side] !== most[side]) {
        const at = range[side] + step
        if (!this.isComplete({ ...range, ...(across ? { left: at, right: at } : { top: at, bottom: at }) }))
          break
        range = { ...range, [side]: at }
      }
    }
    const fresh = union(this.boxOf(range.left, range.top), this.boxOf(range.right, range.bottom))
    return intersection(fresh, within)
  }

  /** A part of the board is to be painted again. @returns whether any tile shows it. */
  smudge(box: Box): boolean {
    const reach = expand(box, overhang.world + overhang.pixels / this.scale)
    let some = false
    const mark = (tile: Tile) => {
      if (!intersects(this.boxOf(tile.column, tile.row), reach)) return
      tile.stale = added(tile.stale, reach, this.boxOf(tile.column, tile.row))
      some = true
    }
    this.each(this.rangeOf(reach), mark)
    return some
  }

  /** Everything is to be painted again. */
  smudgeAll(): void {
    for (const tile of this.tiles.values()) tile.stale = [this.boxOf(tile.column, tile.row)]
  }

  /** Paints a tile, or what is stale of it. */
  paint(column: number, row: number): void {
    const known = this.tiles.get(key(column, row))
    const tile = known ?? this.make(column, row)
    const { ctx } = tile
    const box = this.boxOf(column, row)
    const camera = { x: box.x, y: box.y, zoom: this.zoom }
    for (const part of tile.stale ?? []) {
      const edges = known ? this.pixelsOf(part, box) : { x: 0, y: 0, ...this.tile }
      if (edges.w <= 0 || edges.h <= 0) continue
      ctx.save()
      ctx.setTransform(1, 0, 0, 1, 0, 0)
      ctx.beginPath()
      ctx.rect(edges.x, edges.y, edges.w, edges.h)
      ctx.clip()
      ctx.clearRect(edges.x, edges.y, edges.w, edges.h)
      const view = {
        x: box.x + edges.x / this.scale,
        y: box.y + edges.y / this.scale,
        w: edges.w / this.scale,
        h: edges.h / this.scale,
      }
      this.around.paint(ctx, camera, this.pixelRatio, expand(view, overhang.world))
      ctx.restore()
    }
    this.around.settle(tile.canvas)
    tile.stale = null
  }

  /**
   * Draws the tiles that a camera sees, whatever their age. What stood there on the canvas is replaced.
   * @param view the world box that the camera sees.
   * @param pixelRatio of the canvas that is drawn on.
   * @returns how many there were.
   */
  draw(ctx: CanvasRenderingContext2D, camera: Camera, view: Box, pixelRatio: number): number {
    const scale = camera.zoom * pixelRatio
    const grow = scale / this.scale
    const { origin, tile } = this
    const [ox, oy] = [Math.round(camera.x * scale), Math.round(camera.y * scale)]
    ctx.imageSmoothingEnabled = grow !== 1
    return this.each(this.rangeOf(view), ({ column, row, canvas }) => {
      // Whole canvas pixels, so that neighbours meet and nothing is blurred at the sheet's own zoom.
      const across = (at: number) => Math.round((origin.x + at * tile.w) * grow)
      const down = (at: number) => Math.round((origin.y + at * tile.h) * grow)
      const [x, y] = [across(column), down(row)]
      const [w, h] = [across(column + 1) - x, down(row + 1) - y]
      if (w <= 0 || h <= 0) return
      ctx.clearRect(x - ox, y - oy, w, h)
      ctx.drawImage(canvas, x - ox, y - oy, w, h)
    })
  }

  /** Lets tiles go that are outside a range. */
  keepOnly(range: TileRange): void {
    for (const [name, { column, row }] of this.tiles)
      if (column < range.left || column > range.right || row < range.top || row > range.bottom)
        this.tiles.delete(name)
  }

  /** Visits the tiles of a range that are there. @returns how many. */
  private each({ left, top, right, bottom }: TileRange, visit: (tile: Tile) => void): number {
    let count = 0
    const take = (tile: Tile) => {
      count++
      visit(tile)
    }
    // Seen from far away a range may name many more tiles than there are.
    if ((right - left + 1) * (bottom - top + 1) > this.tiles.size) {
      for (const tile of this.tiles.values())
        if (tile.column >= left && tile.column <= right && tile.row >= top && tile.row <= bottom) take(tile)
      return count
    }
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++) {
        const tile = this.tiles.get(key(column, row))
        if (tile) take(tile)
      }
    return count
  }

  private make(column: number, row: number): Tile {
    const canvas = this.around.makeCanvas(this.tile)
    const ctx = canvas.getContext('2d') as TileContext
    const tile: Tile = { column, row, canvas, ctx, stale: [this.boxOf(column, row)] }
    this.tiles.set(key(column, row), tile)
    return tile
  }

  /** A part of a tile as whole canvas pixels. */
  private pixelsOf(part: Box, tile: Box): Box {
    const at = (world: number, from: number) => (world - from) * this.scale
    const across = (pixel: number) => clamp(pixel, 0, this.tile.w)
    const down = (pixel: number) => clamp(pixel, 0, this.tile.h)
    return boxBetween(
      { x: across(Math.floor(at(part.x, tile.x))), y: down(Math.floor(at(part.y, tile.y))) },
      { x: across(Math.ceil(at(right(part), tile.x))), y: down(Math.ceil(at(bottom(part), tile.y))) },
    )
  }
}

const key = (column: number, row: number) => `${column} ${row}`

/** Stale parts with one more; parts that meet, or too many, become one. */
function added(parts: readonly Box[] | null, part: Box, whole: Box): readonly Box[] {
  if (!parts) return [part]
  if (parts.some((one) => containsBox(one, part))) return parts
  const apart = parts.filter((one) => !intersects(one, part))
  const merged = parts.filter((one) => intersects(one, part)).reduce(union, part)
  return apart.length >= mostParts ? [whole] : [...apart, merged]
}
