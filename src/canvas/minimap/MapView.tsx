/** The map of the board as something to look at, to press and to walk on with the arrow keys. */
import { useEffect, useId, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { visibleBox, type Camera } from '../camera'
import { canvasOf } from '../canvas'
import type { Editor } from '../editor'
import { containsPoint, type Point } from '../geometry'
import type { Theme } from '../paint'
import { usePalette } from '../usePalette'
import { centredOn } from './frame'
import classes from './MapView.module.css'
import { Minimap, seenBox } from './minimap'

export interface MapViewProps {
  readonly editor: Editor
  readonly theme: Theme
  /** What it is, and how it is used, for those who hear it. */
  readonly label: string
  readonly instructions: string
  /** After keys have moved the view and rested: how many companies are in it. */
  readonly onRest: (companies: number) => void
}

/** Shares of the view that an arrow key moves, without and with Shift. */
const step = { near: 0.25, far: 1 } as const
const ways: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}
const zoomStep = 1.25
const rest = 500

/** A hand on the map: where in the view it has hold of it, and where the view was. */
interface Hold {
  readonly pointer: number
  readonly grip: Point
  readonly before: Camera
  /** Stops listening for the key that gives it up. */
  readonly deaf: () => void
}

/** Fills its positioned parent. */
export default function MapView({ editor, theme, label, instructions, onRest }: MapViewProps) {
  const element = useRef<HTMLCanvasElement>(null)
  const map = useRef<Minimap | null>(null)
  const hold = useRef<Hold | null>(null)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const described = useId()
  const palette = usePalette(theme)
  const firstPalette = useRef(palette)

  useEffect(() => {
    const canvas = canvasOf(editor)
    if (!canvas || !element.current) return
    const made = new Minimap(canvas, element.current, firstPalette.current)
    map.current = made
    return () => {
      map.current = null
      made.destroy()
    }
  }, [editor])
  useEffect(() => {
    firstPalette.current = palette
    map.current?.setPalette(palette)
  }, [palette])
  useEffect(
    () => () => {
      clearTimeout(resting.current)
      hold.current?.deaf()
    },
    [],
  )

  const worldAt = (event: PointerEvent) => {
    const place = event.currentTarget.getBoundingClientRect()
    return map.current?.worldAt({ x: event.clientX - place.x, y: event.clientY - place.y }) ?? null
  }
  const lookAt = (point: Point) => centredOn(editor.state.camera, editor.middleOfView(), point)
  const release = () => {
    hold.current?.deaf()
    hold.current = null
    map.current?.hold(false)
  }
  const giveUp = () => {
    if (hold.current) editor.setCamera(hold.current.before)
    release()
  }
  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (hold.current) return giveUp()
    const world = worldAt(event)
    if (event.button !== 0 || !world) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const middle = editor.middleOfView()
    const within = containsPoint(seenBox(editor), world)
    const grip = within ? { x: world.x - middle.x, y: world.y - middle.y } : { x: 0, y: 0 }
    // The focus stays on the board, so the key is heard from wherever it is pressed.
    const hear = (key: globalThis.KeyboardEvent) => {
      if (key.key !== 'Escape') return
      key.preventDefault()
      key.stopPropagation()
      giveUp()
    }
    window.addEventListener('keydown', hear, true)
    const deaf = () => window.removeEventListener('keydown', hear, true)
    hold.current = { pointer: event.pointerId, grip, before: editor.state.camera, deaf }
    map.current?.hold(true)
    if (!within) editor.flyTo(lookAt(world))
  }
  const move = (event: PointerEvent) => {
    const world = worldAt(event)
    if (hold.current?.pointer !== event.pointerId || !world) return
    const { grip } = hold.current
    editor.setCamera(lookAt({ x: world.x - grip.x, y: world.y - grip.y }))
  }
  const rested = () => {
    const canvas = canvasOf(editor)
    const { camera, viewport } = editor.state
    if (canvas) onRest(canvas.scene.query(visibleBox(camera, viewport)).companies.length)
  }
  const walk = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const way = ways[event.key]
    const middle = editor.middleOfView()
    const { w, h } = seenBox(editor)
    const share = event.shiftKey ? step.far : step.near
    if (way) editor.setCamera(lookAt({ x: middle.x + way.x * w * share, y: middle.y + way.y * h * share }))
    else if (event.code === 'Equal' || event.code === 'NumpadAdd') editor.zoomBy(zoomStep)
    else if (event.code === 'Minus' || event.code === 'NumpadSubtract') editor.zoomBy(1 / zoomStep)
    else if (event.key === 'Home') editor.zoomToFit()
    else return
    event.preventDefault()
    event.stopPropagation()
    clearTimeout(resting.current)
    resting.current = setTimeout(rested, rest)
  }

  return (
    <div
      className={classes.map}
      role="application"
      tabIndex={0}
      aria-label={label}
      aria-describedby={described}
      data-testid="minimap"
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={(event) => event.pointerId === hold.current?.pointer && release()}
      onPointerCancel={giveUp}
      onLostPointerCapture={release}
      onKeyDown={walk}
    >
      <canvas ref={element} className={classes.picture} aria-hidden="true" />
      <p id={described} hidden>
        {instructions}
      </p>
    </div>
  )
}
