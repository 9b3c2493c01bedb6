/** The tool in the hand by default: selects, moves, resizes, draws flows from handles, opens texts. */
import type { Point } from '../camera'
import type { Canvas } from '../canvas'
import { nameRecord, placeCompany } from '../creating'
import { clickedWith, groupOf, isInside } from '../arranging/groups'
import type { RecordRef } from '../../model/records'
import type { Hit } from '../hit'
import type { Ghost } from '../overlay/ghosts'
import { Bending, isStiff } from './bending'
import { Connecting } from './connecting'
import { gripAt, type Grip } from './grips'
import { Marquee } from './marquee'
import { Moving } from './moving'
import { Panning } from './panning'
import { isLocked, movesAny } from './placing'
import { Reconnecting, type TakenEnd } from './reconnecting'
import { Resizing, type Pull } from './resizing'
import { selectionAfterClick, selectionAfterPress, selectionForDrag } from './selection'
import { hasDragged, Tool, type Keys, type PointerInput, type State } from './tool'

type Name =
  | 'pressing'
  | 'gripping'
  | 'marquee'
  | 'panning'
  | 'moving'
  | 'resizing'
  | 'connecting'
  | 'reconnecting'
  | 'bending'

/** What a grip leads to when it is dragged. */
const pulls = { flow: 'connecting', end: 'reconnecting', resize: 'resizing' } as const

const cursors = {
  nw: 'nwse',
  se: 'nwse',
  ne: 'nesw',
  sw: 'nesw',
  n: 'ns',
  s: 'ns',
  e: 'ew',
  w: 'ew',
} as const

const gripCursors = { flow: 'crosshair', end: 'grab' } as const

export class SelectTool extends Tool<Name> {
  readonly name = 'select'
  protected readonly states: Readonly<Record<Name | 'idle', State>>
  private grip: Grip | null = null
  private hit: Hit | null = null
  /** A suggested flow was pressed. */
  private ghost: Ghost | null = null
  /** The record that was pressed, with its group where it stands for all of it. */
  private about: readonly RecordRef[] = []
  /** The last click went into a cluster: another one close after it was meant for that too. */
  private entered = false

  constructor(private readonly canvas: Canvas) {
    super()
    const done = () => this.go('idle')
    this.states = {
      idle: {
        onPointerMove: (input) => this.hover(input),
        onPointerDown: (input) => this.begin(input),
        onCancel: () => false,
        onInterrupt: () => {
          canvas.editor.setHovered(null)
          this.pointAt(null, canvas)
          canvas.show({ cluster: null })
        },
      },
      pressing: {
        onPointerMove: (input) => {
          if (hasDragged(this.began, input)) this.drag(input)
        },
        onPointerUp: (input) => this.click(input),
        onCancel: () => true,
        onInterrupt: () => {},
      },
      gripping: {
        onPointerMove: (input) => {
          if (hasDragged(this.began, input)) this.go(pulls[this.grip!.kind], input)
        },
        // A tap on a card's handle chooses the donor; the next tap ends the arrow.
        onPointerUp: (input) => {
          if (this.grip!.kind !== 'flow') return done()
          this.go('connecting', input)
          this.pointerUp(input)
        },
        onCancel: () => true,
        onInterrupt: () => {},
      },
      marquee: new Marquee(canvas, done),
      panning: new Panning(canvas, done),
      moving: new Moving(canvas, done),
      resizing: new Resizing(canvas, () => this.grip as Pull, done),
      connecting: new Connecting(canvas, () => (this.grip as Extract<Grip, { kind: 'flow' }>).company, done),
      reconnecting: new Reconnecting(canvas, () => this.grip as TakenEnd, done),
      bending: new Bending(canvas, () => this.hit!.ref.id, done),
    }
  }

  /** The keys as they are, or Shift where taps add. */
  private keysOf({ keys }: PointerInput): Keys {
    return this.canvas.editor.state.selectingMore ? { ...keys, shift: true } : keys
  }

  /** Shows what a press here would take hold of. A finger does not hover. */
  private hover(input: PointerInput): void {
    if (input.kind === 'touch') return
    const cluster = this.canvas.clusterAt(input)
    if (cluster !== this.canvas.flight.getState().cluster) this.canvas.show({ cluster })
    const grip = gripAt(this.canvas, input)
    const { editor } = this.canvas
    if (cluster !== null || grip) this.pointAt(null, this.canvas)
    if (cluster !== null) {
      editor.setHovered(null)
      return this.canvas.show({ cursor: 'zoom-in' })
    }
    if (grip) {
      const cursor = grip.kind === 'resize' ? `${cursors[grip.handle]}-resize` : gripCursors[grip.kind]
      this.canvas.show({ cursor })
      return
    }
    const hit = this.canvas.hit(input)
    editor.setHovered(hit?.ref ?? null)
    const ghost = hit ? null : this.ghostAt(input)
    this.pointAt(ghost, this.canvas, input.screen)
    this.canvas.show({ cursor: hit || ghost ? 'pointer' : 'default' })
  }

  /** A suggested flow under the pointer. Whatever is on the board itself lies over it. */
  private ghostAt({ world, kind }: PointerInput): Ghost | null {
    return this.canvas.editor.state.ghosts?.layer.at(this.canvas, world, kind === 'touch') ?? null
  }

  private pointAt(ghost: Ghost | null, { editor }: Canvas, at: Point = { x: 0, y: 0 }): void {
    const layer = editor.state.ghosts?.layer
    if (layer?.point(ghost, at)) editor.setGhosts(layer)
  }

  private begin(input: PointerInput): void {
    const { canvas } = this
    canvas.show({ notice: null })
    canvas.editor.setFlowOffer(null)
    this.grip = movesViewAlone(canvas, input) ? null : gripAt(canvas, input)
    if (this.grip) return this.go('gripping', input)
    this.hit = canvas.clusterAt(input) === null ? canvas.hit(input) : null
    this.ghost = this.hit || canvas.clusterAt(input) !== null ? null : this.ghostAt(input)
    if (this.ghost) {
      this.about = []
      return this.go('pressing', input)
    }
    const { selection } = canvas.editor.state
    this.about = clickedWith(canvas.board, this.hit?.ref ?? null, selection, this.picksAlone(input))
    canvas.editor.select(selectionAfterPress(this.about, selection, this.keysOf(input)))
    this.go('pressing', input)
  }

  /** A press became a drag: of the arrow, of what is selected, or of nothing. */
  private drag(input: PointerInput): void {
    const { editor, board } = this.canvas
    const ref = this.hit && board.all(this.hit.ref.collection).has(this.hit.ref.id) ? this.hit.ref : null
    const hand = this.began.kind === 'touch' || !editor.state.canEdit ? 'panning' : 'marquee'
    if (movesViewAlone(this.canvas, this.began)) return this.go(hand, input)
    if (!ref || isLocked(board, ref) || !editor.state.canEdit) return this.go(hand, input)
    if (ref.collection === 'flows') return this.go(isStiff(board, ref) ? hand : 'bending', input)
    editor.select(selectionForDrag(this.about, editor.state.selection, this.began.keys))
    if (!movesAny(board, editor.state.selection)) return this.go(hand, input)
    this.go('moving', input)
  }

  /** What is under the pointer is looked up again: someone may have deleted it while the button was down. */
  private click(input: PointerInput): void {
    const { canvas } = this
    const { editor } = canvas
    this.go('idle')
    const { ghost } = this
    this.ghost = null
    if (ghost) return editor.state.ghosts?.layer.open(ghost)
    const again = this.entered && input.clicks === 2
    this.entered = canvas.lookInto(canvas.clusterAt(input))
    if (again || this.entered) return
    const ref = canvas.hit(input)?.ref ?? null
    const { selectingMore, selection } = editor.state
    const group = ref && groupOf(canvas.board, ref)
    if (ref && group !== null && this.picksAlone(input)) {
      editor.select([ref])
      // The first double click goes into the group, the next one opens the text.
      if (input.keys.mod || !isInside(canvas.board, group, selection)) return
    } else {
      const about = clickedWith(canvas.board, ref, selection)
      editor.select(selectionAfterClick(about, selection, this.keysOf(input)))
    }
    if (selectingMore) return
    if (input.clicks < 2 || !editor.state.canEdit || input.keys.shift || input.keys.mod) return
    if (!ref && movesViewAlone(canvas, input)) return
    if (!ref) placeCompany(editor, input.world, canvas.texts.newCompany)
    else if (!isLocked(canvas.board, ref)) nameRecord(editor, ref)
  }

  /** Whether a press is about one member of a group rather than the group. */
  private picksAlone({ keys, clicks }: PointerInput): boolean {
    return keys.mod || (clicks === 2 && !this.canvas.editor.state.selectingMore)
  }
}

/** Whether this is a finger beside a pen: it moves the view, selects and opens texts, and leaves drawing to the pen. */
const movesViewAlone = (canvas: Canvas, input: PointerInput): boolean =>
  canvas.byPen && input.kind === 'touch'
