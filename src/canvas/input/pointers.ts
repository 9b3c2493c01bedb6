/** Turns what browsers report of mice, pens and fingers into what tools and camera understand. */
import type { RecordRef } from '../../model/records'
import { panBy, toWorld, zoomAt, type Point, type Viewport } from '../camera'
import type { Canvas } from '../canvas'
import { clamp } from '../geometry'
import type { PointerInput } from '../tools/tool'
import { EdgePan } from './edgePan'
import { LongPress } from './longPress'

/** Two presses this close, in ms and pixels, are a double click; a finger is less exact than a mouse. */
const doubleWithin = { time: 400, mouse: 6, touch: 24 } as const

/** The board rests when it has not moved under the hand for so long, ms. */
const restAfter = 120

/** States in which something is held that may go further than one can see. */
const carrying: ReadonlySet<string> = new Set([
  'moving',
  'resizing',
  'marquee',
  'connecting',
  'reconnecting',
  'drawing',
])

export interface PointerOptions {
  /** The element that the board is shown in; it takes the focus. */
  readonly element: HTMLElement
  readonly canvas: Canvas
  /** A finger rested on the board. */
  readonly onLongPress: (input: PointerInput) => void
}

/**
 * Follows the pointers over an element. One pointer works the tool in the hand; the middle button pans; two fingers pan and
 * zoom; a resting finger opens the menu. A pointer that the browser takes away interrupts what it was doing.
 *
 * Once a pen was used, fingers and pen are told apart: the pen works the tool, a finger moves the view and taps. While the pen is
 * down, whatever else touches the screen is the palm that holds it, and so is what lay there when it came.
 */
export class Pointers {
  /** Fingers that are down, by pointer id, screen points. */
  private readonly fingers = new Map<number, Point>()
  private pinching = false
  /** Touches of a hand that writes, by pointer id, until they are lifted. */
  private readonly palms = new Set<number>()
  private penDown: number | null = null
  /** The tool gave way to the hand for as long as this press lasts. */
  private lent = false
  /** What was selected before the first finger came. */
  private selectedBefore: readonly RecordRef[] = []
  /** The pointer that works the tool. */
  private working: number | null = null
  private last: PointerInput | null = null
  private resting: ReturnType<typeof setTimeout> | undefined
  private lastPress: { time: number; screen: Point } | null = null
  private readonly edge: EdgePan
  private readonly longPress: LongPress
  private readonly stop: (() => void)[] = []

  constructor(private readonly options: PointerOptions) {
    const { canvas } = options
    this.edge = new EdgePan(canvas.editor)
    this.longPress = new LongPress((input) => {
      canvas.tools.interrupt()
      this.working = null
      options.onLongPress(input)
    })
    this.on('pointerdown', this.down)
    this.on('pointermove', this.move)
    this.on('pointerup', this.up)
    this.on('pointercancel', this.lost)
    this.on('pointerleave', this.leave)
    // The middle button scrolls where a browser is left to itself.
    this.on('mousedown', (event) => {
      if (event.button === 1) event.preventDefault()
    })
    // A tap would be followed by a mouse press that takes the focus from the text the tap has just opened.
    this.on('touchstart', (event) => event.preventDefault())
    const blur = () => this.interrupt()
    window.addEventListener('blur', blur)
    this.stop.push(() => window.removeEventListener('blur', blur))
    this.stop.push(
      canvas.editor.store.subscribe((now, before) => {
        if (now.camera !== before.camera) this.again()
      }),
    )
  }

  /** Modifier keys were pressed or let go while the hand is still: the gesture may mean something else now. */
  keysChanged(keys: PointerInput['keys']): void {
    if (!this.last) return
    this.last = { ...this.last, keys }
    if (this.options.canvas.tools.busy) this.options.canvas.tools.pointerMove(this.last)
  }

  /** Takes the gesture in flight away. */
  interrupt(): void {
    this.longPress.end()
    this.edge.end()
    this.fingers.clear()
    this.pinching = false
    this.penDown = null
    this.release()
  }

  destroy(): void {
    clearTimeout(this.resting)
    this.interrupt()
    this.stop.forEach((stop) => stop())
  }

  private on<K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void {
    const { element } = this.options
    element.addEventListener(type, listener, { passive: false })
    this.stop.push(() => element.removeEventListener(type, listener))
  }

  private readonly down = (event: PointerEvent): void => {
    const { canvas, element } = this.options
    if (event.button > 1 || this.isPalm(event)) return
    if (event.pointerType === 'pen') this.takePen(event.pointerId)
    element.focus({ preventScroll: true })
    element.setPointerCapture(event.pointerId)
    canvas.editor.holdStill()
    const input = this.read(event)
    if (event.pointerType === 'touch') {
      this.fingers.set(event.pointerId, input.screen)
      if (this.fingers.size > 1) return this.pinch()
      this.selectedBefore = canvas.editor.state.selection
    }
    if (this.working !== null) return
    this.working = event.pointerId
    this.lent = event.button === 1 || (event.pointerType === 'touch' && canvas.byPen && draws(canvas))
    if (this.lent) canvas.tools.borrow('hand')
    const pressed = { ...input, clicks: this.countClicks(event, input.screen) }
    this.last = pressed
    canvas.tools.pointerDown(pressed)
    if (event.pointerType === 'touch') this.longPress.begin(pressed)
  }

  private readonly move = (event: PointerEvent): void => {
    const { canvas } = this.options
    if (this.palms.has(event.pointerId)) return
    const input = this.read(event)
    if (this.pinching) return this.pinchMove(event.pointerId, input.screen)
    if (this.working !== null && this.working !== event.pointerId) return
    this.longPress.move(input)
    // The click count belongs to the press; it is kept until the release.
    this.last = this.working === null ? input : { ...input, clicks: this.last?.clicks ?? 1 }
    canvas.editor.session.presence.set({ cursor: input.world })
    canvas.tools.pointerMove(this.last)
    if (this.working !== null && carrying.has(canvas.tools.current.state)) this.edge.follow(input.screen)
  }

  private readonly up = (event: PointerEvent): void => {
    if (this.palms.delete(event.pointerId)) return
    if (this.penDown === event.pointerId) this.penDown = null
    this.longPress.end()
    this.edge.end()
    this.fingers.delete(event.pointerId)
    if (this.pinching) {
      this.pinching = this.fingers.size > 0
      if (!this.pinching) this.options.canvas.editor.letGo()
      return
    }
    if (this.working !== event.pointerId) return
    const input = { ...this.read(event), clicks: this.last?.clicks ?? 1 } as const
    this.last = event.pointerType === 'touch' ? null : input
    this.working = null
    this.options.canvas.tools.pointerUp(input)
    if (this.lent) this.options.canvas.tools.borrow(null)
    this.lent = false
    this.options.canvas.editor.letGo()
    if (event.pointerType === 'touch') this.options.canvas.editor.session.presence.set({ cursor: null })
  }

  private readonly lost = (event: PointerEvent): void => {
    if (this.palms.delete(event.pointerId)) return
    if (this.penDown === event.pointerId) this.penDown = null
    this.longPress.end()
    this.edge.end()
    this.fingers.delete(event.pointerId)
    if (this.pinching) this.pinching = this.fingers.size > 0
    if (this.working === event.pointerId) this.release()
  }

  private readonly leave = (event: PointerEvent): void => {
    const { editor } = this.options.canvas
    if (event.pointerType === 'touch' || this.working !== null) return
    this.last = null
    editor.session.presence.set({ cursor: null })
    editor.setHovered(null)
  }

  private release(): void {
    const { tools } = this.options.canvas
    this.working = null
    tools.interrupt()
    tools.borrow(null)
    if (this.fingers.size === 0) this.options.canvas.editor.letGo()
  }

  /** Whether this is the hand that holds the pen, resting on the screen. */
  private isPalm(event: PointerEvent): boolean {
    if (event.pointerType !== 'touch' || this.penDown === null) return false
    this.palms.add(event.pointerId)
    return true
  }

  /** The pen came down: what touched the screen before was the palm, and what it did is taken back. */
  private takePen(id: number): void {
    const { canvas } = this.options
    canvas.byPen = true
    if (this.fingers.size > 0) {
      for (const finger of this.fingers.keys()) this.palms.add(finger)
      this.interrupt()
      canvas.editor.select(this.selectedBefore)
    }
    this.penDown = id
  }

  /** A second finger came: from now on the fingers hold the board itself. */
  private pinch(): void {
    this.longPress.end()
    this.edge.end()
    this.release()
    // The first finger was not meant for what lies under it.
    if (!this.pinching) this.options.canvas.editor.select(this.selectedBefore)
    this.pinching = true
  }

  private pinchMove(id: number, screen: Point): void {
    const { editor } = this.options.canvas
    if (!this.fingers.has(id)) return
    const before = spread(this.fingers)
    this.fingers.set(id, screen)
    const now = spread(this.fingers)
    const moved = panBy(editor.state.camera, now.middle.x - before.middle.x, now.middle.y - before.middle.y)
    const scale = before.width > 0 && now.width > 0 ? now.width / before.width : 1
    editor.setCamera(zoomAt(moved, now.middle, moved.zoom * scale))
  }

  /**
   * The board moved under a hand. What it holds moves along; what lies under an empty hand is pointed out once the board rests,
   * and meanwhile nothing is.
   */
  private again(): void {
    if (!this.last) return
    const { canvas } = this.options
    const { tools, editor } = canvas
    this.last = { ...this.last, world: toWorld(editor.state.camera, this.last.screen) }
    clearTimeout(this.resting)
    if (this.working !== null) {
      if (tools.busy && tools.current.state !== 'panning') tools.pointerMove(this.last)
      return
    }
    editor.setHovered(null)
    canvas.show({ cluster: null })
    this.resting = setTimeout(() => {
      if (this.last && this.working === null) tools.pointerMove(this.last)
    }, restAfter)
  }

  /** Where and how an event of this element is, in the board's terms. */
  read(event: MouseEvent & { readonly pointerType?: string }): PointerInput {
    const { element, canvas } = this.options
    const corner = element.getBoundingClientRect()
    const at = { x: event.clientX - corner.left, y: event.clientY - corner.top }
    // What is carried out of the window stays at its edge, where one sees where it is put.
    const screen = this.working === null ? at : within(at, canvas.editor.state.viewport)
    return {
      screen,
      world: toWorld(canvas.editor.state.camera, screen),
      keys: { shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey },
      kind: event.pointerType === 'touch' || event.pointerType === 'pen' ? event.pointerType : 'mouse',
      clicks: 1,
    }
  }

  private countClicks(event: PointerEvent, screen: Point): 1 | 2 {
    const before = this.lastPress
    const reach = event.pointerType === 'touch' ? doubleWithin.touch : doubleWithin.mouse
    const again =
      before !== null &&
      event.timeStamp - before.time <= doubleWithin.time &&
      Math.hypot(screen.x - before.screen.x, screen.y - before.screen.y) <= reach
    this.lastPress = again ? null : { time: event.timeStamp, screen }
    return again ? 2 : 1
  }
}

const within = ({ x, y }: Point, { w, h }: Viewport): Point => ({ x: clamp(x, 0, w), y: clamp(y, 0, h) })

/** Whether the tool in the hand puts something on the board. */
const draws = ({ tools }: Canvas): boolean => !['select', 'hand'].includes(tools.current.name)

/** The middle of some points, and how far apart they are on average. */
function spread(points: ReadonlyMap<number, Point>): { middle: Point; width: number } {
  const all = [...points.values()]
  const x = all.reduce((sum, point) => sum + point.x, 0) / all.length
  const y = all.reduce((sum, point) => sum + point.y, 0) / all.length
  const width = all.reduce((sum, point) => sum + Math.hypot(point.x - x, point.y - y), 0) / all.length
  return { middle: { x, y }, width }
}
