/** The content of a room as bytes: what the store has, ready to be handed to whoever joins. */
import * as Y from 'yjs'
import type { Damage, LoadedPart, LoggedUpdate, Snapshot } from '../store/store'
import { Coverage } from './coverage'
import { emptyUpdate, readUpdate, type DecodedUpdate } from './updates'
import { Malformed, step2Message, updateMessage } from './wire'

/** Below this size everything is merged into one answer; above it, merging costs more than it saves. Bytes. */
const smallBytes = 64 * 1024
/** Updates after the snapshot are merged in pieces of about this size. Bytes. */
const pieceBytes = 64 * 1024
/** Answers kept for clients that come back knowing a part of the state, as many do at once when a network returns. */
const keptAnswers = 8

const emptyVector = Uint8Array.of(0)

/**
 * A snapshot and the updates since. No Yjs document is kept: the snapshot is sent as it lies, the updates after it in merged
 * pieces, and the answer that completes the content goes last, so a client is synced when it has everything and not before.
 */
export class Contents {
  readonly coverage: Coverage
  private readonly state: Uint8Array
  private readonly deletes: Uint8Array
  private readonly vector: Uint8Array
  private readonly whole: boolean
  private readonly pieces: Uint8Array[] = []
  private loose: Uint8Array[] = []
  private looseBytes = 0
  private newcomerAnswer: Uint8Array[] | null = null
  private readonly answers = new Map<string, Uint8Array>()
  private lastSeq: number
  /** Records of the store that are not in here, or only by what could be read of them. */
  damage: readonly Damage[] = []
  /** What could be read of a snapshot that is damaged. */
  readableSnapshot: Snapshot | null = null
  /** Size and number of what came after the snapshot. */
  tail = { bytes: 0, count: 0 }

  constructor(loaded: LoadedPart) {
    const { snapshot, coverage, damage, readable } = openSnapshot(loaded)
    this.damage = damage
    this.readableSnapshot = readable
    this.state = snapshot?.state ?? emptyUpdate
    this.deletes = snapshot?.deletes ?? emptyUpdate
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
    return this.state.length
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
    this.loose.push(update)
    this.looseBytes += update.length
    this.tail = { bytes: this.tail.bytes + update.length, count: this.tail.count + 1 }
    this.newcomerAnswer = null
    if (this.looseBytes >= pieceBytes) {
      this.pieces.push(merge(this.loose))
      this.loose = []
      this.looseBytes = 0
    }
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
    return [this.state, ...this.tailPieces()]
  }

  /**
   * Messages that bring a client with this state vector up to date; the last is sync step 2.
   * @throws Malformed when the vector cannot be read.
   */
  answer(vector: Uint8Array): Uint8Array[] {
    const known = readVector(vector)
    if (known.size === 0) return (this.newcomerAnswer ??= this.compose(this.state))
    return this.compose(this.missing(known, vector))
  }

  /** @returns the snapshot that stands for everything so far; overwritten and deleted content is not in it. */
  fold(): Snapshot {
    const doc = this.document()
    const snapshot = snapshotOf(doc, this.lastSeq)
    doc.destroy()
    return snapshot
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

  private compose(first: Uint8Array): Uint8Array[] {
    const tail = this.tailPieces()
    if (first.length + this.tail.bytes <= smallBytes) return [step2Message(merge([first, ...tail]))]
    if (tail.length === 0) return [step2Message(first)]
    const last = tail[tail.length - 1] as Uint8Array
    return [updateMessage(first), ...tail.slice(0, -1).map(updateMessage), step2Message(last)]
  }

  /** What of the snapshot a client lacks. */
  private missing(known: Map<number, number>, vector: Uint8Array): Uint8Array {
    if (this.whole && this.knows(known)) return this.deletes
    const key = Buffer.from(vector).toString('base64')
    let answer = this.answers.get(key)
    if (!answer) {
      answer = Y.diffUpdate(this.state, vector)
      if (this.answers.size === keptAnswers) this.answers.delete(this.answers.keys().next().value as string)
      this.answers.set(key, answer)
    }
    return answer
  }

  private knows(known: Map<number, number>): boolean {
    for (const [client, clock] of Y.decodeStateVector(this.vector))
      if ((known.get(client) ?? 0) < clock) return false
    return true
  }

  private tailPieces(): Uint8Array[] {
    if (this.loose.length > 1) this.loose = [merge(this.loose)]
    return [...this.pieces, ...this.loose]
  }
}

function snapshotOf(doc: Y.Doc, upto: number): Snapshot {
  const vector = Y.encodeStateVector(doc)
  const { pendingStructs, pendingDs } = doc.store
  return {
    upto,
    state: Y.encodeStateAsUpdate(doc),
    vector,
    deletes: Y.encodeStateAsUpdate(doc, vector),
    whole: pendingStructs === null && pendingDs === null,
  }
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
    return snapshotOf(doc, snapshot.upto)
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

function merge(updates: Uint8Array[]): Uint8Array {
  return updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates)
}
