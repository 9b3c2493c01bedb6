// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { attachInput } from '../../../../src/canvas/input/attach'
import { toWorld, type Point } from '../../../../src/canvas/camera'
import type { RecordRef } from '../../../../src/model/records'
import { company, openBoard } from '../tools/hands'

HTMLCanvasElement.prototype.getContext = () => null
HTMLElement.prototype.setPointerCapture = () => {}

let element: HTMLElement
let board: ReturnType<typeof openBoard>
let menus: [Point, RecordRef | null][]
let stop = () => {}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  document.body.innerHTML = '<div id="canvas" tabindex="0"></div>'
  element = document.getElementById('canvas')!
  board = openBoard()
  board.put.company('a', 0, 0)
  menus = []
  stop = attachInput(element, board.canvas, ({ point, ref }) => void menus.push([point, ref]))
})
afterEach(() => {
  stop()
  vi.useRealTimers()
})

interface How extends PointerEventInit {
  readonly time?: number
}

function send(type: string, x: number, y: number, { time, ...init }: How = {}) {
  const event = new PointerEvent(type, {
    clientX: x,
    clientY: y,
    pointerId: 1,
    pointerType: 'mouse',
    button: 0,
    bubbles: true,
    cancelable: true,
    ...init,
  })
  if (time !== undefined) Object.defineProperty(event, 'timeStamp', { value: time })
  element.dispatchEvent(event)
  return event
}
const finger = (pointerId: number): How => ({ pointerType: 'touch', pointerId })
const camera = () => board.editor.state.camera

describe('a mouse', () => {
  it('drags a card and takes the focus to the board', () => {
    send('pointerdown', 50, 50)
    expect(document.activeElement).toBe(element)
    send('pointermove', 100, 80)
    send('pointermove', 150, 80)
    send('pointerup', 150, 80)
    expect(board.place('a')).toMatchObject({ x: 100, y: 30 })
  })

  it('pressed twice quickly in one place opens a text, twice slowly or elsewhere does not', () => {
    const click = (x: number, time: number) => {
      send('pointerdown', x, 50, { time })
      send('pointerup', x, 50, { time })
    }
    click(50, 1_000)
    click(50, 2_000)
    click(100, 2_100)
    expect(board.editor.state.editing).toBeNull()
    click(102, 2_300)
    expect(board.editor.state.editing).toEqual({ ref: company('a'), field: 'name' })
  })

  it('pans with its middle button whatever tool is chosen', () => {
    board.editor.setTool('company')
    send('pointerdown', 50, 50, { button: 1 })
    send('pointermove', 80, 90)
    send('pointerup', 80, 90, { button: 1 })
    expect(camera()).toMatchObject({ x: -30, y: -40 })
    expect(board.board.companies.size).toBe(1)
    expect(board.editor.state.tool).toBe('company')
    expect(board.canvas.tools.current.name).toBe('company')
  })

  it('pans while Space is held', () => {
    const key = (type: string) =>
      element.dispatchEvent(new KeyboardEvent(type, { code: 'Space', bubbles: true, cancelable: true }))
    key('keydown')
    send('pointerdown', 50, 50)
    send('pointermove', 80, 90)
    send('pointerup', 80, 90)
    key('keyup')
    expect(camera()).toMatchObject({ x: -30, y: -40 })
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
    expect(board.canvas.tools.current.name).toBe('select')
  })

  it('keeps hold of the place on the board when the wheel moves the view under it', () => {
    send('pointerdown', 50, 50)
    send('pointermove', 150, 50)
    element.dispatchEvent(new WheelEvent('wheel', { deltaY: 100, bubbles: true, cancelable: true }))
    send('pointerup', 150, 50)
    expect(board.place('a')).toMatchObject({ x: 100, y: 100 })
  })

  it.each([
    ['the browser takes the pointer', () => send('pointercancel', 300, 300)],
    ['the window loses the focus', () => window.dispatchEvent(new Event('blur'))],
  ])('gives everything back when %s', (_what, take) => {
    send('pointerdown', 50, 50)
    send('pointermove', 300, 300)
    take()
    send('pointerup', 300, 300)
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
    expect(board.canvas.tools.busy).toBe(false)
  })

  it('is told what lies under it once the view rests, and while that moves nothing', () => {
    send('pointermove', 50, 50)
    expect(board.editor.state.hovered).toEqual(company('a'))
    const turn = (deltaX: number) =>
      element.dispatchEvent(
        new WheelEvent('wheel', { deltaX, clientX: 50, clientY: 50, bubbles: true, cancelable: true }),
      )
    turn(400)
    expect(board.editor.state.hovered).toBeNull()
    vi.advanceTimersByTime(100)
    turn(-400)
    vi.advanceTimersByTime(100)
    expect(board.editor.state.hovered).toBeNull()
    vi.advanceTimersByTime(100)
    expect(board.editor.state.hovered).toEqual(company('a'))
  })

  it('puts what it carries out of the window down at the edge', () => {
    send('pointerdown', 50, 50)
    send('pointermove', 300, 300)
    send('pointermove', -900, -700)
    send('pointerup', -900, -700)
    expect(board.place('a')).toMatchObject({ x: -50, y: -50 })
  })

  it('holds a card that no key takes away, copies or names; only Escape and undo are heard', () => {
    const key = (code: string, init: KeyboardEventInit = {}) =>
      element.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, ...init }))
    send('pointerdown', 50, 50)
    send('pointermove', 300, 300)
    key('Delete')
    key('Enter')
    key('KeyC')
    key('KeyD', { ctrlKey: true })
    expect(board.board.companies.size).toBe(1)
    expect(board.editor.state).toMatchObject({ tool: 'select', editing: null })
    key('Escape')
    send('pointerup', 300, 300)
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
  })

  it('straightens a drag when Shift is pressed while the hand is still', () => {
    send('pointerdown', 50, 50)
    send('pointermove', 350, 90)
    document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', shiftKey: true }))
    expect(board.canvas.scene.boxOf(company('a'))).toMatchObject({ x: 300, y: 0 })
    document.dispatchEvent(new KeyboardEvent('keyup', { key: 'Shift' }))
    expect(board.canvas.scene.boxOf(company('a'))).toMatchObject({ x: 300, y: 40 })
  })

  it('opens the menu of what is under it with its right button, and selects that', () => {
    send('contextmenu', 50, 50, { button: 2 })
    expect(menus).toEqual([[{ x: 50, y: 50 }, company('a')]])
    expect(board.selected()).toEqual(['a'])
    send('contextmenu', 900, 700, { button: 2 })
    expect(menus[1]).toEqual([{ x: 900, y: 700 }, null])
    expect(board.selected()).toEqual([])
  })

  it('shows others where it is, and nothing once it has left', () => {
    const cursor = () => {
      vi.advanceTimersByTime(60)
      return board.session.presence.awareness.getLocalState()?.cursor
    }
    send('pointermove', 70, 30)
    expect(cursor()).toEqual({ x: 70, y: 30 })
    send('pointerleave', 0, 0)
    expect(cursor() ?? null).toBeNull()
  })
})

describe('the menu key', () => {
  it('opens the menu of what is selected, in its middle', () => {
    board.editor.select([company('a')])
    send('contextmenu', 0, 0, { pointerType: '', button: 0 })
    expect(menus).toEqual([[{ x: 100, y: 50 }, company('a')]])
  })
})

describe('fingers', () => {
  it('two of them zoom and pan: what is between them stays between them', () => {
    send('pointerdown', 400, 400, finger(1))
    send('pointerdown', 600, 400, finger(2))
    const before = toWorld(camera(), { x: 500, y: 400 })
    send('pointermove', 350, 450, finger(1))
    send('pointermove', 650, 450, finger(2))
    expect(camera().zoom).toBeCloseTo(1.5)
    const after = toWorld(camera(), { x: 500, y: 450 })
    expect(after.x).toBeCloseTo(before.x)
    expect(after.y).toBeCloseTo(before.y)
  })

  it('a second one takes the card out of the hand of the first, and what is left of a pinch moves nothing', () => {
    send('pointerdown', 50, 50, finger(1))
    send('pointermove', 200, 200, finger(1))
    send('pointerdown', 600, 400, finger(2))
    expect(board.canvas.tools.busy).toBe(false)
    send('pointerup', 600, 400, finger(2))
    send('pointermove', 300, 300, finger(1))
    send('pointerup', 300, 300, finger(1))
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
    send('pointerdown', 700, 600, finger(3))
    send('pointerup', 700, 600, finger(3))
    expect(board.canvas.tools.busy).toBe(false)
  })

  it('between two taps look for the receiver: by a pinch, or by one that wanders; the donor is not forgotten', () => {
    board.put.company('b', 2_000, 0)
    board.editor.setTool('flow')
    send('pointerdown', 50, 50, finger(1))
    send('pointerup', 50, 50, finger(1))
    send('pointerdown', 400, 400, finger(1))
    send('pointerdown', 600, 400, finger(2))
    send('pointermove', 350, 400, finger(1))
    send('pointerup', 350, 400, finger(1))
    send('pointerup', 600, 400, finger(2))
    board.editor.setCamera({ x: 1_000, y: 0, zoom: 1 })
    send('pointerdown', 900, 300, finger(1))
    send('pointermove', 500, 300, finger(1))
    send('pointerup', 500, 300, finger(1))
    expect(camera()).toMatchObject({ x: 1_400 })
    expect(board.board.flows.size).toBe(0)
    send('pointerdown', 650, 50, finger(1))
    send('pointerup', 650, 50, finger(1))
    expect([...board.board.flows.values()]).toMatchObject([{ from: 'a', to: 'b' }])
  })

  it('tap one after the other once that is asked for, and each tap adds or takes away', () => {
    board.put.company('b', 400, 0)
    board.editor.select([company('a')])
    board.editor.setSelectingMore(true)
    const tap = (x: number, y: number) => {
      send('pointerdown', x, y, finger(1))
      send('pointerup', x, y, finger(1))
    }
    tap(450, 50)
    expect(board.selected()).toEqual(['a', 'b'])
    tap(800, 700)
    expect(board.selected()).toEqual(['a', 'b'])
    tap(50, 50)
    expect(board.selected()).toEqual(['b'])
    board.editor.setSelectingMore(false)
    tap(50, 50)
    expect(board.selected()).toEqual(['a'])
  })

  it('one that rests opens the menu, one that wanders or leaves early does not', () => {
    send('pointerdown', 50, 50, finger(1))
    vi.advanceTimersByTime(300)
    send('pointerup', 50, 50, finger(1))
    vi.advanceTimersByTime(1_000)
    send('pointerdown', 50, 50, finger(1))
    send('pointermove', 90, 50, finger(1))
    vi.advanceTimersByTime(1_000)
    send('pointerup', 50, 50, finger(1))
    expect(menus).toEqual([])
    send('pointerdown', 60, 60, finger(1))
    vi.advanceTimersByTime(600)
    expect(menus).toEqual([[{ x: 60, y: 60 }, company('a')]])
    send('pointerup', 60, 60, finger(1))
    expect(board.canvas.tools.busy).toBe(false)
  })

  it('a tap is not followed by a mouse press that would take the focus from what it opened', () => {
    const touch = new Event('touchstart', { bubbles: true, cancelable: true })
    element.dispatchEvent(touch)
    expect(touch.defaultPrevented).toBe(true)
  })
})

it('the browser’s own zoom does not answer the wheel over the board', () => {
  const wheel = new WheelEvent('wheel', { deltaY: -50, ctrlKey: true, bubbles: true, cancelable: true })
  element.dispatchEvent(wheel)
  expect(wheel.defaultPrevented).toBe(true)
  expect(camera().zoom).toBeGreaterThan(1)
})

describe('a pen, and fingers beside it', () => {
  const pen: How = { pointerType: 'pen', pointerId: 9 }
  const stroke = (how: How, from: Point, to: Point) => {
    send('pointerdown', from.x, from.y, how)
    send('pointermove', (from.x + to.x) / 2, (from.y + to.y) / 2, how)
    send('pointermove', to.x, to.y, how)
    send('pointerup', to.x, to.y, how)
  }
  const onCard = { x: 50, y: 50 }

  it('a finger drags cards as long as no pen was used', () => {
    stroke(finger(1), onCard, { x: 150, y: 50 })
    expect(board.place('a')).toMatchObject({ x: 100 })
  })

  it('the pen drags cards; from then on a finger on a card moves the view', () => {
    stroke(pen, onCard, { x: 150, y: 50 })
    expect(board.place('a')).toMatchObject({ x: 100 })
    stroke(finger(1), { x: 150, y: 50 }, { x: 190, y: 80 })
    expect(board.place('a')).toMatchObject({ x: 100, y: 0 })
    expect(camera()).toMatchObject({ x: -40, y: -30 })
    stroke({ pointerType: 'mouse', pointerId: 3 }, { x: 190, y: 80 }, { x: 240, y: 80 })
    expect(board.place('a')).toMatchObject({ x: 150, y: 0 })
  })

  it('the pen places and draws; a finger with the same tool moves the view and places nothing', () => {
    stroke(pen, { x: 900, y: 700 }, { x: 900, y: 700 })
    board.editor.setTool('note')
    stroke(finger(1), { x: 600, y: 300 }, { x: 640, y: 330 })
    expect(board.board.notes.size).toBe(0)
    expect(camera()).toMatchObject({ x: -40, y: -30 })
    expect(board.canvas.tools.current.name).toBe('note')
    stroke(pen, { x: 600, y: 300 }, { x: 600, y: 300 })
    expect(board.board.notes.size).toBe(1)
  })

  it('a finger still selects by a tap, opens the menu by resting, and zooms with another', () => {
    stroke(pen, { x: 900, y: 700 }, { x: 900, y: 700 })
    stroke(finger(1), onCard, onCard)
    expect(board.selected()).toEqual(['a'])
    send('pointerdown', 50, 50, finger(1))
    vi.advanceTimersByTime(600)
    expect(menus).toHaveLength(1)
    send('pointerup', 50, 50, finger(1))
    send('pointerdown', 400, 400, finger(1))
    send('pointerdown', 500, 400, finger(2))
    send('pointermove', 600, 400, finger(2))
    expect(camera().zoom).toBeCloseTo(2)
  })

  it('a double tap of a finger beside a pen places no company', () => {
    stroke(pen, { x: 900, y: 700 }, { x: 900, y: 700 })
    for (const time of [5_000, 5_100]) {
      send('pointerdown', 600, 300, { ...finger(1), time })
      send('pointerup', 600, 300, { ...finger(1), time })
    }
    expect(board.board.companies.size).toBe(1)
  })

  it('a palm that rests while the pen is down does nothing, however it moves', () => {
    send('pointerdown', 50, 50, pen)
    send('pointermove', 150, 50, pen)
    send('pointerdown', 300, 300, finger(1))
    send('pointerdown', 340, 340, finger(2))
    send('pointermove', 320, 380, finger(1))
    vi.advanceTimersByTime(800)
    send('pointermove', 250, 50, pen)
    send('pointerup', 250, 50, pen)
    send('pointermove', 330, 390, finger(1))
    send('pointerup', 330, 390, finger(1))
    send('pointerup', 340, 340, finger(2))
    expect(board.place('a')).toMatchObject({ x: 200, y: 0 })
    expect(camera()).toMatchObject({ x: 0, y: 0, zoom: 1 })
    expect(menus).toEqual([])
    stroke(finger(1), { x: 300, y: 300 }, { x: 340, y: 300 })
    expect(camera()).toMatchObject({ x: -40 })
  })

  it('a palm that came before the pen is taken back: what was selected stays selected', () => {
    board.put.company('b', 400, 0)
    board.editor.select([company('b')])
    send('pointerdown', 60, 60, finger(1))
    expect(board.selected()).toEqual(['a'])
    send('pointerdown', 450, 50, pen)
    expect(board.selected()).toEqual(['b'])
    send('pointermove', 500, 90, pen)
    send('pointermove', 90, 90, finger(1))
    send('pointerup', 500, 90, pen)
    send('pointerup', 90, 90, finger(1))
    expect(board.place('b')).toMatchObject({ x: 450, y: 40 })
    expect(board.place('a')).toMatchObject({ x: 0, y: 0 })
  })
})
