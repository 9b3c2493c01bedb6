/** Blocks of cards: plain grids, shelves of blocks, and where a block or a card goes beside what is on the board. */
import RBush from 'rbush'
import type { Box } from '../model/records'

export interface LayoutBox {
  readonly id: string
  /** World units. */
  readonly w: number
  readonly h: number
}
export interface LayoutInput {
  readonly boxes: readonly LayoutBox[]
  /** Flows between boxes, or between a box and an obstacle; others do not matter. */
  readonly edges: readonly { readonly from: string; readonly to: string }[]
  /** What is on the board and will not move. */
  readonly obstacles: readonly (Box & { readonly id?: string })[]
}
export type Places = Map<string, { x: number; y: number }>

/** Room, world units: beside cards and above them where arrows with labels cross, around others, and between groups. */
export const gaps = { sides: 240, rows: 136, cards: 80, groups: 160 } as const

/** Cards with places relative to the block's own corner. */
export interface Block {
  w: number
  h: number
  readonly cards: (LayoutBox & { x: number; y: number })[]
}

/** The 4 px grid of the board. */
export const onGrid = (value: number) => Math.round(value / 4) * 4

/** Boxes in rows, together about as wide as a screen. */
export function gridBlock(
  boxes: readonly LayoutBox[],
  sides: number = gaps.cards,
  rows: number = gaps.cards,
): Block {
  const cellW = largest(boxes, 'w') + sides
  const cellH = largest(boxes, 'h') + rows
  // As wide as a screen is for its height.
  const columns = Math.max(1, Math.round(Math.sqrt((boxes.length * 1.6 * cellH) / cellW)))
  const cards = boxes.map((box, index) => ({
    ...box,
    x: (index % columns) * cellW,
    y: Math.floor(index / columns) * cellH,
  }))
  const lines = Math.ceil(boxes.length / columns)
  return { w: Math.min(columns, boxes.length) * cellW - sides, h: lines * cellH - rows, cards }
}

/** The largest width or height. */
export const largest = (boxes: readonly LayoutBox[], side: 'w' | 'h') =>
  boxes.reduce((most, box) => Math.max(most, box[side]), 0)

/** Blocks on shelves, the tallest first, together about as wide as a screen. */
export function pack(blocks: readonly Block[]): Block {
  const whole: Block = { w: 0, h: 0, cards: [] }
  const sorted = [...blocks].sort((a, b) => b.h - a.h)
  const area = sorted.reduce((sum, { w, h }) => sum + (w + gaps.groups) * (h + gaps.groups), 0)
  const width = Math.max(Math.sqrt(area * 1.6), ...sorted.slice(0, 1_000).map((block) => block.w))
  let x = 0
  let y = 0
  let shelf = 0
  for (const block of sorted) {
    if (x > 0 && x + block.w > width) {
      x = 0
      y += shelf + gaps.groups
      shelf = 0
    }
    put(whole, block, x, y)
    x += block.w + gaps.groups
    shelf = Math.max(shelf, block.h)
  }
  return whole
}

function put(whole: Block, block: Block, x: number, y: number): void {
  for (const card of block.cards) whole.cards.push({ ...card, x: card.x + x, y: card.y + y })
  whole.w = Math.max(whole.w, x + block.w)
  whole.h = Math.max(whole.h, y + block.h)
}

/** Puts a block below the others. */
export function stack(whole: Block, block: Block): void {
  put(whole, block, 0, whole.cards.length > 0 ? whole.h + gaps.groups : 0)
}

/** Puts the whole beside the obstacles, on the side where its flows to them are shortest; alone, around the origin's corner. */
export function settle(whole: Block, { edges, obstacles }: LayoutInput, places: Places): void {
  if (whole.cards.length === 0) return
  const around = bounds(obstacles)
  const sides = around
    ? [
        { x: around.x, y: around.y + around.h + gaps.groups },
        { x: around.x + around.w + gaps.groups, y: around.y },
        { x: around.x - whole.w - gaps.groups, y: around.y },
        { x: around.x, y: around.y - whole.h - gaps.groups },
      ]
    : [{ x: 0, y: 0 }]
  const corner = nearest(sides, whole, edges, obstacles)
  for (const { id, x, y } of whole.cards) places.set(id, { x: onGrid(x + corner.x), y: onGrid(y + corner.y) })
}

function nearest(
  sides: readonly { x: number; y: number }[],
  whole: Block,
  edges: LayoutInput['edges'],
  obstacles: LayoutInput['obstacles'],
): { x: number; y: number } {
  const fixed = new Map(obstacles.map((box) => [box.id, box]))
  const cards = new Map(whole.cards.map((card) => [card.id, card]))
  const pairs = edges.flatMap(({ from, to }) => {
    const card = cards.get(from) ?? cards.get(to)
    const box = fixed.get(from) ?? fixed.get(to)
    return card && box ? [{ card, box }] : []
  })
  let best = { corner: sides[0]!, length: Infinity }
  for (const corner of sides) {
    const length = pairs.reduce(
      (sum, { card, box }) => sum + Math.hypot(card.x + corner.x - box.x, card.y + corner.y - box.y),
      0,
    )
    if (length < best.length) best = { corner, length }
  }
  return best.corner
}

function bounds(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, w, h } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return { x: left, y: top, w: right - left, h: bottom - top }
}

/** Puts each box on the free place nearest to the middle of the cards that it is tied to. */
export function placeBeside(
  boxes: readonly LayoutBox[],
  { edges, obstacles, boxes: all }: LayoutInput,
  places: Places,
): void {
  if (boxes.length === 0) return
  const fixed = new Map(obstacles.map((box) => [box.id, box]))
  const taken = new RBush<Area>()
  taken.load(obstacles.map((box) => area(box)))
  taken.load(all.flatMap(({ id, w, h }) => (places.has(id) ? [area({ ...places.get(id)!, w, h })] : [])))
  for (const box of boxes) {
    const near = edges.flatMap(({ from, to }) => {
      const other = from === box.id ? fixed.get(to) : to === box.id ? fixed.get(from) : undefined
      return other ? [other] : []
    })
    const x = mean(near.map((it) => it.x + it.w / 2)) - box.w / 2
    const y = mean(near.map((it) => it.y + it.h / 2)) - box.h / 2
    const place = freePlace(box, onGrid(x), onGrid(y), taken)
    places.set(box.id, place)
    taken.insert(area({ ...place, w: box.w, h: box.h }))
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Looks on growing rings of a coarse grid; the rings grow until they leave everything behind. */
export function freePlace(
  { w, h }: LayoutBox,
  x: number,
  y: number,
  taken: RBush<Area>,
): { x: number; y: number } {
  const stepX = onGrid((w + gaps.groups) / 2)
  const stepY = onGrid((h + gaps.cards) / 2)
  for (let ring = 0; ; ring++)
    for (let i = -ring; i <= ring; i++)
      for (let j = -ring; j <= ring; j += Math.abs(i) === ring ? 1 : Math.max(1, 2 * ring)) {
        const place = { x: x + i * stepX, y: y + j * stepY }
        if (!taken.collides(area({ ...place, w, h }, gaps.cards))) return place
      }
}

export interface Area {
  readonly minX: number
  readonly minY: number
  readonly maxX: number
  readonly maxY: number
}

export const area = ({ x, y, w, h }: Box, margin = 0): Area => ({
  minX: x - margin,
  minY: y - margin,
  maxX: x + w + margin,
  maxY: y + h + margin,
})
