/**
 * The floor: the same board as a plain canvas program writes it. What the view meets is found in an R-tree and drawn straight
 * onto a canvas, once a frame, whenever anything changed. What is dragged is drawn on a second canvas above.
 */
import * as Y from 'yjs'
import { fitBox, panBy, toWorld, visibleBox, zoomAt, type Camera } from '../../../src/canvas/camera'
import { distanceToPath } from '../../../src/canvas/curve'
import { containsPoint } from '../../../src/canvas/geometry'
import { factsOf } from '../pages/facts'
import { offer } from '../pages/benchPage'
import { paint } from './paint'
import { FloorScene } from './scene'

declare global {
  interface Window {
    floor: { hold(url: string): Promise<void>; open(): void }
  }
}

const [board, held] = ['board', 'held'].map((id) => document.getElementById(id) as HTMLCanvasElement)
const contexts = [board, held].map((canvas) => canvas!.getContext('2d')!)
let scene = new FloorScene({ companies: [], resources: [], flows: [], frames: [], notes: [] })
let camera: Camera = { x: 0, y: 0, zoom: 1 }
let drag: { card: string; dx: number; dy: number } | null = null
const due = { board: false, held: false }

function draw(what: 'board' | 'held'): void {
  if (!due.board && !due.held) requestAnimationFrame(frame)
  due[what] = true
}

function frame(): void {
  const viewport = { w: innerWidth, h: innerHeight }
  const view = visibleBox(camera, viewport)
  const arrowsHeld = new Set(drag ? scene.arrowsOf(drag.card) : [])
  if (due.board)
    onto(0, (ctx) =>
      paint(
        ctx,
        scene,
        {
          frames: scene.framesIn(view),
          arrows: scene.arrowsIn(view).filter((arrow) => !arrowsHeld.has(arrow)),
          cards: scene.cardsIn(view).filter(({ id }) => id !== drag?.card),
          notes: scene.notesIn(view),
        },
        view,
        camera.zoom,
      ),
    )
  if (due.held)
    onto(1, (ctx) => {
      if (!drag) return
      const cards = [scene.companies.get(drag.card)!]
      paint(ctx, scene, { frames: [], arrows: [...arrowsHeld], cards, notes: [] }, view, camera.zoom)
    })
  due.board = due.held = false
}

function onto(layer: 0 | 1, draw: (ctx: CanvasRenderingContext2D) => void): void {
  const ctx = contexts[layer]!
  const { canvas } = ctx
  const [w, h] = [innerWidth * devicePixelRatio, innerHeight * devicePixelRatio]
  if (canvas.width !== w || canvas.height !== h) Object.assign(canvas, { width: w, height: h })
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.clearRect(0, 0, w, h)
  const scale = camera.zoom * devicePixelRatio
  ctx.setTransform(scale, 0, 0, scale, -camera.x * scale, -camera.y * scale)
  draw(ctx)
}

function setCamera(next: Camera): void {
  camera = next
  draw('board')
  draw('held')
}

window.addEventListener(
  'wheel',
  (event) => {
    event.preventDefault()
    const at = { x: event.clientX, y: event.clientY }
    const step = Math.min(24, Math.max(-24, event.deltaY))
    setCamera(
      event.ctrlKey
        ? zoomAt(camera, at, camera.zoom * Math.exp(-step * 0.01))
        : panBy(camera, -event.deltaX, -event.deltaY),
    )
  },
  { passive: false },
)

const cardAt = (x: number, y: number) =>
  scene.cardsIn({ x, y, w: 0, h: 0 }).findLast((card) => containsPoint(card, { x, y }))

window.addEventListener('pointerdown', (event) => {
  const at = toWorld(camera, { x: event.clientX, y: event.clientY })
  const card = cardAt(at.x, at.y)
  if (!card) return
  drag = { card: card.id, dx: at.x - card.x, dy: at.y - card.y }
  draw('board')
  draw('held')
})
window.addEventListener('pointermove', (event) => {
  const at = toWorld(camera, { x: event.clientX, y: event.clientY })
  if (drag) {
    scene.move(drag.card, at.x - drag.dx, at.y - drag.dy)
    draw('held')
    return
  }
  const reach = 6 / camera.zoom
  const near = { x: at.x - reach, y: at.y - reach, w: 2 * reach, h: 2 * reach }
  const over = cardAt(at.x, at.y) ?? scene.arrowsIn(near).find(({ path }) => distanceToPath(path, at) < reach)
  document.body.style.cursor = over ? 'pointer' : 'default'
})
window.addEventListener('pointerup', () => {
  if (!drag) return
  drag = null
  draw('board')
  draw('held')
})
window.addEventListener('resize', () => setCamera(camera))

const fit = () => setCamera(fitBox(scene.bounds, { w: innerWidth, h: innerHeight }))

offer({
  show: (facts) => {
    scene = new FloorScene(facts)
    fit()
  },
  fit,
  look: setCamera,
  view: () => camera,
  edit: (card, x, y) => {
    scene.move(card, x, y)
    draw('board')
  },
})

let bytes = new Uint8Array()
window.floor = {
  hold: async (url) => {
    bytes = new Uint8Array(await (await fetch(url)).arrayBuffer())
  },
  /** What opening must cost at least: the bytes read by Yjs, the records read out, the board drawn. */
  open: () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes)
    scene = new FloorScene(factsOf(doc))
    fit()
  },
}
