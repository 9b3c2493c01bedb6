/** Contrast as WCAG 2.2 defines it. */

/** From 1 to 21. @param a `#rrggbb`, as is `b`. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** What a see-through fill makes of what is below it. @param alpha how opaque it is, from 0 to 1. */
export function over(colour: string, alpha: number, below: string): string {
  const part = (at: number) =>
    Math.round(
      parseInt(colour.slice(at, at + 2), 16) * alpha + parseInt(below.slice(at, at + 2), 16) * (1 - alpha),
    )
      .toString(16)
      .padStart(2, '0')
  return `#${part(1)}${part(3)}${part(5)}`
}
