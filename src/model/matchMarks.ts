/** What people said about suggested matches: not this one, or not yet. Kept in the document beside the records. */
import * as Y from 'yjs'
import { matchesMap } from './document'
import { matchKey, type MatchRef } from './matchRefs'

export const matchStates = ['dismissed', 'later'] as const
export type MatchState = (typeof matchStates)[number]

export interface MatchMark {
  readonly state: MatchState
  /** The person's name; absent where unknown. */
  readonly by?: string
  /** ISO 8601. */
  readonly at?: string
}

/** Reads one mark, whatever a stranger's program may have put there. @returns null for what is none. */
export function readMark(raw: unknown): MatchMark | null {
  if (typeof raw !== 'object' || raw === null) return null
  const get = (name: string): unknown =>
    raw instanceof Y.Map ? raw.get(name) : (raw as Record<string, unknown>)[name]
  const state = matchStates.find((one) => one === get('state'))
  if (!state) return null
  const [by, at] = [get('by'), get('at')]
  return {
    state,
    ...(typeof by === 'string' && by !== '' && { by }),
    ...(typeof at === 'string' && !Number.isNaN(Date.parse(at)) && { at }),
  }
}

/** Follows what people said about matches, one mark at a time. Malformed marks are passed over and stay in the document. */
export class MatchMarks {
  private readonly marks = new Map<string, MatchMark>()
  private readonly listeners = new Set<(keys: ReadonlySet<string>) => void>()
  private readonly map: Y.Map<unknown>

  constructor(doc: Y.Doc) {
    this.map = matchesMap(doc)
    for (const key of this.map.keys()) this.read(key)
    this.map.observeDeep(this.follow)
  }

  get(match: MatchRef): MatchMark | undefined {
    return this.marks.get(matchKey(match))
  }

  byKey(key: string): MatchMark | undefined {
    return this.marks.get(key)
  }

  /** All that can be read, with their keys. */
  entries(): Iterable<[string, MatchMark]> {
    return this.marks.entries()
  }

  /** @param listener is given the keys of what changed. @returns a function that ends it. */
  subscribe(listener: (keys: ReadonlySet<string>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  destroy(): void {
    this.map.unobserveDeep(this.follow)
    this.listeners.clear()
  }

  private readonly follow = (events: Y.YEvent<Y.AbstractType<unknown>>[]): void => {
    const keys = new Set<string>()
    for (const event of events)
      if (event.path.length > 0) keys.add(String(event.path[0]))
      else for (const key of (event as unknown as Y.YMapEvent<unknown>).keysChanged) keys.add(key as string)
    for (const key of keys) this.read(key)
    for (const listener of this.listeners) listener(keys)
  }

  private read(key: string): void {
    const mark = readMark(this.map.get(key))
    if (mark) this.marks.set(key, mark)
    else this.marks.delete(key)
  }
}
