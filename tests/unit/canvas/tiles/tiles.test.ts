import { beforeEach, describe, expect, it } from 'vitest'
import type { Camera } from '../../../../src/canvas/camera'
import type { Box } from '../../../../src/canvas/geometry'
import { Tiles } from '../../../../src/canvas/tiles/tiles'
import type { PaintPiece, TileCanvas } from '../../../../src/canvas/tiles/sheet'
import { recorder } from '../recorder'

const viewport = { w: 1_000, h: 800 }
const world: Box = { x: -4_000, y: -4_000, w: 8_000, h: 8_000 }

/** Tiles whose clock and idle time the test holds in its hand; each piece takes `cost` ms to paint. */
function desk(cost = 1) {
  let time = 1_000
  let idle: (() => void) | null = null
  let frames = 0
  let held = false
  const painted: { zoom: number; view: Box }[] = []
  const paint: PaintPiece = (_ctx, camera, _ratio, view) => {
    time += cost
    painted.push({ zoom: camera.zoom, view })
  }
  const tiles = new Tiles({
    paint,
    paintOverview: paint,
    getReady: () => true,
    makeCanvas: () => ({ getContext: () => recorder().ctx }) as unknown as TileCanvas,
    settle: () => {},
    requestFrame: () => frames++,
    isHeld: () => held,
    whenIdle: (run) => {
      idle = run
      return () => (idle = null)
    },
    now: () => time,
    bounds: () => world,
  })
  const frame = (camera: Camera) => {
    const { ctx, calls } = recorder()
    const before = painted.length
    const asked = frames
    tiles.draw(ctx as unknown as CanvasRenderingContext2D, camera, viewport, 1)
    return {
      painted: painted.length - before,
      drawn: calls.filter((call) => call === 'drawImage').length,
      again: frames > asked,
    }
  }
  /** Frames until nothing is left to do, and idle time until nothing is left to paint ahead. */
  const rest = (camera: Camera) => {
    for (let i = 0; i < 200 && frame(camera).again; i++);
    for (let i = 0; i < 500 && idle; i++) {
      const run = idle
      idle = null
      run()
    }
  }
  /** One step of a hand: the canvas is moved where that will do, and drawn anew where not. */
  const step = (camera: Camera) => {
    const shift = tiles.follow(camera, viewport, 1)
    return { shift, drawn: shift ? 0 : frame(camera).drawn }
  }
  const hold = (is: boolean) => (held = is)
  return { tiles, frame, rest, step, hold, painted, pass: (ms: number) => (time += ms) }
}

describe('the board in tiles', () => {
  let at: Camera
  beforeEach(() => (at = { x: 0, y: 0, zoom: 1 }))

  it('is painted once and then only moved, as far as was painted ahead', () => {
    const { frame, rest } = desk()
    rest(at)
    for (let x = 0; x <= 400; x += 25) {
      const { painted, drawn, again } = frame({ ...at, x })
      expect(painted).toBe(0)
      expect(again).toBe(false)
      // 1,000 by 800 pixels and 180 on each side meet at most 4 by 4 tiles of 500 by 400.
      expect(drawn).toBeLessThanOrEqual(16)
    }
  })

  it('paints nothing ahead while a hand holds something, and does so once it lets go', () => {
    const { frame, rest, hold, painted } = desk()
    hold(true)
    rest(at)
    // 1,000 by 800 pixels are 2 by 2 tiles; 4 by 4 with those around.
    expect(painted).toHaveLength(4)
    hold(false)
    rest(at)
    expect(painted.length).toBeGreaterThanOrEqual(16)
    expect(frame({ ...at, x: 25 }).painted).toBe(0)
  })

  it('paints what comes into view a little at a time, over the small picture of the whole', () => {
    const { frame, rest } = desk(6)
    rest(at)
    const far = { ...at, x: 2_500, y: 1_500 }
    const first = frame(far)
    expect(first.painted).toBe(1)
    expect(first.drawn).toBeGreaterThan(first.painted)
    expect(first.again).toBe(true)
    rest(far)
    expect(frame(far)).toMatchObject({ painted: 0, again: false })
  })

  it('paints again only the part that changed', () => {
    const { tiles, frame, rest, painted } = desk()
    rest(at)
    painted.length = 0
    expect(tiles.smudge({ x: 100, y: 100, w: 200, h: 100 })).toBe(true)
    frame(at)
    expect(painted).toHaveLength(1)
    const { view } = painted[0]!
    expect(view.w).toBeLessThan(260)
    expect(view.h).toBeLessThan(160)
  })

  it('leaves alone what nobody sees until there is time', () => {
    const { tiles, frame, rest } = desk()
    rest(at)
    expect(tiles.smudge({ x: 3_000, y: 3_000, w: 200, h: 100 })).toBe(false)
    expect(frame(at).painted).toBe(0)
  })

  it('is scaled while the zoom changes, and painted sharp when the hand rests', () => {
    const { frame, rest, painted, pass } = desk()
    rest(at)
    painted.length = 0
    for (let step = 1; step <= 10; step++) {
      pass(16)
      const { drawn } = frame({ x: 0, y: 0, zoom: 1 + step * 0.1 })
      expect(drawn).toBeGreaterThan(0)
    }
    expect(painted).toEqual([])
    pass(80)
    rest({ x: 0, y: 0, zoom: 2 })
    expect(new Set(painted.map(({ zoom }) => zoom))).toContain(2)
    expect(frame({ x: 0, y: 0, zoom: 2 })).toMatchObject({ painted: 0, again: false })
  })

  it('comes to a sharper picture on the way, when the zoom goes far without a rest', () => {
    const { frame, rest, painted, pass } = desk(5)
    rest({ x: 0, y: 0, zoom: 0.1 })
    painted.length = 0
    let zoom = 0.1
    for (let step = 0; step < 60; step++) {
      zoom *= 1.05
      pass(16)
      // One tile may overrun what is left of the frame's time, no more.
      expect(frame({ x: 0, y: 0, zoom }).painted).toBeLessThanOrEqual(2)
    }
    const zooms = [...new Set(painted.map((one) => one.zoom))].filter((one) => one > 0.11)
    expect(zooms.length).toBeGreaterThan(1)
    expect(zooms.length).toBeLessThan(6)
  })

  it('shows all of the board from far away without ever painting it at the close zoom', () => {
    const { frame, rest, painted } = desk()
    rest(at)
    painted.length = 0
    const { drawn } = frame({ x: -4_000, y: -4_000, zoom: 0.125 })
    expect(drawn).toBeGreaterThan(0)
    expect(painted.every(({ zoom }) => zoom === 0.125)).toBe(true)
  })

  describe('as one canvas that reaches beyond the view', () => {
    it('is moved by whole pixels while one pans, and drawn again where it ends', () => {
      const { rest, step } = desk()
      rest(at)
      // The first step draws what had been painted ahead.
      expect(step({ ...at, x: 10 }).drawn).toBeGreaterThan(0)
      const steps = Array.from({ length: 17 }, (_, n) => step({ ...at, x: 20.4 + 10 * n }))
      expect(steps[0]!.shift).toEqual({ x: -10, y: 0, scale: 1 })
      expect(steps.every(({ shift }) => shift)).toBe(true)
      // 10 + 180 pixels is as far as it goes.
      expect(step({ ...at, x: 191 }).drawn).toBeGreaterThan(0)
      expect(step({ ...at, x: 201 }).shift).toEqual({ x: -10, y: 0, scale: 1 })
    })

    it('is drawn again when something on it changed', () => {
      const { tiles, rest, step } = desk()
      rest(at)
      step({ ...at, x: 10 })
      tiles.smudge({ x: 3_000, y: 100, w: 10, h: 10 })
      expect(step({ ...at, x: 20 }).shift).not.toBeNull()
      tiles.smudge({ x: 100, y: 100, w: 10, h: 10 })
      expect(step({ ...at, x: 30 }).shift).toBeNull()
    })

    it('is made larger while one zooms in, and drawn again where one zooms out of it', () => {
      const { rest, step, pass } = desk()
      rest(at)
      step({ ...at, x: 10 })
      pass(16)
      expect(step({ x: 110, y: 80, zoom: 1.25 }).shift).toEqual({ x: -125, y: -100, scale: 1.25 })
      pass(16)
      expect(step({ x: -1_000, y: -800, zoom: 0.5 }).shift).toBeNull()
    })

    it('is drawn again, and sharp, when the zoom rests', () => {
      const { rest, step, pass, painted } = desk()
      rest(at)
      pass(16)
      expect(step({ x: 100, y: 80, zoom: 1.25 }).shift).not.toBeNull()
      pass(100)
      painted.length = 0
      rest({ x: 100, y: 80, zoom: 1.25 })
      expect(painted.some(({ zoom }) => zoom === 1.25)).toBe(true)
    })
  })
})
