/** What one person is doing with an open board: tool, camera, selection, what is being named. Shared by canvas and panels. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit } from '../model/edit'
import type { RecordRef } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import type { BoardSession } from '../sync/session'
import type { Removal } from './removing'
import { noInset } from './camera'
import type { EditorState, FlowOffer, Ghosts, ToolName, Walk } from './editorState'
import { View } from './view'

export { toolNames } from './editorState'
export type { Editing, EditorState, FlowOffer, ToolName, Walk } from './editorState'

export class Editor extends View {
  readonly store: StoreApi<EditorState>
  private readonly stop: (() => void)[] = []
  private readonly removals = new Set<(removal: Removal) => void>()

  constructor(readonly session: BoardSession) {
    super()
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
      ghosts: null,
      canEdit: session.canEdit,
      snapping: true,
      theme: 'light',
    }))
    this.stop.push(session.snapshot.subscribe(() => this.forgetGone()))
  }

  protected get board(): BoardSnapshot {
    return this.session.snapshot
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

  setTheme(theme: 'light' | 'dark'): void {
    this.store.setState({ theme })
  }

  /** Shows suggested flows, or shows them anew. */
  setGhosts(layer: Ghosts | null): void {
    this.store.setState({ ghosts: layer && { layer } })
  }

  setSnapping(snapping: boolean): void {
    this.store.setState({ snapping })
  }

  destroy(): void {
    this.stopFlying()
    this.stop.forEach((stop) => stop())
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
