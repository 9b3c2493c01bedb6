import { describe, expect, it } from 'vitest'
import { toWorld } from '../../../../src/canvas/camera'
import { afterWheel } from '../../../../src/canvas/input/wheel'

const camera = { x: 100, y: 50, zoom: 0.5 }
const at = { x: 300, y: 200 }
const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false, shiftKey: false }

describe('the wheel', () => {
  it('moves the view by as many screen pixels as it turns', () => {
    expect(afterWheel(camera, { ...turn, deltaX: 10, deltaY: 20 }, at)).toEqual({ x: 120, y: 90, zoom: 0.5 })
  })

  it('turns sideways with Shift, and not where the hand already turns it sideways', () => {
    expect(afterWheel(camera, { ...turn, deltaY: 20, shiftKey: true }, at)).toEqual({
      x: 140,
      y: 50,
      zoom: 0.5,
    })
    expect(afterWheel(camera, { ...turn, deltaX: 20, shiftKey: true }, at)).toEqual({
      x: 140,
      y: 50,
      zoom: 0.5,
    })
  })

  it('counts lines as larger steps', () => {
    expect(afterWheel(camera, { ...turn, deltaY: 3, deltaMode: 1 }, at).y).toBe(146)
  })

  it.each(['ctrlKey', 'metaKey'] as const)(
    'zooms with %s, and what is under the pointer stays there',
    (key) => {
      const after = afterWheel(camera, { ...turn, deltaY: -10, [key]: true }, at)
      expect(after.zoom).toBeGreaterThan(camera.zoom)
      const [before, now] = [toWorld(camera, at), toWorld(after, at)]
      expect(now.x).toBeCloseTo(before.x)
      expect(now.y).toBeCloseTo(before.y)
    },
  )

  it('zooms there and back to where it was', () => {
    const there = afterWheel(camera, { ...turn, deltaY: -100, ctrlKey: true }, at)
    const back = afterWheel(there, { ...turn, deltaY: 100, ctrlKey: true }, at)
    expect(back.zoom).toBeCloseTo(camera.zoom)
    expect(back.x).toBeCloseTo(camera.x)
  })

  it('takes one notch of a coarse wheel for a moderate step', () => {
    const { zoom } = afterWheel(camera, { ...turn, deltaY: -120, ctrlKey: true }, at)
    expect(zoom / camera.zoom).toBeGreaterThan(1.1)
    expect(zoom / camera.zoom).toBeLessThan(1.4)
  })
})
