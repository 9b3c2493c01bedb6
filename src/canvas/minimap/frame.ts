/** Where things of the board are on its map. Plain functions on plain values. */
import type { Camera, Viewport } from '../camera'
import { containsBox, union, type Box, type Point } from '../geometry'

/** CSS pixels that stay free at the map's edges. */
const margin = 6

/** The camera of a map that shows a world box whole, in the middle. @param size of the map, CSS pixels. */
export function frameOf(box: Box, size: Viewport): Camera {
  const zoom = Math.min(
    (size.w - 2 * margin) / Math.max(1, box.w),
    (size.h - 2 * margin) / Math.max(1, box.h),
  )
  return {
    zoom,
    x: box.x + box.w / 2 - size.w / 2 / zoom,
    y: box.y + box.h / 2 - size.h / 2 / zoom,
  }
}

/** What a map shows: all of the board, and the view where it has left it. */
export function mapped(board: Box, view: Box): Box {
  return containsBox(board, view) ? board : union(board, view)
}

/** The camera that has a world point where `middle` was, without zooming. */
export function centredOn(camera: Camera, middle: Point, point: Point): Camera {
  return { ...camera, x: camera.x + point.x - middle.x, y: camera.y + point.y - middle.y }
}
