/** What a frame and an edit cost, counted: it follows what is seen or changed, however large the board is. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Camera } from '../../../src/canvas/camera'
import { Layer, type Placed } from '../../../src/canvas/layer'
import { paintBoard } from '../../../src/canvas/paint'
import type { PaintStats } from '../../../src/canvas/paint/context'
import { Tiles } from '../../../src/canvas/tiles/tiles'
import type { TileCanvas } from '../../../src/canvas/tiles/sheet'
import { movedWith } from '../../../src/canvas/tools/placing'
import { addFlow, placeRecords, setFields } from '../../../src/model/commands'
import { heavyBoard } from '../../bench/heavyBoard'
import { edit, open } from './boards'
import { recorder } from './recorder'
import { openBoard } from './tools/hands'

const viewport = { w: 1_200, h: 800 }
const sizes = { small: 100, large: 5_000 } as const
let small: Uint8Array
let large: Uint8Array

beforeAll(() => {
  small = Y.encodeStateAsUpdate(heavyBoard(sizes.small, 7))
  large = Y.encodeStateAsUpdate(heavyBoard(sizes.large, 7))
}, 60_000)

function load(bytes: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, bytes)
  return open(doc)
}

/** Shows a board through tiles as the screen does. @returns what was drawn for a frame, and how many bitmaps were moved. */
function screen({ scene, board }: ReturnType<typeof load>) {
  let drawn = { cards: 0, flows: 0, labels: 0, texts: 0 }
  let time = 0
  const paint = (
    ctx: unknown,
    camera: Camera,
    pixelRatio: number,
    view: Parameters<typeof scene.query>[0],
  ) => {
    const options = { camera, viewport, pixelRatio, view, theme: 'light', language: 'en' } as const
    const stats = paintBoard(ctx as Parameters<typeof paintBoard>[0], scene, board, options)
    for (const key of ['cards', 'flows', 'labels', 'texts'] as const) drawn[key] += stats[key]
  }
  const tiles = new Tiles({
    paint,
    paintOverview: paint,
    getReady: () => true,
    settle: () => {},
    makeCanvas: () => ({ getContext: () => recorder().ctx }) as unknown as TileCanvas,
    requestFrame: () => {},
    isHeld: () => false,
    whenIdle: () => () => {},
    now: () => time,
    bounds: () => scene.bounds(),
  })
  return (camera: Camera) => {
    drawn = { cards: 0, flows: 0, labels: 0, texts: 0 }
    time += 16
    const paper = recorder()
    tiles.draw(paper.ctx as unknown as CanvasRenderingContext2D, camera, viewport, 1)
    return { ...drawn, bitmaps: paper.calls.filter((call) => call === 'drawImage').length }
  }
}

type Drawn = ReturnType<ReturnType<typeof screen>>
const total = (frames: readonly Drawn[], key: keyof Drawn) =>
  frames.reduce((sum, frame) => sum + frame[key], 0)

/** A few flows lead across the whole of a large board, and some of them through any view. */
const across = 1.5

describe('the shapes that are drawn', { timeout: 60_000 }, () => {
  const both = () => [screen(load(small)), screen(load(large))] as const
  const compare = (few: readonly Drawn[], many: readonly Drawn[]) => {
    expect(total(few, 'cards')).toBeGreaterThan(20)
    for (const key of ['cards', 'flows', 'labels', 'texts', 'bitmaps'] as const)
      expect(total(many, key), key).toBeLessThanOrEqual(total(few, key) * across + 10)
  }

  it('while one pans are those of what comes into view', () => {
    const cameras = Array.from({ length: 60 }, (_, at) => ({ x: at * 16, y: at * 9, zoom: 1 }))
    const [few, many] = both().map((frame) => cameras.map(frame)) as [Drawn[], Drawn[]]
    compare(few, many)
    // Most frames draw nothing anew.
    expect(many.filter(({ cards }) => cards === 0).length).toBeGreaterThan(20)
  })

  it('while one zooms are those of what is in view', () => {
    // The last of them at rest, until all is sharp.
    const cameras = Array.from({ length: 60 }, (_, at) => ({
      x: 0,
      y: 0,
      zoom: 0.5 * 1.03 ** Math.min(30, at),
    }))
    const [few, many] = both().map((frame) => cameras.map(frame)) as [Drawn[], Drawn[]]
    compare(few, many)
  })

  it('while a card is carried are the card and its arrows, and nothing rests is drawn again', () => {
    const cost = (bytes: Uint8Array) => {
      const { canvas, doc, editor, board, hand } = openBoard()
      Y.applyUpdate(doc, bytes)
      editor.setCamera({ x: 0, y: 0, zoom: 1 })
      setFields(doc, edit, { collection: 'companies', id: 'company-8' }, { locked: null })
      for (let at = 0; at < 5; at++)
        addFlow(doc, edit, { id: `own-${at}`, from: 'company-8', to: `company-${at}`, resource: 'steam' })
      const { x, y, w, h } = board.companies.get('company-8')!
      const from = { x: x + w / 2, y: y + h / 2 }
      hand.press(from)
      hand.move({ x: from.x + 20, y: from.y })
      canvas.scene.takeSmudges()
      const before = { ...canvas.scene.counters }
      hand.move({ x: from.x + 40, y: from.y + 10 })
      const { measured, routed } = canvas.scene.counters
      const { lifted } = canvas.previews
      const stats: PaintStats = paintBoard(recorder().ctx, canvas.scene, board, {
        camera: editor.state.camera,
        viewport,
        pixelRatio: 1,
        theme: 'light',
        language: 'en',
        only: lifted,
      })
      const resting = canvas.scene.takeSmudges().filter(({ key }) => key !== null && !lifted.has(key))
      const flows = board.flowsOf('company-8').size
      return { measured: measured - before.measured, routed: routed - before.routed, stats, resting, flows }
    }
    for (const { measured, routed, stats, resting, flows } of [cost(small), cost(large)]) {
      expect(flows).toBeGreaterThanOrEqual(5)
      expect({ measured, routed, cards: stats.cards }).toEqual({ measured: 1, routed: flows, cards: 1 })
      expect(stats.flows).toBeLessThanOrEqual(flows)
      expect(resting).toEqual([])
    }
  })
})

describe('the records that are touched', { timeout: 60_000 }, () => {
  it('by one edit are the one that changed and what hangs on it, on a board of any size', () => {
    const cost = (bytes: Uint8Array) => {
      const { doc, board, scene } = load(bytes)
      const spent = (work: () => void) => {
        const before = { ...scene.counters }
        work()
        const { measured, routed, indexed } = scene.counters
        return [measured - before.measured, routed - before.routed, indexed - before.indexed]
      }
      const ref = { collection: 'companies', id: 'company-8' } as const
      const { x, y } = board.companies.get(ref.id)!
      const flows = board.flowsOf(ref.id).size
      expect(spent(() => setFields(doc, edit, ref, { name: 'Other' }))).toEqual([1, 0, 0])
      expect(spent(() => placeRecords(doc, edit, [{ ...ref, x: x + 8, y }]))).toEqual([1, flows, 1 + flows])
    }
    cost(small)
    cost(large)
  })

  it('by moving a frame are those that stand in it', () => {
    const { doc, board, scene } = load(large)
    setFields(doc, edit, { collection: 'companies', id: 'company-3' }, { frame: 'frame-0', locked: null })
    const passes = [board.companies, board.notes].flatMap((records) => [
      vi.spyOn(records, 'values'),
      vi.spyOn(records, 'keys'),
      vi.spyOn(records, 'forEach'),
    ])
    const moved = movedWith(board, [{ collection: 'frames', id: 'frame-0' }], scene.notesIn)
    expect([...moved.keys()]).toEqual(expect.arrayContaining(['frames/frame-0', 'companies/company-3']))
    for (const pass of passes) expect(pass).not.toHaveBeenCalled()
  })

  it('by asking how large the board is are none, unless its edge moved inwards', () => {
    const layer = new Layer()
    const at = (id: string, x: number): Placed => {
      const box = { x, y: x, w: 10, h: 10 }
      return { id, box, reach: [box], order: '' }
    }
    layer.load(['a', 'b', 'c'].map((id, index) => at(id, index * 100)))
    expect(layer.bounds()).toEqual({ x: 0, y: 0, w: 210, h: 210 })
    layer.set(at('b', 50))
    layer.set(at('d', 300))
    expect(layer.bounds()).toEqual({ x: 0, y: 0, w: 310, h: 310 })
    expect(layer.counters.outlines).toBe(1)
    layer.remove('d')
    expect(layer.bounds()).toEqual({ x: 0, y: 0, w: 210, h: 210 })
    expect(layer.counters.outlines).toBe(2)
  })
})
