/** What the driver asks of a contender, whichever program it is. */
import type { BenchBoard } from './benchBoard'
import type { Visit } from './driver/chrome'
import type { View } from './pages/benchPage'
import type { ContenderName } from './options'

/** Ms. */
export interface Opening {
  /** From the moment the data are in the page to the complete picture. */
  readonly toPaint: number
  /** The same without reading Yjs bytes in. */
  readonly toPaintOfFacts?: number
  /** From the moment the address is entered to the complete picture. */
  readonly fromAddress?: number
}

export interface Contender {
  readonly name: ContenderName
  readonly title: string
  /** Height of the window in which its canvas is as high as those of the others, CSS pixels; absent where it fills the window. */
  readonly windowHeight?: number
  /** Whether a click picks a card, and Enter then changes its name where it stands. */
  readonly writes?: boolean
  /** Opens a board and sees all of it. @throws when it does not within the limit, ms. */
  open(visit: Visit, board: BenchBoard, limit: number): Promise<Opening>
  /** Where the canvas's top-left corner is in the window, CSS pixels. */
  readonly corner: { readonly x: number; readonly y: number }
  view(visit: Visit): Promise<View>
  look(visit: Visit, view: View): Promise<void>
  fit(visit: Visit): Promise<void>
  /** Lets another person, or the program's interface, move a card `count` times, 60 times a second. */
  edits(visit: Visit, board: BenchBoard, count: number): Promise<void>
}
