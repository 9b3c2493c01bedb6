/** One websocket in one room: what it says is understood here, what it may do is decided by its role. */
import type { Duplex } from 'node:stream'
import { WebSocket, type RawData } from 'ws'
import type { Part } from '../../src/model/document'
import { mayWrite } from '../../src/model/roles'
import { endings, readOnly } from '../../src/model/wire'
import { isOver, type Access } from '../access/tokens'
import { Allowance } from '../limits/allowance'
import { log } from '../operation/log'
import type { Counts } from '../operation/observe'
import { boardMark } from '../operation/told'
import type { Settings } from '../settings'
import type { Frame } from './frame'
import { BoardGone } from './gone'
import type { Room } from './room'
import { closing, deniedMessage, keepalive, Malformed, readMessage, weightOf, type Message } from './wire'
import { Writes } from './writes'

/** A reader with more than this waiting misses presence until it has caught up, bytes. */
const presenceMayWait = 64 * 1024
/** A socket that does not answer a ping within this time is dead, milliseconds. */
const pingMs = 25_000
/** The same, when somebody else claims to be its client. */
const probeMs = 4_000
/** How long the other side has to read why it is being closed, milliseconds. */
const closeGraceMs = 3_000
const slowGraceMs = 15_000
/** So many seconds' worth of messages may come at once: what a program does in a loop, or an hour without network. */
const burstSeconds = 10

/** Closes a socket with a reason, and cuts it off if it does not close in time. */
export function closeSocket(socket: WebSocket, code: number, reason: string): void {
  // A reason has at most 123 bytes on the wire.
  socket.close(code, reason.slice(0, 120))
  setTimeout(() => socket.terminate(), code === closing.tooSlow ? slowGraceMs : closeGraceMs).unref()
}

export class Connection {
  readonly since = performance.now()
  private lastSent = performance.now()
  private lastHeard = performance.now()
  private pingedAt: number | null = null
  private pingDeadline = 0
  /** Bytes of the content last asked for: they may wait without counting against the reader. */
  private allowance = 0
  private missedPresence = false
  private deniedPresence = false
  private readonly allowed: Allowance
  private readonly allowedPresence: Allowance
  private readonly counts: Counts
  readonly writes = new Writes({
    send: (message) => this.send(message),
    askForMissing: () => this.send(this.room.step1()),
    refuse: (error) => this.refuse(error),
  })

  constructor(
    private readonly socket: WebSocket,
    /** What the socket speaks over. */
    private readonly line: Duplex,
    readonly access: Access,
    private readonly part: Part,
    private readonly room: Room,
    private readonly settings: Settings,
  ) {
    const { messagesPerSecond, presencePerSecond } = settings
    this.allowed = new Allowance({ burst: messagesPerSecond * burstSeconds, perSecond: messagesPerSecond })
    this.allowedPresence = new Allowance({ burst: presencePerSecond * 2, perSecond: presencePerSecond })
    this.counts = room.observer.counts
    socket.on('error', (error: { code?: string }) => this.failedFrame(error.code))
    socket.on('message', (data, isBinary) => this.receive(data, isBinary))
    socket.on('pong', () => this.heard())
  }

  /** Greets a client that has just come: the server's side of the handshake. */
  open(): void {
    this.send(this.room.step1())
    const everyone = this.room.presence.everyone()
    if (everyone) this.send(everyone)
  }

  /** Whether this connection may change its presence now; what comes sooner waits, and of that the last counts. */
  mayChangePresence(): boolean {
    return this.allowedPresence.take()
  }

  close(code: number, reason: string): void {
    if (this.socket.readyState === WebSocket.OPEN) this.tellClosed(code)
    closeSocket(this.socket, code, reason)
  }

  /** Sends what must arrive; a reader too far behind is let go, so that it holds up nobody. */
  send(message: Uint8Array): void {
    if (this.takes(message.length)) this.socket.send(message)
  }

  /** The same for what goes to many. Nothing is compressed, so whole frames may go between those that the socket writes. */
  sendFrame(frame: Frame): void {
    if (this.takes(frame.size)) this.line.write(frame.bytes)
  }

  /** Sends presence, or leaves it out while the reader is behind. */
  sendPresence(frame: Frame): void {
    if (this.socket.bufferedAmount > presenceMayWait) {
      this.missedPresence = true
      return
    }
    const everyone = this.missedPresence ? this.room.presence.everyone() : null
    this.missedPresence = false
    if (everyone) this.send(everyone)
    else this.sendFrame(frame)
  }

  /** Asks for a sign of life; silence ends the connection. */
  probe(): void {
    if (performance.now() - this.lastHeard > probeMs) this.ping(probeMs)
  }

  /** Looks after the connection; called every second or so. */
  sweep(now: number): void {
    if (isOver(this.access.expiresAt)) return this.close(closing.unauthorised, endings.expired)
    if (this.pingedAt !== null && now > this.pingDeadline) return this.socket.terminate()
    if (now - this.lastHeard > pingMs) this.ping(pingMs)
    if (now - this.lastSent > this.settings.keepaliveMs) this.send(keepalive)
    this.writes.sweep(now)
  }

  /** Whether so much more may be sent, bytes; counts it. */
  private takes(size: number): boolean {
    if (this.socket.readyState !== WebSocket.OPEN) return false
    const waiting = this.socket.bufferedAmount
    if (waiting === 0) this.allowance = 0
    if (waiting > this.settings.maxWaitingBytes + this.allowance) {
      this.close(closing.tooSlow, 'too slow: more is waiting to be read than the server can keep')
      return false
    }
    this.lastSent = performance.now()
    this.counts.messagesOut++
    this.counts.bytesOut += size
    return true
  }

  private ping(patience: number): void {
    const deadline = performance.now() + patience
    if (this.pingedAt !== null) {
      this.pingDeadline = Math.min(this.pingDeadline, deadline)
      return
    }
    if (this.socket.readyState !== WebSocket.OPEN) return
    this.pingedAt = performance.now()
    this.pingDeadline = deadline
    this.socket.ping()
  }

  private heard(): void {
    this.lastHeard = performance.now()
    this.pingedAt = null
  }

  private receive(data: RawData, isBinary: boolean): void {
    this.heard()
    this.counts.messagesIn++
    this.counts.bytesIn += (data as Buffer).length
    if (this.socket.readyState !== WebSocket.OPEN) return
    try {
      if (!isBinary) throw new Malformed('text message')
      const bytes = data as Buffer
      if (!this.allowed.take(weightOf(bytes)))
        return this.close(closing.tooFast, 'too fast: more messages than the server takes from one client')
      // A copy has a buffer of its own; a network buffer is shared and larger.
      this.handle(readMessage(new Uint8Array(bytes)))
    } catch (error) {
      this.refuse(error)
    }
  }

  private handle(message: Message): void {
    switch (message.type) {
      case 'step1':
        return this.answer(message.vector)
      case 'update':
        return this.write(message.update, message.complete)
      case 'awareness':
        return this.present(message.update)
      case 'queryAwareness':
        return this.send(this.room.presence.everyone() ?? keepalive)
      case 'flush':
        return this.writes.flush(message.bytes)
    }
  }

  private answer(vector: Uint8Array): void {
    const messages = this.room.answer(vector)
    const bytes = messages.reduce((sum, message) => sum + message.length, 0)
    for (const message of messages) {
      // A line that has taken what came before may not forget that more of the same answer follows.
      this.allowance = bytes
      this.send(message)
    }
    this.allowance = bytes
  }

  private write(update: Uint8Array, complete: boolean): void {
    const known = this.room.read(update)
    if (known.covered) return this.writes.nothingNew(complete)
    if (!mayWrite(this.access.role, this.part))
      return this.deny(`${readOnly}: a ${this.access.role} may not write to ${this.part}`)
    this.writes.add(this.room.submit(update, known.decoded, this), complete)
  }

  private present(update: Uint8Array): void {
    this.counts.presenceIn++
    if (this.room.presence.receive(this, update) || this.deniedPresence) return
    this.deniedPresence = true
    this.deny('too large: this presence is not shown to others')
  }

  private deny(reason: string): void {
    this.counts.denials++
    this.send(deniedMessage(reason))
  }

  private refuse(error: unknown): void {
    if (error instanceof BoardGone) return
    if (error instanceof Malformed) return this.close(closing.malformed, `malformed: ${error.message}`)
    log.error(
      { err: error, board: boardMark(this.access.board), part: this.part },
      'a websocket is closed after an error',
    )
    this.close(closing.failed, 'the server could not save or read')
  }

  /** A frame that is not one of the websocket protocol, or is too long, has ended the connection. */
  private failedFrame(code = ''): void {
    if (code === 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH') this.tellClosed(closing.tooLarge)
    else if (code.startsWith('WS_ERR_')) this.tellClosed(closing.protocol)
  }

  private tellClosed(code: number): void {
    this.room.observer.closed(code)
    log.debug(
      { board: boardMark(this.access.board), part: this.part, role: this.access.role, code },
      'a websocket is closed by the server',
    )
  }
}
