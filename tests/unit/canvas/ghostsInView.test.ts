/** Suggested flows on the canvas: only what is in view costs anything. */
import { describe, expect, it } from 'vitest'
import { GhostLayer, type Ghost } from '../../../src/canvas/overlay/ghosts'
import type { Pen } from '../../../src/canvas/overlay/pen'
import { palettes } from '../../../src/canvas/paint/palette'
import { addCompany, removeRecords } from '../../../src/model/commands'
import { edit } from '../model/board'
import { recorder } from './recorder'
import { company, openBoard } from './tools/hands'

/** Pairs of companies one below the other, so far apart that each is seen alone, with a suggestion in each pair. */
function pairs(count: number, all: boolean) {
  const { editor, canvas } = openBoard()
  const { doc } = editor.session
  const ghosts = new Map<string, readonly Ghost[]>()
  for (let i = 0; i < count; i++) {
    addCompany(doc, edit, { id: `a${i}`, name: 'A', x: 0, y: i * 2_000 })
    addCompany(doc, edit, { id: `b${i}`, name: 'B', x: 600, y: i * 2_000 })
    const ghost = { from: `a${i}`, to: `b${i}`, category: undefined }
    ghosts.set(`a${i}`, [ghost]).set(`b${i}`, [ghost])
  }
  const opened: Ghost[] = []
  const layer = new GhostLayer({
    all,
    of: (id) => ghosts.get(id) ?? [],
    partners: (id) => ghosts.get(id)?.length ?? 0,
    onPoint: () => {},
    onOpen: (ghost) => opened.push(ghost),
  })
  const draw = (camera: { x: number; y: number; zoom: number }) => {
    const { ctx, texts } = recorder()
    const palette = palettes.light
    editor.setCamera(camera)
    const { viewport } = editor.state
    layer.paint({ ctx, camera, viewport, palette, accent: palette.accent } as unknown as Pen, canvas)
    return { ...layer.counters, marks: texts().filter((text) => text === '?').length }
  }
  return { editor, canvas, doc, layer, draw }
}

const near = { x: -100, y: -100, zoom: 1 }

describe('suggested flows', () => {
  it('are asked for and drawn where they are in view, however many there are elsewhere', () => {
    const few = pairs(3, true).draw(near)
    expect(few).toEqual({ asked: 2, drawn: 1, marks: 1 })
    expect(pairs(300, true).draw(near)).toEqual(few)
  })

  it('are of the selected company alone unless all are wanted', () => {
    const { editor, draw } = pairs(3, false)
    expect(draw(near)).toMatchObject({ asked: 0, drawn: 0 })
    editor.select([company('a0')])
    expect(draw(near)).toEqual({ asked: 1, drawn: 1, marks: 1 })
    editor.select([company('a2')])
    expect(draw(near)).toMatchObject({ asked: 1, drawn: 0, marks: 0 })
  })

  it('are not drawn where companies are shown as clusters', async () => {
    const { canvas, draw } = pairs(100, true)
    canvas.far.prepare()
    await expect.poll(() => canvas.far.at(0.03)).not.toBeNull()
    expect(draw({ ...near, zoom: 0.03 })).toMatchObject({ asked: 0, drawn: 0 })
  })

  it('are found under the hand between the cards, and vanish with a company', () => {
    const { canvas, doc, draw, layer } = pairs(1, true)
    draw(near)
    // It bends a little off the straight line, to leave room for one that runs the other way.
    const across = (from: number) =>
      Array.from({ length: 13 }, (_, step) =>
        layer.at(canvas, { x: (208 + 600) / 2, y: from + step * 8 }, false),
      ).find((ghost) => ghost !== null)
    expect(across(0)).toMatchObject({ from: 'a0', to: 'b0' })
    expect(across(300)).toBeUndefined()
    removeRecords(doc, edit, [company('b0')])
    expect(draw(near)).toMatchObject({ drawn: 0 })
    expect(across(0)).toBeUndefined()
  })
})
