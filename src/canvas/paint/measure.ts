/** How wide text is. Injectable, because tests and servers have no canvas. */

export interface TextMeasurer {
  /**
   * @param text one line, already clean.
   * @param font a CSS font, "500 12px …".
   * @returns its width in CSS pixels, which are world units at zoom 1.
   */
  width(text: string, font: string): number
}

/** Measures with a canvas of its own. */
export class CanvasMeasurer implements TextMeasurer {
  private font = ''

  constructor(private readonly ctx: Pick<CanvasRenderingContext2D, 'font' | 'measureText'>) {}

  width(text: string, font: string): number {
    if (font !== this.font) {
      this.ctx.font = font
      this.font = font
    }
    return this.ctx.measureText(text).width
  }
}

/** Estimates from the kinds of characters, for where there is no canvas. Generous, so that what fits here fits anywhere. */
export class EstimatingMeasurer implements TextMeasurer {
  width(text: string, font: string): number {
    const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 12)
    let ems = 0
    for (const character of text)
      ems += /\p{M}|\p{Cf}/u.test(character)
        ? 0
        : /\p{Extended_Pictographic}|[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uff00-\uff60]/u.test(character)
          ? 1.25
          : /[ijl.,:;'|!]/.test(character)
            ? 0.34
            : /[mwMWЖШЩЮжшщю@%]/.test(character)
              ? 0.95
              : /\p{Lu}/u.test(character)
                ? 0.72
                : 0.6
    return ems * size
  }
}

/** The best that this place offers: a canvas in a browser or worker, an estimate elsewhere. */
export function defaultMeasurer(): TextMeasurer {
  const ctx =
    typeof OffscreenCanvas !== 'undefined'
      ? new OffscreenCanvas(1, 1).getContext('2d')
      : typeof document !== 'undefined'
        ? document.createElement('canvas').getContext('2d')
        : null
  return ctx ? new CanvasMeasurer(ctx) : new EstimatingMeasurer()
}
