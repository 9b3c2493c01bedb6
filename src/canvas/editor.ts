/** What one person is doing with an open board: tool, camera, selection, what is being named. Shared by canvas and panels. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit } from '../model/edit'
import type { Box, RecordRef } from '../model/records'
import type { BoardSession } from '../sync/session'
import type { Removal } from './removing'
import {
  boundsOf,
  fitBox,
  noInset,
  uncover,
  zoomAt,
  type Camera,
  type Inset,
  type Point,
  type Viewport,
} from './camera'

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
  readonly canEdit: boolean
  /** Whether what is moved lines up with what is near. */
  readonly snapping: boolean
  readonly theme: 'light' | 'dark'
}

/** What the camera was put on, to keep it in view when what one can see of the board changes. */
interface Aim {
  readonly box: () => Box | null
  readonly padding?: number
  /** Until then a panel that comes makes the camera aim anew; `performance.now()`. */
  readonly until: number
}

/** How long a panel that belongs to what is shown may take to come, milliseconds. */
const settling = 600

export class Editor {
  readonly store: StoreApi<EditorState>
  private readonly stop: (() => void)[] = []
  private readonly removals = new Set<(removal: Removal) => void>()
  private flight = 0
  /** Where the camera is flying to. */
  private heading: Camera | null = null
  private aim: Aim | null = null
  /** How things were when a hand took hold of the board, which does not move under it; null while none does. */
  private held: EditorState | null = null

  constructor(readonly session: BoardSession) {
    this.store = createStore<EditorState>(() => ({
      tool: 'select',
      camera: { x: 0, y: 0, zoom: 1 },
      viewport: { w: 1, h: 1 },
      inset: noInset,
      selection: [],
      selectingMore: false,
      hovered: null,
      found: null,
      editing: null,
      flowOffer: null,
      walk: null,
      choosing: null,
      canEdit: session.canEdit,
      snapping: true,
      theme: 'light',
    }))
    this.stop.push(session.snapshot.subscribe(() => this.forgetGone()))
  }

  get state(): EditorState {
    return this.store.getState()
  }

  /** The origin for a command of this person. */
  edit(merge?: string, within?: number): Edit {
    return this.session.edit(merge, within)
  }

  setTool(tool: ToolName): void {
    const drawing = tool !== 'select' && tool !== 'hand'
    this.store.setState({
      tool: drawing && !this.state.canEdit ? 'select' : tool,
      selectingMore: false,
      editing: null,
      flowOffer: null,
      choosing: null,
    })
  }

  /** Selects these and nothing else; others see it. */
  select(selection: readonly RecordRef[]): void {
    if (selection.length === 0 && this.state.selection.length === 0) return
    this.store.setState({ selection })
    this.session.presence.set({ selection })
  }

  /** Lets each tap add to what is selected, until it is ended. */
  setSelectingMore(selectingMore: boolean): void {
    this.store.setState({ selectingMore })
  }

  isSelected(ref: RecordRef): boolean {
    return this.state.selection.some((one) => one.id === ref.id && one.collection === ref.collection)
  }

  selectAll(): void {
    const { companies, flows, notes, frames } = this.session.snapshot
    const refs = (collection: RecordRef['collection'], ids: Iterable<string>) =>
      Array.from(ids, (id) => ({ collection, id }))
    this.select([
      ...refs('frames', frames.keys()),
      ...refs('companies', companies.keys()),
      ...refs('flows', flows.keys()),
      ...refs('notes', notes.keys()),
    ])
  }

  /** Opens the in-place text field of a record; does nothing where one may only look. */
  startEditing(ref: RecordRef, field: string, madeBy?: string): void {
    if (!this.state.canEdit) return
    this.store.setState({ editing: { ref, field, madeBy } })
    this.keepClear()
    this.session.presence.set({ gesture: { kind: 'typing', ref } })
  }

  stopEditing(): void {
    if (!this.state.editing) return
    this.store.setState({ editing: null })
    this.session.presence.set({ gesture: null })
  }

  /** Hears of what is deleted on the canvas. @returns a function that ends it. */
  onRemoved(listener: (removal: Removal) => void): () => void {
    this.removals.add(listener)
    return () => this.removals.delete(listener)
  }

  tellRemoved(removal: Removal): void {
    this.removals.forEach((listener) => listener(removal))
  }

  setFlowOffer(flowOffer: FlowOffer | null): void {
    this.store.setState({ flowOffer })
    this.keepClear()
  }

  /** Changes how the board is worked by keyboard; null gives it back to the hand. */
  setWalk(part: Partial<Walk> | null): void {
    const before = this.state.walk
    if (part === null && before === null) return
    this.store.setState({ walk: part && { at: null, mode: 'go', here: true, ...before, ...part } })
  }

  setChoosing(choosing: string | null): void {
    this.store.setState({ choosing })
  }

  setHovered(hovered: RecordRef | null): void {
    const before = this.state.hovered
    if (before?.id !== hovered?.id || before?.collection !== hovered?.collection)
      this.store.setState({ hovered })
  }

  setFound(found: RecordRef | null): void {
    if (found !== this.state.found) this.store.setState({ found })
  }

  /** Puts the camera somewhere at once, ending any flight. */
  setCamera(camera: Camera): void {
    this.aim = null
    this.put(camera)
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
  private keepClear(): void {
    if (this.held) return
    const { editing, selection, flowOffer, viewport, inset } = this.state
    const ref = editing?.ref ?? (selection.length === 1 ? selection[0] : undefined)
    const box = flowOffer
      ? { ...flowOffer.at, w: 1, h: 1 }
      : ref && (ref.collection === 'flows' ? this.middleOfFlow(ref.id) : boundsOf(this.boxesOf(ref)))
    if (!box) return
    const now = this.heading ?? this.state.camera
    const target = uncover(now, box, viewport, inset)
    if (target !== now) this.fly(target)
  }

  /** About where a flow's words stand: between its companies. */
  private middleOfFlow(id: string): Box | null {
    const between = boundsOf(this.boxesOf({ collection: 'flows', id }))
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

  setTheme(theme: 'light' | 'dark'): void {
    this.store.setState({ theme })
  }

  setSnapping(snapping: boolean): void {
    this.store.setState({ snapping })
  }

  /** Moves the camera there in under 200 ms, or at once where reduced motion is asked for. */
  flyTo(target: Camera): void {
    this.aim = null
    this.fly(target)
  }

  private fly(target: Camera): void {
    cancelAnimationFrame(this.flight)
    const from = this.state.camera
    const still = typeof matchMedia === 'undefined' || matchMedia('(prefers-reduced-motion: reduce)').matches
    if (still) return this.put(target)
    this.heading = target
    const started = performance.now()
    const step = (time: number) => {
      const t = Math.min(1, Math.max(0, (time - started) / 180))
      if (t === 1) return this.put(target)
      const ease = 1 - (1 - t) ** 3
      const zoom = from.zoom * (target.zoom / from.zoom) ** ease
      // The point that is the same in both views stays put, so that the flight is straight on screen.
      const share =
        target.zoom === from.zoom ? ease : (1 / from.zoom - 1 / zoom) / (1 / from.zoom - 1 / target.zoom)
      this.store.setState({
        camera: { zoom, x: from.x + (target.x - from.x) * share, y: from.y + (target.y - from.y) * share },
      })
      this.flight = requestAnimationFrame(step)
    }
    this.flight = requestAnimationFrame(step)
  }

  /**
   * Zooms about the middle of what is not covered. A key pressed again before the flight has ended goes on from its goal.
   * @param factor 2 shows things twice as large.
   */
  zoomBy(factor: number): void {
    this.zoomTo((this.heading ?? this.state.camera).zoom * factor)
  }

  zoomTo(zoom: number): void {
    this.flyTo(zoomAt(this.heading ?? this.state.camera, this.middle(), zoom))
  }

  /** Shows the whole board, or does nothing where it is empty. */
  zoomToFit(): void {
    const { companies, notes, frames } = this.session.snapshot
    this.showBox(() => boundsOf([...frames.values(), ...companies.values(), ...notes.values()]))
  }

  zoomToSelection(): void {
    this.showRefs(this.state.selection)
  }

  /** Brings records into the middle of the view; a flow is shown with both its companies. */
  showRefs(refs: readonly RecordRef[]): void {
    this.showBox(() => boundsOf(refs.flatMap((ref) => this.boxesOf(ref))), { padding: 96 })
  }

  /** The world point in the middle of what one can see. */
  middleOfView(): Point {
    const { camera } = this.state
    const middle = this.middle()
    return { x: camera.x + middle.x / camera.zoom, y: camera.y + middle.y / camera.zoom }
  }

  destroy(): void {
    cancelAnimationFrame(this.flight)
    this.stop.forEach((stop) => stop())
  }

  private put(camera: Camera): void {
    cancelAnimationFrame(this.flight)
    this.heading = null
    this.store.setState({ camera })
  }

  private takeAim(still = false): void {
    const box = this.aim?.box()
    if (!this.aim || !box) return
    const { viewport, inset } = this.state
    const { padding } = this.aim
    const target = fitBox(box, viewport, { inset, ...(padding !== undefined && { padding }) })
    const now = this.heading ?? this.state.camera
    if (target.x === now.x && target.y === now.y && target.zoom === now.zoom) return
    if (still) this.put(target)
    else this.fly(target)
  }

  private middle(): Point {
    const { viewport, inset } = this.state
    return {
      x: inset.left + (viewport.w - inset.left - inset.right) / 2,
      y: inset.top + (viewport.h - inset.top - inset.bottom) / 2,
    }
  }

  private boxesOf({ collection, id }: RecordRef): Box[] {
    const board = this.session.snapshot
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

  /** What others deleted is no longer selected, hovered or being named. */
  private forgetGone(): void {
    const board = this.session.snapshot
    const here = (ref: RecordRef) => board.all(ref.collection).has(ref.id)
    const { selection, hovered, editing, flowOffer, walk, choosing } = this.state
    if (!selection.every(here)) this.select(selection.filter(here))
    if (hovered && !here(hovered)) this.setHovered(null)
    if (editing && !here(editing.ref)) this.stopEditing()
    if (flowOffer && !board.companies.has(flowOffer.from)) this.setFlowOffer(null)
    if (walk?.at && !here(walk.at)) this.setWalk({ at: null, mode: 'go' })
    if (choosing && !board.companies.has(choosing)) this.setChoosing(null)
  }
}
