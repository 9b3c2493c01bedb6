/**
 * Small line icons on a grid of 16, as SVG path data of absolute M, L, C and Z only, so that canvas, SVG export and pages
 * draw the same. Strokes of 1.5 with round ends.
 */
import type { Category, CompanyKind } from '../../model/records'
import type { Context2D } from './context'

const circle = (x: number, y: number, r: number): string => {
  const k = r * 0.5523
  return (
    `M${x + r} ${y} C${x + r} ${y + k} ${x + k} ${y + r} ${x} ${y + r} C${x - k} ${y + r} ${x - r} ${y + k} ${x - r} ${y} ` +
    `C${x - r} ${y - k} ${x - k} ${y - r} ${x} ${y - r} C${x + k} ${y - r} ${x + r} ${y - k} ${x + r} ${y} Z`
  )
}

export const kindIcons: Readonly<Record<CompanyKind, string>> = {
  /** A factory. */
  producer:
    'M2 13.5 L2 7 L6 9.5 L6 7 L10 9.5 L10.5 2.5 L13.5 2.5 L14 13.5 Z M5 12 L5 11.5 M8 12 L8 11.5 M11 12 L11 11.5',
  /** A plug. */
  utility:
    'M5.5 1.5 L5.5 5 M10.5 1.5 L10.5 5 M3.5 5 L12.5 5 L12.5 7.5 C12.5 10 10.5 11.5 8 11.5 C5.5 11.5 3.5 10 3.5 7.5 Z M8 11.5 L8 14.5',
  /** A bin. */
  waste:
    'M2.5 4.5 L13.5 4.5 M6 4.5 L6 2 L10 2 L10 4.5 M4 4.5 L4.8 14 L11.2 14 L12 4.5 M6.8 7.5 L6.8 11 M9.2 7.5 L9.2 11',
  /** A seedling. */
  farm: 'M8 14 L8 7.5 M8 9.5 C8 6.5 6 4.8 2 4.8 C2 8 4.2 9.5 8 9.5 M8 7.5 C8 4.5 9.8 2.5 14 2.5 C14 5.8 11.8 7.5 8 7.5',
  /** A house with columns. */
  municipality:
    'M2 5.8 L8 2 L14 5.8 Z M2 13.5 L14 13.5 M4 8 L4 11.5 M6.7 8 L6.7 11.5 M9.3 8 L9.3 11.5 M12 8 L12 11.5',
  /** A flask. */
  research:
    'M5.8 2 L10.2 2 M6.6 2 L6.6 6 L2.8 12.6 C2.4 13.4 2.8 14 3.6 14 L12.4 14 C13.2 14 13.6 13.4 13.2 12.6 L9.4 6 L9.4 2 M4.8 10 L11.2 10',
  /** One thing becomes another. */
  technology: 'M2 5.2 L13 5.2 M10.2 2.4 L13 5.2 L10.2 8 M14 10.8 L3 10.8 M5.8 8 L3 10.8 L5.8 13.6',
  /** An office. */
  other:
    'M4 14 L4 2.5 L12 2.5 L12 14 M2 14 L14 14 M6.6 5.5 L6.6 5.6 M9.4 5.5 L9.4 5.6 M6.6 8.2 L6.6 8.3 M9.4 8.2 L9.4 8.3 M8 14 L8 11.3',
}

export const categoryIcons: Readonly<Record<Category, string>> = {
  /** A box. */
  material: 'M8 1.8 L13.5 4.9 L13.5 11.1 L8 14.2 L2.5 11.1 L2.5 4.9 Z M2.5 4.9 L8 8 L13.5 4.9 M8 8 L8 14.2',
  /** A bolt. */
  energy: 'M9.2 1.5 L3.5 9 L7.6 9 L6.8 14.5 L12.5 7 L8.4 7 Z',
  /** A drop. */
  water:
    'M8 1.8 C8 1.8 3.4 6.8 3.4 9.8 C3.4 12.4 5.4 14.2 8 14.2 C10.6 14.2 12.6 12.4 12.6 9.8 C12.6 6.8 8 1.8 8 1.8 Z',
  /** A lorry. */
  logistics: `M3 11.5 L1.5 11.5 L1.5 3.5 L9.5 3.5 L9.5 11.5 L6 11.5 M9.5 6 L12.3 6 L14.5 8.8 L14.5 11.5 L13.3 11.5 M10.3 11.5 L9.5 11.5 ${circle(4.5, 11.8, 1.5)} ${circle(11.8, 11.8, 1.5)}`,
  /** A warehouse. */
  capacity: 'M2 14 L2 6 L8 2.2 L14 6 L14 14 M4.8 14 L4.8 8.6 L11.2 8.6 L11.2 14 M4.8 11.3 L11.2 11.3',
  /** A lamp. */
  expertise:
    'M8 1.8 C5.2 1.8 3.4 3.8 3.4 6.2 C3.4 7.9 4.3 8.9 5.1 9.7 C5.7 10.3 6 10.8 6 11.6 L10 11.6 C10 10.8 10.3 10.3 10.9 9.7 C11.7 8.9 12.6 7.9 12.6 6.2 C12.6 3.8 10.8 1.8 8 1.8 Z M6.4 14.2 L9.6 14.2',
}

export const signIcons = {
  lock: 'M3.8 7.2 L12.2 7.2 L12.2 13.8 L3.8 13.8 Z M5.4 7.2 L5.4 5 C5.4 3.2 6.5 2 8 2 C9.5 2 10.6 3.2 10.6 5 L10.6 7.2',
  question:
    'M5.2 5.6 C5.2 3.8 6.4 2.6 8.1 2.6 C9.8 2.6 10.9 3.7 10.9 5.2 C10.9 7.3 8 7.4 8 9.8 M8 13 L8 13.1',
  /** Leaves the card: an offer. */
  out: 'M4 12 L12 4 M5.5 4 L12 4 L12 10.5',
  /** Comes to the card: a need. */
  into: 'M12 4 L4 12 M10.5 12 L4 12 L4 5.5',
  /** Arrows at a company. */
  flows: `${circle(3.5, 8, 2)} M5.5 8 L13.5 8 M10.5 5 L13.5 8 L10.5 11`,
  cross: 'M3.5 3.5 L12.5 12.5 M12.5 3.5 L3.5 12.5',
} as const

/** Path data, read once: a letter and the numbers that follow it. */
const read = new Map<string, readonly { command: string; at: readonly number[] }[]>()

function commandsOf(data: string) {
  let commands = read.get(data)
  if (!commands) {
    commands = Array.from(data.matchAll(/([MLCZ])([^MLCZ]*)/g), ([, command, numbers]) => ({
      command: command!,
      at: (numbers!.match(/-?[\d.]+/g) ?? []).map(Number),
    }))
    read.set(data, commands)
  }
  return commands
}

/** Draws an icon with its grid's top-left corner at `x, y`. @param size side of the grid, world units. */
export function drawIcon(
  ctx: Context2D,
  data: string,
  x: number,
  y: number,
  size: number,
  colour: string,
): void {
  const k = size / 16
  ctx.beginPath()
  for (const { command, at } of commandsOf(data)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = at
    if (command === 'M') ctx.moveTo(x + a * k, y + b * k)
    else if (command === 'L') ctx.lineTo(x + a * k, y + b * k)
    else if (command === 'C')
      ctx.bezierCurveTo(x + a * k, y + b * k, x + c * k, y + d * k, x + e * k, y + f * k)
    else ctx.closePath()
  }
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5 * k
  ctx.lineCap = 'round'
  ctx.lineJoin = 'round'
  ctx.stroke()
}
