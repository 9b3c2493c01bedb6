/** How much of a record is drawn at which zoom: fewer texts and curves where they could not be read anyway. */

/**
 * `full`: everything. `chips`: without the small line. `name`: icon, name, badges. `title`: a block with its name as large
 * as it will go. `block`: a plain block.
 */
export type CardLevel = 'full' | 'chips' | 'name' | 'title' | 'block'

/** Zoom is screen pixels a world unit: 12 px text at 0.7 is 8.4 px on screen, about the least that one can read. */
export function cardLevel(zoom: number): CardLevel {
  if (zoom >= 0.7) return 'full'
  if (zoom >= 0.6) return 'chips'
  if (zoom >= 0.42) return 'name'
  return zoom >= 0.16 ? 'title' : 'block'
}

/** Whether cards are so small, under about 11 px wide, that near ones are shown as one cluster with a count. */
export function clustersShown(zoom: number): boolean {
  return zoom < 0.053
}

/** Type sizes that a block's name may take, world units; few, so that laid-out text is used again. */
const titleSizes = [18, 22, 26, 30, 34, 38, 44] as const

/** The size of a block's name: about 8 px on screen. */
export function titleSize(zoom: number): number {
  return titleSizes.find((size) => size * zoom >= 7.6) ?? titleSizes.at(-1)!
}

/** `curve`: with dashes, arrowhead and all. `plain`: solid curve with arrowhead. `line`: a straight hairline. */
export type FlowLevel = 'curve' | 'plain' | 'line'

export function flowLevel(zoom: number): FlowLevel {
  if (zoom >= 0.24) return 'curve'
  return zoom >= 0.12 ? 'plain' : 'line'
}

/** Whether flows carry their words. */
export function labelsShown(zoom: number): boolean {
  return zoom >= 0.55
}

/** Whether flows carry at least their category's icon. */
export function marksShown(zoom: number): boolean {
  return zoom >= 0.4
}

/** Below this a note is a blank sheet. */
export function noteTextShown(zoom: number): boolean {
  return zoom >= 0.4
}

/** Type sizes of a frame's title, world units; few, so that laid-out text is used again. */
const frameTitleSizes = [14, 18, 24, 32, 44, 60, 80, 110, 150, 200, 280, 390, 540] as const
export const frameTitleMost = 540

/** Smaller than this on screen, pixels, a frame's title is not drawn. */
export const frameTitleLeast = 6.5

/** A frame's title keeps about this size on screen, until it would be larger than the frame can bear. */
export function frameTitleSize(zoom: number): number {
  return frameTitleSizes.find((size) => size * zoom >= 12) ?? frameTitleMost
}
