/**
 * The board as a list for those who hear it: an offscreen tree inside the canvas's element, of which only what is in view
 * and what is near the walking focus exists.
 *
 * It is filled when the board has come to rest, and at once around where somebody walks; while nothing changes it costs
 * nothing. An item is worded again only when its record, or one that belongs to it, has changed.
 */
import type { RecordRef } from '../../model/records'
import type { BoardChange } from '../../model/snapshot'
import type { Language } from '../../model/words'
import { visibleBox } from '../camera'
import type { Canvas } from '../canvas'
import { counted } from '../../model/words/counted'
import { orderOf } from './order'
import { sayRecord } from './saying'
import { position } from './walk'

/** The most records of the view that are listed, fewer while nobody walks; and those on either side of the walking focus. */
const most = { walking: 60, resting: 30 } as const
const beside = 12
/** How long the board must have been at rest, milliseconds. */
const rest = 400

export interface TreeOptions {
  readonly language: Language
  /** What the list itself is called. */
  readonly label: string
}

export class AccessibleTree {
  /** How many items were worded; for tests. */
  worded = 0
  readonly element: HTMLElement
  private readonly items = new Map<string, { element: HTMLElement; text: string }>()
  private readonly stale = new Set<string>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private again = false
  private readonly stop: (() => void)[]
  private readonly prefix = `board-item-${++count}`

  /** @param surface the element that has the focus while one works on the board. */
  constructor(
    private readonly surface: HTMLElement,
    private readonly canvas: Canvas,
    private options: TreeOptions,
  ) {
    const { editor, board } = canvas
    this.element = document.createElement('div')
    this.element.setAttribute('role', 'tree')
    this.element.setAttribute('aria-label', options.label)
    this.element.dataset.boardTree = ''
    surface.append(this.element)
    this.stop = [
      editor.store.subscribe((now, before) => {
        if (now.walk !== before.walk || (now.walk && now.selection !== before.selection)) this.fill()
        else if (now.ghosts !== before.ghosts) this.ghostsChanged()
        else if (now.camera !== before.camera || now.viewport !== before.viewport) this.later()
      }),
      board.subscribe((change) => this.changed(change)),
    ]
    this.later()
  }

  setOptions(options: TreeOptions): void {
    if (options.language === this.options.language && options.label === this.options.label) return
    this.options = options
    this.element.setAttribute('aria-label', options.label)
    for (const key of this.items.keys()) this.stale.add(key)
    this.fill()
  }

  destroy(): void {
    clearTimeout(this.timer)
    this.stop.forEach((stop) => stop())
    this.surface.removeAttribute('aria-activedescendant')
    this.element.remove()
  }

  private changed({ ids }: BoardChange): void {
    const { board } = this.canvas
    const touch = (collection: string, id: string) => {
      const key = `${collection}/${id}`
      if (this.items.has(key)) this.stale.add(key)
    }
    if (this.items.size > 0) {
      for (const collection of ['notes', 'frames', 'flows', 'companies'] as const)
        ids[collection].forEach((id) => touch(collection, id))
      // A company's name is said in its flows; its offers, needs and number of flows are said with it.
      ids.companies.forEach((id) => board.flowsOf(id).forEach((flow) => touch('flows', flow)))
      for (const id of ids.resources) this.ownerChanged(board.resources.get(id)?.company)
      for (const id of ids.flows) {
        const flow = board.flows.get(id)
        this.ownerChanged(flow?.from)
        this.ownerChanged(flow?.to)
      }
    }
    this.later()
  }

  /** One that is gone no longer says whose it was: then every listed company is asked again. */
  private ownerChanged(company: string | undefined): void {
    for (const key of company === undefined ? this.items.keys() : [`companies/${company}`])
      if (key.startsWith('companies/') && this.items.has(key)) this.stale.add(key)
  }

  /** Fills the list once nothing has happened for a while. */
  private later(): void {
    this.again = true
    if (this.timer !== undefined) return
    const look = () => {
      this.timer = undefined
      // Who walks is told of what changes around them even where others never rest.
      if (!this.again || this.canvas.editor.state.walk?.here) return this.fill()
      this.again = false
      this.timer = setTimeout(look, rest)
    }
    this.timer = setTimeout(look, rest)
  }

  private fill(): void {
    const { editor } = this.canvas
    const at = editor.state.walk?.here ? position(editor) : null
    const wanted = this.wanted(at)
    const keys = new Set(wanted.map(keyOf))
    for (const [key, { element }] of this.items)
      if (!keys.has(key)) {
        element.remove()
        this.items.delete(key)
        this.stale.delete(key)
      }
    let before: Element | null = null
    for (const ref of wanted) {
      const key = keyOf(ref)
      const item = this.items.get(key) ?? this.make(key)
      if (item.text === '' || this.stale.has(key)) {
        this.worded++
        const text = this.say(ref)
        if (text !== item.text) item.element.textContent = item.text = text
      }
      this.number(item.element, ref)
      const chosen = String(editor.isSelected(ref))
      if (item.element.getAttribute('aria-selected') !== chosen)
        item.element.setAttribute('aria-selected', chosen)
      const follows: Element | null = before ? before.nextElementSibling : this.element.firstElementChild
      if (follows !== item.element) this.element.insertBefore(item.element, follows)
      before = item.element
    }
    this.stale.clear()
    const active = at && this.items.get(keyOf(at))?.element.id
    if (active) this.surface.setAttribute('aria-activedescendant', active)
    else this.surface.removeAttribute('aria-activedescendant')
  }

  private say(ref: RecordRef): string {
    const { editor, board } = this.canvas
    const text = sayRecord(board, ref, this.options.language)
    const partners = ref.collection === 'companies' ? (editor.state.ghosts?.layer.partners(ref.id) ?? 0) : 0
    return partners > 0 ? `${text}, ${counted(partners, 'partners', this.options.language)}` : text
  }

  /** Who could exchange something with whom may have changed: companies in the list are worded again. */
  private ghostsChanged(): void {
    for (const key of this.items.keys()) if (key.startsWith('companies/')) this.stale.add(key)
    this.later()
  }

  private make(key: string) {
    const element = document.createElement('div')
    element.setAttribute('role', 'treeitem')
    element.id = `${this.prefix}-${key.replace('/', '-')}`
    const item = { element, text: '' }
    this.items.set(key, item)
    return item
  }

  /** Says the place among those that are read together, where somebody has walked there; a flow is below its donor. */
  private number(element: HTMLElement, ref: RecordRef): void {
    element.setAttribute('aria-level', ref.collection === 'flows' ? '2' : '1')
    const group = this.canvas.editor.state.walk ? orderOf(this.canvas.board).groupOf(ref) : null
    if (!group) return
    element.setAttribute('aria-setsize', String(group.refs.length))
    element.setAttribute('aria-posinset', String((group.places.get(keyOf(ref)) ?? 0) + 1))
  }

  /** What is in view, the walking focus and what is read before and after it; in reading order as far as that is known. */
  private wanted(at: RecordRef | null): RecordRef[] {
    const { scene, editor, board } = this.canvas
    const order = orderOf(board)
    const { camera, viewport, walk } = editor.state
    const found = new Map<string, RecordRef>()
    const put = (ref: RecordRef) => found.set(keyOf(ref), ref)
    if (at) {
      const back: RecordRef[] = []
      for (let one = order.next(at, -1); one && back.length < beside; one = order.next(one, -1))
        back.push(one)
      back.reverse().forEach(put)
      put(at)
      let after = 0
      for (let one = order.next(at, 1); one && after++ < beside; one = order.next(one, 1)) put(one)
    }
    // Nobody walks: the list is there for those who look for it, without the cost of an order.
    const { frames, companies, flows, notes } = scene.query(visibleBox(camera, viewport))
    const limit = walk ? most.walking : most.resting
    for (const [collection, ids] of Object.entries({ frames, companies, flows, notes }))
      for (const id of ids) {
        if (found.size >= limit) return [...found.values()]
        put({ collection, id } as RecordRef)
      }
    return [...found.values()]
  }
}

let count = 0

const keyOf = ({ collection, id }: RecordRef) => `${collection}/${id}`
