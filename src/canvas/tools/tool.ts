/**
 * A tool is a list of named states; a state is the events it answers, and its only way out is a transition by name. Reading
 * the list of a tool's states tells what a hand can be doing with it.
 */
import type { Point } from '../camera'
import type { ToolName } from '../editor'

/** Modifier keys held during an event; `mod` is Ctrl, or Cmd on a Mac. */
export interface Keys {
  readonly shift: boolean
  readonly alt: boolean
  readonly mod: boolean
}

/** One moment of a mouse, pen or finger over the canvas. */
export interface PointerInput {
  /** CSS pixels from the canvas's top-left corner. */
  readonly screen: Point
  /** The same place on the board, world units. */
  readonly world: Point
  readonly keys: Keys
  readonly kind: 'mouse' | 'pen' | 'touch'
  /** 2 for the second press of a double click or double tap, else 1. */
  readonly clicks: 1 | 2
}

/** What a state answers to. Cancel and interrupt are answered by every one. */
export interface State {
  /** @param press the event that the gesture began with. @param input the event that led here. */
  onEnter?(press: PointerInput, input: PointerInput): void
  onPointerDown?(input: PointerInput): void
  onPointerMove?(input: PointerInput): void
  onPointerUp?(input: PointerInput): void
  /** Records of the board changed, perhaps by someone else: what is being worked on may be gone. */
  onRecordsChange?(): void
  /** Escape. @returns whether there was something to give up. */
  onCancel(): boolean
  /** The hand was taken away: a second finger, a lost window, another tool. */
  onInterrupt(): void
  /** Nothing is pressed: what was begun waits for the next press, and outlives a hand that moves the view meanwhile. */
  readonly waits?: boolean
}

/** Screen pixels that a press may wander and still be a click. */
const wander = { mouse: 4, pen: 6, touch: 10 } as const

/** Whether a press has become a drag. */
export function hasDragged(press: PointerInput, input: PointerInput): boolean {
  const distance = Math.hypot(input.screen.x - press.screen.x, input.screen.y - press.screen.y)
  return distance > wander[press.kind]
}

/** A state machine that starts, and ends, in `idle`. */
export abstract class Tool<Name extends string = string> {
  abstract readonly name: ToolName
  protected abstract readonly states: Readonly<Record<Name | 'idle', State>>
  private at: Name | 'idle' = 'idle'
  private press: PointerInput | null = null

  /** The name of the state it is in. */
  get state(): Name | 'idle' {
    return this.at
  }

  /** The event that the gesture in flight began with. @throws while nothing is pressed. */
  protected get began(): PointerInput {
    if (!this.press) throw new Error(`${this.name}: nothing is pressed`)
    return this.press
  }

  /** Goes to another state; entering one takes the event that led there. */
  protected go(name: Name | 'idle', input?: PointerInput): void {
    this.at = name
    if (input) this.states[name].onEnter?.(this.press ?? input, input)
  }

  pointerDown(input: PointerInput): void {
    if (this.at === 'idle') this.press = input
    this.states[this.at].onPointerDown?.(input)
  }

  pointerMove(input: PointerInput): void {
    this.states[this.at].onPointerMove?.(input)
  }

  pointerUp(input: PointerInput): void {
    this.states[this.at].onPointerUp?.(input)
  }

  recordsChange(): void {
    this.states[this.at].onRecordsChange?.()
  }

  cancel(): boolean {
    const had = this.states[this.at].onCancel()
    this.at = 'idle'
    return had
  }

  /** Whether what was begun waits for another press. */
  get waits(): boolean {
    return this.states[this.at].waits ?? false
  }

  /** The hand was taken away. What waits for another press goes on waiting. */
  interrupt(): void {
    if (!this.waits) this.abandon()
  }

  /** The tool is put away, with all that was begun. */
  abandon(): void {
    this.states[this.at].onInterrupt()
    this.at = 'idle'
  }
}
