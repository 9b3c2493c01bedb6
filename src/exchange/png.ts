/** The board, or a part of it, as a PNG picture. In the browser only. */

export interface PngPicture {
  /** World units. */
  readonly bounds: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  /** Pixels a world unit; made smaller where the picture would be larger than browsers can hold. */
  readonly scale: number
  /** Paints in world units. */
  readonly paint: (ctx: CanvasRenderingContext2D) => void
}

/** The longest side that every current browser can hold, pixels. */
export const longestSide = 8_192

/** The scale that a picture really gets. */
export function pngScale({ bounds, scale }: Pick<PngPicture, 'bounds' | 'scale'>): number {
  return Math.min(scale, longestSide / Math.max(1, bounds.w), longestSide / Math.max(1, bounds.h))
}

/**
 * Paints a picture. Where a device has too little memory for it, half the scale is tried, and so on.
 * @throws Error when even a picture of a few pixels cannot be made.
 */
export async function boardToPng(picture: PngPicture): Promise<Blob> {
  for (let scale = pngScale(picture); picture.bounds.w * scale > 1; scale /= 2) {
    const blob = await attempt(picture, scale)
    if (blob) return blob
  }
  throw new Error('The picture cannot be made on this device.')
}

async function attempt({ bounds, paint }: PngPicture, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bounds.w * scale))
  canvas.height = Math.max(1, Math.round(bounds.h * scale))
  const ctx = canvas.getContext('2d')
  if (!ctx) return null
  ctx.scale(scale, scale)
  ctx.translate(-bounds.x, -bounds.y)
  paint(ctx)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  // Gives the memory back at once rather than when garbage is collected.
  canvas.width = canvas.height = 0
  return blob
}
