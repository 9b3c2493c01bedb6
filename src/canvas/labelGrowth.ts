/** Lets labels grow when the board is seen small, where there is room, so that they can still be read. */
import type { Box } from './geometry'
import { labelText, labelWidth, type FlowLabel } from './paint/label'

/** A label as it is drawn at some zoom. */
export interface GrownLabel {
  /** The pill's words, cut to fit. */
  readonly text: string
  /** World units. */
  readonly box: Box
  /** How much larger than usual its type and icon are. */
  readonly growth: number
}

/** Type that one can read from a chair, screen pixels. */
const readable = 10
/** Few, so that laid-out text is used again. */
const steps = [1.5, 1.35, 1.25, 1.15] as const
export const mostGrowth = steps[0]
/** Share of the wanted growth down to which all the words are worth more than their size. */
const wholeLeast = 0.84
/** A label is not cut to less than this to let it grow, in units of its own type. */
const leastCut = 112

/** How much a label would like to grow at a zoom; 1 where its type is large enough as it is. */
export function growthAt(zoom: number): number {
  const wanted = readable / (labelText.size * zoom)
  if (wanted <= 1) return 1
  return steps.findLast((step) => step >= wanted) ?? steps[0]
}

/**
 * The largest form of a label that fits where it stands, no larger than asked: whole, or cut to the width that it has.
 * @param usual the label at growth 1.
 * @param cut lays the label out anew in so much room, in units of its own type.
 * @param free whether a box of the board covers nothing, when labels around have grown as much.
 */
export function grow(
  usual: FlowLabel & { readonly box: Box },
  most: number,
  cut: (room: number) => FlowLabel,
  free: (box: Box, growth: number) => boolean,
): GrownLabel {
  const possible = steps.filter((growth) => growth <= most)
  // A little smaller and whole is better than larger and cut.
  for (const growth of possible) {
    const box = scaled(usual.box, usual, growth)
    if (growth > most * wholeLeast && free(box, growth)) return { text: usual.text, box, growth }
  }
  for (const growth of possible) {
    const room = Math.floor(usual.w / growth / 8) * 8
    if (room < leastCut || room > labelWidth.most) continue
    const shorter = cut(room)
    const box = scaled(usual.box, shorter, growth)
    if (free(box, growth)) return { text: shorter.text, box, growth }
  }
  return { text: usual.text, box: usual.box, growth: 1 }
}

/** A box of another size about the same middle. */
function scaled({ x, y, w, h }: Box, size: { w: number; h: number }, by: number): Box {
  return { x: x + (w - size.w * by) / 2, y: y + (h - size.h * by) / 2, w: size.w * by, h: size.h * by }
}
