/** Suggested flows on the canvas: dotted arrows with a question mark, drawn for what is in view and never over words. */
import type { Category } from '../../model/records'
import { toScreen, visibleBox, type Point } from '../camera'
import type { Canvas } from '../canvas'
import { distanceToPath, pointOnPath } from '../curve'
import type { Ghosts } from '../editorState'
import { containsPoint, expand, intersects, sameBox, type Box } from '../geometry'
import { visiblePart } from '../paint/dashes'
import { labelsShown } from '../paint/levels'
import { font } from '../paint/text'
import { routeFlow, type FlowPath } from '../route'
import { addWay, boxOnScreen, faded, isOnScreen, type Pen } from './pen'

/** All matches from one company to another, as one arrow. */
export interface Ghost {
  readonly from: string
  readonly to: string
  readonly category: Category | undefined
}

export interface GhostSource {
  /** Whether every company in view shows its ghosts, or only what is selected does. */
  readonly all: boolean
  /** Ghosts that start or end at a company; asked at each painting, so it must cost little. */
  readonly of: (company: string) => readonly Ghost[]
  /** How many other companies a company could exchange something with. */
  readonly partners: (company: string) => number
  /** A hand is on a ghost, or on none any more. @param at screen pixels of the canvas. */
  readonly onPoint: (ghost: Ghost | null, at: Point) => void
  readonly onOpen: (ghost: Ghost) => void
}

/** Screen pixels. */
const markRadius = 10
const reach = { mouse: 6, touch: 16 } as const
const width = 2
const gap = 6
/** More are not told apart. */
const most = 300
/** Companies of a large selection are looked for in view instead. */
const manySelected = 40
/** Where along the arrow the question mark may stand, the best place first. */
const places = [0.5, 0.4, 0.6, 0.3, 0.7] as const

interface Drawn {
  readonly ghost: Ghost
  readonly path: FlowPath
  /** Where the question mark stands, world units; null where there is no room for it. */
  readonly mark: Point | null
}

export class GhostLayer implements Ghosts {
  /** Companies asked for their ghosts, and arrows drawn, in the last painting. For tests. */
  readonly counters = { asked: 0, drawn: 0 }
  private readonly ways = new Map<string, { from: Box; to: Box; beside: number; path: FlowPath }>()
  private drawn: readonly Drawn[] = []
  private pointed: Ghost | null = null

  constructor(private readonly source: GhostSource) {}

  partners(company: string): number {
    return this.source.partners(company)
  }

  paint(pen: Pen, canvas: Canvas): void {
    this.counters.asked = 0
    this.drawn = this.visible(pen, canvas)
    this.counters.drawn = this.drawn.length
    if (this.drawn.length === 0) return
    const covered = coveredBy(canvas)
    for (const { ghost, path } of this.drawn)
      paintArrow(pen, path, colourOf(pen, ghost), ghost === this.pointed)
    // What is read on the board stays as it was: dots under a card or a label are wiped out again.
    for (const box of covered) {
      const { x, y, w, h } = boxOnScreen(pen, box)
      pen.ctx.clearRect(x - 1, y - 1, w + 2, h + 2)
    }
    const clear = covered.map((box) => expand(box, (markRadius + 2) / pen.camera.zoom))
    this.drawn = this.drawn.map((one) => {
      const mark = places
        .map((share) => pointOnPath(one.path, share))
        .find((at) => !clear.some((box) => containsPoint(box, at)))
      return { ...one, mark: mark ?? null }
    })
    for (const { ghost, mark } of this.drawn)
      if (mark) paintMark(pen, toScreen(pen.camera, mark), colourOf(pen, ghost), ghost === this.pointed)
  }

  at(canvas: Canvas, world: Point, touch: boolean): Ghost | null {
    const { zoom } = canvas.editor.state.camera
    const slack = touch ? reach.touch : reach.mouse
    const near = (at: Point, radius: number) => Math.hypot(at.x - world.x, at.y - world.y) <= radius / zoom
    const marked = this.drawn.find(({ mark }) => mark && near(mark, markRadius + slack / 2))
    if (marked) return marked.ghost
    const box = { ...world, w: 0, h: 0 }
    const under = this.drawn.find(
      ({ path }) =>
        intersects(expand(path.bounds, slack / zoom), box) && distanceToPath(path, world) <= slack / zoom,
    )
    return under?.ghost ?? null
  }

  point(ghost: Ghost | null, at: Point): boolean {
    if (ghost === null && this.pointed === null) return false
    this.pointed = ghost
    this.source.onPoint(ghost, at)
    return true
  }

  open(ghost: Ghost): void {
    this.source.onOpen(ghost)
  }

  private visible(pen: Pen, canvas: Canvas): Drawn[] {
    const { camera } = pen
    if (canvas.far.at(camera.zoom)) return []
    const found = new Map<string, Drawn>()
    for (const company of this.companies(canvas)) {
      this.counters.asked++
      for (const ghost of this.source.of(company)) {
        if (found.size >= most) return [...found.values()]
        const key = `${ghost.from}>${ghost.to}`
        if (found.has(key)) continue
        const path = this.wayOf(canvas, key, ghost)
        if (path && isOnScreen(pen, boxOnScreen(pen, path.bounds)))
          found.set(key, { ghost, path, mark: null })
      }
    }
    if (this.ways.size > 4 * most && this.ways.size > 2 * found.size)
      for (const key of this.ways.keys()) if (!found.has(key)) this.ways.delete(key)
    return [...found.values()]
  }

  private companies({ editor, scene, board }: Canvas): Iterable<string> {
    const { camera, viewport, selection } = editor.state
    const inView = () => scene.companiesIn(visibleBox(camera, viewport))
    if (this.source.all) return inView()
    if (selection.length > manySelected) {
      const chosen = new Set(selection.map(({ id }) => id))
      return inView().filter((id) => chosen.has(id))
    }
    return new Set(
      selection.flatMap(({ collection, id }) =>
        collection === 'companies'
          ? id
          : collection === 'resources'
            ? (board.resources.get(id)?.company ?? [])
            : [],
      ),
    )
  }

  /** The way of a ghost, beside the flows that its two companies have already. */
  private wayOf(
    { scene, board }: Canvas,
    key: string,
    { from: donor, to: receiver }: Ghost,
  ): FlowPath | null {
    const from = scene.boxOf({ collection: 'companies', id: donor })
    const to = scene.boxOf({ collection: 'companies', id: receiver })
    if (!from || !to) return null
    const held = this.ways.get(key)
    const beside = flowsBetween(board, donor, receiver)
    if (held && held.beside === beside && sameBox(held.from, from) && sameBox(held.to, to)) return held.path
    const reversed = donor > receiver
    // Ghosts of both directions take the outer tracks.
    const path = routeFlow({ from, to, index: reversed ? 0 : beside + 1, count: beside + 2, reversed })
    this.ways.set(key, { from, to, beside, path })
    return path
  }
}

function flowsBetween(board: Canvas['board'], a: string, b: string): number {
  const [one, other] = [board.flowsOf(a), board.flowsOf(b)]
  const [fewer, more] = one.size < other.size ? [one, other] : [other, one]
  let count = 0
  for (const id of fewer) if (more.has(id)) count++
  return count
}

/** Cards and labels in view, world units. */
function coveredBy({ scene, editor }: Canvas): Box[] {
  const { camera, viewport } = editor.state
  const { companies, notes, flows } = scene.query(visibleBox(camera, viewport))
  const box = (collection: 'companies' | 'notes') => (id: string) => scene.boxOf({ collection, id }) ?? []
  const labels = labelsShown(camera.zoom)
    ? flows.flatMap((id) => scene.labelAt(id, camera.zoom)?.box ?? [])
    : []
  return [...companies.flatMap(box('companies')), ...notes.flatMap(box('notes')), ...labels]
}

const colourOf = ({ palette }: Pen, { category }: Ghost) => palette.categories[category ?? 'material']

function paintArrow(pen: Pen, path: FlowPath, colour: string, strong: boolean): void {
  const { ctx, camera, viewport } = pen
  const line = strong ? width + 1.5 : width
  const head = 10
  const part = visiblePart(
    path,
    expand(visibleBox(camera, viewport), 20 / camera.zoom),
    gap / camera.zoom,
    head / 2 / camera.zoom,
  )
  ctx.strokeStyle = ctx.fillStyle = colour
  faded(pen, strong ? 1 : 0.75, () => {
    if (part) {
      ctx.lineWidth = line
      ctx.lineCap = 'round'
      ctx.setLineDash([0, gap])
      ctx.beginPath()
      addWay(pen, part)
      ctx.stroke()
      ctx.setLineDash([])
      ctx.lineCap = 'butt'
    }
    const tip = toScreen(camera, path.end)
    const corner = (turn: number): [number, number] => [
      tip.x - head * Math.cos(path.arrowAngle + turn),
      tip.y - head * Math.sin(path.arrowAngle + turn),
    ]
    // An open head: nothing is carried yet.
    ctx.lineWidth = line
    ctx.beginPath()
    ctx.moveTo(...corner(-0.5))
    ctx.lineTo(tip.x, tip.y)
    ctx.lineTo(...corner(0.5))
    ctx.stroke()
  })
}

function paintMark({ ctx, palette }: Pen, { x, y }: Point, colour: string, strong: boolean): void {
  ctx.beginPath()
  ctx.arc(x, y, markRadius, 0, 2 * Math.PI)
  ctx.fillStyle = strong ? colour : palette.surface
  ctx.fill()
  ctx.strokeStyle = colour
  ctx.lineWidth = 1.5
  ctx.stroke()
  ctx.fillStyle = strong ? palette.surface : palette.text
  ctx.font = font(13, 600)
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.fillText('?', x, y + 0.5)
}
