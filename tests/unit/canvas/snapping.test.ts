import { describe, expect, it } from 'vitest'
import { carriedLines, guidesFor, pulledLines, snapOffset } from '../../../src/canvas/snapping/snap'
import { company, openBoard } from './tools/hands'

const card = (x: number, y: number, w = 200, h = 100) => ({ x, y, w, h })
const carried = carriedLines()

describe('a card that is carried', () => {
  it.each([
    ['its left edge to another’s left edge', card(303, 500), card(300, 0), { x: -3, y: 0 }],
    ['its left edge to another’s right edge', card(497, 500), card(300, 0), { x: 3, y: 0 }],
    ['its middle to another’s middle', card(352, 500, 100), card(300, 0), { x: -2, y: 0 }],
    ['its top to another’s bottom', card(2000, 104), card(300, 0), { x: 0, y: -4 }],
    ['nowhere, where nothing is near', card(320, 520), card(300, 0), { x: 0, y: 0 }],
  ])('is drawn with %s', (_case, box, other, way) => {
    expect(snapOffset(box, [other], carried, 6)).toEqual(way)
  })

  it('is drawn to the nearest of several', () => {
    expect(snapOffset(card(303, 500), [card(298, 0), card(305, 900)], carried, 6)).toMatchObject({ x: 2 })
  })

  it('is drawn to the middle between two', () => {
    const row = [card(0, 0), card(600, 0)]
    expect(snapOffset(card(304, 30), row, carried, 6)).toEqual({ x: -4, y: 0 })
  })

  it('is drawn to the gap that the others of its row have', () => {
    const row = [card(0, 0), card(260, 0)]
    expect(snapOffset(card(524, 30), row, carried, 6).x).toBe(-4)
    expect(snapOffset(card(-264, 30), row, carried, 6).x).toBe(4)
  })

  it('keeps to the axis that it is held to', () => {
    expect(snapOffset(card(303, 3), [card(300, 0)], carriedLines(['x']), 6)).toEqual({ x: -3, y: 0 })
  })
})

describe('a side that is pulled', () => {
  it('is drawn by itself', () => {
    expect(snapOffset(card(0, 0, 303), [card(100, 500)], pulledLines('e'), 6)).toEqual({ x: -3, y: 0 })
    expect(snapOffset(card(3, 0), [card(0, 500, 900)], pulledLines('se'), 6)).toEqual({ x: 0, y: 0 })
  })
})

describe('guides', () => {
  it('run through all that is lined up, and the middle goes without saying', () => {
    const guides = guidesFor(card(300, 500), [card(300, 0), card(300, 900)], carried)
    const upright = guides.filter((guide) => guide.kind === 'line' && guide.axis === 'x')
    expect(upright.map(({ at, from, to }) => ({ at, from, to }))).toEqual([
      { at: 300, from: 0, to: 1000 },
      { at: 500, from: 0, to: 1000 },
    ])
  })

  it('show equal gaps, each where both of its cards are', () => {
    const guides = guidesFor(card(520, 20), [card(0, 0), card(260, 0)], carried)
    expect(guides.filter((guide) => guide.kind === 'gap')).toEqual([
      { kind: 'gap', axis: 'x', at: 60, from: 460, to: 520 },
      { kind: 'gap', axis: 'x', at: 50, from: 200, to: 260 },
    ])
  })

  it('are none where nothing is lined up', () => {
    expect(guidesFor(card(320, 530), [card(0, 0)], carried)).toEqual([])
  })
})

describe('the hand', () => {
  it('lets a card go where it lines up, and shows why until then', () => {
    const { hand, put, place, canvas } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 300)
    hand.press({ x: 50, y: 50 })
    hand.move({ x: 250, y: 200 })
    hand.move({ x: 453, y: 100 })
    expect(canvas.flight.getState().guides).toContainEqual(
      expect.objectContaining({ kind: 'line', axis: 'x', at: 400 }),
    )
    hand.release({ x: 453, y: 100 })
    expect(place('a')).toMatchObject({ x: 400, y: 50 })
    expect(canvas.flight.getState().guides).toEqual([])
  })

  it('snaps by the same distance on the screen at any zoom', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 300)
    editor.setCamera({ x: 0, y: 0, zoom: 0.5 })
    hand.drag({ x: 50, y: 50 }, { x: 461, y: 80 })
    expect(place('a')).toMatchObject({ x: 400 })
    editor.setCamera({ x: 0, y: 0, zoom: 2 })
    hand.drag({ x: 450, y: 80 }, { x: 455, y: 80 })
    expect(place('a')).toMatchObject({ x: 405 })
  })

  it('carries past it with Ctrl held, and while snapping is switched off', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 400, 300)
    hand.press({ x: 50, y: 50 })
    hand.move({ x: 300, y: 100 })
    hand.release({ x: 453, y: 100 }, { mod: true })
    expect(place('a')).toMatchObject({ x: 403, y: 50 })
    editor.setSnapping(false)
    hand.drag({ x: 450, y: 100 }, { x: 449, y: 150 })
    expect(place('a')).toMatchObject({ x: 402, y: 100 })
  })

  it('lines up copies with what they are copied from', () => {
    const { hand, put, place, selected } = openBoard()
    put.company('a', 0, 0)
    hand.drag({ x: 50, y: 50 }, { x: 53, y: 400 }, { alt: true })
    expect(place(selected()[0]!)).toMatchObject({ x: 0, y: 350 })
    expect(place('a')).toMatchObject({ x: 0, y: 0 })
  })

  it('lines up the side that it pulls', () => {
    const { hand, put, place, editor } = openBoard()
    put.company('a', 0, 0)
    put.company('b', 300, 300)
    editor.select([company('a')])
    hand.drag({ x: 200, y: 100 }, { x: 304, y: 160 })
    expect(place('a')).toEqual({ x: 0, y: 0, w: 300, h: 160 })
  })

  it('lines up what it places: a company, a note, a frame that it draws', () => {
    const { hand, put, place, editor, board } = openBoard()
    put.company('a', 0, 0, { w: 208, h: 104 })
    editor.setTool('company')
    hand.click({ x: 107, y: 400 })
    const made = [...board.companies.keys()].find((id) => id !== 'a')!
    expect(place(made)).toMatchObject({ x: 0 })
    editor.stopEditing()
    editor.setTool('frame')
    hand.drag({ x: 205, y: 600 }, { x: 600, y: 900 })
    expect([...board.frames.values()][0]).toMatchObject({ x: 208, y: 600, w: 392, h: 300 })
  })

  it('looks at no more of a large board than of a small one', () => {
    const looked = (companies: number) => {
      const { hand, put, canvas, editor, doc } = openBoard()
      doc.transact(() => {
        for (let n = 0; n < companies; n++) put.company(`c${n}`, (n % 50) * 300, Math.floor(n / 50) * 200)
      })
      editor.setCamera({ x: 0, y: 0, zoom: 0.02 })
      editor.select([company('c60')])
      hand.press({ x: 3050, y: 250 })
      const before = canvas.scene.counters.neighbours
      hand.move({ x: 3500, y: 350 })
      hand.move({ x: 3600, y: 370 })
      const looks = canvas.scene.counters.neighbours - before
      canvas.tools.cancel()
      return looks
    }
    const small = looked(300)
    expect(small).toBeGreaterThan(0)
    expect(looked(6_000)).toBeLessThanOrEqual(300)
  })
})
