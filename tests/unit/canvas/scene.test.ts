import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { addCompany, addFlow } from '../../../src/model/commands/create'
import { removeRecords, placeRecords, setFields } from '../../../src/model/commands/records'
import { pointOnPath, walk } from '../../../src/canvas/curve'
import { hitTest } from '../../../src/canvas/hit'
import { containsBox, containsPoint, intersects, type Box } from '../../../src/canvas/geometry'
import { Scene } from '../../../src/canvas/scene'
import { heavyBoard } from '../../bench/heavyBoard'
import { edit, measurer, open, park } from './boards'

/** What a piece of work costs the scene. */
function cost(scene: Scene, work: () => void) {
  const before = { ...scene.counters }
  work()
  return {
    measured: scene.counters.measured - before.measured,
    routed: scene.counters.routed - before.routed,
    indexed: scene.counters.indexed - before.indexed,
  }
}

describe('what is in view', () => {
  it('is what a look at every record finds', () => {
    const { board, scene } = open(heavyBoard(300, 7))
    const numbers = fc.integer({ min: -2_000, max: 14_000 })
    fc.assert(
      fc.property(numbers, numbers, fc.nat(8_000), fc.nat(8_000), (x, y, w, h) => {
        const view: Box = { x, y, w, h }
        const found = scene.query(view)
        for (const collection of ['companies', 'notes'] as const) {
          const seen = [...board.all(collection).values()].filter((record) => intersects(record, view))
          expect(new Set(found[collection])).toEqual(new Set(seen.map((record) => record.id)))
        }
        const flows = new Set(found.flows)
        for (const id of board.flows.keys()) {
          const path = scene.pathOf(id)
          const label = scene.labelOf(id)
          if (!path || !label) continue
          const crosses = walk(path, 200).points.some((point) => containsPoint(view, point))
          if (crosses || intersects(label.box, view)) expect(flows.has(id)).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('is not every long flow that crosses the board far away', () => {
    const { scene } = open(heavyBoard(2_000, 7))
    const { x, y, w, h } = scene.bounds()!
    const view = { x: x + w / 2, y: y + h / 2, w: 1_400, h: 850 }
    const within = scene.query(view).flows
    const boxes = scene.inOrder('flows', scene.query(scene.bounds()!).flows).filter((id) => {
      const path = scene.pathOf(id)
      return path && intersects(path.bounds, view)
    })
    expect(within.length).toBeLessThan(boxes.length * 0.8)
  })

  it('comes in the same painting order from wherever one looks', () => {
    const { scene } = open(heavyBoard(120, 3))
    const all = scene.query(scene.bounds()!).companies
    const some = scene.query({ x: 300, y: 300, w: 1_500, h: 900 }).companies
    expect(some.length).toBeGreaterThan(3)
    expect(some).toEqual(all.filter((id) => some.includes(id)))
  })

  it('stays right while records come, move and go', () => {
    const { doc, board, scene } = park()
    addCompany(doc, edit, { id: 'new', name: 'New', x: 3_000, y: 0 })
    placeRecords(doc, edit, [{ collection: 'companies', id: 'farm', x: 3_000, y: 400 }])
    removeRecords(doc, edit, [{ collection: 'companies', id: 'plant' }])
    expect(new Set(scene.query({ x: 2_900, y: -100, w: 400, h: 700 }).companies)).toEqual(
      new Set(['new', 'farm']),
    )
    expect(scene.query({ x: -10, y: 490, w: 300, h: 200 }).companies).toEqual([])
    expect(scene.boxOf({ collection: 'companies', id: 'farm' })).toEqual({ x: 3_000, y: 400, w: 208, h: 104 })
    expect(board.companies.size).toBe(3)
  })

  it('leaves out a flow whose company is gone, and takes it back when the company returns', () => {
    const { doc, scene } = park()
    doc.getMap('companies').delete('farm')
    expect(scene.pathOf('heat')).toBeNull()
    expect(scene.query(scene.bounds()!).flows).not.toContain('heat')
    addCompany(doc, edit, { id: 'farm', name: 'Farm', x: 600, y: 0 })
    expect(scene.pathOf('heat')).not.toBeNull()
    expect(scene.query(scene.bounds()!).flows).toContain('heat')
  })

  it('has bounds that hold everything, and none when the board is empty', () => {
    const { doc, scene } = park()
    expect(containsBox(scene.bounds()!, { x: 2_000, y: 2_000, w: 168, h: 168 })).toBe(true)
    for (const name of ['companies', 'flows', 'notes', 'frames'])
      for (const id of [...doc.getMap(name).keys()]) doc.getMap(name).delete(id)
    expect(scene.bounds()).toBeNull()
  })

  it('is the same after any edits as if the board had just been opened', () => {
    const ids = ['refinery', 'farm', 'plant', 'mill']
    const id = fc.constantFrom(...ids)
    const place = fc.integer({ min: -900, max: 900 })
    const step = fc.oneof(
      fc.record({ do: fc.constant('put' as const), id, x: place, y: place }),
      fc.record({ do: fc.constant('move' as const), id, x: place, y: place }),
      fc.record({ do: fc.constant('hold' as const), id, x: place, y: place }),
      fc.record({ do: fc.constant('drop' as const), id }),
      fc.record({ do: fc.constant('remove' as const), id }),
      fc.record({
        do: fc.constant('join' as const),
        from: id,
        to: id,
        flow: fc.nat(9),
        shape: fc.constantFrom('curved' as const, 'angled' as const),
      }),
      fc.record({ do: fc.constant('part' as const), flow: fc.nat(9) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const { doc, board, scene } = park()
        const held = new Map<string, Box>()
        for (const one of steps) {
          if (one.do === 'put')
            addCompany(doc, edit, { ...one, name: one.id, createdAt: '2026-01-01T00:00:00.000Z' })
          else if (one.do === 'move') placeRecords(doc, edit, [{ ...one, collection: 'companies' }])
          else if (one.do === 'remove') doc.getMap('companies').delete(one.id)
          else if (one.do === 'join')
            addFlow(doc, edit, {
              ...one,
              id: `flow-${one.flow}`,
              createdAt: `2026-01-0${(one.flow % 3) + 1}T00:00:00.000Z`,
            })
          else if (one.do === 'part')
            removeRecords(doc, edit, [{ collection: 'flows', id: `flow-${one.flow}` }])
          else {
            if (one.do === 'hold') held.set(`companies/${one.id}`, { x: one.x, y: one.y, w: 208, h: 104 })
            else held.delete(`companies/${one.id}`)
            scene.setPreviews(new Map(held))
          }
        }
        const fresh = new Scene(board, measurer)
        fresh.setPreviews(new Map(held))
        const everywhere = { x: -1e5, y: -1e5, w: 2e5, h: 2e5 }
        expect(scene.query(everywhere)).toEqual(fresh.query(everywhere))
        for (const flow of board.flows.keys()) expect(wayOf(scene, flow)).toEqual(wayOf(fresh, flow))
        expect(scene.previewed()).toEqual(fresh.previewed())
        expect(scene.bounds()).toEqual(fresh.bounds())
      }),
      { numRuns: 150 },
    )
  })
})

/** A flow's way without its label, whose place depends on what was there before. */
function wayOf(scene: Scene, flow: string) {
  const path = scene.pathOf(flow)
  return path && { ...path, label: null }
}

describe('a change costs what it moves', () => {
  it('nothing for a new name', () => {
    const { doc, scene } = park()
    const told = vi.fn()
    scene.subscribe(told)
    const spent = cost(scene, () =>
      setFields(doc, edit, { collection: 'companies', id: 'farm' }, { name: 'Fish farm' }),
    )
    expect(spent).toEqual({ measured: 1, routed: 0, indexed: 0 })
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('a card and its own flows when one card moves on a large board', () => {
    const { doc, board, scene } = open(heavyBoard(400, 5))
    const company = board.companies.get('company-100')!
    const flows = board.flowsOf(company.id).size
    const spent = cost(scene, () =>
      placeRecords(doc, edit, [{ collection: 'companies', id: company.id, x: company.x + 40, y: company.y }]),
    )
    expect(spent.measured).toBe(1)
    expect(spent.routed).toBe(flows)
    expect(spent.indexed).toBe(1 + flows)
  })

  it('the siblings of a new flow, which make room for it', () => {
    const { doc, scene } = park()
    const before = scene.pathOf('heat')!
    const spent = cost(scene, () =>
      addFlow(doc, edit, { id: 'water', from: 'farm', to: 'refinery', resource: 'water' }),
    )
    expect(spent).toEqual({ measured: 0, routed: 2, indexed: 2 })
    expect(scene.pathOf('heat')!.label).not.toEqual(before.label)
    removeRecords(doc, edit, [{ collection: 'flows', id: 'water' }])
    expect(scene.pathOf('heat')!.start).toEqual(before.start)
  })

  it('nothing in the index for a new status, but a new drawing', () => {
    const { doc, scene } = park()
    const told = vi.fn()
    scene.subscribe(told)
    const spent = cost(scene, () =>
      setFields(doc, edit, { collection: 'flows', id: 'heat' }, { status: 'completed' }),
    )
    expect(spent.indexed).toBe(0)
    expect(told).toHaveBeenCalledTimes(1)
  })
})

describe('a right-angled flow', () => {
  /** Three pairs far from each other, each joined at right angles, and a crate that can be put between any of them. */
  function pairs() {
    const doc = new Y.Doc()
    for (let at = 0; at < 3; at++) {
      addCompany(doc, edit, { id: `from-${at}`, name: 'From', x: 0, y: at * 2_000 })
      addCompany(doc, edit, { id: `to-${at}`, name: 'To', x: 700, y: at * 2_000 })
      addFlow(doc, edit, { id: `flow-${at}`, from: `from-${at}`, to: `to-${at}`, shape: 'angled' })
    }
    addFlow(doc, edit, { id: 'curve', from: 'from-0', to: 'to-1' })
    addCompany(doc, edit, { id: 'crate', name: 'Crate', x: 3_000, y: 0 })
    return open(doc)
  }
  const put = (doc: Y.Doc, x: number, y: number) =>
    placeRecords(doc, edit, [{ collection: 'companies', id: 'crate', x, y }])

  it('is routed anew when a card is put in its way or taken out of it, and no other flow is', () => {
    const { doc, scene } = pairs()
    const home = scene.pathOf('flow-1')!
    const look = () => [0, 1, 2].forEach((at) => scene.pathOf(`flow-${at}`))
    look()
    const blocked = cost(scene, () => put(doc, 350, 2_000))
    expect(blocked).toEqual({ measured: 1, routed: 0, indexed: 1 })
    expect(cost(scene, look).routed).toBe(1)
    expect(cost(scene, look).routed).toBe(0)
    expect(scene.takeSmudges().map(({ key }) => key)).toContain('flows/flow-1')
    expect(scene.pathOf('flow-1')!.pieces.length).toBeGreaterThan(home.pieces.length)
    put(doc, 3_000, 2_000)
    expect(cost(scene, look).routed).toBe(1)
    expect(scene.pathOf('flow-1')).toEqual(home)
  })

  it('is sought when it is first looked at, and not for opening a board or for what lies out of view', () => {
    const doc = heavyBoard(400, 9)
    for (const flow of doc.getMap<Y.Map<unknown>>('flows').values()) flow.set('shape', 'angled')
    const { board, scene } = open(doc)
    expect(board.flows.size).toBe(800)
    // Those that lead to themselves or to a neighbour without room between, or very far, need no search.
    const unsought = 800 - scene.counters.routed
    expect(unsought).toBeGreaterThan(600)
    const view = { x: 0, y: 0, w: 1_400, h: 900 }
    const look = () => scene.query(view).flows.forEach((id) => scene.pathOf(id))
    const seen = cost(scene, look).routed
    expect(seen).toBeGreaterThan(10)
    expect(seen).toBeLessThan(unsought / 5)
    expect(cost(scene, look).routed).toBe(0)
    const far = [...board.companies.values()].at(-1)!
    placeRecords(doc, edit, [{ collection: 'companies', id: far.id, x: far.x + 30, y: far.y }])
    expect(cost(scene, look).routed).toBe(0)
  })

  it('costs a move far from it, or across a curve, nothing', () => {
    const { doc, scene } = pairs()
    expect(cost(scene, () => put(doc, 5_000, 5_000))).toEqual({ measured: 1, routed: 0, indexed: 1 })
    expect(cost(scene, () => put(doc, 350, 1_000))).toEqual({ measured: 1, routed: 0, indexed: 1 })
  })

  it('makes way for a card in a hand, is lifted with it, and comes back when the hand gives up', () => {
    const { scene } = pairs()
    const home = scene.pathOf('flow-2')!
    scene.setPreviews(new Map([['companies/crate', { x: 350, y: 4_000, w: 208, h: 104 }]]))
    expect(scene.pathOf('flow-2')!.pieces).not.toEqual(home.pieces)
    expect(scene.previewed()).toEqual(new Set(['companies/crate', 'flows/flow-2']))
    scene.setPreviews(new Map())
    expect(scene.pathOf('flow-2')!.pieces).toEqual(home.pieces)
    expect(scene.previewed().size).toBe(0)
  })

  it('is found wherever its detour runs, by its line alone', () => {
    const { doc, board, scene } = pairs()
    put(doc, 350, 0)
    const corner = scene.pathOf('flow-0')!.pieces.find((piece) => !piece.straight)!
    const at = pointOnPath({ pieces: [corner] }, 0.5)
    expect(scene.query({ ...at, w: 1, h: 1 }).flows).toContain('flow-0')
    expect(hitTest(scene, board, at, { zoom: 1 })?.ref.id).toBe('flow-0')
    expect(hitTest(scene, board, { x: at.x, y: at.y + 60 }, { zoom: 1 })?.ref.id).not.toBe('flow-0')
  })

  it('keeps its label off the card that it goes round', () => {
    const { doc, scene } = pairs()
    put(doc, 350, 0)
    const { box } = scene.labelOf('flow-0', 'en')!
    expect(intersects(box, { x: 350, y: 0, w: 208, h: 104 })).toBe(false)
  })

  it('becomes a curve again, and is left alone by cards from then on', () => {
    const { doc, scene } = pairs()
    setFields(doc, edit, { collection: 'flows', id: 'flow-0' }, { shape: null })
    expect(scene.pathOf('flow-0')!.pieces).toHaveLength(1)
    expect(cost(scene, () => put(doc, 350, 0)).routed).toBe(0)
  })
})

describe('a gesture in flight', () => {
  const key = 'companies/farm'
  const held: Box = { x: 1_000, y: 300, w: 208, h: 104 }

  it('stands in for the document until it ends', () => {
    const { scene } = park()
    const home = scene.pathOf('heat')!
    scene.setPreviews(new Map([[key, held]]))
    expect(scene.boxOf({ collection: 'companies', id: 'farm' })).toEqual(held)
    expect(scene.pathOf('heat')!.end.x).toBe(1_000)
    expect(scene.previewed()).toEqual(new Set([key, 'flows/heat']))
    expect(scene.query({ x: 990, y: 290, w: 10, h: 10 }).companies).toEqual(['farm'])
    scene.setPreviews(new Map())
    expect(scene.pathOf('heat')!.end).toEqual(home.end)
    expect(scene.previewed().size).toBe(0)
  })

  it('touches only what is held and the flows bound to it', () => {
    const { scene } = park()
    expect(cost(scene, () => scene.setPreviews(new Map([[key, held]])))).toEqual({
      measured: 1,
      routed: 1,
      indexed: 2,
    })
    expect(cost(scene, () => scene.setPreviews(new Map([[key, { ...held }]])))).toEqual({
      measured: 0,
      routed: 0,
      indexed: 0,
    })
  })

  it('survives the record being deleted by someone else', () => {
    const { doc, scene } = park()
    scene.setPreviews(new Map([[key, held]]))
    removeRecords(doc, edit, [{ collection: 'companies', id: 'farm' }])
    expect(scene.previewed().size).toBe(0)
    scene.setPreviews(new Map())
    expect(scene.boxOf({ collection: 'companies', id: 'farm' })).toBeNull()
  })

  it('keeps a label at its share of the arrow', () => {
    const { scene } = park()
    const share = (x: number) => (x - 208) / (scene.pathOf('heat')!.end.x - 208)
    const middle = () => {
      const { x, w } = scene.labelOf('heat')!.box
      return share(x + w / 2)
    }
    const before = middle()
    scene.setPreviews(new Map([[key, { x: 900, y: 0, w: 208, h: 104 }]]))
    expect(middle()).toBeCloseTo(before, 1)
  })
})

describe('labels', () => {
  it('of flows that cross do not pile up where there is room beside them', () => {
    const { doc, scene } = park()
    addCompany(doc, edit, { id: 'north', name: 'North', x: 300, y: -500 })
    addCompany(doc, edit, { id: 'south', name: 'South', x: 300, y: 600 })
    addFlow(doc, edit, { id: 'cross', from: 'north', to: 'south', resource: 'cooling water from the sea' })
    const crossing = scene.labelOf('cross')!.box
    expect(intersects(crossing, scene.labelOf('heat')!.box)).toBe(false)
  })

  it('say what was typed as soon as it is typed', () => {
    const { doc, scene } = park()
    expect(scene.labelOf('heat')!.text).toBe('heat')
    setFields(
      doc,
      edit,
      { collection: 'flows', id: 'heat' },
      { resource: 'steam', quantity: 20, unit: 'MWh', period: 'week' },
    )
    expect(scene.labelOf('heat')!.text).toBe('steam, 20 MWh a week')
    expect(scene.labelOf('heat', 'ru')!.text).toBe('steam, 20 МВт·ч в неделю')
  })
})
