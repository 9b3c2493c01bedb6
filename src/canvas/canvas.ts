/** What tools and actions work with: the open board, where everything is, and what is in flight. Knows no React and no Konva. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Box, RecordRef } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { previewLimit, type Gesture } from '../sync/presence'
import { boundsOf, type Point } from './camera'
import type { Editor } from './editor'
import { containsPoint } from './geometry'
import { hitTest, type Hit } from './hit'
import { Far } from './far'
import { Previews } from './previews'
import { Scene } from './scene'
import type { Guide } from './snapping/snap'
import type { BoardTexts } from './texts'
import { Toolbox } from './tools/toolbox'
import { placedRef, type Boxes, type NotesIn } from './tools/placing'
import type { PointerInput } from './tools/tool'

/** What a gesture shows before it ends; none of it is in the document. World units. */
export interface Flight {
  readonly marquee: Box | null
  /** A record that is about to be: under the pointer of a placing tool, or being drawn. */
  readonly draft: { readonly collection: 'companies' | 'notes' | 'frames'; readonly box: Box } | null
  /** Where copies will stand when the hand lets go. */
  readonly ghosts: readonly Box[]
  readonly arrow: { readonly from: string; readonly to: Point; readonly target: string | null } | null
  /** An end of a flow that is being taken to another company. */
  readonly end: HeldEnd | null
  /** How far a flow's middle is being pulled to its left, beside where it was. */
  readonly bend: { readonly flow: string; readonly by: number } | null
  /** A sentence beside the hand: why something cannot be, what to do next. */
  readonly notice: { readonly text: string; readonly at: Point } | null
  /** What the thing in the hand is lined up with. */
  readonly guides: readonly Guide[]
  /** The cluster under the pointer: its key. */
  readonly cluster: string | null
  /** CSS cursor. */
  readonly cursor: string
}

/** An end of a flow in a hand: which, where the hand is, and the company under it that it could join. */
export interface HeldEnd {
  readonly flow: string
  readonly end: 'from' | 'to'
  readonly at: Point
  readonly target: string | null
}

const atRest: Flight = {
  marquee: null,
  draft: null,
  ghosts: [],
  arrow: null,
  end: null,
  bend: null,
  notice: null,
  guides: [],
  cluster: null,
  cursor: 'default',
}

const open = new WeakMap<Editor, Canvas>()

/** The canvas that shows an editor's board now, or null while none does. */
export function canvasOf(editor: Editor): Canvas | null {
  return open.get(editor) ?? null
}

/** Where everything of an editor's board is, or null while no canvas shows it. */
export function currentScene(editor: Editor): Scene | null {
  return canvasOf(editor)?.scene ?? null
}

/** Finds notes on an editor's board by place. */
export function notesOf(editor: Editor): NotesIn {
  return currentScene(editor)?.notesIn ?? (() => [])
}

export class Canvas {
  readonly scene: Scene
  readonly previews: Previews
  readonly far: Far
  readonly tools: Toolbox
  readonly flight: StoreApi<Flight>
  private textsNow: BoardTexts

  /** The last hand on the board was a finger: handles are larger and fewer. */
  byTouch = false
  /** A pen has been used on this board: it draws and drags, and a finger only moves the view and taps. */
  byPen = false
  /** Grows whenever something on the board has moved or changed. */
  sceneVersion = 0

  constructor(
    readonly editor: Editor,
    texts: BoardTexts,
  ) {
    this.textsNow = texts
    this.flight = createStore<Flight>(() => atRest)
    this.scene = new Scene(this.board)
    editor.setWholeBoard(() => this.scene.bounds())
    this.scene.subscribe(() => this.sceneVersion++)
    this.far = new Far(this.scene, this.board)
    this.previews = new Previews(this.scene, editor.session)
    this.tools = new Toolbox(this)
    open.set(editor, this)
  }

  get texts(): BoardTexts {
    return this.textsNow
  }

  /** The person changed their language. */
  setTexts(texts: BoardTexts): void {
    this.textsNow = texts
  }

  get board(): BoardSnapshot {
    return this.editor.session.snapshot
  }

  /** What is under the pointer now. */
  hit(input: PointerInput): Hit | null {
    const { zoom } = this.editor.state.camera
    const far = this.far.at(zoom) !== null
    return hitTest(this.scene, this.board, input.world, { zoom, touch: input.kind === 'touch', far })
  }

  /** The company under the pointer, whatever lies on top of it; a finger may miss its edge a little. */
  companyAt(input: PointerInput): string | null {
    if (this.far.at(this.editor.state.camera.zoom)) return null
    const slack = (input.kind === 'touch' ? 12 : 4) / this.editor.state.camera.zoom
    const { x, y } = input.world
    const around = { x: x - slack, y: y - slack, w: 2 * slack, h: 2 * slack }
    const near = this.scene.query(around).companies
    const under = near.filter((id) => {
      const box = this.scene.boxOf({ collection: 'companies', id })
      return box !== null && containsPoint(box, input.world)
    })
    return under.at(-1) ?? near.at(-1) ?? null
  }

  /** The cluster under the pointer: its key, or null where there is none. */
  clusterAt({ world, kind }: PointerInput): string | null {
    const { zoom } = this.editor.state.camera
    return this.far.at(zoom)?.clusterAt(world, zoom, kind === 'touch' ? 10 : 2)?.key ?? null
  }

  /** Goes nearer, until a cluster's companies are seen one by one. @returns false where there is no such cluster. */
  lookInto(cluster: string | null): boolean {
    const box = cluster === null ? null : this.far.at(this.editor.state.camera.zoom)?.boundsOf(cluster)
    if (!box) return false
    this.show({ cluster: null })
    this.editor.showBox(() => box, { padding: 96 })
    return true
  }

  /** Shows part of a gesture; what is shown already is told to nobody again. */
  show(part: Partial<Flight>): void {
    const now = this.flight.getState()
    const changed = (Object.keys(part) as (keyof Flight)[]).some((key) => part[key] !== now[key])
    if (changed) this.flight.setState(part)
  }

  /** Shows moved records where they would be, here and to others. */
  preview(boxes: Boxes): void {
    this.previews.setLocal(boxes)
    this.tell({
      kind: 'place',
      items: Array.from(boxes)
        .slice(0, previewLimit)
        .map(([key, box]) => ({ ...placedRef(key), ...box })),
    })
  }

  /** Tells others of the gesture in flight. */
  tell(gesture: Gesture | null): void {
    this.editor.session.presence.set({ gesture })
  }

  /** Ends what is in flight: previews go, others are told. */
  land(): void {
    this.previews.setLocal(new Map())
    const { cursor, notice } = this.flight.getState()
    this.flight.setState({ ...atRest, cursor, notice })
    this.tell(null)
  }

  /** Says something beside the hand. @param at world point. */
  notify(text: string, at: Point): void {
    this.show({ notice: { text, at } })
  }

  /** The box around these records as drawn, or null when none has a place. */
  boundsOf(refs: readonly RecordRef[]): Box | null {
    return boundsOf(refs.map((ref) => this.scene.boxOf(ref)).filter((box) => box !== null))
  }

  destroy(): void {
    if (open.get(this.editor) === this) open.delete(this.editor)
    this.tools.destroy()
    this.previews.destroy()
    this.far.destroy()
    this.scene.destroy()
  }
}
