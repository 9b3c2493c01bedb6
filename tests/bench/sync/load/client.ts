/**
 * One person as seen from a server: a websocket that speaks `y-protocols`, without a document. Cheap, so that a few processes
 * are a full room and the server is what is measured.
 */
import type { Socket } from 'node:net'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'

/** The way into a room. */
export interface Door {
  readonly url: string
  readonly protocols: readonly string[]
  /** Hocuspocus has every message begin with the document's name, and wants to be told who one is. */
  readonly name: string | null
}

const sync = 0
const awareness = 1
const emptyVector = Uint8Array.of(0)

export class Client {
  messages = 0
  bytes = 0
  /** Everything that came, after the prefix; for those who look into it. */
  onMessage: ((data: Buffer, type: number) => void) | null = null
  private readonly prefix: Uint8Array
  private socket!: WebSocket
  private awaited: { mark: Buffer; done: () => void; failed: (error: Error) => void } | null = null
  private answered = false
  private complete = false

  constructor(private readonly door: Door) {
    const { name } = door
    this.prefix =
      name === null ? new Uint8Array() : encoding.encode((to) => encoding.writeVarString(to, name))
  }

  /**
   * Connects and resolves when the server has answered the handshake and `mark`, which is somewhere in the content, has come.
   * @param vector what this client has already.
   */
  join(mark: Buffer, vector: Uint8Array = emptyVector): Promise<void> {
    this.answered = false
    this.complete = mark.length === 0
    this.socket = new WebSocket(this.door.url, [...this.door.protocols], { perMessageDeflate: false })
    this.socket.on('message', (data: Buffer) => this.receive(data))
    return new Promise((done, failed) => {
      this.awaited = { mark, done, failed }
      this.socket.on('error', failed)
      this.socket.on('close', (code, reason) => failed(new Error(`closed: ${code} ${String(reason)}`)))
      this.socket.on('open', () => this.greet(vector))
    })
  }

  /** From now on nothing is read, only taken off the line and counted as bytes: someone who makes the room full. */
  goDeaf(): void {
    const line = (this.socket as unknown as { _socket: Socket })._socket
    line.removeAllListeners('data')
    line.on('data', (chunk: Buffer) => (this.bytes += chunk.length))
  }

  /** Where the message begins in what comes. */
  get prefixLength(): number {
    return this.prefix.length
  }

  /** Bytes that have not left yet. */
  get waiting(): number {
    return this.socket.bufferedAmount
  }

  edit(update: Uint8Array): void {
    this.send((to) => {
      encoding.writeVarUint(to, sync)
      encoding.writeVarUint(to, 2)
      encoding.writeVarUint8Array(to, update)
    })
  }

  present(id: number, clock: number, state: string): void {
    const update = encoding.encode((to) => {
      encoding.writeVarUint(to, 1)
      encoding.writeVarUint(to, id)
      encoding.writeVarUint(to, clock)
      encoding.writeVarString(to, state)
    })
    this.send((to) => {
      encoding.writeVarUint(to, awareness)
      encoding.writeVarUint8Array(to, update)
    })
  }

  leave(): void {
    this.socket.removeAllListeners('close')
    this.socket.terminate()
  }

  private greet(vector: Uint8Array): void {
    if (this.door.name !== null)
      this.send((to) => {
        encoding.writeVarUint(to, 2)
        encoding.writeVarUint(to, 0)
        encoding.writeVarString(to, '')
      })
    this.send((to) => {
      encoding.writeVarUint(to, sync)
      encoding.writeVarUint(to, 0)
      encoding.writeVarUint8Array(to, vector)
    })
  }

  private receive(data: Buffer): void {
    this.messages++
    this.bytes += data.length
    const type = data[this.prefix.length]!
    this.onMessage?.(data, type)
    if (!this.awaited) return
    // Hocuspocus calls the answers of its own handshake type 4.
    if (type === sync || type === 4) {
      const kind = data[this.prefix.length + 1]
      if (kind === 1) this.answered = true
      if (kind === 0) this.answerHandshake()
    }
    this.complete ||= data.includes(this.awaited.mark)
    if (!this.answered || !this.complete) return
    this.awaited.done()
    this.awaited = null
  }

  /** The server asks what is new here; nothing is. */
  private answerHandshake(): void {
    this.send((to) => {
      encoding.writeVarUint(to, sync)
      encoding.writeVarUint(to, 1)
      encoding.writeVarUint8Array(to, Uint8Array.of(0, 0))
    })
  }

  private send(write: (to: encoding.Encoder) => void): void {
    const to = encoding.createEncoder()
    encoding.writeUint8Array(to, this.prefix)
    write(to)
    this.socket.send(encoding.toUint8Array(to))
  }
}
