/** What an editor keeps of what one person is doing. */
import type { RecordRef } from '../model/records'
import type { Camera, Inset, Point, Viewport } from './camera'
import type { Canvas } from './canvas'
import type { Ghost } from './overlay/ghosts'
import type { Pen } from './overlay/pen'

export const toolNames = ['select', 'hand', 'company', 'flow', 'note', 'frame'] as const
export type ToolName = (typeof toolNames)[number]

/** A text of a record that is being typed in place on the canvas. */
export interface Editing {
  readonly ref: RecordRef
  /** `name` of a company, `resource` of a flow, `text` of a note, `title` of a frame. */
  readonly field: string
  /** Merge key of the edit that made the record, when its text is typed for the first time: the two are one step. */
  readonly madeBy?: string | undefined
}

/** A flow was dropped on empty space: which company shall be there? */
export interface FlowOffer {
  readonly from: string
  /** World point of the drop. */
  readonly at: Point
}

/** Someone works the board by keyboard. */
export interface Walk {
  /** The record that they have come to. */
  readonly at: RecordRef | null
  /** What the arrow keys do: go on, move what is selected (or bend it), or change its size. */
  readonly mode: 'go' | 'move' | 'resize'
  /** Whether the board has the focus; it is elsewhere while they type in a panel. */
  readonly here: boolean
}

/** Suggested flows, drawn and taken hold of where nothing else is. They come with whoever works them out. */
export interface Ghosts {
  paint(pen: Pen, canvas: Canvas): void
  /** The ghost under a point of the board, as it was last drawn. */
  at(canvas: Canvas, world: Point, touch: boolean): Ghost | null
  /** A hand rests on a ghost, or on none. @param at screen pixels. @returns whether anything is shown otherwise. */
  point(ghost: Ghost | null, at: Point): boolean
  open(ghost: Ghost): void
  partners(company: string): number
}

export interface EditorState {
  readonly tool: ToolName
  readonly camera: Camera
  readonly viewport: Viewport
  /** What panels cover of the canvas; fitting keeps clear of it. */
  readonly inset: Inset
  readonly selection: readonly RecordRef[]
  /** Each tap adds to the selection or takes away from it, as a mouse does with Shift. */
  readonly selectingMore: boolean
  readonly hovered: RecordRef | null
  /** What a search looks at now: highlighted, not selected. */
  readonly found: RecordRef | null
  readonly editing: Editing | null
  readonly flowOffer: FlowOffer | null
  /** Null while the board is worked by hand. */
  readonly walk: Walk | null
  /** The donor of a flow whose receiver is being chosen by keyboard. */
  readonly choosing: string | null
  /** Null while there are none to show; another object whenever they are drawn otherwise. */
  readonly ghosts: { readonly layer: Ghosts } | null
  readonly canEdit: boolean
  /** Whether what is moved lines up with what is near. */
  readonly snapping: boolean
  readonly theme: 'light' | 'dark'
}
