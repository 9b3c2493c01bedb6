import { describe, expect, it } from 'vitest'
import { addCompany, addNote } from '../../../src/model/commands/create'
import { pointOnPath } from '../../../src/canvas/curve'
import { companyHandles, handleAt, handleSize, hitTest, resizeHandles } from '../../../src/canvas/hit'
import { edit, park } from './boards'

const card = { x: 0, y: 0, w: 208, h: 104 }

describe('pointing at', () => {
  const { doc, board, scene } = park()
  addCompany(doc, edit, {
    id: 'over',
    name: 'Over the farm',
    x: 700,
    y: 50,
    createdAt: '2099-01-01T00:00:00.000Z',
  })
  addNote(doc, edit, { id: 'sticky', x: 760, y: 80, text: 'On top' })
  const at = (x: number, y: number, options = {}) => hitTest(scene, board, { x, y }, { zoom: 1, ...options })
  const heat = scene.pathOf('heat')!
  const beside = pointOnPath(heat, 0.85)

  it.each([
    ['a card', 20, 20, { ref: { collection: 'companies', id: 'refinery' }, part: 'body' }],
    [
      'the card on top where two overlap',
      710,
      60,
      { ref: { collection: 'companies', id: 'over' }, part: 'body' },
    ],
    ['a note on a card', 770, 90, { ref: { collection: 'notes', id: 'sticky' }, part: 'body' }],
    [
      'a flow, a little beside its curve',
      beside.x,
      beside.y + 5,
      { ref: { collection: 'flows', id: 'heat' }, part: 'body' },
    ],
    [
      'the label of a flow',
      heat.label.x + 10,
      heat.label.y + 8,
      { ref: { collection: 'flows', id: 'heat' }, part: 'label' },
    ],
    ['the border of a frame', -197, 300, { ref: { collection: 'frames', id: 'frame' }, part: 'body' }],
    ['the title of a frame', -190, -210, { ref: { collection: 'frames', id: 'frame' }, part: 'title' }],
    ['the middle of a frame', 400, 300, null],
    ['nothing at all', 5_000, 5_000, null],
  ])('%s', (_what, x, y, hit) => {
    expect(at(x, y)).toEqual(hit)
  })

  it('a thin thing is as easy from afar as from near', () => {
    const away = { x: beside.x, y: beside.y + 20 }
    expect(hitTest(scene, board, away, { zoom: 1 })).toBeNull()
    expect(hitTest(scene, board, away, { zoom: 0.25 })?.ref.id).toBe('heat')
  })

  it('a finger may miss by more than a mouse', () => {
    expect(at(beside.x, beside.y + 11)).toBeNull()
    expect(at(beside.x, beside.y + 11, { touch: true })?.ref.id).toBe('heat')
  })

  it('labels that are too small to show do not catch the pointer', () => {
    const offCurve = { x: heat.label.x, y: heat.label.y + 11 }
    expect(hitTest(scene, board, offCurve, { zoom: 1, tolerance: 2 })?.part).toBe('label')
    expect(hitTest(scene, board, offCurve, { zoom: 0.3, tolerance: 2 })).toBeNull()
  })
})

describe('handles', () => {
  it('to draw flows from stand just outside the four sides, the same on screen at every zoom', () => {
    for (const zoom of [0.2, 1, 3]) {
      const right = companyHandles(card, zoom).find((one) => one.side === 'right')!
      expect(right.point.y).toBe(52)
      expect((right.point.x - 208) * zoom).toBeCloseTo(14)
    }
  })

  it.each([
    ['the middle of a handle', 222, 52, { kind: 'flow', side: 'right' }],
    ['the rim of its target', 222 + handleSize.target / 2, 52, { kind: 'flow', side: 'right' }],
    ['beyond it', 222 + handleSize.target / 2 + 1, 52, null],
    ['a corner', 210, 106, { kind: 'resize', handle: 'se' }],
    ['inside the card', 100, 50, null],
  ])('answer at %s', (_where, x, y, expected) => {
    expect(handleAt({ x, y }, { zoom: 1, company: card, resizing: card, edges: false })).toEqual(expected)
  })

  it('answer a finger from further away', () => {
    const point = { x: 222 + 20, y: 52 }
    expect(handleAt(point, { zoom: 1, company: card })).toBeNull()
    expect(handleAt(point, { zoom: 1, touch: true, company: card })).toEqual({ kind: 'flow', side: 'right' })
  })

  it('on sides are left out where the box is small on screen or its sides draw flows', () => {
    expect(resizeHandles(card, 1)).toHaveLength(8)
    expect(resizeHandles(card, 0.3)).toHaveLength(4)
    expect(resizeHandles(card, 1, false)).toHaveLength(4)
  })
})
