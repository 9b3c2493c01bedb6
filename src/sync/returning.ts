/**
 * Coming back after the line was lost. Loaded when the board has been open for a moment; before that, `y-websocket` tries again
 * by itself. The provider stays as it is: it is only told when not to connect, and when to, and not to repeat what it hears.
 */
import type { WebsocketProvider } from 'y-websocket'
import { messageFlush } from '../model/wire'

/** The first attempt comes no sooner than this after the line was lost, ms. */
const soonest = 50
/** When a server stops, all who were there would come back in one moment: they spread over so much for each of them, ms. */
const spreadEach = 10
const leastSpread = 200
const mostSpread = 5_000
/** When the network returns to a room, all are told in one moment: so much for each, at most so much, ms. */
const wakeSpreadEach = 5
const mostWakeSpread = 1_000
/** How long a connection may take to open before another is tried, ms; on a slow line, longer each time. */
const patience = 4_000
const mostPatience = 16_000
/** The same when somebody has just come back and looks at the page, and how long an open line may be silent then, ms. */
const wakePatience = 2_500
/** Several events tell of one return; an attempt younger than this, ms, is not begun anew. */
const justBegun = 1_000

export class Returning {
  private attempts = 0
  /** How many were in the room when the line was lost. */
  private people = 1
  private retry: ReturnType<typeof setTimeout> | undefined
  private deadline: ReturnType<typeof setTimeout> | undefined
  private probe: ReturnType<typeof setTimeout> | null = null
  private begunAt = -Infinity
  private hurried = false

  /** @param random from 0 up to 1. */
  constructor(
    private readonly provider: WebsocketProvider,
    private readonly random: () => number = Math.random,
  ) {
    provider.on('connection-close', this.lost)
    provider.on('status', this.statusChanged)
    provider.on('sync', this.synced)
    provider.on('closed', this.stop)
    tellOnlyOwn(provider)
  }

  /**
   * The page is seen again, or there is a network again: connects at once, and makes sure that an open line is not a dead one.
   * @param spread many may be coming back at this moment.
   */
  wake(spread: boolean): void {
    const { provider } = this
    if (provider.wsconnected) return this.listen()
    if (provider.wsconnecting && performance.now() - this.begunAt < justBegun) return
    const wait = spread ? this.random() * Math.min(mostWakeSpread, this.people * wakeSpreadEach) : 0
    this.connectIn(wait, true)
  }

  destroy(): void {
    this.stop()
    this.provider.off('connection-close', this.lost)
    this.provider.off('status', this.statusChanged)
    this.provider.off('sync', this.synced)
    this.provider.off('closed', this.stop)
  }

  /** Comes before the provider forgets the others, and before it sets its own clock. */
  private lost = (): void => {
    const { provider } = this
    this.people = Math.max(this.people, provider.awareness.getStates().size)
    // Whoever left on purpose does not come back by itself.
    if (!provider.shouldConnect) return
    provider.shouldConnect = false
    const spread = Math.max(leastSpread, this.people * spreadEach) * 2 ** this.attempts
    this.attempts++
    this.connectIn(soonest + this.random() * Math.min(mostSpread, spread))
  }

  private statusChanged = ({ status }: { status: string }): void => {
    clearTimeout(this.deadline)
    if (status !== 'connecting') return
    this.begunAt = performance.now()
    const patient = this.hurried ? wakePatience : Math.min(mostPatience, patience * 2 ** this.attempts)
    this.hurried = false
    this.deadline = setTimeout(() => this.giveUp(), patient)
  }

  private synced = (synced: boolean): void => {
    if (!synced) return
    this.attempts = 0
    this.people = 1
  }

  private stop = (): void => {
    clearTimeout(this.retry)
    clearTimeout(this.deadline)
    if (this.probe) clearTimeout(this.probe)
    this.probe = null
  }

  /** Ends an attempt of which nothing is heard, or a dead line, and begins anew. */
  private giveUp(): void {
    this.attempts++
    this.connectIn(0, this.probe !== null)
  }

  private connectIn(ms: number, hurried = false): void {
    clearTimeout(this.retry)
    this.retry = setTimeout(() => {
      if (this.provider.wsconnected && !this.probe) return
      this.hurried = hurried
      this.stop()
      this.provider.disconnect()
      this.provider.connect()
    }, ms)
  }

  /** A phone that slept keeps a socket that the network has forgotten: asks for a sign of life and begins anew without one. */
  private listen(): void {
    const { ws } = this.provider
    if (this.probe || !ws) return
    let silent = true
    ws.addEventListener('message', () => (silent = false), { once: true })
    ws.send(Uint8Array.of(messageFlush, 0))
    this.probe = setTimeout(() => {
      if (silent && this.provider.ws === ws) this.giveUp()
      else this.probe = null
    }, wakePatience)
  }
}

/** The provider sends the server what it has just heard from it, which in a full room is most of what a phone would send. */
function tellOnlyOwn(provider: WebsocketProvider): void {
  const { awareness, _awarenessUpdateHandler: tell } = provider
  awareness.off('update', tell)
  awareness.on('update', (changes: object, origin: unknown) => {
    if (origin !== provider) tell(changes, origin)
  })
}
