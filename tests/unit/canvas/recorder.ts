/** A 2D context that draws nothing and remembers what it was asked, for counting. */
import type { Context2D } from '../../../src/canvas/paint'
import type { Point } from '../../../src/canvas/geometry'

export function recorder() {
  const calls: string[] = []
  const texts: string[] = []
  const points: Point[] = []
  let dash: number[] = []
  const state: Record<string, unknown> = { globalAlpha: 1 }
  const ctx = new Proxy(state, {
    get(_target, name: string) {
      if (name in state) return state[name]
      return (...args: unknown[]) => {
        calls.push(name)
        if (name === 'fillText') texts.push(String(args[0]).replace(/[\u2067\u2069]/g, ''))
        if (name === 'setLineDash') dash = [...(args[0] as number[])]
        if (name === 'moveTo' || name === 'lineTo')
          points.push({ x: args[0] as number, y: args[1] as number })
      }
    },
    set(_target, name: string, value) {
      state[name] = value
      return true
    },
  }) as unknown as Context2D & Pick<CanvasRenderingContext2D, 'setTransform'>
  return { ctx, calls, texts: () => texts, points: () => points, dash: () => dash }
}
