/** What the canvas follows of the page around it. Each function returns one that ends it. */
import type { Canvas } from './canvas'
import type { Editor } from './editor'

/** Keeps the editor's viewport the size of an element. */
export function followSize(element: HTMLElement, editor: Editor): () => void {
  const measure = () => {
    const { clientWidth: w, clientHeight: h } = element
    const { viewport } = editor.state
    if (w > 0 && h > 0 && (w !== viewport.w || h !== viewport.h)) editor.setViewport({ w, h })
  }
  const observer = new ResizeObserver(measure)
  observer.observe(element)
  measure()
  return () => observer.disconnect()
}

/** Writes the camera on the element once it rests; `data-camera-moves` stands there until then. */
export function followCamera(element: HTMLElement, editor: Editor): () => void {
  const write = () => {
    const { x, y, zoom } = editor.state.camera
    element.dataset.cameraX = String(x)
    element.dataset.cameraY = String(y)
    element.dataset.cameraZoom = String(zoom)
    delete element.dataset.cameraMoves
    timer = undefined
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = editor.store.subscribe((now, before) => {
    if (now.camera === before.camera) return
    if (timer === undefined) element.dataset.cameraMoves = ''
    clearTimeout(timer)
    timer = setTimeout(write, 120)
  })
  write()
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** Marks an element (`data-by-key`) while it has the focus because of the Tab key. */
export function followFocus(element: HTMLElement): () => void {
  let tab = false
  const press = (event: KeyboardEvent) => (tab = event.key === 'Tab')
  const point = () => {
    tab = false
    delete element.dataset.byKey
  }
  const focus = () => {
    if (tab) element.dataset.byKey = ''
  }
  const blur = () => delete element.dataset.byKey
  document.addEventListener('keydown', press, true)
  document.addEventListener('pointerdown', point, true)
  element.addEventListener('focus', focus)
  element.addEventListener('blur', blur)
  return () => {
    document.removeEventListener('keydown', press, true)
    document.removeEventListener('pointerdown', point, true)
    element.removeEventListener('focus', focus)
    element.removeEventListener('blur', blur)
  }
}

/** Tells when canvas pixels become denser or less dense. */
export function followPixelRatio(tell: (ratio: number) => void): () => void {
  let query: MediaQueryList
  const ask = () => {
    query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', change, { once: true })
  }
  const change = () => {
    tell(devicePixelRatio)
    ask()
  }
  ask()
  return () => query.removeEventListener('change', change)
}

/** Measures and draws again when the typeface has come: until then another stood in for it. */
export function followFonts(canvas: Canvas, redraw: () => void): () => void {
  const come = () => {
    canvas.scene.remeasure()
    redraw()
  }
  document.fonts.addEventListener('loadingdone', come)
  return () => document.fonts.removeEventListener('loadingdone', come)
}

/** Shows the whole board when its content first comes, unless the person has begun to look around. */
export function openView({ editor, scene, far }: Canvas): () => void {
  const { link } = editor.session
  const untouched = editor.state.camera
  let stop = () => {}
  const look = () => {
    if (!link.state.loaded) return
    stop()
    if (editor.state.camera === untouched) editor.showBox(() => scene.bounds(), { still: true })
  }
  stop = link.subscribe(look)
  look()
  const stopPreparing = link.beforeLarge(() => far.prepare())
  return () => {
    stop()
    stopPreparing()
  }
}
