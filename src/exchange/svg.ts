/** The board, or a part of it, as SVG in which text stays text. In the browser only. */
import type { Context as SvgContext } from 'svgcanvas'
import type { PngPicture } from './png'

/** Characters that XML cannot hold, half pairs among them. */

const noXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/**
 * Paints a picture into SVG, at one world unit a pixel.
 * @returns the file's text.
 */
export async function boardToSvg({ bounds, paint }: Omit<PngPicture, 'scale'>): Promise<string> {
  const { Context } = await import('svgcanvas')
  const ctx = new Context({ width: Math.ceil(bounds.w), height: Math.ceil(bounds.h) })
  complete(ctx)
  ctx.translate(-bounds.x, -bounds.y)
  paint(ctx as unknown as CanvasRenderingContext2D)
  const svg = ctx.getSvg()
  svg.setAttribute('viewBox', `0 0 ${bounds.w} ${bounds.h}`)
  for (const path of svg.querySelectorAll('path:not([d])')) path.remove()
  for (const text of svg.querySelectorAll('text')) {
    if (text.getAttribute('text-decoration') === 'undefined') text.removeAttribute('text-decoration')
    text.setAttribute('xml:space', 'preserve')
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svg)}\n`
}

/**
 * Mends what svgcanvas 2.6 does otherwise than a canvas:
 * - a path is painted once: a second stroke (a line over its casing) changed the first, and a `save` in between lost it;
 * - dashes did not grow with the transform and had no offset;
 * - `roundRect` took one number or four, and overlapped itself when the radius was too large;
 * - text could hold characters that make the file unreadable.
 */
function complete(ctx: SvgContext): void {
  for (const type of ['fill', 'stroke'] as const) {
    const paintPath = ctx[type].bind(ctx)
    ctx[type] = () => {
      if (!ctx.__currentDefaultPath) return
      const current = ctx.__currentElement
      if (current.nodeName !== 'path' || current.hasAttribute('d')) {
        const path = ctx.__createElement('path', {}, true)
        ctx.__closestGroupOrSvg().appendChild(path)
        ctx.__currentElement = path
      }
      const dash = ctx.lineDash
      if (type === 'stroke') scaleDash(ctx)
      paintPath()
      ctx.lineDash = dash
    }
  }
  ctx.getLineDash = () => (typeof ctx.lineDash === 'string' ? ctx.lineDash.split(',').map(Number) : [])
  const roundRect = ctx.roundRect.bind(ctx)
  ctx.roundRect = (x, y, w, h, radii = 0) => roundRect(x, y, w, h, cornerRadii(radii, w, h))
  for (const type of ['fillText', 'strokeText'] as const) {
    const write = ctx[type].bind(ctx)
    ctx[type] = (text, x, y) => write(String(text).replace(noXml, ''), x, y)
  }
}

function scaleDash(ctx: SvgContext): void {
  const { a, b } = ctx.getTransform()
  const scale = Math.hypot(a, b)
  const dash = ctx.getLineDash()
  if (dash.length === 0) return
  ctx.lineDash = dash.map((length) => length * scale).join(',')
  if (ctx.lineDashOffset)
    ctx.__currentElement.setAttribute('stroke-dashoffset', String(ctx.lineDashOffset * scale))
}

/** Four radii, top left first, by the rules of CSS, made smaller together where they would overlap. */
function cornerRadii(radii: number | readonly number[], w: number, h: number): number[] {
  const [tl = 0, tr = tl, br = tl, bl = tr] = typeof radii === 'number' ? [radii] : radii
  const fit = Math.min(1, w / (tl + tr), w / (bl + br), h / (tl + bl), h / (tr + br))
  return [tl, tr, br, bl].map((radius) => radius * (Number.isFinite(fit) ? fit : 1))
}
