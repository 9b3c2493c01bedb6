/** On the canvas a finger finds everything within 44 screen pixels, and no handle takes the room of another. */
import { describe, expect, it } from 'vitest'
import { companyHandles, handleSize, hitTest, resizeHandles } from '../../../../src/canvas/hit'
import { gripAt, gripsShown } from '../../../../src/canvas/tools/grips'
import type { PointerInput } from '../../../../src/canvas/tools/tool'
import type { RecordRef } from '../../../../src/model/records'
import { company, openBoard } from './hands'

const half = 22
/** The corners of a square of 44 pixels, a hair within it, and its middle. */
const square = [-1, 0, 1].flatMap((x) =>
  [-1, 0, 1].map((y) => ({ x: x * (half - 0.1), y: y * (half - 0.1) })),
)

function touched(more: { w?: number; h?: number } = {}, zoom = 1) {
  const board = openBoard()
  board.put.company('dairy', 0, 0, more)
  board.put.company('farm', 1500, 900)
  board.put.note('note', 0, 400)
  board.put.frame('park', -200, -300, 1200, 1100)
  board.put.flow('whey', 'dairy', 'farm')
  board.editor.setCamera({ x: -100, y: -100, zoom })
  board.canvas.byTouch = true
  const at = (x: number, y: number): PointerInput => ({
    screen: { x: 0, y: 0 },
    world: { x, y },
    keys: { shift: false, alt: false, mod: false },
    kind: 'touch',
    clicks: 1,
  })
  const grip = (x: number, y: number) => gripAt(board.canvas, at(x, y))
  const select = (ref: RecordRef) => board.editor.select([ref])
  return { ...board, grip, select }
}

describe.each([1, 0.5, 2])('at zoom %d, for a finger', (zoom) => {
  const wide = { w: 240 / Math.min(zoom, 1), h: 160 / Math.min(zoom, 1) }

  it('each handle that resizes a card or draws a flow answers in a square of 44 pixels', () => {
    const { canvas, grip, select, place } = touched(wide, zoom)
    select(company('dairy'))
    expect(gripsShown(canvas)).toMatchObject({ companies: ['dairy'], resizing: company('dairy') })
    const box = place('dairy')!
    for (const { handle, point } of resizeHandles(box, zoom, false))
      for (const { x, y } of square)
        expect(grip(point.x + x / zoom, point.y + y / zoom), `${handle} ${x} ${y}`).toMatchObject({ handle })
    for (const { side, point } of companyHandles(box, zoom))
      for (const { x, y } of square)
        expect(grip(point.x + x / zoom, point.y + y / zoom), `${side} ${x} ${y}`).toMatchObject({
          kind: 'flow',
        })
  })

  it('each end of a flow answers in a square of 44 pixels, and the flow between them within 22', () => {
    const { canvas, board, grip, select } = touched(wide, zoom)
    select({ collection: 'flows', id: 'whey' })
    const { start, end, label } = canvas.scene.pathOf('whey')!
    for (const [point, name] of [
      [start, 'from'],
      [end, 'to'],
    ] as const)
      for (const { x, y } of square)
        expect(grip(point.x + x / zoom, point.y + y / zoom), name).toMatchObject({ kind: 'end', end: name })
    const aside = (pixels: number) =>
      hitTest(canvas.scene, board, { x: label.x, y: label.y + pixels / zoom }, { zoom, touch: true })
    expect(aside(half - 4)?.ref).toEqual({ collection: 'flows', id: 'whey' })
  })
})

describe('for a finger', () => {
  it('the smallest card that shows handles keeps room to be taken hold of itself', () => {
    const { canvas, grip, select } = touched({ w: 120, h: 96 })
    select(company('dairy'))
    expect(gripsShown(canvas).resizing).toEqual(company('dairy'))
    for (const { x, y } of square) expect(grip(60 + (x * 24) / 44, 48 + (y * 24) / 44)).toBeNull()
  })

  it('a card that is smaller shows none that would lie over each other', () => {
    const { canvas, select } = touched({ w: 112, h: 64 })
    select(company('dairy'))
    expect(gripsShown(canvas).resizing).toBeNull()
  })

  it('a frame is found by its title and its border within 44 pixels', () => {
    const { canvas, board } = touched()
    const hit = (x: number, y: number) => hitTest(canvas.scene, board, { x, y }, { zoom: 1, touch: true })
    expect(hit(-180, -300 - 34)).toMatchObject({ part: 'title' })
    expect(hit(-200 + half - 1, 700)?.ref.id).toBe('park')
    expect(hit(-200 - half + 1, 700)?.ref.id).toBe('park')
    expect(hit(-200 + half + 4, 700)).toBeNull()
  })

  it('what a mouse needs to hit stays at 24 pixels or more', () => {
    expect(handleSize.target).toBeGreaterThanOrEqual(24)
    expect(handleSize.touchTarget).toBe(2 * half)
  })
})
