/** The content of a room as bytes: what the store has, ready to be handed to whoever joins. */
import * as Y from 'yjs'
import type { Damage, LoadedPart, LoggedUpdate, Snapshot } from '../store/store'
import { Coverage } from './coverage'
import { foldedDocument } from './folded'
import { Outgoing, step2Of } from './outgoing'
import { Tail } from './tail'
import { emptyUpdate, readUpdate, type DecodedUpdate } from './updates'
import { Malformed, step2Message } from './wire'

/** Up to this size a newcomer is sent everything in one message; above it, putting that together costs more than it saves. Bytes. */
const smallBytes = 64 * 1024
/** Answers kept for clients that come back knowing a part of the snapshot, as many do at once when a network returns. */
const keptAnswers = 8

const emptyVector = Uint8Array.of(0)
/** Says that everything has been sent, when it went before. */
const nothingMore = step2Message(emptyUpdate)

/**
 * A snapshot and the updates since. No Yjs document is kept: the snapshot is sent as it lies, the updates after it in merged
 * pieces, and the answer that completes the content goes last, so a client is synced when it has everything and not before.
 * Whoever comes is sent the same bytes as the one before: nothing is put together twice.
 */
export class Contents {
  readonly coverage: Coverage
  private readonly state: Outgoing
  private readonly deletes: Outgoing
  private readonly vector: Uint8Array
  private readonly whole: boolean
  private readonly tail = new Tail()
  private newcomerAnswer: Uint8Array | null = null
  private readonly answers = new Map<string, Outgoing>()
  private lastSeq: number
  /** Records of the store that are not in here, or only by what could be read of them. */
  damage: readonly Damage[] = []
  /** What could be read of a snapshot that is damaged. */
  readableSnapshot: Snapshot | null = null

  constructor(loaded: LoadedPart) {
    const { snapshot, coverage, damage, readable } = openSnapshot(loaded)
    this.damage = damage
    this.readableSnapshot = readable
    this.state = new Outgoing(snapshot?.state ?? emptyUpdate)
    this.deletes = new Outgoing(snapshot?.deletes ?? emptyUpdate)
    this.vector = snapshot?.vector ?? emptyVector
    this.whole = snapshot?.whole ?? true
    this.lastSeq = snapshot?.upto ?? 0
    this.coverage = coverage
    for (const entry of loaded.updates) this.restore(entry)
  }

  /** False while records that could not be read lie in the log: they are not to be lost. */
  get foldable(): boolean {
    return this.damage.length === 0
  }

  /** The store keeps the damaged records elsewhere. */
  damageIsKept(): void {
    this.damage = []
  }

  get stateBytes(): number {
    return this.state.update.length
  }

  /** Size and number of what came after the snapshot. */
  get since(): { readonly bytes: number; readonly count: number } {
    return this.tail
  }

  /**
   * Contents of which every update in the log has been tried on a document; those over which Yjs throws are left out and
   * reported. It costs what opening the board costs, once more for each update that is left out.
   */
  static tried({ snapshot, updates, damage = [] }: LoadedPart): Contents {
    if (snapshot && !isUsable(snapshot)) damage = [...damage, { seq: null, reason: 'cannot be read' }]
    const contents = new Contents({ snapshot, updates: [], damage })
    let doc = contents.document()
    for (const { seq, update } of updates) {
      try {
        const decoded = readUpdate(update)
        Y.applyUpdate(doc, contents.news(update, decoded))
        contents.add(seq, update, decoded)
      } catch (error) {
        contents.leaveOut(seq, error)
        // An update that throws may have been taken in by half.
        doc.destroy()
        doc = contents.document()
      }
    }
    doc.destroy()
    return contents
  }

  /** Takes in an update that is on disk. @returns what the others need of it. */
  add(seq: number, update: Uint8Array, decoded: DecodedUpdate): Uint8Array {
    update = this.news(update, decoded)
    this.lastSeq = Math.max(this.lastSeq, seq)
    this.coverage.add(decoded)
    this.tail.add(update, decoded)
    this.newcomerAnswer = null
    return update
  }

  /** Everything as a document, which is the caller's to destroy. @throws what Yjs throws over a broken update. */
  document(): Y.Doc {
    const doc = new Y.Doc()
    doc.transact(() => this.updates().forEach((update) => Y.applyUpdate(doc, update)))
    return doc
  }

  /** Everything as updates, to be applied in this order. */
  updates(): Uint8Array[] {
    return [this.state, ...this.tail.all()].map(({ update }) => update)
  }

  /**
   * Messages that bring a client with this state vector up to date; the last is sync step 2.
   * @throws Malformed when the vector cannot be read.
   */
  answer(vector: Uint8Array): Uint8Array[] {
    const known = readVector(vector)
    if (known.size === 0) return this.everything()
    return inOrder([this.missing(known), ...this.tail.lacking(known)])
  }

  /** Gives up what is kept for the next who asks, while nobody does. */
  relax(): void {
    this.newcomerAnswer = null
    this.answers.clear()
  }

  /** Number of the last update in here. */
  get upto(): number {
    return this.lastSeq
  }

  /** Takes in an update from the log; one that cannot be read is left out, and the rest of the board opens. */
  private restore({ seq, update }: LoggedUpdate): void {
    try {
      this.add(seq, update, readUpdate(update))
    } catch (error) {
      this.leaveOut(seq, error)
    }
  }

  private leaveOut(seq: number, error: unknown): void {
    this.damage = [...this.damage, { seq, reason: `cannot be read (${(error as Error).message})` }]
  }

  /**
   * An edit that begins among what is known is cut to the rest of it: a program that gives an id twice, to different things,
   * could otherwise make Yjs throw in every document.
   */
  private news(update: Uint8Array, decoded: DecodedUpdate): Uint8Array {
    return this.coverage.overlaps(decoded) ? Y.diffUpdate(update, this.coverage.vector()) : update
  }

  private everything(): Uint8Array[] {
    const all = [this.state, ...this.tail.all()]
    if (all.length === 1 || this.stateBytes + this.tail.bytes > smallBytes) return inOrder(all)
    this.newcomerAnswer ??= step2Of(Y.mergeUpdates(all.map(({ update }) => update)))
    return [this.newcomerAnswer]
  }

  /** What of the snapshot a client lacks. */
  private missing(known: Map<number, number>): Outgoing {
    if (this.whole && this.knows(known)) return this.deletes
    const vector = this.shared(known)
    const key = Buffer.from(vector).toString('base64')
    let answer = this.answers.get(key)
    if (!answer) {
      answer = new Outgoing(Y.diffUpdate(this.state.update, vector))
      if (this.answers.size === keptAnswers) this.answers.delete(this.answers.keys().next().value as string)
      this.answers.set(key, answer)
    }
    return answer
  }

  /**
   * The part of a state vector that the snapshot has too. What clients drew while they were away differs from one to the next
   * and says nothing about what they lack.
   */
  private shared(known: Map<number, number>): Uint8Array {
    const shared = new Map<number, number>()
    for (const [client, clock] of Y.decodeStateVector(this.vector)) {
      const both = Math.min(clock, known.get(client) ?? 0)
      if (both > 0) shared.set(client, both)
    }
    return Y.encodeStateVector(shared)
  }

  private knows(known: Map<number, number>): boolean {
    for (const [client, clock] of Y.decodeStateVector(this.vector))
      if ((known.get(client) ?? 0) < clock) return false
    return true
  }
}

/** Messages that bring these updates; the last is sync step 2. */
function inOrder(updates: readonly Outgoing[]): Uint8Array[] {
  const news = updates.filter(({ update }) => update.length > emptyUpdate.length)
  const last = news.at(-1)
  if (!last) return [nothingMore]
  // What is large lies there as an update already, and is not copied into another message.
  if (last.update.length > smallBytes) return [...news.map(({ message }) => message), nothingMore]
  return [...news.slice(0, -1).map(({ message }) => message), last.step2()]
}

/** The snapshot with what it covers; of one that is damaged, what can be read. */
function openSnapshot({ snapshot, damage = [] }: LoadedPart) {
  if (!damage.some(({ seq }) => seq === null)) {
    try {
      const coverage = new Coverage(snapshot?.vector ?? emptyVector, snapshot?.deletes ?? emptyUpdate)
      return { snapshot, coverage, damage, readable: null }
    } catch {
      damage = [...damage, { seq: null, reason: 'cannot be decoded' }]
    }
  }
  const rest = readable(snapshot)
  const coverage = new Coverage(rest?.vector ?? emptyVector, rest?.deletes ?? emptyUpdate)
  return { snapshot: rest, coverage, damage, readable: rest }
}

/** A snapshot anew from its state, the rest of which follows from that; null when the state cannot be read. */
function readable(snapshot: Snapshot | null): Snapshot | null {
  if (!snapshot) return null
  const doc = new Y.Doc()
  try {
    readUpdate(snapshot.state)
    Y.applyUpdate(doc, snapshot.state)
    return { upto: snapshot.upto, ...foldedDocument(doc) }
  } catch {
    return null
  } finally {
    doc.destroy()
  }
}

/** Whether the parts of a snapshot can be read, and Yjs takes its state. */
function isUsable({ state, vector, deletes }: Snapshot): boolean {
  const doc = new Y.Doc()
  try {
    new Coverage(vector, deletes)
    Y.applyUpdate(doc, state)
    return true
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}

function readVector(vector: Uint8Array): Map<number, number> {
  try {
    return Y.decodeStateVector(vector)
  } catch {
    throw new Malformed('state vector cannot be read')
  }
}
