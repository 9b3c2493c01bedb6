/** The canvas: shows an editor's board and takes the person's hands. */
import type Konva from 'konva'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { Layer, Shape, Stage } from 'react-konva/lib/ReactKonvaCore'
import type { Language } from '../model/words'
import { Canvas } from './canvas'
import type { Editor } from './editor'
import { InPlaceText } from './inPlace/InPlaceText'
import { Notice } from './inPlace/Notice'
import { useEditorPart, useFlight } from './inPlace/useCanvas'
import { attachInput, type OnContextMenu } from './input/attach'
import type { Theme } from './paint'
import { Renderer, type Look } from './renderer'
import type { BoardTexts } from './texts'
import { useLater } from './later'
import { margin } from './tiles/picture'
import { usePalette } from './usePalette'
import { loadGoing } from './walk/later'
import type { AccessibleTree } from './walk/tree'
import classes from './Board.module.css'
import {
  followCamera,
  followFocus,
  followFonts,
  followPixelRatio,
  followSize,
  openView,
} from './surroundings'

export interface BoardProps {
  readonly editor: Editor
  readonly language: Language
  readonly theme: Theme
  /** The canvas's name for those who hear it. */
  readonly ariaLabel: string
  readonly texts: BoardTexts
  /** A right click, a resting finger, the menu key. The record that the menu is about has been selected. */
  readonly onContextMenu: OnContextMenu
}

/**
 * Fills its positioned parent. Its element (`data-testid="board-canvas"`) takes the focus and says in `data-camera-x`,
 * `-y`, `-zoom` which world point is at its top-left corner and how many pixels a world unit has, once the camera rests.
 */
export function Board(props: BoardProps) {
  const { editor, texts, theme, language } = props
  const palette = usePalette(theme)
  const [shown, setShown] = useState<{ canvas: Canvas; renderer: Renderer } | null>(null)
  const latest = useRef({ texts, look: { theme, palette, language } as Look })
  useLayoutEffect(() => {
    latest.current = { texts, look: { theme, palette, language } }
    if (!shown) return
    shown.canvas.setTexts(texts)
    shown.renderer.setLook({ theme, palette, language })
  }, [shown, texts, theme, palette, language])

  useEffect(() => {
    const canvas = new Canvas(editor, latest.current.texts)
    const renderer = new Renderer(canvas, latest.current.look)
    setShown({ canvas, renderer })
    return () => {
      setShown(null)
      renderer.destroy()
      canvas.destroy()
    }
  }, [editor])

  return (
    <div className={classes.board} style={{ background: palette.board }}>
      {shown && <Shown {...props} {...shown} />}
    </div>
  )
}

/** Who comes by keyboard will walk. */
const loadTree = async () => {
  const [tree] = await Promise.all([import('./walk/tree'), loadGoing()])
  return tree
}
const loadAsking = () => import('./inPlace/asking')

function Shown({
  canvas,
  renderer,
  ariaLabel,
  texts,
  theme,
  language,
  onContextMenu,
}: BoardProps & { canvas: Canvas; renderer: Renderer }) {
  const { editor } = canvas
  const instructions = useId()
  const element = useRef<HTMLDivElement>(null)
  const cursor = useFlight(canvas, (flight) => flight.cursor)
  const openMenu = useRef(onContextMenu)
  useEffect(() => {
    openMenu.current = onContextMenu
  })
  useEffect(() => {
    const surface = element.current!
    const stop = [
      followSize(surface, editor),
      followCamera(surface, editor),
      followFocus(surface),
      followPixelRatio((ratio) => renderer.setPixelRatio(ratio)),
      followFonts(canvas, () => renderer.repaint()),
      openView(canvas),
      attachInput(surface, canvas, (request) => openMenu.current(request)),
    ]
    return () => stop.forEach((one) => one())
  }, [canvas, editor, renderer])
  const tree = useRef<AccessibleTree>(null)
  const list = useRef({ language, label: texts.everything })
  useEffect(() => {
    list.current = { language, label: texts.everything }
    tree.current?.setOptions(list.current)
  }, [language, texts])
  const byKeys = useEditorPart(canvas, (state) => state.walk !== null)
  const trees = useLater(loadTree, byKeys)
  useEffect(() => {
    if (!trees) return
    const made = (tree.current = new trees.AccessibleTree(element.current!, canvas, list.current))
    return () => made.destroy()
  }, [canvas, trees])
  const asked = useEditorPart(canvas, (state) => state.flowOffer !== null || state.choosing !== null)
  const asking = useLater(loadAsking, asked || byKeys)
  const focusBoard = () => element.current?.focus({ preventScroll: true })

  return (
    <>
      <div
        ref={element}
        className={classes.surface}
        style={{ cursor }}
        tabIndex={0}
        role="application"
        aria-label={ariaLabel}
        aria-describedby={instructions}
        data-testid="board-canvas"
      >
        <Layers canvas={canvas} renderer={renderer} />
      </div>
      <InPlaceText canvas={canvas} theme={theme} texts={texts} onDone={focusBoard} />
      {asking && (
        <>
          <asking.FlowOfferCard canvas={canvas} theme={theme} texts={texts} onDone={focusBoard} />
          <asking.TargetChooser
            canvas={canvas}
            theme={theme}
            texts={texts}
            language={language}
            onDone={focusBoard}
          />
        </>
      )}
      <Notice canvas={canvas} theme={theme} />
      <p id={instructions} hidden>
        {texts.instructions}
      </p>
    </>
  )
}

/**
 * One Konva shape a layer, which paints all that the layer shows. What rests has a stage of its own, which reaches beyond the
 * view and is moved as a whole.
 */
function Layers({ canvas, renderer }: { canvas: Canvas; renderer: Renderer }) {
  const viewport = useEditorPart(canvas, (state) => state.viewport)
  const board = useRef<Konva.Layer>(null)
  const lifted = useRef<Konva.Layer>(null)
  const overlay = useRef<Konva.Layer>(null)
  useEffect(() => {
    if (board.current && lifted.current && overlay.current)
      renderer.attach({ board: board.current, lifted: lifted.current, overlay: overlay.current })
  }, [renderer])
  const still = { listening: false, perfectDrawEnabled: false } as const
  return (
    <>
      <Stage
        className={classes.resting}
        style={{ margin: -margin, transformOrigin: `${margin}px ${margin}px` }}
        width={viewport.w + 2 * margin}
        height={viewport.h + 2 * margin}
        listening={false}
      >
        <Layer ref={board} listening={false}>
          <Shape {...still} sceneFunc={renderer.paintBoard} />
        </Layer>
      </Stage>
      <Stage className={classes.moving} width={viewport.w} height={viewport.h} listening={false}>
        <Layer ref={lifted} listening={false}>
          <Shape {...still} sceneFunc={renderer.paintLifted} />
        </Layer>
        <Layer ref={overlay} listening={false}>
          <Shape {...still} sceneFunc={renderer.paintOverlay} />
        </Layer>
      </Stage>
    </>
  )
}
