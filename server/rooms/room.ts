/** One part of one board, while somebody is there. */
import * as Y from 'yjs'
import type { Part } from '../../src/model/document'
import { log } from '../operation/log'
import { nobodyWatches, secondsSince, type Observer } from '../operation/observe'
import { boardMark } from '../operation/told'
import type { Settings } from '../settings'
import type { Commits } from '../store/commits'
import { ThreadEnded } from '../jobThread'
import type { LogEntry, Snapshot, Store } from '../store/store'
import type { Connection } from './connection'
import { Contents } from './contents'
import { setDamageAside } from './damage'
import { fold } from './fold'
import { Frame } from './frame'
import { BoardGone } from './gone'
import { Intake } from './intake'
import { Presence } from './presence'
import { readUpdate, type DecodedUpdate } from './updates'
import { closing, step1Message, updateMessage } from './wire'

/** The tail is folded into the snapshot when it passes this many bytes and a quarter of the snapshot. */
const foldBytes = 256 * 1024
const deleted = 'deleted: the host or the operator took this board off the server'

/** When everybody has left, it is folded from this many updates or bytes. */
const restCount = 64
const restBytes = 16 * 1024

export type RoomLimits = Pick<Settings, 'maxPresenceBytes' | 'maxPendingBytes'>

/** What is kept for the next who joins is given up when nobody has for this long, ms. */
const relaxMs = 10_000
/** After folding failed, edits alone do not start it again for this long, ms. */
const foldAgainMs = 60_000

/** An edit goes through `submit`: to disk first, then into the content and to everyone else. */
export class Room {
  readonly connections = new Set<Connection>()
  readonly presence: Presence<Connection>
  private contents: Contents
  private folding: Promise<void> | null = null
  private foldNotBefore = 0
  /** When somebody last asked for the content. */
  private askedAt = 0
  /** Settles when no other contents are being made. */
  private making: Promise<unknown> = Promise.resolve()
  /** What was added while other contents are being made, to be added to them. */
  private since: { seq: number; update: Uint8Array; decoded: DecodedUpdate }[] | null = null
  private holders = 0
  /** The board is being deleted: nothing is written any more. */
  private ended = false
  private closed = false
  /** The last of those who change the room as a document; the next waits for it. */
  private editing: Promise<unknown> = Promise.resolve()
  private readonly intake: Intake
  /** Documents that somebody is about to change. */
  private readonly drafts = new Set<Y.Doc>()

  constructor(
    readonly board: string,
    readonly part: Part,
    private readonly store: Store,
    private readonly commits: Commits,
    contents: Contents,
    limits: RoomLimits,
    private readonly onEmpty: () => void,
    readonly observer: Observer = nobodyWatches(),
  ) {
    this.contents = contents
    this.intake = new Intake(limits.maxPendingBytes)
    this.presence = new Presence(
      {
        send: (message) => this.sendPresence(message),
        contested: (owner) => owner.probe(),
        malformed: (owner, reason) => owner.close(closing.malformed, `malformed: ${reason}`),
      },
      limits.maxPresenceBytes,
    )
  }

  /** Keeps the room in memory until the returned function is called. */
  hold(): () => void {
    this.holders++
    let held = true
    return () => {
      if (!held) return
      held = false
      if (--this.holders === 0) this.onEmpty()
    }
  }

  get unused(): boolean {
    return this.holders === 0
  }

  join(connection: Connection): void {
    this.connections.add(connection)
    this.observer.counts.connections[this.part]++
    this.observer.counts.joins[this.part]++
    if (this.ended) connection.close(closing.noBoard, deleted)
    else connection.open()
  }

  /** Sends everybody away, for the board is being deleted. */
  end(): void {
    this.ended = true
    for (const connection of this.connections) connection.close(closing.noBoard, deleted)
  }

  leave(connection: Connection): void {
    if (this.connections.delete(connection)) this.observer.counts.connections[this.part]--
    this.presence.leave(connection)
  }

  /** Server's sync step 1. */
  step1(): Uint8Array {
    return step1Message(this.contents.coverage.vector())
  }

  /** Messages that bring a client with this state vector up to date. */
  answer(vector: Uint8Array): Uint8Array[] {
    this.askedAt = performance.now()
    return this.contents.answer(vector)
  }

  /** Decodes an update and tells whether the room has all of it already. @throws Malformed */
  read(update: Uint8Array): { decoded: DecodedUpdate; covered: boolean } {
    const decoded = readUpdate(update)
    return { decoded, covered: this.contents.coverage.covers(decoded) }
  }

  /**
   * Writes an update. Resolves when it is on disk and has been sent to everyone but its author; rejects when it could not be
   * written, and then nobody has seen it.
   * @throws BoardGone
   * @throws Malformed what the room does not take in, see `Intake`.
   */
  async submit(
    update: Uint8Array,
    decoded: DecodedUpdate = readUpdate(update),
    author: Connection | null = null,
    once?: LogEntry['once'],
  ): Promise<void> {
    if (this.ended) throw new BoardGone()
    const written = this.intake.begin(update, decoded, this.contents)
    const release = this.hold()
    const came = performance.now()
    try {
      const seq = await this.commits.add({ board: this.board, part: this.part, update, once })
      this.observer.counts.edits[this.part]++
      this.observer.counts.editBytes[this.part] += update.length
      const news = this.contents.add(seq, update, decoded)
      this.since?.push({ seq, update, decoded })
      for (const draft of this.drafts) Y.applyUpdate(draft, news, this)
      const frame = new Frame(updateMessage(news))
      for (const connection of this.connections) if (connection !== author) connection.sendFrame(frame)
      this.observer.shown(secondsSince(came))
      this.foldWhenLarge()
    } finally {
      written()
      release()
    }
  }

  /** Lets `work` read the room as a Yjs document, made for the occasion and given up afterwards; changes of it are lost. */
  async view<T>(work: (doc: Y.Doc) => T | Promise<T>): Promise<T> {
    const doc = await this.document()
    try {
      return await work(doc)
    } finally {
      doc.destroy()
    }
  }

  /**
   * Lets `work` read the room as a Yjs document and change it, one after the other. The document follows what others write in
   * the meantime. Changes are written as one update before this resolves, and live clients see them.
   */
  edit<T>(work: (doc: Y.Doc) => T | Promise<T>): Promise<T> {
    const turn = this.editing.then(() => this.editNow(work))
    this.editing = turn.catch(() => {})
    return turn
  }

  private async editNow<T>(work: (doc: Y.Doc) => T | Promise<T>): Promise<T> {
    const doc = await this.document()
    const changes: Uint8Array[] = []
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) changes.push(update)
    })
    this.drafts.add(doc)
    try {
      const result = await work(doc)
      this.drafts.delete(doc)
      if (changes.length > 0) await this.submit(Y.mergeUpdates(changes))
      return result
    } finally {
      this.drafts.delete(doc)
      doc.destroy()
    }
  }

  /** Brings the store into the shape that opens fast, if that is worth its while. */
  async rest(): Promise<void> {
    const { bytes, count } = this.contents.since
    const worth = count >= restCount || bytes >= Math.max(restBytes, this.contents.stateBytes / 8)
    if (worth) await this.fold()
  }

  /** Looks after the connections and gives up what nobody needs at present; called every second or so. */
  sweep(now: number): void {
    for (const connection of this.connections) connection.sweep(now)
    if (this.askedAt === 0 || now - this.askedAt < relaxMs) return
    this.askedAt = 0
    this.contents.relax()
  }

  close(): void {
    this.closed = true
    this.presence.close()
  }

  private sendPresence(message: Uint8Array): void {
    const { counts } = this.observer
    counts.presenceTicks++
    counts.presenceOut += this.connections.size
    counts.presenceBytesOut += this.connections.size * message.length
    const frame = new Frame(message)
    for (const connection of this.connections) connection.sendPresence(frame)
  }

  /** Folds after those who wait for the present edit have been answered. */
  private foldWhenLarge(): void {
    const large = () => this.contents.since.bytes > Math.max(foldBytes, this.contents.stateBytes / 4)
    if (this.folding || !large() || performance.now() < this.foldNotBefore) return
    const release = this.hold()
    setImmediate(() => void (large() ? this.fold() : Promise.resolve()).finally(release))
  }

  /** Puts a snapshot in place of the log, if all of the log can be read. */
  async fold(): Promise<void> {
    // One that is under way may have begun before what the caller has just written.
    while (this.folding) await this.folding
    if (!this.contents.foldable || this.ended || this.contents.since.count === 0) return
    this.folding ??= this.foldNow()
      .catch((error) => {
        this.foldNotBefore = performance.now() + foldAgainMs
        this.observer.counts.failedFolds++
        log.error(
          { err: error, board: boardMark(this.board), part: this.part },
          'a board could not be folded; its log is kept',
        )
      })
      .finally(() => (this.folding = null))
    return this.folding
  }

  private async foldNow(): Promise<void> {
    const began = performance.now()
    await this.replace(async () => {
      const { upto } = this.contents
      const folded = await fold(this.contents.updates()).catch((error) => {
        if (error instanceof ThreadEnded) throw error
        return null
      })
      // The log stays, and is folded another time or goes with the board.
      if (this.closed || this.ended) return this.contents
      if (!folded) return this.triedContents()
      const snapshot: Snapshot = { upto, ...folded }
      await this.store.fold(this.board, this.part, snapshot)
      this.observer.folded(secondsSince(began))
      return new Contents({ snapshot, updates: [] })
    })
  }

  /** The content as a document. An update over which Yjs throws, and only that, is left out from then on. */
  private async document(): Promise<Y.Doc> {
    try {
      return this.contents.document()
    } catch {
      await this.replace(() => this.triedContents())
      return this.contents.document()
    }
  }

  private async triedContents(): Promise<Contents> {
    const contents = Contents.tried(await this.store.load(this.board, this.part))
    await setDamageAside(this.store, this.board, this.part, contents)
    return contents
  }

  /** Puts other contents in place of these, one after the other, together with what was added meanwhile. */
  private replace(make: () => Promise<Contents>): Promise<void> {
    const release = this.hold()
    const replaced = this.making.then(async () => {
      this.since = []
      try {
        const contents = await make()
        for (const { seq, update, decoded } of this.since) contents.add(seq, update, decoded)
        this.contents = contents
      } finally {
        this.since = null
        release()
      }
    })
    this.making = replaced.catch(() => {})
    return replaced
  }
}
