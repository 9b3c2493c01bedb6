/** Asks which company shall be where a flow was dropped on empty space. */
import { useEffect, useRef, type FormEvent } from 'react'
import { toScreen, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { acceptFlowOffer, offeredBox } from '../creating'
import type { FlowOffer } from '../editor'
import { accents } from '../overlay/pen'
import { palettes, type Theme } from '../paint'
import type { BoardTexts } from '../texts'
import classes from './inPlace.module.css'
import { useEditorPart, useSceneVersion } from './useCanvas'

interface Props {
  readonly canvas: Canvas
  readonly theme: Theme
  readonly texts: BoardTexts
  readonly onDone: () => void
}

export function FlowOfferCard(props: Props) {
  const offer = useEditorPart(props.canvas, (state) => state.flowOffer)
  return offer && <Offer {...props} key={`${offer.from} ${offer.at.x} ${offer.at.y}`} offer={offer} />
}

/** Room that the card needs, CSS pixels. */
const size = { w: 248, h: 150, margin: 12 }

function Offer({ canvas, theme, texts, onDone, offer }: Props & { offer: FlowOffer }) {
  const { editor } = canvas
  useSceneVersion(canvas)
  const camera = useEditorPart(canvas, (state) => state.camera)
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const inset = useEditorPart(canvas, (state) => state.inset)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  const palette = palettes[theme]

  const donor = canvas.scene.boxOf({ collection: 'companies', id: offer.from })
  if (!donor) return null
  const box = offeredBox(donor, offer.at)
  const below = toScreen(camera, { x: box.x, y: box.y + box.h })
  const inside = (at: Point): Point => ({
    x: Math.max(inset.left + size.margin, Math.min(at.x, viewport.w - inset.right - size.w - size.margin)),
    y: Math.max(
      inset.top + size.margin,
      Math.min(at.y + size.margin, viewport.h - inset.bottom - size.h - size.margin),
    ),
  })
  const { x, y } = inside(below)

  const accept = (event: FormEvent) => {
    event.preventDefault()
    acceptFlowOffer(editor, input.current!.value.trim() || texts.newCompany)
  }
  const cancel = () => {
    editor.setFlowOffer(null)
    onDone()
  }
  return (
    <form
      className={classes.offer}
      style={{
        transform: `translate(${x}px, ${y}px)`,
        background: palette.surface,
        color: palette.text,
        borderColor: palette.outline,
        ['--canvas-accent' as string]: accents[theme],
        ['--canvas-on-accent' as string]: palette.surface,
      }}
      role="dialog"
      aria-label={texts.offerTitle}
      onSubmit={accept}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) cancel()
      }}
    >
      <label htmlFor="offered-company">{texts.offerTitle}</label>
      <input
        id="offered-company"
        ref={input}
        placeholder={texts.offerName}
        aria-label={texts.offerName}
        autoComplete="off"
        dir="auto"
        style={{ borderColor: palette.muted }}
      />
      <div className={classes.buttons}>
        <button type="button" onClick={cancel}>
          {texts.offerCancel}
        </button>
        <button type="submit">{texts.offerCreate}</button>
      </div>
    </form>
  )
}
