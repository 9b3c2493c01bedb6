/** Where one looks: the camera, how it gets somewhere, and what it keeps in view while panels come and go. */
import type { StoreApi } from 'zustand/vanilla'
import type { Box, RecordRef } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import {
  boundsOf,
  fitBox,
  uncover,
  zoomAt,
  type Camera,
  type Inset,
  type Point,
  type Viewport,
} from './camera'
import type { EditorState } from './editorState'
import { Flying } from './flying'

/** What the camera was put on, to keep it in view when what one can see of the board changes. */
interface Aim {
  readonly box: () => Box | null
  readonly padding?: number
  /** Until then a panel that comes makes the camera aim anew; `performance.now()`. */
  readonly until: number
}

/** How long a panel that belongs to what is shown may take to come, milliseconds. */
const settling = 600

/** The part of an editor that has to do with the camera. */
export abstract class View {
  abstract readonly store: StoreApi<EditorState>
  protected abstract readonly board: BoardSnapshot
  private readonly flying = new Flying(
    () => this.state.camera,
    (camera) => this.store.setState({ camera }),
  )
  private aim: Aim | null = null
  /** How things were when a hand took hold of the board, which does not move under it; null while none does. */
  private held: EditorState | null = null
  private wholeBoard: () => Box | null = () => null

  get state(): EditorState {
    return this.store.getState()
  }

  /** Puts the camera somewhere at once, ending any flight. */
  setCamera(camera: Camera): void {
    this.aim = null
    this.flying.land(camera)
  }

  /** What was shown whole stays whole when the window becomes wider or narrower. */
  setViewport(viewport: Viewport): void {
    const turned = viewport.w !== this.state.viewport.w
    this.store.setState({ viewport })
    if (turned && this.aim && !this.state.editing) this.takeAim(true)
  }

  setInset(inset: Inset): void {
    this.store.setState({ inset })
    if (this.held) return
    if (this.aim && performance.now() < this.aim.until) this.takeAim()
    else this.keepClear()
  }

  /** A hand takes hold of the board: a panel that its press opens does not move what is held. */
  holdStill(): void {
    this.held ??= this.state
    if (this.aim) this.aim = { ...this.aim, until: 0 }
  }

  /** The hand let go: what it left selected comes out from under a panel that opened meanwhile. */
  letGo(): void {
    const before = this.held
    this.held = null
    const { inset, selection, editing } = this.state
    const same = before?.inset === inset && before.selection === selection && before.editing === editing
    if (before && !same) this.keepClear()
  }

  /** Moves the view no further than it takes for what is named, or alone is selected, not to lie under a panel. */
  protected keepClear(): void {
    if (this.held) return
    const { editing, selection, flowOffer, viewport, inset } = this.state
    const ref = editing?.ref ?? (selection.length === 1 ? selection[0] : undefined)
    const box = flowOffer
      ? { ...flowOffer.at, w: 1, h: 1 }
      : ref && (ref.collection === 'flows' ? this.middleOfFlow(ref.id) : boundsOf(boxesOf(this.board, ref)))
    if (!box) return
    const now = this.flying.heading
    const target = uncover(now, box, viewport, inset)
    if (target !== now) this.flying.fly(target)
  }

  /** About where a flow's words stand: between its companies. */
  private middleOfFlow(id: string): Box | null {
    const between = boundsOf(boxesOf(this.board, { collection: 'flows', id }))
    return between && { x: between.x + between.w / 2 - 80, y: between.y + between.h / 2 - 16, w: 160, h: 32 }
  }

  /** A panel comes or goes that shall not hide what is shown: unless the camera was moved by hand, it aims anew. */
  keepInView(): void {
    if (!this.aim) return
    this.aim = { ...this.aim, until: performance.now() + settling }
    this.takeAim()
  }

  /**
   * Shows a box of the board as large as fits, and keeps to it until the camera is moved otherwise.
   * @param box asked again when the view changes; null for nothing to show.
   * @param still whether the camera is put there rather than flown.
   */
  showBox(
    box: () => Box | null,
    { padding, still = false }: { padding?: number; still?: boolean } = {},
  ): void {
    this.aim = { box, ...(padding !== undefined && { padding }), until: performance.now() + settling }
    this.takeAim(still)
  }

  /** Moves the camera there in under 200 ms, or at once where reduced motion is asked for. */
  flyTo(target: Camera): void {
    this.aim = null
    this.flying.fly(target)
  }

  /**
   * Zooms about the middle of what is not covered. A key pressed again before the flight has ended goes on from its goal.
   * @param factor 2 shows things twice as large.
   */
  zoomBy(factor: number): void {
    this.zoomTo(this.flying.heading.zoom * factor)
  }

  zoomTo(zoom: number): void {
    this.flyTo(zoomAt(this.flying.heading, this.middle(), zoom))
  }

  /** Shows the whole board, or does nothing where it is empty, or nothing shows it. */
  zoomToFit(): void {
    this.showBox(() => this.wholeBoard())
  }

  /** Tells where everything is: the canvas that shows the board does. */
  setWholeBoard(wholeBoard: () => Box | null): void {
    this.wholeBoard = wholeBoard
  }

  zoomToSelection(): void {
    this.showRefs(this.state.selection)
  }

  /** Brings records into the middle of the view; a flow is shown with both its companies. */
  showRefs(refs: readonly RecordRef[]): void {
    this.showBox(() => boundsOf(refs.flatMap((ref) => boxesOf(this.board, ref))), { padding: 96 })
  }

  /** The world point in the middle of what one can see. */
  middleOfView(): Point {
    const { camera } = this.state
    const middle = this.middle()
    return { x: camera.x + middle.x / camera.zoom, y: camera.y + middle.y / camera.zoom }
  }

  private takeAim(still = false): void {
    const box = this.aim?.box()
    if (!this.aim || !box) return
    const { viewport, inset } = this.state
    const { padding } = this.aim
    const target = fitBox(box, viewport, { inset, ...(padding !== undefined && { padding }) })
    const now = this.flying.heading
    if (target.x === now.x && target.y === now.y && target.zoom === now.zoom) return
    if (still) this.flying.land(target)
    else this.flying.fly(target)
  }

  private middle(): Point {
    const { viewport, inset } = this.state
    return {
      x: inset.left + (viewport.w - inset.left - inset.right) / 2,
      y: inset.top + (viewport.h - inset.top - inset.bottom) / 2,
    }
  }

  protected stopFlying(): void {
    this.flying.stop()
  }
}

/** What is shown of the board to show a record: of a flow both its companies, of an offer or need its company. */
function boxesOf(board: BoardSnapshot, { collection, id }: RecordRef): Box[] {
  if (collection === 'flows') {
    const flow = board.flows.get(id)
    return [flow && board.companies.get(flow.from), flow && board.companies.get(flow.to)].filter(
      (box) => box !== undefined,
    )
  }
  if (collection === 'resources') {
    const company = board.companies.get(board.resources.get(id)?.company ?? '')
    return company ? [company] : []
  }
  const record = collection === 'actions' ? undefined : board.all(collection).get(id)
  return record ? [record] : []
}
