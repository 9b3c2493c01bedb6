/** What a right-angled flow looks like: near, cut by the view, from far away, and in pictures that leave the browser. */
import { describe, expect, it } from 'vitest'
import { exportPainter } from '../../../src/canvas/exportPaint'
import { paintBoard } from '../../../src/canvas/paint'
import { placeRecords, setFields } from '../../../src/model/commands'
import { readPeer } from '../../../src/sync/presence'
import { edit, park } from './boards'
import { recorder } from './recorder'

const heat = { collection: 'flows', id: 'heat' } as const

/** A refinery whose heat goes to the farm at right angles, round the plant that stands between. */
function detour() {
  const board = park()
  setFields(board.doc, edit, heat, { shape: 'angled', status: 'discussion' })
  placeRecords(board.doc, edit, [{ collection: 'companies', id: 'plant', x: 300, y: 0 }])
  return board
}

const lookAt = ({ scene, board }: ReturnType<typeof park>, x: number, y: number, zoom: number) => {
  const paint = recorder()
  const stats = paintBoard(paint.ctx, scene, board, {
    camera: { x, y, zoom },
    viewport: { w: 300, h: 200 },
    pixelRatio: 1,
    theme: 'light',
    language: 'en',
    layers: ['flows'],
    only: new Set(['flows/heat']),
  })
  return { ...paint, stats }
}

describe('a right-angled flow', () => {
  it('is drawn along its own corners', () => {
    const board = detour()
    const { pieces, start } = board.scene.pathOf('heat')!
    const straight = pieces.filter((piece) => piece.straight)
    const points = lookAt(board, -300, -500, 0.2).points()
    expect(straight.length).toBeGreaterThan(2)
    for (const point of [start, ...straight.slice(0, -1).map(({ end }) => end)])
      expect(points).toContainEqual(point)
  })

  it('is not sought among the cards for a look from far away, where it is a hairline between its companies', () => {
    const board = detour()
    const before = board.scene.counters.routed
    const points = lookAt(board, -400, -1_000, 0.1).points()
    expect(points).toEqual([
      { x: 208, y: 52 },
      { x: 600, y: 52 },
    ])
    expect(board.scene.counters.routed).toBe(before)
  })

  it('is cut to the view, at a whole number of its dashes from its beginning', () => {
    const board = detour()
    const path = board.scene.pathOf('heat')!
    const long = path.pieces.find((piece) => piece.straight && Math.abs(piece.end.x - piece.start.x) > 200)!
    const before = path.pieces.slice(0, path.pieces.indexOf(long))
    const begin = lookAt(board, long.start.x + 120, long.start.y - 50, 2).points()[0]!
    expect(begin.y).toBeCloseTo(long.start.y)
    expect(begin.x).toBeGreaterThan(long.start.x)
    expect(begin.x).toBeLessThan(long.start.x + 120)
    const moved = lookAt(board, long.start.x + 131, long.start.y - 50, 2).points()[0]!
    const period = 23
    const periods = (moved.x - begin.x) / period
    expect(periods).toBeCloseTo(Math.round(periods), 6)
    expect(before.length).toBeGreaterThan(0)
  })

  it('leaves in a picture as it is on the board', () => {
    const { scene, board } = detour()
    const picture = recorder()
    exportPainter(scene, board, { theme: 'light', language: 'en' }).paint(picture.ctx)
    const { start, pieces } = scene.pathOf('heat')!
    const straight = pieces.filter((piece) => piece.straight).slice(0, -1)
    expect(straight.length).toBeGreaterThan(1)
    for (const point of [start, ...straight.map(({ end }) => end)])
      expect(picture.points()).toContainEqual(point)
  })
})

describe('what another program says of an end in its hand', () => {
  const told = (gesture: unknown) => readPeer(1, { user: { name: 'Anna' }, gesture })?.gesture

  it('is shown where it is whole, and left out where it is not', () => {
    const whole = { kind: 'end', flow: 'heat', end: 'to', x: 1, y: 2 }
    expect(told(whole)).toEqual(whole)
    for (const wrong of [{ end: 'middle' }, { flow: 7 }, { x: NaN }, { y: '2' }])
      expect(told({ ...whole, ...wrong })).toBeNull()
  })
})
