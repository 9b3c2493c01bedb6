/** A sentence beside the hand that goes by itself. */
import { useEffect } from 'react'
import { toScreen, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { palettes, type Theme } from '../paint'
import classes from './inPlace.module.css'
import { useEditorPart, useFlight } from './useCanvas'

/** Time to read a sentence, ms: at least so long, and so long a character. */
const stays = { least: 4_000, character: 90 } as const

export function Notice({ canvas, theme }: { canvas: Canvas; theme: Theme }) {
  const notice = useFlight(canvas, (flight) => flight.notice)
  useEffect(() => {
    if (!notice) return
    const timer = setTimeout(
      () => canvas.show({ notice: null }),
      Math.max(stays.least, notice.text.length * stays.character),
    )
    return () => clearTimeout(timer)
  }, [canvas, notice])
  // Without a sentence nothing here follows the camera.
  return <div role="status">{notice && <Sentence canvas={canvas} theme={theme} {...notice} />}</div>
}

function Sentence({
  canvas,
  theme,
  text,
  at: world,
}: {
  canvas: Canvas
  theme: Theme
  text: string
  at: Point
}) {
  const camera = useEditorPart(canvas, (state) => state.camera)
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const palette = palettes[theme]
  const at = toScreen(camera, world)
  return (
    <div
      className={classes.notice}
      style={{
        transform: `translate(${Math.min(at.x + 16, viewport.w - 292)}px, ${Math.min(at.y + 16, viewport.h - 44)}px)`,
        background: palette.text,
        color: palette.surface,
      }}
    >
      {text}
    </div>
  )
}
