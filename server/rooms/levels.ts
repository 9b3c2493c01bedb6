/** How deep the types of Yjs lie in each other, known without having the document. */
import * as Y from 'yjs'
import { inCausalOrder, type Struct } from '../../src/model/causalOrder'
import type { DecodedUpdate } from './updates'
import { Malformed } from './wire'

/** A board needs three; deleting thousands breaks the stack of every document. */
export const deepestType = 64

/** Items of one author without a gap, in spans of the same level: where each begins, and the level. */
interface Spans {
  readonly starts: number[]
  readonly levels: number[]
  end: number
}

type Authors = Map<number, Spans>

/** The level of an item is the number of types that it lies in, the outermost left out. */
export class Levels {
  private readonly authors: Authors = new Map()
  /** Updates that begin beyond a gap, by author and by where that is. */
  private readonly beyond = new Map<string, DecodedUpdate[]>()
  private deepest = 0
  /** A type was put into something, or beside something, that has not been added here. */
  buildsOnOthers = false

  add(update: DecodedUpdate): void {
    const updates = [update]
    for (let next = updates.pop(); next; next = updates.pop())
      for (const reached of this.addOne(next)) {
        // Not by spreading: there may be very many.
        for (const waiting of this.beyond.get(reached) ?? []) updates.push(waiting)
        this.beyond.delete(reached)
      }
  }

  /** @throws Malformed when a type lies too deep, or in something that has not arrived. */
  check(): void {
    const { deepest, buildsOnOthers } = this
    this.forgive()
    if (deepest > deepestType) throw new Malformed(`update has types nested deeper than ${deepestType}`)
    if (buildsOnOthers) throw new Malformed('update puts a type into something that has not arrived')
  }

  /** What was wrong before is nobody's fault now. */
  forgive(): void {
    this.deepest = 0
    this.buildsOnOthers = false
  }

  /** @returns how far its authors come now, where that is news. */
  private addOne(update: DecodedUpdate): Set<string> {
    /** What lies beyond a gap is known for the rest of this update. */
    const apart: Authors = new Map()
    const reached = new Map<number, number>()
    for (const struct of inCausalOrder(update.structs)) {
      const level = struct instanceof Y.Item ? this.levelFor(struct, apart) : 0
      if (struct instanceof Y.Item && struct.content instanceof Y.ContentType)
        this.deepest = Math.max(this.deepest, level + 1)
      const { client, clock } = struct.id
      const end = this.authors.get(client)?.end ?? 0
      if (clock === end) reached.set(client, note(this.authors, struct, level))
      else if (clock > end) {
        if (!apart.has(client)) this.wait(place(client, clock), update)
        note(apart, struct, level)
      }
    }
    return new Set([...reached].map(([client, end]) => place(client, end)))
  }

  private wait(at: string, update: DecodedUpdate): void {
    const waiting = this.beyond.get(at)
    if (waiting) waiting.push(update)
    else this.beyond.set(at, [update])
  }

  private levelFor(item: Y.Item, apart: Authors): number {
    // An item beside another lies where that lies, and does not say so again.
    const beside = item.origin ?? item.rightOrigin
    const inside: unknown = item.parent
    const named = beside ?? (inside instanceof Y.ID ? inside : null)
    if (!named) return 0
    const level = levelOf(this.authors, named) ?? levelOf(apart, named)
    if (level !== null) return beside ? level : level + 1
    this.buildsOnOthers ||= item.content instanceof Y.ContentType
    return deepestType
  }
}

const place = (client: number, clock: number) => `${client} ${clock}`

/** @returns where the author's items end. */
function note(authors: Authors, { id: { client, clock }, length }: Struct, level: number): number {
  let spans = authors.get(client)
  if (!spans) authors.set(client, (spans = { starts: [], levels: [], end: clock }))
  if (spans.levels[spans.levels.length - 1] !== level) {
    spans.starts.push(clock)
    spans.levels.push(level)
  }
  return (spans.end = clock + length)
}

function levelOf(authors: Authors, { client, clock }: Y.ID): number | null {
  const spans = authors.get(client)
  if (!spans || clock >= spans.end) return null
  let low = 0
  let high = spans.starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans.starts[middle] as number) <= clock) low = middle + 1
    else high = middle
  }
  return spans.levels[low - 1] ?? null
}
