/** The canvases that tiles are painted on. */
import type { Viewport } from '../camera'
import type { TileCanvas } from './sheet'

/** Looks at one pixel of a canvas, for which the whole of it has to be there. */
export function settler(): (canvas: TileCanvas) => void {
  const probe = makeCanvas({ w: 1, h: 1 }).getContext('2d')!
  return (canvas) => {
    probe.drawImage(canvas, 0, 0, 1, 1, 0, 0, 1, 1)
    // What is wiped out holds on to no picture.
    probe.clearRect(0, 0, 1, 1)
  }
}

export function makeCanvas({ w, h }: Viewport): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = w
  canvas.height = h
  return canvas
}
