/** What people see of each other: cursor, selection, and the gesture in flight. Travels in awareness, never in the document. */
import type { Awareness } from 'y-protocols/awareness'
import { collections, placedCollections, type PlacedCollection, type RecordRef } from '../model/records'

export interface Person {
  /** Stays the same for one browser, so that a reload is not a second person. */
  readonly id: string
  readonly name: string
  /** `#rrggbb`. */
  readonly colour: string
}

/** A gesture that has not ended: others draw its preview, the document hears of it once, at the end. World units. */
export type Gesture =
  | { readonly kind: 'place'; readonly items: readonly PlacedPreview[] }
  | { readonly kind: 'flow'; readonly from: string; readonly x: number; readonly y: number }
  | {
      /** An end of a flow is being taken to another company. */
      readonly kind: 'end'
      readonly flow: string
      readonly end: 'from' | 'to'
      readonly x: number
      readonly y: number
    }
  | { readonly kind: 'frame'; readonly x: number; readonly y: number; readonly w: number; readonly h: number }
  | { readonly kind: 'typing'; readonly ref: RecordRef }

export interface PlacedPreview extends RecordRef<PlacedCollection> {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

/** One connected window of a person. */
export interface Peer {
  readonly client: number
  readonly user: Person
  readonly cursor: { readonly x: number; readonly y: number } | null
  readonly selection: readonly RecordRef[]
  readonly gesture: Gesture | null
}

/** A gesture over more records than this is shown as its first ones: presence must stay small. */
export const previewLimit = 200

/**
 * Reads what another program put into awareness.
 * @returns null where there is nothing that could be shown; doubtful parts are left out, never trusted.
 */
export function readPeer(client: number, state: unknown): Peer | null {
  if (!isObject(state) || !isObject(state.user)) return null
  const { id, name, colour } = state.user
  if (typeof name !== 'string') return null
  return {
    client,
    user: {
      id: typeof id === 'string' ? id.slice(0, 64) : String(client),
      name: name.slice(0, 80),
      colour: typeof colour === 'string' && /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#64748b',
    },
    cursor:
      isObject(state.cursor) && isNumber(state.cursor.x) && isNumber(state.cursor.y)
        ? { x: state.cursor.x, y: state.cursor.y }
        : null,
    selection: Array.isArray(state.selection) ? state.selection.slice(0, previewLimit).filter(isRef) : [],
    gesture: readGesture(state.gesture),
  }
}

function readGesture(value: unknown): Gesture | null {
  if (!isObject(value)) return null
  const { kind, x, y, w, h } = value
  if (kind === 'place' && Array.isArray(value.items))
    return { kind, items: value.items.slice(0, previewLimit).filter(isPreview) }
  if (kind === 'flow' && typeof value.from === 'string' && isNumber(x) && isNumber(y))
    return { kind, from: value.from, x, y }
  const { flow, end } = value
  if (kind === 'end' && typeof flow === 'string' && (end === 'from' || end === 'to'))
    return isNumber(x) && isNumber(y) ? { kind, flow, end, x, y } : null
  if (kind === 'frame' && isNumber(x) && isNumber(y) && isNumber(w) && isNumber(h))
    return { kind, x, y, w, h }
  return kind === 'typing' && isRef(value.ref) ? { kind, ref: value.ref } : null
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)
const isRef = (value: unknown): value is RecordRef =>
  isObject(value) &&
  typeof value.id === 'string' &&
  (collections as readonly unknown[]).includes(value.collection)
const isPreview = (value: unknown): value is PlacedPreview =>
  isRef(value) &&
  (placedCollections as readonly string[]).includes(value.collection) &&
  ['x', 'y', 'w', 'h'].every((key) => isNumber((value as unknown as Record<string, unknown>)[key]))

/** How often one's own cursor is sent at most, ms: in a full room less often, as the server passes it on less often too. */
const sendEvery = (people: number): number => Math.min(200, Math.max(50, people / 2))

/** A tenth of a world unit is finer than a pixel where one works; more digits would be sent to everyone for nothing. */
const tenth = (value: number): number => Math.round(value * 10) / 10

/** What is null or empty is not sent. */
function withoutEmpty(state: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(state))
    if (!value || (value as { length?: number }).length === 0) delete state[name]
  return state
}

/** Clients whose states came, changed or went. */
interface AwarenessChange {
  readonly added: readonly number[]
  readonly updated: readonly number[]
  readonly removed: readonly number[]
}

/** One's own presence, and everyone else's. */
export class Presence {
  private peersNow: readonly Peer[] = []
  private readonly listeners = new Set<() => void>()
  private waiting: Record<string, unknown> = {}
  private timer: ReturnType<typeof setTimeout> | null = null

  constructor(
    readonly awareness: Awareness,
    user: Person,
  ) {
    awareness.setLocalState({ user })
    awareness.on('change', this.hear)
    this.readPeers()
  }

  /** Everyone else who is here, one entry a window. Same array until something changes. */
  get peers(): readonly Peer[] {
    return this.peersNow
  }

  setUser(user: Person): void {
    this.awareness.setLocalStateField('user', user)
    this.readPeers()
  }

  /** Sends a part of one's presence; calls within a moment leave as one message. What is null or empty is not sent. */
  set(part: Partial<Pick<Peer, 'cursor' | 'selection' | 'gesture'>>): void {
    Object.assign(this.waiting, part)
    if (part.cursor) this.waiting.cursor = { x: tenth(part.cursor.x), y: tenth(part.cursor.y) }
    this.timer ??= setTimeout(() => {
      this.timer = null
      const state = this.awareness.getLocalState()
      if (state) this.awareness.setLocalState(withoutEmpty({ ...state, ...this.waiting }))
      this.waiting = {}
    }, sendEvery(this.peersNow.length))
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    if (this.timer) clearTimeout(this.timer)
    this.awareness.off('change', this.hear)
    this.listeners.clear()
  }

  /** One's own hand is not news, as one's name is: nobody else is read again, and nothing drawn, for it. */
  private readonly hear = ({ added, updated, removed }: AwarenessChange): void => {
    const others = (clients: readonly number[]) => clients.some((id) => id !== this.awareness.clientID)
    if (others(added) || others(updated) || others(removed)) this.readPeers()
  }

  private readPeers(): void {
    const peers: Peer[] = []
    for (const [client, state] of this.awareness.getStates()) {
      if (client === this.awareness.clientID) continue
      const peer = readPeer(client, state)
      if (peer) peers.push(peer)
    }
    this.peersNow = peers
    this.listeners.forEach((listener) => listener())
  }
}
