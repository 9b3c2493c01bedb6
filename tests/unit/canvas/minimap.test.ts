/** The map of the board: what is where on it, and what it costs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toScreen, toWorld } from '../../../src/canvas/camera'
import { containsBox } from '../../../src/canvas/geometry'
import { Layer } from '../../../src/canvas/layer'
import { centredOn, frameOf, mapped } from '../../../src/canvas/minimap/frame'
import { coarse, mostBoxes } from '../../../src/canvas/minimap/picture'
import { Scene } from '../../../src/canvas/scene'
import { BoardSnapshot } from '../../../src/model/snapshot'
import { heavyBoard } from '../../bench/heavyBoard'
import { measurer, park } from './boards'

const size = { w: 216, h: 140 }

describe('the frame of the map', () => {
  const side = fc.double({ min: 1, max: 1e6, noNaN: true })
  const place = fc.double({ min: -1e6, max: 1e6, noNaN: true })

  it('holds the whole board, whatever its shape', () => {
    fc.assert(
      fc.property(place, place, side, side, (x, y, w, h) => {
        const camera = frameOf({ x, y, w, h }, size)
        const from = toScreen(camera, { x, y })
        const to = toScreen(camera, { x: x + w, y: y + h })
        expect(Math.min(from.x, from.y)).toBeGreaterThan(0)
        expect(to.x).toBeLessThan(size.w)
        expect(to.y).toBeLessThan(size.h)
      }),
    )
  })

  it('grows when the view has left the board, and only then', () => {
    const board = { x: 0, y: 0, w: 1000, h: 500 }
    expect(mapped(board, { x: 100, y: 100, w: 200, h: 100 })).toEqual(board)
    expect(mapped(board, { x: 1500, y: 0, w: 200, h: 100 })).toEqual({ x: 0, y: 0, w: 1700, h: 500 })
  })

  it('a press puts what is under it in the middle of the view', () => {
    const camera = { x: 10, y: 20, zoom: 0.5 }
    const middle = { x: 300, y: 200 }
    const at = toScreen(camera, middle)
    expect(toWorld(centredOn(camera, middle, { x: 900, y: -40 }), at)).toEqual({ x: 900, y: -40 })
  })
})

describe('what is drawn on it', () => {
  it('is every company of a small board, each by its own name', () => {
    const { scene } = park()
    const blocks = coarse(scene, 'companies')
    expect(blocks.map(({ id }) => id).sort()).toEqual(['farm', 'plant', 'refinery'])
  })

  it('stays as little on a large board as a map can show, and leaves no company out', () => {
    const board = new BoardSnapshot(heavyBoard(8_000, 5))
    const scene = new Scene(board, measurer)
    const measured = scene.counters.measured
    const blocks = coarse(scene, 'companies')
    expect(blocks.length).toBeGreaterThan(100)
    expect(blocks.length).toBeLessThanOrEqual(mostBoxes)
    expect(scene.counters.measured).toBe(measured)
    for (const { x, y, w, h } of Array.from(board.companies.values()).slice(0, 300))
      expect(blocks.some(({ box }) => containsBox(box, { x, y, w, h }))).toBe(true)
  })

  it('is nothing of a layer that is empty', () => {
    const layer = new Layer()
    expect([...layer.blocks(0)]).toEqual([])
    expect(layer.bounds()).toBeNull()
  })
})
