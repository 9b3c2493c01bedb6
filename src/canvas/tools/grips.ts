/** Which handles show, and which of them is under the pointer. */
import type { PlacedCollection, RecordRef } from '../../model/records'
import type { Canvas } from '../canvas'
import { distance } from '../geometry'
import { flowEndAt, handleAt, handleSize, type ResizeHandle } from '../hit'
import { isLocked, isPlaced } from './placing'
import type { PointerInput } from './tool'

/** A handle that can be taken hold of. */
export type Grip =
  | { readonly kind: 'flow'; readonly company: string }
  | { readonly kind: 'end'; readonly flow: string; readonly end: 'from' | 'to' }
  | {
      readonly kind: 'resize'
      readonly ref: RecordRef<PlacedCollection>
      readonly handle: ResizeHandle['handle']
    }

/** Companies whose edge handles show, the record whose resize handles do, and the flow whose ends can be taken. */
export interface GripsShown {
  readonly companies: readonly string[]
  readonly resizing: RecordRef<PlacedCollection> | null
  readonly flow: string | null
}

const none: GripsShown = { companies: [], resizing: null, flow: null }

/**
 * Screen pixels that a record must have for its handles to leave room to take hold of the record itself; a finger needs more.
 */
const room = {
  mouse: { flow: { w: 64, h: 32 }, resize: { w: 72, h: 48 } },
  touch: { flow: { w: 88, h: 44 }, resize: { w: 120, h: 96 } },
} as const

/** Handles show on what is hovered, and on what alone is selected. */
export function gripsShown(canvas: Canvas): GripsShown {
  const { editor, board, scene, byTouch } = canvas
  const { selection, hovered, canEdit, camera, editing, tool } = editor.state
  if (!canEdit || editing || tool !== 'select') return none
  const fits = (ref: RecordRef, what: 'flow' | 'resize') => {
    const box = scene.boxOf(ref)
    const least = room[byTouch ? 'touch' : 'mouse'][what]
    return box !== null && box.w * camera.zoom >= least.w && box.h * camera.zoom >= least.h
  }
  const alone = selection.length === 1 ? selection[0]! : null
  const flow = alone?.collection === 'flows' && endsFit(canvas, alone.id) ? alone.id : null
  const ends = flow === null ? undefined : board.flows.get(flow)
  // Where an end can be taken from a card's edge, the card's own handles give way to it.
  const isEnd = (id: string) => ends !== undefined && (id === ends.from || id === ends.to)
  const companies = [alone, hovered].filter(
    (ref) => ref !== null && ref.collection === 'companies' && fits(ref, 'flow') && !isEnd(ref.id),
  )
  const resizes = alone && isPlaced(alone) && !isLocked(board, alone) && fits(alone, 'resize')
  return { companies: [...new Set(companies.map((ref) => ref!.id))], resizing: resizes ? alone : null, flow }
}

/** Whether a flow's ends lie so far apart that there is room to take hold of the flow itself between them. */
function endsFit({ scene, editor, byTouch }: Canvas, flow: string): boolean {
  const path = scene.pathOf(flow)
  const target = byTouch ? handleSize.touchTarget : handleSize.target
  return path !== null && distance(path.start, path.end) * editor.state.camera.zoom >= 2 * target
}

/** The handle under the pointer, or null. */
export function gripAt(canvas: Canvas, input: PointerInput): Grip | null {
  const { scene, editor } = canvas
  const shown = gripsShown(canvas)
  const options = { zoom: editor.state.camera.zoom, touch: input.kind === 'touch' }
  const path = shown.flow === null ? null : scene.pathOf(shown.flow)
  const end = path && flowEndAt(path, input.world, options)
  if (end) return { kind: 'end', flow: shown.flow!, end }
  if (shown.resizing) {
    const ref = shown.resizing
    const box = scene.boxOf(ref)
    const isCompany = ref.collection === 'companies'
    const found = handleAt(input.world, {
      ...options,
      resizing: box,
      edges: !isCompany,
      company: isCompany ? box : null,
    })
    if (found)
      return found.kind === 'flow'
        ? { kind: 'flow', company: ref.id }
        : { kind: 'resize', ref, handle: found.handle }
  }
  for (const company of shown.companies)
    if (handleAt(input.world, { ...options, company: scene.boxOf({ collection: 'companies', id: company }) }))
      return { kind: 'flow', company }
  return null
}
