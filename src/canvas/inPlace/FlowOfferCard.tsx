/** Asks which company shall be where a flow was dropped on empty space: one that is on the board already, or a new one. */
import { useEffect, useId, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { companyCalled, findCompanies } from '../../model/findCompanies'
import { toScreen, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { acceptFlowOffer, offeredBox, type Receiver } from '../creating'
import type { FlowOffer } from '../editor'
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

/** Room that the card needs, CSS pixels; `row` for each company that it lists. */
const size = { w: 248, h: 150, row: 36, margin: 12 }

const mostListed = 4

function Offer({ canvas, theme, texts, onDone, offer }: Props & { offer: FlowOffer }) {
  const { editor } = canvas
  useSceneVersion(canvas)
  const camera = useEditorPart(canvas, (state) => state.camera)
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const inset = useEditorPart(canvas, (state) => state.inset)
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  /** The company that arrow keys went to; -1 leaves it to the words. */
  const [chosen, setChosen] = useState(-1)
  const list = useId()
  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  const palette = palettes[theme]

  const donor = canvas.scene.boxOf({ collection: 'companies', id: offer.from })
  if (!donor) return null
  const typed = text.replace(/\s+/g, ' ').trim()
  const called = typed === '' ? null : companyCalled(canvas.board, typed)
  const hits = typed === '' ? [] : findCompanies(canvas.board, typed, mostListed + 1)
  const listed = hits.filter(({ id }) => id !== offer.from).slice(0, mostListed)
  const meant = listed[chosen] ?? called
  const box = offeredBox(donor, offer.at)
  const below = toScreen(camera, { x: box.x, y: box.y + box.h })
  const h = size.h + listed.length * size.row
  const inside = (at: Point): Point => ({
    x: Math.max(inset.left + size.margin, Math.min(at.x, viewport.w - inset.right - size.w - size.margin)),
    y: Math.max(
      inset.top + size.margin,
      Math.min(at.y + size.margin, viewport.h - inset.bottom - h - size.margin),
    ),
  })
  const { x, y } = inside(below)

  /** @param next whether the flow's name is typed next; the hand may have gone elsewhere. */
  const take = (receiver: Receiver, next = true) => {
    if ('id' in receiver && receiver.id === offer.from) return canvas.notify(texts.selfFlow, offer.at)
    acceptFlowOffer(editor, receiver, next)
  }
  const accept = (event: FormEvent) => {
    event.preventDefault()
    take(meant ? { id: meant.id } : { name: typed || texts.newCompany })
  }
  const cancel = () => {
    editor.setFlowOffer(null)
    onDone()
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') return cancel()
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || listed.length === 0) return
    event.preventDefault()
    setChosen((now) => ((now + step + listed.length + 2) % (listed.length + 1)) - 1)
  }
  return (
    <form
      className={classes.offer}
      style={{
        transform: `translate(${x}px, ${y}px)`,
        background: palette.surface,
        color: palette.text,
        borderColor: palette.outline,
        ['--canvas-accent' as string]: palettes[theme].accent,
        ['--canvas-on-accent' as string]: palette.surface,
        ['--canvas-muted' as string]: palette.muted,
      }}
      role="dialog"
      aria-label={texts.offerTitle}
      onSubmit={accept}
      onKeyDown={press}
      // A name that was typed is kept when one goes on elsewhere. A window that loses the focus changes nothing.
      onBlur={(event) => {
        const stays = event.currentTarget.contains(event.relatedTarget)
        if (stays || document.activeElement === event.target || typed === '') return
        take(called ? { id: called.id } : { name: typed }, false)
      }}
    >
      <label htmlFor="offered-company">{texts.offerTitle}</label>
      <input
        id="offered-company"
        ref={input}
        placeholder={texts.offerName}
        aria-label={texts.offerName}
        role="combobox"
        aria-expanded={listed.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={listed[chosen] ? `${list}-${chosen}` : undefined}
        autoComplete="off"
        dir="auto"
        style={{ borderColor: palette.muted }}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setChosen(-1)
        }}
      />
      <ul id={list} role="listbox" aria-label={texts.offerKnown} className={classes.known}>
        {listed.map((company, index) => (
          <li
            key={company.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={company === meant}
            dir="auto"
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take({ id: company.id })}
          >
            {company.name}
            {company.municipality && <span> {company.municipality}</span>}
          </li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <button type="button" onClick={cancel}>
          {texts.offerCancel}
        </button>
        <button type="submit">{meant ? texts.offerConnect : texts.offerCreate}</button>
      </div>
    </form>
  )
}
