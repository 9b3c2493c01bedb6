import { afterEach, describe, expect, it, vi } from 'vitest'
import { setFields } from '../../../src/model/commands/records'
import { categories, companyKinds, statuses, type Flow } from '../../../src/model/records'
import { fitBox, type Camera } from '../../../src/canvas/camera'
import { exportPainter } from '../../../src/canvas/exportPaint'
import { containsPoint, expand } from '../../../src/canvas/geometry'
import { paintBoard, type PaintOptions } from '../../../src/canvas/paint'
import { flowStyle } from '../../../src/canvas/paint/flowStyle'
import { categoryIcons, kindIcons, signIcons } from '../../../src/canvas/paint/icons'
import { palettes } from '../../../src/canvas/paint/palette'
import { heavyBoard } from '../../bench/heavyBoard'
import { edit, open, park } from './boards'
import { recorder } from './recorder'

const viewport = { w: 1_200, h: 800 }
const options = (camera: Camera, more: Partial<PaintOptions> = {}): PaintOptions => ({
  camera,
  viewport,
  pixelRatio: 1,
  theme: 'light',
  language: 'en',
  ...more,
})
const at = (x: number, y: number, zoom = 1): Camera => ({ x, y, zoom })

afterEach(() => void vi.restoreAllMocks())

describe('painting', () => {
  it('costs what is in view, however large the board', () => {
    const camera = at(0, 0)
    const draw = (companies: number) => {
      const { board, scene } = open(heavyBoard(companies, 11))
      const paint = recorder()
      return { stats: paintBoard(paint.ctx, scene, board, options(camera)), calls: paint.calls.length }
    }
    const small = draw(40)
    const large = draw(800)
    expect(large.stats.cards).toBe(small.stats.cards)
    expect(small.stats.cards).toBeGreaterThan(3)
    expect(small.stats.cards).toBeLessThan(20)
    expect(large.stats.texts).toBeLessThan(small.stats.texts * 4)
  })

  it('draws fewer words the smaller things are seen, and none at last', () => {
    const { board, scene } = open(heavyBoard(120, 2))
    const texts = [1, 0.65, 0.5, 0.1].map((zoom) => {
      const stats = paintBoard(recorder().ctx, scene, board, options(at(0, 0, zoom)))
      return (stats.texts - stats.frames) / stats.cards
    })
    for (const [step, share] of texts.slice(1).entries()) expect(share).toBeLessThan(texts[step]!)
    expect(texts.at(-1)).toBe(0)
  })

  it('draws only, or all but, the records it is told', () => {
    const { board, scene } = park()
    const camera = fitBox(scene.bounds()!, viewport)
    const draw = (more: Partial<PaintOptions>) =>
      paintBoard(recorder().ctx, scene, board, options(camera, more))
    expect(draw({})).toMatchObject({ frames: 1, flows: 2, cards: 3, notes: 1 })
    expect(draw({ except: new Set(['companies/farm', 'flows/heat']) })).toMatchObject({ flows: 1, cards: 2 })
    expect(draw({ only: new Set(['companies/farm', 'companies/gone']) })).toMatchObject({
      frames: 0,
      flows: 0,
      cards: 1,
      notes: 0,
    })
    expect(draw({ layers: ['cards'] })).toMatchObject({ frames: 0, flows: 0, cards: 3, notes: 0 })
    expect(draw({ only: new Set(['flows/heat']) })).toMatchObject({ flows: 1, cards: 0 })
  })

  it('draws frames, then flows, then cards, then notes', () => {
    const { board, scene } = park()
    const paint = recorder()
    paintBoard(
      paint.ctx,
      scene,
      board,
      options(fitBox(scene.bounds()!, viewport, { largest: 1 }), { pixelRatio: 2 }),
    )
    const order = ['Industrial park', 'Refinery', 'Who pays?']
    const said = paint.texts()
    // At this zoom the note is blank; the words that are there keep the order.
    const found = order.filter((text) => said.includes(text)).map((text) => said.indexOf(text))
    expect(found.length).toBeGreaterThan(1)
    expect(found).toEqual(found.toSorted((a, b) => a - b))
  })

  it('reports a record that cannot be drawn by its name, once, and draws the others', () => {
    const { board, scene } = park()
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    vi.spyOn(board, 'questionsOf').mockImplementation((_collection, id) => {
      if (id === 'farm') throw new Error('broken')
      return []
    })
    const draw = () => paintBoard(recorder().ctx, scene, board, options(at(-300, -300)))
    expect(draw()).toMatchObject({ failed: ['companies/farm'], cards: 2, flows: 2 })
    expect(draw().failed).toEqual(['companies/farm'])
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn.mock.calls[0]![0]).toContain('companies/farm')
  })

  it('leaves the canvas as it was', () => {
    const { board, scene } = park()
    const paint = recorder()
    paintBoard(paint.ctx, scene, board, options(at(-300, -300)))
    const depth = paint.calls.reduce(
      (sum, call) => sum + (call === 'save' ? 1 : call === 'restore' ? -1 : 0),
      0,
    )
    expect(depth).toBe(0)
    expect(paint.dash()).toEqual([])
    expect(paint.ctx.globalAlpha).toBe(1)
  })

  it('shows what people typed as text, whatever it looks like', () => {
    const { doc, board, scene } = park()
    setFields(doc, edit, { collection: 'companies', id: 'farm' }, { name: '<b>Farm</b> &amp;' })
    const paint = recorder()
    paintBoard(paint.ctx, scene, board, options(at(400, -100)))
    expect(paint.texts()).toContain('<b>Farm</b> &amp;')
  })
})

describe('a picture of the board', () => {
  it('holds everything, titles and labels too, at full detail whatever the size', () => {
    const { board, scene } = open(heavyBoard(200, 4))
    const { bounds, paint } = exportPainter(scene, board, { theme: 'light', language: 'ru' })
    const recorded = recorder()
    paint(recorded.ctx)
    const names = new Set([...board.flows.keys()].map((id) => scene.labelOf(id, 'ru')!.text))
    const said = new Set(recorded.texts())
    for (const name of names) expect(said.has(name)).toBe(true)
    for (const point of recorded.points()) expect(containsPoint(expand(bounds, 1), point)).toBe(true)
  })

  it('of a selection holds its companies and the flows between them alone', () => {
    const { board, scene } = park()
    const refs = [
      { collection: 'companies', id: 'refinery' },
      { collection: 'companies', id: 'farm' },
    ] as const
    const recorded = recorder()
    const picture = exportPainter(scene, board, { refs, theme: 'dark', language: 'en' })
    picture.paint(recorded.ctx)
    expect(recorded.texts()).toEqual(expect.arrayContaining(['Refinery', 'Farm', 'heat']))
    expect(recorded.texts()).not.toEqual(expect.arrayContaining(['Plant']))
    expect(recorded.texts()).not.toEqual(expect.arrayContaining(['ash']))
    expect(picture.bounds).toEqual({ x: -32, y: -32, w: 808 + 64, h: 104 + 64 })
  })

  it('of an empty board is a blank sheet', () => {
    const { board, scene } = open(heavyBoard(0, 1))
    expect(exportPainter(scene, board, { theme: 'light', language: 'en' }).bounds.w).toBeGreaterThan(0)
  })
})

describe('a flow’s line', () => {
  const flow = (part: Partial<Flow>): Flow => ({
    id: 'f',
    from: 'a',
    to: 'b',
    resource: 'x',
    status: 'completed',
    barriers: [],
    notes: '',
    ...part,
  })
  const style = (part: Partial<Flow>) => flowStyle(flow(part), palettes.light)

  it('is wider the more flows in a year, from 1.5 to 8', () => {
    const width = (quantity: number) => style({ quantity, unit: 't', period: 'year' }).width
    const widths = [0.001, 1, 30, 1_000, 1e6, 1e9].map(width)
    expect(widths).toEqual(widths.toSorted((a, b) => a - b))
    expect([widths[0], widths.at(-1)]).toEqual([1.5, 8])
    expect(style({ quantity: 5, unit: 'pcs', period: 'year' }).width).toBe(2)
  })

  it('tells every status from every other by its dashes or its width', () => {
    const looks = statuses.map((status) => {
      const { dash, width, round } = style({ status, quantity: 1_000, unit: 't', period: 'year' })
      return JSON.stringify({ dash, width, round })
    })
    expect(new Set(looks).size).toBe(statuses.length)
  })
})

describe('icons', () => {
  it('there is one for every kind and category, each of its own shape, in the commands that every painter knows', () => {
    const shapes = [...Object.values(kindIcons), ...Object.values(categoryIcons), ...Object.values(signIcons)]
    expect(Object.keys(kindIcons)).toEqual([...companyKinds])
    expect(Object.keys(categoryIcons)).toEqual([...categories])
    expect(new Set(shapes).size).toBe(shapes.length)
    for (const shape of shapes) {
      expect(shape).toMatch(/^M[\d.\s\-MLCZ]+$/)
      const numbers = shape.match(/-?[\d.]+/g)!.map(Number)
      for (const number of numbers) expect(number >= 0 && number <= 16).toBe(true)
    }
  })
})
