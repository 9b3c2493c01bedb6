import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { addCompany, addFlow, addFrame } from '../../../../src/model/commands/create'
import { placeRecords, removeRecords, setFields } from '../../../../src/model/commands/records'
import { companyKinds } from '../../../../src/model/records'
import { fitBox } from '../../../../src/canvas/camera'
import { FarBoard, type FarLevel } from '../../../../src/canvas/clusters'
import { cellOf, cellSize, leastCell } from '../../../../src/canvas/clusters/cells'
import { radiusOf } from '../../../../src/canvas/clusters/cluster'
import { exportPainter } from '../../../../src/canvas/exportPaint'
import { containsBox, containsPoint } from '../../../../src/canvas/geometry'
import { paintBoard } from '../../../../src/canvas/paint'
import { clustersShown } from '../../../../src/canvas/paint/levels'
import { heavyBoard } from '../../../bench/heavyBoard'
import { edit, open } from '../boards'
import { recorder } from '../recorder'

const far = 0.03
const viewport = { w: 1_440, h: 900 }

/** The clusters of a board, counted at once. */
const counted = ({ scene, board }: Pick<ReturnType<typeof open>, 'scene' | 'board'>) =>
  new FarBoard(scene, board, undefined, (work, done) => {
    while (!work.next().done);
    done()
    return () => {}
  })

/** A board seen from far away. */
function seen(doc: Y.Doc, zoom = far) {
  const all = open(doc)
  const level = counted(all).at(zoom)!
  return { ...all, level, members: (company: string) => level.of(company)?.members.size }
}

/** Three towns far apart, of two, three and one companies, with flows within and between them. */
function towns() {
  const doc = new Y.Doc()
  const put = (id: string, x: number, y: number, kind: 'farm' | 'utility') =>
    addCompany(doc, edit, { id, name: id, x, y, kind })
  put('barn', 0, 0, 'farm')
  put('dairy', 400, 200, 'farm')
  put('port', 20_000, 0, 'utility')
  put('plant', 20_300, 100, 'utility')
  put('mill', 20_100, 400, 'farm')
  put('hut', 0, 20_000, 'farm')
  addFlow(doc, edit, { id: 'milk', from: 'barn', to: 'dairy', category: 'material' })
  addFlow(doc, edit, { id: 'heat', from: 'port', to: 'barn', category: 'energy' })
  addFlow(doc, edit, { id: 'steam', from: 'dairy', to: 'plant', category: 'energy' })
  addFlow(doc, edit, { id: 'ash', from: 'plant', to: 'hut', category: 'material' })
  return seen(doc)
}

const paint = ({ scene, board, level }: ReturnType<typeof seen>, view = scene.bounds()!) => {
  const paper = recorder()
  const camera = { ...view, zoom: far }
  const stats = paintBoard(paper.ctx, scene, board, {
    camera,
    viewport,
    view,
    pixelRatio: 1,
    theme: 'light',
    language: 'en',
    far: level,
  })
  return { stats, texts: paper.texts() }
}

describe('companies too small to be told apart', () => {
  it('are one cluster with their number, and flows between clusters one line', () => {
    const board = towns()
    const { stats, texts } = paint(board)
    expect(stats).toMatchObject({ cards: 0, flows: 0, clusters: 3, links: 2 })
    expect(texts).toEqual(['2', '3'])
    expect(board.level.of('port')!.look).toMatchObject({ count: 3, kind: 'utility' })
  })

  it('are shown one by one as long as thirty of them fit on a telephone as they usually stand', () => {
    const { scene } = open(heavyBoard(30, 3))
    expect(clustersShown(fitBox(scene.bounds()!, { w: 360, h: 740 }).zoom)).toBe(false)
  })

  it('are counted with the park that they stand in, not with what lies beside it', () => {
    const doc = new Y.Doc()
    for (let park = 0; park < 2; park++) {
      addFrame(doc, edit, { id: `park-${park}`, x: park * 2_000, y: 0, w: 1_990, h: 1_700 })
      for (let at = 0; at < 5; at++)
        addCompany(doc, edit, { id: `${park}-${at}`, name: 'x', x: park * 2_000 + at * 350, y: 300 })
    }
    const { level, members } = seen(doc)
    expect(members('0-4')).toBe(5)
    expect(level.of('0-4')).not.toBe(level.of('1-0'))
  })

  it('stay in their cells wherever one looks, and at every zoom of a level', () => {
    const { scene, board } = open(heavyBoard(300, 4))
    const levels = counted({ scene, board })
    expect(levels.at(0.03)).toBe(levels.at(0.031))
    const whole = levels.at(0.03)!
    const shown = (view = scene.bounds()!) => {
      const paper = recorder()
      paintBoard(paper.ctx, scene, board, {
        camera: { ...view, zoom: 0.03 },
        viewport,
        view,
        pixelRatio: 1,
        theme: 'dark',
        language: 'en',
        far: whole,
      })
      return paper.texts()
    }
    const everywhere = shown()
    const { x, y, w, h } = scene.bounds()!
    const part = shown({ x, y, w: w / 2, h: h / 2 })
    expect(part.length).toBeLessThan(everywhere.length)
    for (const text of part) expect(everywhere).toContain(text)
  })

  it('leave a picture of the board as it is: card by card', () => {
    const { scene, board } = towns()
    const paper = recorder()
    exportPainter(scene, board, { theme: 'light', language: 'en' }).paint(paper.ctx)
    expect(paper.texts()).toEqual(expect.arrayContaining(['barn', 'dairy', 'port', 'hut']))
  })

  it('cost a look at a board of any size no more than the clusters in view', () => {
    const look = (companies: number) => {
      const all = seen(heavyBoard(companies, 5))
      const { stats } = paint(all, { x: 0, y: 0, w: 9_000, h: 5_500 })
      return { ...stats, cards: all.board.companies.size }
    }
    const [small, large] = [look(500), look(2_000)]
    expect(large.clusters).toBeLessThanOrEqual(small.clusters)
    expect(small.clusters).toBeLessThan(40)
    expect(large.texts).toBeLessThan(80)
  }, 30_000)

  it('are joined by no more lines than one can follow: where there are more, those of few flows are left out', () => {
    const all = seen(heavyBoard(3_000, 6))
    const { stats } = paint(all)
    expect(stats.links).toBeGreaterThan(50)
    expect(stats.links).toBeLessThanOrEqual(500)
    expect(stats.links).toBeLessThan(all.board.flows.size / 10)
  }, 30_000)
})

describe('a cluster', () => {
  it('is found under the pointer, and knows where its companies are', () => {
    const { scene, level } = towns()
    const { at } = level.of('port')!.look!
    expect(level.clusterAt(at, far, 0)).toBe(level.of('port'))
    expect(level.clusterAt({ x: at.x + 30 / far, y: at.y }, far, 2)).toBeNull()
    const bounds = level.boundsOf(level.of('port')!.key)!
    for (const id of ['port', 'plant', 'mill'])
      expect(containsBox(bounds, scene.boxOf({ collection: 'companies', id })!)).toBe(true)
    expect(clustersShown(fitBox(bounds, viewport, { padding: 96 }).zoom)).toBe(false)
  })

  it('grows with the logarithm of its number and never out of its cell', () => {
    const radii = [1, 2, 5, 20, 100, 1_000, 50_000].map(radiusOf)
    expect(radii).toEqual(radii.toSorted((a, b) => a - b))
    expect(radii[0]! * 2).toBeLessThan(radii[4]!)
    expect(radii.at(-1)).toBeLessThanOrEqual(leastCell / 2)
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.053, noNaN: true }), (zoom) => {
        const side = cellSize(zoom) * zoom
        expect(side).toBeGreaterThanOrEqual(leastCell * 0.999)
        expect(side).toBeLessThan(leastCell * 2.001)
      }),
    )
  })

  it('has a cell that holds its companies', () => {
    const number = fc.integer({ min: -50_000, max: 50_000 })
    const side = fc.integer({ min: 800, max: 30_000 })
    fc.assert(
      fc.property(number, number, side, side, fc.nat(999), fc.nat(999), (x, y, w, h, dx, dy) => {
        const frame = { x, y, w, h }
        const at = { x: x + (w * dx) / 1_000, y: y + (h * dy) / 1_000 }
        expect(containsPoint(cellOf(at, frame, 1_024), at, 0.001)).toBe(true)
        expect(containsPoint(cellOf(at, null, 1_024), at)).toBe(true)
      }),
    )
  })
})

describe('an edit seen from far away', () => {
  const cost = (level: FarLevel, work: () => void) => {
    const before = level.counters.clusters
    work()
    return level.counters.clusters - before
  }

  it('touches its own cluster, and the one that a company leaves or comes to', () => {
    const { doc, board, level } = seen(heavyBoard(2_000, 8))
    const { x, y } = board.companies.get('company-100')!
    const move = (dx: number) =>
      placeRecords(doc, edit, [{ collection: 'companies', id: 'company-100', x: x + dx, y }])
    const rename = () =>
      setFields(doc, edit, { collection: 'companies', id: 'company-100' }, { name: 'New name' })
    expect(cost(level, rename)).toBe(0)
    expect(cost(level, () => move(20))).toBe(1)
    expect(cost(level, () => move(12_000))).toBe(2)
    const remove = () => removeRecords(doc, edit, [{ collection: 'companies', id: 'company-100' }])
    expect(cost(level, remove)).toBe(1)
  })

  it('has only what changed painted again', () => {
    const { doc, scene, level } = towns()
    scene.takeSmudges()
    setFields(doc, edit, { collection: 'companies', id: 'hut' }, { kind: 'utility' })
    const boxes = scene.takeSmudges().filter(({ key }) => key === null)
    expect(boxes.length).toBeGreaterThan(0)
    for (const { box } of boxes) expect(containsPoint(box, level.of('hut')!.look!.at)).toBe(true)
    setFields(doc, edit, { collection: 'flows', id: 'milk' }, { category: 'water' })
    expect(scene.takeSmudges().filter(({ key }) => key === null)).toEqual([])
  })

  it('shows a company where a hand has it', () => {
    const { scene, level } = towns()
    scene.setPreviews(new Map([['companies/hut', { x: 300, y: 300, w: 208, h: 104 }]]))
    expect(level.of('hut')).toBe(level.of('barn'))
    scene.setPreviews(new Map())
    expect(level.of('hut')!.members.size).toBe(1)
  })

  it('is taken in while the board is still being counted, which no frame waits for', () => {
    const { doc, scene, board } = open(heavyBoard(300, 2))
    let next = () => true
    const levels = new FarBoard(scene, board, undefined, (work, done) => {
      next = () => {
        const ended = work.next().done === true
        if (ended) done()
        return ended
      }
      return () => {}
    })
    expect(levels.at(far)).toBeNull()
    next()
    placeRecords(doc, edit, [{ collection: 'companies', id: 'company-3', x: 40_000, y: 40_000 }])
    removeRecords(doc, edit, [{ collection: 'companies', id: 'company-290' }])
    addCompany(doc, edit, { id: 'new', name: 'New', x: 40_100, y: 40_100 })
    let steps = 1
    while (!next()) steps++
    expect(steps).toBeGreaterThan(5)
    const level = levels.at(far)!
    const fresh = counted({ scene, board }).at(far)!
    expect(level.of('new')!.members.size).toBe(2)
    expect(level.count).toBe(fresh.count)
    for (const company of board.companies.keys())
      expect(level.of(company)!.look).toEqual(fresh.of(company)!.look)
  })

  it('leaves the same clusters as if the board had just been opened', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const place = fc.integer({ min: -6_000, max: 6_000 })
    const step = fc.oneof(
      fc.record({
        do: fc.constant('put' as const),
        id,
        x: place,
        y: place,
        kind: fc.constantFrom(...companyKinds),
      }),
      fc.record({ do: fc.constant('remove' as const), id }),
      fc.record({ do: fc.constant('join' as const), id, from: id, to: id }),
      fc.record({ do: fc.constant('part' as const), id }),
      fc.record({
        do: fc.constant('frame' as const),
        id,
        x: place,
        y: place,
        w: fc.integer({ min: 500, max: 9_000 }),
      }),
      fc.record({ do: fc.constant('unframe' as const), id }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const all = seen(new Y.Doc())
        const { doc } = all
        for (const one of steps) {
          if (one.do === 'put') addCompany(doc, edit, { ...one, name: one.id })
          else if (one.do === 'remove') doc.getMap('companies').delete(one.id)
          else if (one.do === 'join') addFlow(doc, edit, { ...one, category: 'water' })
          else if (one.do === 'part') doc.getMap('flows').delete(one.id)
          else if (one.do === 'frame') addFrame(doc, edit, { ...one, h: one.w })
          else doc.getMap('frames').delete(one.id)
        }
        const fresh = counted(all).at(far)!
        expect(all.level.count).toBe(fresh.count)
        for (const company of all.board.companies.keys())
          expect(all.level.of(company)!.look).toEqual(fresh.of(company)!.look)
        const again = paint({ ...all, level: fresh }, { x: -2e4, y: -2e4, w: 4e4, h: 4e4 })
        const now = paint(all, { x: -2e4, y: -2e4, w: 4e4, h: 4e4 })
        expect(now.stats).toEqual(again.stats)
        expect(now.texts.toSorted()).toEqual(again.texts.toSorted())
      }),
      { numRuns: 100 },
    )
  })
})
