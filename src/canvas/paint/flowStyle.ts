/** How a flow's facts become its line: category is hue, status is the line's kind, quantity is its width. */
import type { Flow } from '../../model/records'
import { annualAmount } from '../../model/units'
import type { Palette } from './palette'

export interface FlowStyle {
  readonly colour: string
  /** World units. */
  readonly width: number
  /** Lengths of dashes and gaps, world units; empty for a solid line. */
  readonly dash: readonly number[]
  readonly round: boolean
  /** Width of the paler band that the line runs in, world units; 0 for none. */
  readonly band: number
}

/** How much of its hue shows in a band: it reads as a line that is not filled yet. */
export const bandAlpha = 0.28

/** Width of a flow whose yearly quantity is not known. */
const unknownWidth = 2
const widths = { least: 1.5, most: 8 } as const
/** 10^6 t, MWh or m3 a year and more have the widest line; what is 1 or less has the thinnest. */
const widestPower = 6

/** Line width by the logarithm of the yearly quantity, world units. */
export function flowWidth(flow: Flow): number {
  const annual = annualAmount(flow)
  if (!annual) return unknownWidth
  const power = Math.log10(Math.max(1, annual.quantity))
  return widths.least + (widths.most - widths.least) * Math.min(1, power / widestPower)
}

/** A flow's hue: its category's, or grey where it failed or nobody said. */
export function flowColour({ status, category }: Flow, palette: Palette): string {
  if (status === 'failed') return palette.failed
  return category ? palette.categories[category] : palette.muted
}

export function flowStyle(flow: Flow, palette: Palette): FlowStyle {
  const colour = flowColour(flow, palette)
  const width = flowWidth(flow)
  // Wide lines need longer dashes to be told from one another.
  const k = Math.max(1, width / 3)
  switch (flow.status) {
    case 'idea':
      return { colour, width, dash: [5 * k, 5 * k], round: false, band: 0 }
    case 'discussion':
      return { colour, width, dash: [16 * k, 7 * k], round: false, band: 0 }
    case 'negotiation':
      return { colour, width, dash: [16 * k, 5 * k, 3 * k, 5 * k], round: false, band: 0 }
    case 'implementation':
      return {
        colour,
        width: Math.max(1.25, width * 0.4),
        dash: [],
        round: false,
        band: Math.max(6, width + 1),
      }
    case 'completed':
      return { colour, width, dash: [], round: false, band: 0 }
    case 'failed':
      return {
        colour,
        width: Math.min(width, 3),
        dash: [0.1, Math.min(width, 3) * 2.2],
        round: true,
        band: 0,
      }
  }
}
