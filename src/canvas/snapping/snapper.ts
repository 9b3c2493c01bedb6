/** Snapping for a gesture in flight: asks the scene for neighbours, and puts the guides on the overlay. */
import { visibleBox } from '../camera'
import type { Canvas } from '../canvas'
import type { Box, Point } from '../geometry'
import { guidesFor, snapOffset, type Guide, type MovingLines } from './snap'

/** How near two lines must come to be drawn together, screen pixels. */
const reach = 6

/** Neighbours of one kind that are looked at in each direction; more could not be told apart by eye. */
const mostNeighbours = 24

/** More than this in the hand is carried without snapping: what is near it is mostly itself. */
export const mostSnapped = 200

export interface Snapping {
  readonly box: Box
  readonly moving: MovingLines
  /** Keys of what is in the hand. */
  readonly carried: ReadonlySet<string>
  /** Ctrl or Cmd is held: for the moment nothing snaps. */
  readonly off: boolean
}

/** How far a box is drawn to what is in view beside it; `{ x: 0, y: 0 }` while snapping is off. */
export function snapBy(canvas: Canvas, snapping: Snapping): Point {
  if (!isOn(canvas, snapping)) return { x: 0, y: 0 }
  const { box, moving } = snapping
  return snapOffset(box, neighboursOf(canvas, snapping), moving, reach / canvas.editor.state.camera.zoom)
}

/** The guides of a box where it has come to be. */
export function guidesOf(canvas: Canvas, snapping: Snapping): readonly Guide[] {
  if (!isOn(canvas, snapping)) return []
  return guidesFor(snapping.box, neighboursOf(canvas, snapping), snapping.moving)
}

function isOn({ editor }: Canvas, { carried, off }: Snapping): boolean {
  return editor.state.snapping && !off && carried.size <= mostSnapped
}

/** What is in view in the box's row and in its column: nothing else can line up with it or have equal gaps. */
function neighboursOf({ scene, editor }: Canvas, { box, carried }: Snapping): Box[] {
  const { camera, viewport } = editor.state
  const view = visibleBox(camera, viewport)
  const slack = reach / camera.zoom
  const row = { ...view, y: box.y - slack, h: box.h + 2 * slack }
  const column = { ...view, x: box.x - slack, w: box.w + 2 * slack }
  const found = new Map<string, Box>()
  for (const within of [row, column])
    for (const { collection, id, box: its } of scene.near(box, within, {
      most: mostNeighbours,
      passing: (key) => carried.has(key),
    }))
      found.set(`${collection}/${id}`, its)
  return [...found.values()]
}
