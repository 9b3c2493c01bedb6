/** Chooses by keyboard whom a flow goes to: letters narrow the list, arrow keys go through it, Enter draws the flow. */
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { Language } from '../../model/words'
import { toScreen } from '../camera'
import type { Canvas } from '../canvas'
import { connect } from '../creating'
import { centreOf } from '../geometry'
import { palettes, type Theme } from '../paint'
import type { BoardTexts } from '../texts'
import { nameOf } from '../walk/saying'
import { targetsFor } from '../walk/targets'
import classes from './inPlace.module.css'
import { useEditorPart, useSceneVersion } from './useCanvas'

interface Props {
  readonly canvas: Canvas
  readonly theme: Theme
  readonly texts: BoardTexts
  readonly language: Language
  readonly onDone: () => void
}

export function TargetChooser(props: Props) {
  const from = useEditorPart(props.canvas, (state) => state.choosing)
  return from && <Chooser {...props} key={from} from={from} />
}

/** Room that the card needs, CSS pixels. */
const size = { w: 280, h: 320, margin: 12 }

function Chooser({ canvas, theme, texts, language, onDone, from }: Props & { from: string }) {
  const { editor, scene, board } = canvas
  const version = useSceneVersion(canvas)
  const camera = useEditorPart(canvas, (state) => state.camera)
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState(0)
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const name = useId()
  // The version says that the board has changed, and with it who is where.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const targets = useMemo(() => targetsFor(scene, board, from, typed), [scene, board, from, typed, version])
  const at = Math.min(chosen, targets.length - 1)
  const target = targets[at] ?? null

  useEffect(() => input.current?.focus({ preventScroll: true }), [])
  useEffect(() => {
    const box = target && scene.boxOf({ collection: 'companies', id: target })
    if (!box) return canvas.land()
    canvas.show({ arrow: { from, to: centreOf(box), target } })
    canvas.tell({ kind: 'flow', from, ...centreOf(box) })
  }, [canvas, scene, from, target])
  useEffect(() => () => canvas.land(), [canvas])
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const giveUp = (focusBoard: boolean) => {
    if (editor.state.choosing === from) editor.setChoosing(null)
    if (focusBoard) onDone()
  }
  const draw = (to: string | null) => {
    if (!to) return
    editor.setChoosing(null)
    connect(editor, from, to)
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const go = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (go) setChosen((at + go + targets.length) % Math.max(1, targets.length))
    else if (event.key === 'Enter') draw(target)
    else if (event.key === 'Escape' || event.key === 'Tab') giveUp(true)
    else return
    event.preventDefault()
  }

  const donor = scene.boxOf({ collection: 'companies', id: from })
  if (!donor) return null
  const palette = palettes[theme]
  const below = toScreen(camera, { x: donor.x, y: donor.y + donor.h })
  const within = (value: number, room: number, most: number) =>
    Math.max(size.margin, Math.min(value, most - room - size.margin))
  const option = (index: number) => `${name}-${index}`
  return (
    <div
      className={classes.chooser}
      style={{
        transform: `translate(${within(below.x, size.w, viewport.w)}px, ${within(below.y + size.margin, size.h, viewport.h)}px)`,
        background: palette.surface,
        color: palette.text,
        borderColor: palette.outline,
        ['--canvas-accent' as string]: palettes[theme].accent,
        ['--canvas-on-accent' as string]: palette.surface,
      }}
      role="dialog"
      aria-label={texts.chooseTitle}
      onKeyDown={press}
    >
      <label htmlFor={`${name}-field`}>{texts.chooseTitle}</label>
      <input
        id={`${name}-field`}
        ref={input}
        role="combobox"
        aria-expanded
        aria-autocomplete="list"
        aria-controls={`${name}-list`}
        aria-activedescendant={target ? option(at) : undefined}
        placeholder={texts.chooseField}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        style={{ borderColor: palette.muted }}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setChosen(0)
        }}
        onBlur={(event) => document.activeElement !== event.currentTarget && giveUp(false)}
      />
      <ul id={`${name}-list`} ref={list} role="listbox" aria-label={texts.chooseTitle}>
        {targets.map((id, index) => (
          <li
            key={id}
            id={option(index)}
            role="option"
            aria-selected={index === at}
            aria-posinset={index + 1}
            aria-setsize={targets.length}
            dir="auto"
            // The field keeps the focus.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => draw(id)}
          >
            {nameOf(board, { collection: 'companies', id }, language)}
          </li>
        ))}
      </ul>
      <p role="status">{targets.length === 0 ? texts.chooseNone : ''}</p>
    </div>
  )
}
