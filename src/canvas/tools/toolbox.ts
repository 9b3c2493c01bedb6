/** The tools, and the one in the hand. */
import { toScreen } from '../camera'
import type { Canvas } from '../canvas'
import { centreOf } from '../geometry'
import { toolNames, type ToolName } from '../editor'
import { CompanyTool } from './company'
import { FlowTool } from './flow'
import { FrameTool } from './frame'
import { HandTool } from './hand'
import { NoteTool } from './note'
import { SelectTool } from './select'
import type { PointerInput, Tool } from './tool'

/** A new tool is one more line here, and its name in `toolNames`. */
const makers: Readonly<Record<ToolName, new (canvas: Canvas) => Tool>> = {
  select: SelectTool,
  hand: HandTool,
  company: CompanyTool,
  flow: FlowTool,
  note: NoteTool,
  frame: FrameTool,
}

/** Hands pointer events to the tool that is chosen, and takes gestures back when the board or the person changes. */
export class Toolbox {
  private readonly tools: Readonly<Record<ToolName, Tool>>
  private borrowed: ToolName | null = null
  private readonly stop: (() => void)[]

  constructor(private readonly canvas: Canvas) {
    this.tools = Object.fromEntries(toolNames.map((name) => [name, new makers[name](canvas)])) as Record<
      ToolName,
      Tool
    >
    const { editor } = canvas
    this.stop = [
      editor.store.subscribe((now, before) => {
        if (now.tool !== before.tool) this.tools[before.tool].abandon()
      }),
      editor.session.snapshot.subscribe(() => this.current.recordsChange()),
    ]
  }

  get current(): Tool {
    return this.tools[this.borrowed ?? this.canvas.editor.state.tool]
  }

  /** Whether a gesture is in flight. */
  get busy(): boolean {
    return this.current.state !== 'idle'
  }

  /** Whether something is held right now: keys that do something else with the board have to wait. */
  get holding(): boolean {
    return this.busy && !this.current.waits
  }

  /** Takes another tool for as long as a key is held; null gives the chosen one back. */
  borrow(name: ToolName | null): void {
    if (name === this.borrowed) return
    this.interrupt()
    this.borrowed = name
  }

  pointerDown(input: PointerInput): void {
    this.canvas.byTouch = input.kind === 'touch'
    this.current.pointerDown(input)
  }

  pointerMove(input: PointerInput): void {
    this.canvas.byTouch = input.kind === 'touch'
    this.current.pointerMove(input)
  }

  pointerUp(input: PointerInput): void {
    this.current.pointerUp(input)
  }

  /** Takes the flow tool with the donor chosen: the next press says who receives it. */
  drawFlowFrom(company: string): void {
    const { editor, scene } = this.canvas
    const box = scene.boxOf({ collection: 'companies', id: company })
    if (!box) return
    this.interrupt()
    editor.setTool('flow')
    const world = centreOf(box)
    const screen = toScreen(editor.state.camera, world)
    const keys = { shift: false, alt: false, mod: false }
    const input = { screen, world, keys, kind: this.canvas.byTouch ? 'touch' : 'mouse', clicks: 1 } as const
    const { current } = this
    if (current instanceof FlowTool) current.begin(company, input)
  }

  /** Escape. @returns whether a gesture was given up. */
  cancel(): boolean {
    return this.current.cancel()
  }

  /** Another finger came, or the window lost the hand. */
  interrupt(): void {
    this.current.interrupt()
  }

  destroy(): void {
    this.current.abandon()
    this.stop.forEach((stop) => stop())
  }
}
