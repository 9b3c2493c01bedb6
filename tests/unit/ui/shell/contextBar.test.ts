import { describe, expect, it } from 'vitest'
import { barPlace } from '../../../../src/ui/board/contextBar/place'

const bar = { w: 200, h: 40 }
const viewport = { w: 1000, h: 800 }
const inset = { top: 0, left: 60, right: 300, bottom: 0 }
const at = (x: number, y: number, w = 200, h = 100) => barPlace({ x, y, w, h }, bar, viewport, inset)

describe('the bar above the selection', () => {
  it('stands above it, in its middle', () => {
    expect(at(300, 300)).toEqual({ x: 300, y: 224 })
  })

  it('stands below it where there is no room above', () => {
    expect(at(300, 40)).toEqual({ x: 300, y: 176 })
  })

  it('keeps clear of panels', () => {
    expect(at(0, 300)!.x).toBe(68)
    expect(at(600, 300)!.x).toBe(492)
  })

  it('stays in view on what fills it', () => {
    expect(at(-500, -500, 3000, 3000)).toEqual({ x: 280, y: 8 })
  })

  it('is away while the selection is', () => {
    expect(at(720, 300)).toBeNull()
    expect(at(300, 900)).toBeNull()
  })
})
