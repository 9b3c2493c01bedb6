/** Suggested flows on the canvas: what drawing them looks at, and where a hand can take hold of them. */
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { GhostLayer, type Ghost } from '../../../src/canvas/overlay/ghosts'
import type { Canvas } from '../../../src/canvas/canvas'
import type { Pen } from '../../../src/canvas/overlay/pen'
import { palettes } from '../../../src/canvas/paint'
import { heavyBoard } from '../../bench/heavyBoard'
import { open } from './boards'
import { recorder } from './recorder'

const viewport = { w: 1_200, h: 800 }

function drawn(companies: number, all: boolean) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(heavyBoard(companies, 7)))
  const { board, scene } = open(doc)
  const [first] = board.companies.values()
  const camera = { x: first!.x - 300, y: first!.y - 300, zoom: 1 }
  const ids = [...board.companies.keys()]
  const selection = [{ collection: 'companies', id: first!.id }]
  const opened: Ghost[] = []
  const layer = new GhostLayer({
    all,
    of: (id) => [{ from: id, to: ids[(ids.indexOf(id) + 1) % ids.length]!, category: undefined }],
    partners: () => 1,
    onPoint: () => {},
    onOpen: (ghost) => opened.push(ghost),
  })
  const canvas = { board, scene, far: { at: () => null }, editor: { state: { camera, viewport, selection } } }
  const { ctx } = recorder()
  Object.assign(ctx as object, { clearRect: () => {} })
  const pen = { ctx, camera, viewport, palette: palettes.light, accent: '' } as unknown as Pen
  layer.paint(pen, canvas as unknown as Canvas)
  return {
    layer,
    canvas: canvas as unknown as Canvas,
    inView: scene.companiesIn({ ...camera, ...viewport }).length,
  }
}

it('only what is selected is asked for, on a board of any size', () => {
  for (const size of [100, 5_000]) {
    const { layer } = drawn(size, false)
    expect(layer.counters.asked).toBe(1)
    expect(layer.counters.drawn).toBeLessThanOrEqual(1)
  }
}, 60_000)

it('where all are shown, no company out of view is asked for', () => {
  const { layer, inView } = drawn(5_000, true)
  expect(layer.counters.asked).toBe(inView)
  expect(inView).toBeLessThan(200)
}, 60_000)

it('a hand far from any of them holds none', () => {
  const { layer, canvas } = drawn(100, false)
  expect(layer.at(canvas, { x: -1e6, y: -1e6 }, true)).toBeNull()
})
