/** The text field that opens over a record: a company's name, a flow's resource, a note's text, a frame's title. */
import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { setFields } from '../../model/commands'
import type { RecordRef } from '../../model/records'
import { toScreen } from '../camera'
import type { Canvas } from '../canvas'
import type { Editing } from '../editor'
import { palettes, type Palette, type Theme } from '../paint'
import { paperOf, tintOf } from '../paint/palette'
import { font } from '../paint/text'
import type { BoardTexts } from '../texts'
import classes from './inPlace.module.css'
import { swallowStrayKeys } from './strayKeys'
import { LiveText } from './liveText'
import { textPlace } from './place'
import { useEditorPart, useSceneVersion } from './useCanvas'

interface Props {
  readonly canvas: Canvas
  readonly theme: Theme
  readonly texts: BoardTexts
  /** Gives the focus back to the board. */
  readonly onDone: () => void
}

export function InPlaceText(props: Props) {
  const editing = useEditorPart(props.canvas, (state) => state.editing)
  if (!editing) return null
  const { ref, field } = editing
  return <Field {...props} key={`${ref.collection}/${ref.id}/${field}`} editing={editing} />
}

/** The words that a record has in a field now, or null when it is gone. */
function wordsOf({ board }: Canvas, { ref, field }: Editing): string | null {
  const record = board.all(ref.collection).get(ref.id) as Record<string, unknown> | undefined
  return record ? String(record[field] ?? '') : null
}

const labels = {
  companies: 'companyName',
  flows: 'flowResource',
  notes: 'noteText',
  frames: 'frameTitle',
} as const satisfies Partial<Record<RecordRef['collection'], keyof BoardTexts>>

/**
 * CSS pixels of a world unit within the field, before it is scaled: phones zoom the page into a field whose type is smaller
 * than 16 px, whatever it is scaled to.
 */
const unit = 1.4
/** Between an enlarged field and the edge of the view, CSS pixels. */
const margin = 8

function Field({ canvas, theme, texts, onDone, editing }: Props & { editing: Editing }) {
  const { editor } = canvas
  const { ref } = editing
  useSceneVersion(canvas)
  const camera = useEditorPart(canvas, (state) => state.camera)
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const inset = useEditorPart(canvas, (state) => state.inset)
  const input = useRef<HTMLTextAreaElement>(null)
  const finished = useRef(false)
  const isNote = ref.collection === 'notes'

  useEffect(() => {
    const element = input.current!
    element.focus({ preventScroll: true })
    if (isNote) element.setSelectionRange(element.value.length, element.value.length)
    else element.select()
    return isNote ? new LiveText(canvas, editing, element).attach() : undefined
  }, [canvas, editing, isNote])

  useLayoutEffect(() => {
    if (!isNote) fitHeight(input.current!)
  }, [isNote])

  // Someone else deleted the record: the words are shown, and keys that follow go nowhere.
  useEffect(() => {
    const element = input.current!
    const at = canvas.boundsOf([ref])
    return canvas.board.subscribe(() => {
      if (finished.current || canvas.board.all(ref.collection).has(ref.id)) return
      finished.current = true
      const typed = element.value.trim()
      swallowStrayKeys()
      onDone()
      if (at) canvas.notify(texts.goneWhileTyping(typed), { x: at.x + at.w / 2, y: at.y + at.h / 2 })
    })
  }, [canvas, ref, texts, onDone])

  const [initial] = useState(() => wordsOf(canvas, editing) ?? '')
  /** @param keep false forgets what was typed. */
  const finish = (keep: boolean, focusBoard: boolean) => {
    if (finished.current) return
    finished.current = true
    const value = input.current!.value.replace(/\s+/g, ' ').trim()
    const emptyName = ref.collection === 'companies' && value === ''
    if (!isNote && keep && !emptyName && value !== initial)
      setFields(canvas.board.doc, editor.edit(editing.madeBy, Infinity), ref, { [editing.field]: value })
    if (editor.state.editing === editing) editor.stopEditing()
    // Escape before a new company has a name takes it back; a flow was drawn on purpose, and a note is kept as it is.
    if (!keep && ref.collection === 'companies' && editing.madeBy !== undefined)
      editor.session.undo.undoStep(editing.madeBy)
    if (focusBoard) onDone()
  }

  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    // A key that belongs to an input method chooses characters; 229 is how older ones say so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    if (event.key === 'Escape') finish(isNote, true)
    else if (event.key === 'Enter' && (!isNote || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      finish(true, true)
    } else if (event.key === 'Tab') {
      event.preventDefault()
      finish(true, true)
    }
  }

  const place = textPlace(canvas, ref)
  if (!place) return null
  const middle = toScreen(camera, {
    x: place.box.x + place.box.w / 2,
    y: place.box.y + place.box.h / 2,
  })
  // A field that is larger than its record keeps within what can be seen; any other stays on its record.
  const within = (at: number, size: number, from: number, to: number) =>
    place.enlarged ? Math.max(from + margin, Math.min(at, to - size - margin)) : at
  const [w, h] = [place.box.w * place.scale, place.box.h * place.scale]
  const corner = {
    x: within(middle.x - w / 2, w, inset.left, viewport.w - inset.right),
    y: within(middle.y - h / 2, h, inset.top, viewport.h - inset.bottom),
  }
  return (
    <div
      className={classes.field}
      data-kind={ref.collection}
      data-enlarged={place.enlarged || undefined}
      style={{
        width: place.box.w * unit,
        height: place.box.h * unit,
        transform: `translate(${corner.x}px, ${corner.y}px) scale(${place.scale / unit})`,
        ['--unit' as string]: unit,
        ...look(canvas, ref, palettes[theme], place.box.h),
        ['--canvas-accent' as string]: palettes[theme].accent,
      }}
    >
      <textarea
        ref={input}
        className={classes.text}
        aria-label={texts[labels[ref.collection as keyof typeof labels]]}
        defaultValue={initial}
        placeholder={texts[labels[ref.collection as keyof typeof labels]]}
        rows={1}
        spellCheck={false}
        dir="auto"
        onChange={(event) => !isNote && fitHeight(event.currentTarget)}
        onKeyDown={press}
        // A window that loses the focus takes nothing away: the text is still in hand when it comes back.
        onBlur={(event) => document.activeElement !== event.currentTarget && finish(true, false)}
        onCopy={(event) => event.stopPropagation()}
        onCut={(event) => event.stopPropagation()}
        onPaste={(event) => event.stopPropagation()}
      />
    </div>
  )
}

/** Makes a field as high as its text, so that it can stand in the middle of a card. */
function fitHeight(field: HTMLTextAreaElement): void {
  field.style.height = '0'
  field.style.height = `${field.scrollHeight}px`
}

/** Colours and font as painted, so that opening the field changes nothing but the caret. */
function look(
  { board }: Canvas,
  { collection, id }: RecordRef,
  palette: Palette,
  height: number,
): CSSProperties {
  const card = { background: palette.surface, color: palette.text }
  switch (collection) {
    case 'companies':
      return { ...card, font: font(14 * unit, 600), lineHeight: `${18 * unit}px` }
    case 'flows': {
      const category = board.flows.get(id)?.category
      return {
        ...card,
        borderColor: category ? palette.categories[category] : palette.muted,
        font: font(12 * unit, 500),
        lineHeight: `${18 * unit}px`,
      }
    }
    case 'notes':
      return {
        background: paperOf(board.notes.get(id)?.colour, palette).paper,
        color: palette.text,
        font: font(14 * unit),
        lineHeight: `${20 * unit}px`,
      }
    default: {
      const size = (height / 1.75) * unit
      return {
        background: tintOf(board.frames.get(id)?.colour, palette) ?? palette.tints.grey,
        color: palette.onTint,
        font: font(size, 600),
        lineHeight: `${size * 1.25}px`,
        borderRadius: size * 0.35,
        paddingInline: size * 0.7,
      }
    }
  }
}
