/** One part of a board, tied to the server by `y-websocket` and to this device by IndexedDB. */
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Awareness } from 'y-protocols/awareness'
import { readAuthMessage } from 'y-protocols/auth'
import { WebsocketProvider } from 'y-websocket'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Part } from '../model/document'
import { messageFlush, notSaved, readOnly, subprotocol } from '../model/wire'
import { takeInAtOnce } from './arriving'
import { sendingInPieces } from './pieceSocket'
import type { Returning } from './returning'
import { Waiting } from './waiting'

/**
 * `saved`: all that was written here is on the server's disk. `saving`: connected, the answer is due. `offline`: not connected;
 * `unsaved` says whether something waits here. `refused`: the server will not have us, `refusal` says why.
 */
export interface LinkState {
  readonly connection: 'connecting' | 'online' | 'offline' | 'refused'
  /** Something written here is not known to be on the server's disk. */
  readonly unsaved: boolean
  /** The content has come, from the server or from this device. */
  readonly loaded: boolean
  /** The server's last answer to a write that this role may not make. */
  readonly denied: string | null
  /** The server did not take something that was written here, as this role may not write; it stays on this device. */
  readonly refusedWrite: boolean
  /** The server could not bring something that was written here to its disk; it asks for it again by itself. */
  readonly unwritten: boolean
  readonly refusal: { readonly code: number; readonly reason: string } | null
  /** Why the server ended the connection for now; it is tried again until the content has come. */
  readonly turnedAway: { readonly code: number; readonly reason: string } | null
}

export interface LinkOptions {
  /** `ws://host/sync`. */
  readonly server: string
  readonly board: string
  readonly part: Part
  readonly token: string
  readonly awareness?: Awareness
  /** Keep a copy on this device, so that edits made offline survive a reload. */
  readonly offline: boolean
  readonly WebSocketPolyfill?: typeof WebSocket
}

const messageAuth = 2
/** How long a board has been open before what helps to come back to it is loaded, ms. */
const returningAfter = 3_000

/** Close codes that mean "not now". */
const tryAgain = { from: 4500, to: 4600 } as const

export class Link {
  readonly provider: WebsocketProvider
  readonly offlineCopy: IndexeddbPersistence | null
  private stateNow: LinkState = {
    connection: 'connecting',
    unsaved: false,
    loaded: false,
    denied: null,
    refusedWrite: false,
    unwritten: false,
    refusal: null,
    turnedAway: null,
  }
  private readonly listeners = new Set<() => void>()
  private readonly heralds = new Set<() => void>()
  private asked = 0
  /** The first attempt to connect has ended, well or badly: from now on, not being connected is being offline. */
  private tried = false
  /** This device held content before the server was asked: it may hold what the server has not seen. */
  private broughtContent = false
  /** Written here, or known to wait from before; what a copy brings is only presumed to, while the server is asked. */
  private certainlyUnsaved = false
  /** This connection had a write refused. Every connection offers anew what the server lacks, and is refused anew. */
  private refusedNow = false
  private readonly waiting: Waiting
  /** What waits on this device is not known yet, or not in the document yet: no answer can speak of it. */
  private readingWaiting: boolean
  private returning: Returning | null = null
  private destroyed = false
  private returningTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly doc: Y.Doc,
    options: LinkOptions,
  ) {
    this.provider = new WebsocketProvider(options.server, `${options.board}/${options.part}`, doc, {
      connect: false,
      protocols: [subprotocol, options.token],
      disableBc: true,
      ...(options.awareness && { awareness: options.awareness }),
      WebSocketPolyfill: sendingInPieces(options.WebSocketPolyfill ?? WebSocket),
    })
    this.provider.messageHandlers[messageFlush] = (_encoder, decoder) =>
      this.flushed(decoding.readVarUint(decoder))
    this.provider.messageHandlers[messageAuth] = (_encoder, decoder) =>
      readAuthMessage(decoder, doc, (_doc, reason) => this.wasDenied(reason))
    this.offlineCopy =
      options.offline && typeof indexedDB !== 'undefined'
        ? new IndexeddbPersistence(`symbiosis/${options.board}/${options.part}`, doc)
        : null
    this.offlineCopy?.once('synced', () => {
      if (doc.store.clients.size > 0) this.update({ loaded: true })
    })
    this.waiting = new Waiting(this.offlineCopy, doc.clientID)
    this.readingWaiting = this.offlineCopy !== null
    void this.readWaiting()

    this.provider.on('status', ({ status }) => {
      if (status === 'connected') {
        this.tried = true
        this.refusedNow = false
        // The others forgot this client when its connection ended, but not the clock of its presence: the same state under
        // the same clock would be passed over, so it is stated anew.
        const { awareness } = this.provider
        awareness.setLocalState(awareness.getLocalState())
      } else this.forgetOthers()
      const waiting = this.tried ? 'offline' : 'connecting'
      if (this.stateNow.connection === 'refused') return
      if (status === 'connected') this.update({ connection: 'online', unsaved: this.mayHoldUnsaved() })
      else this.update({ connection: waiting, unsaved: this.certainlyUnsaved })
    })
    this.provider.on('connection-close', (event) => {
      if (!event || event.code < tryAgain.from || event.code >= tryAgain.to) return
      this.update({ turnedAway: { code: event.code, reason: event.reason } })
    })
    this.provider.on('connection-error', () => {
      this.tried = true
      if (this.stateNow.connection === 'connecting') this.update({ connection: 'offline' })
    })
    this.provider.on('sync', (synced: boolean) => {
      if (!synced) return
      this.update({ loaded: true, unsaved: this.mayHoldUnsaved(), turnedAway: null })
      this.askFlush()
      clearTimeout(this.returningTimer)
      this.returningTimer = setTimeout(() => void this.prepareToReturn(), returningAfter)
    })
    this.provider.on('closed', ({ code, reason }) =>
      this.update({ connection: 'refused', unsaved: this.certainlyUnsaved, refusal: { code, reason } }),
    )
    doc.on('update', this.onUpdate)
    takeInAtOnce(this.provider, this.offlineCopy, this.onUpdate, () => this.heralds.forEach((tell) => tell()))
    this.provider.connect()
  }

  get state(): LinkState {
    return this.stateNow
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Calls back before a large part of a board is taken in. @returns a function that ends it. */
  beforeLarge(herald: () => void): () => void {
    this.heralds.add(herald)
    return () => this.heralds.delete(herald)
  }

  /** The page is seen again, or the network is back. @param spread many may be told so at this moment. */
  wake(spread: boolean): void {
    if (this.stateNow.connection === 'refused') return
    if (this.returning) this.returning.wake(spread)
    else this.reconnect()
  }

  /** Tries again at once. */
  reconnect(): void {
    if (this.provider.wsconnected || this.stateNow.connection === 'refused') return
    this.provider.disconnect()
    this.provider.connect()
  }

  clearDenied(): void {
    this.update({ denied: null })
  }

  destroy(): void {
    this.doc.off('update', this.onUpdate)
    clearTimeout(this.returningTimer)
    this.returning?.destroy()
    this.destroyed = true
    this.provider.destroy()
    void this.offlineCopy?.destroy()
    this.listeners.clear()
    this.heralds.clear()
  }

  /** Without network it comes with the next connection. */
  private async prepareToReturn(): Promise<void> {
    const module = await import('./returning').catch(() => null)
    if (module && !this.destroyed) this.returning ??= new module.Returning(this.provider)
  }

  /**
   * The provider takes away the states of the others when the connection ends, and keeps their clocks: on return those who
   * have not moved meanwhile would stay unseen. Without their clocks they are taken as new.
   */
  private forgetOthers(): void {
    const { meta, clientID } = this.provider.awareness
    for (const client of meta.keys()) if (client !== clientID) meta.delete(client)
  }

  /** Until the server has answered, what came from this device may be news to it. */
  private mayHoldUnsaved(): boolean {
    return this.stateNow.unsaved || this.broughtContent || this.readingWaiting
  }

  private onUpdate = (_update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return
    if (origin === this.offlineCopy) {
      // A copy may hold edits from a time without network: until the server has answered, nobody can call it saved.
      this.broughtContent = true
      if (!this.provider.wsconnected) return
    }
    this.update({ unsaved: true })
    this.askFlush()
    // What came out of the copy has the mark of whoever wrote it.
    if (origin === this.offlineCopy) return
    this.certainlyUnsaved = true
    this.waiting.set(this.asked)
  }

  private wasDenied(reason: string): void {
    if (reason.startsWith(notSaved)) return this.update({ unwritten: true, unsaved: true })
    if (!reason.startsWith(readOnly)) return this.update({ denied: reason })
    this.refusedNow = true
    this.certainlyUnsaved = true
    this.update({ denied: reason, refusedWrite: true, unsaved: true })
  }

  /** Learns whether an earlier visit ended with edits that the server had not confirmed. */
  private async readWaiting(): Promise<void> {
    if (await this.waiting.find()) {
      this.certainlyUnsaved = true
      this.update({ unsaved: true })
      await this.waiting.readEdits()
    }
    this.readingWaiting = false
    this.askFlush()
  }

  /** Asks the server to say when all that was sent so far is on disk; edits of one turn share one question. */
  private askFlush(): void {
    const mine = ++this.asked
    queueMicrotask(() => {
      const { ws, wsconnected, synced } = this.provider
      if (mine !== this.asked || !ws || !wsconnected || !synced) return
      const encoder = encoding.createEncoder()
      encoding.writeVarUint(encoder, messageFlush)
      encoding.writeVarUint(encoder, mine)
      ws.send(encoding.toUint8Array(encoder))
    })
  }

  private flushed(n: number): void {
    // The answer speaks of what the server took; what it refused is still here alone.
    if (n !== this.asked || this.refusedNow || this.readingWaiting) return
    this.broughtContent = false
    this.certainlyUnsaved = false
    this.update({ unsaved: false, refusedWrite: false, unwritten: false })
    this.waiting.clear()
  }

  private update(patch: Partial<LinkState>): void {
    const next = { ...this.stateNow, ...patch }
    if ((Object.keys(patch) as (keyof LinkState)[]).every((key) => next[key] === this.stateNow[key])) return
    this.stateNow = next
    this.listeners.forEach((listener) => listener())
  }
}
