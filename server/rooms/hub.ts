/** All rooms that are in memory. */
import { parts, type Part } from '../../src/model/document'
import { endings, type Ending } from '../../src/model/wire'
import { TokenUses } from '../access/uses'
import { nobodyWatches, type Observer } from '../operation/observe'
import { BoardUses } from '../operation/uses'
import type { Settings } from '../settings'
import { Commits } from '../store/commits'
import type { Store } from '../store/store'
import { Contents } from './contents'
import { setDamageAside } from './damage'
import { BoardGone } from './gone'
import { Room } from './room'
import { closing } from './wire'

/** How long a token that was just revoked is known to the hub itself: longer than a connection is being admitted, milliseconds. */
const endedMs = 60_000

export class Hub {
  readonly commits: Commits
  readonly uses: TokenUses
  /** Tokens revoked a moment ago: who is being admitted while that happens has been read before and is not in a room yet. */
  private readonly ended = new Map<string, { ending: Ending; at: number }>()
  private readonly rooms = new Map<string, Promise<Room>>()
  private readonly open = new Set<Room>()
  /** Boards that are deleted, or about to be; remembered for as long as the server runs. */
  private readonly deleted = new Set<string>()
  private readonly boardUses: BoardUses
  private readonly sweeper: NodeJS.Timeout
  private closing = false

  constructor(
    private readonly store: Store,
    private readonly settings: Settings,
    readonly observer: Observer = nobodyWatches(),
  ) {
    this.commits = new Commits(store, observer)
    this.uses = new TokenUses(store)
    this.boardUses = new BoardUses(store.keeping)
    this.sweeper = setInterval(() => this.sweep(), settings.sweepMs)
    this.sweeper.unref()
  }

  /** Number of rooms in memory. */
  get size(): number {
    return this.open.size
  }

  /**
   * Lets `work` use a room, which is loaded if it is not there and let go when nobody needs it any more.
   * @param counts whether the board counts as in use by it.
   * @returns what `work` returns.
   * @throws BoardGone
   */
  async use<T>(
    board: string,
    part: Part,
    work: (room: Room) => T | Promise<T>,
    { counts = true } = {},
  ): Promise<T> {
    const { room, release } = await this.enter(board, part, { counts })
    try {
      return await work(room)
    } finally {
      release()
    }
  }

  /** Opens a room and keeps it until `release` is called. @throws BoardGone */
  async enter(
    board: string,
    part: Part,
    { counts = true } = {},
  ): Promise<{ room: Room; release: () => void }> {
    if (this.deleted.has(board)) throw new BoardGone()
    if (counts) this.boardUses.note(board)
    const key = `${board}/${part}`
    for (;;) {
      let loading = this.rooms.get(key)
      if (!loading) {
        loading = this.load(key, board, part)
        this.rooms.set(key, loading)
        loading.catch(() => this.rooms.delete(key))
      }
      const room = await loading
      // It may have been let go between being loaded and this moment.
      if (this.rooms.get(key) === loading) return { room, release: room.hold() }
    }
  }

  /** Closes the live connections of tokens that were revoked. */
  revoke(board: string, tokenIds: readonly string[], ending: Ending = 'revoked'): void {
    const gone = new Set(tokenIds)
    for (const id of gone) this.ended.set(id, { ending, at: performance.now() })
    for (const connection of this.connectionsOf(board))
      if (gone.has(connection.access.tokenId)) connection.close(closing.unauthorised, endings[ending])
  }

  /** Tells live connections of a token that it lasts until another moment; they end then, or at once. */
  expire(board: string, tokenId: string, expiresAt: number | null): void {
    const now = performance.now()
    for (const connection of this.connectionsOf(board)) {
      if (connection.access.tokenId !== tokenId) continue
      connection.access.expiresAt = expiresAt
      connection.sweep(now)
    }
  }

  /** Whether a part of the board is in memory, or on its way there. */
  isInUse(board: string): boolean {
    return parts.some((part) => this.rooms.has(`${board}/${part}`))
  }

  /** Closes a board for good: those who are there are told, and what was being written is on disk when this resolves. */
  async end(board: string): Promise<void> {
    this.deleted.add(board)
    const loading = parts.map((part) => this.rooms.get(`${board}/${part}`))
    for (const room of await Promise.allSettled(loading)) if (room.status === 'fulfilled') room.value?.end()
    await this.commits.drained()
    this.boardUses.forget(board)
  }

  /** The board could not be deleted after all. */
  reopen(board: string): void {
    this.deleted.delete(board)
  }

  /** Brings the times at which boards were used up to date. */
  async noteUses(): Promise<void> {
    await this.boardUses.flush(() =>
      [...this.open].filter((room) => room.connections.size > 0).map((room) => room.board),
    )
  }

  /** Why a token that was good a moment ago is not any more; null when nothing is known against it. */
  endingOf(tokenId: string): Ending | null {
    return this.ended.get(tokenId)?.ending ?? null
  }

  /** How many windows are open on the board with each token now. */
  inUse(board: string): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    for (const { access } of this.connectionsOf(board, 'board'))
      counts.set(access.tokenId, (counts.get(access.tokenId) ?? 0) + 1)
    return counts
  }

  private *connectionsOf(board: string, part?: Part) {
    for (const room of this.open)
      if (room.board === board && (part === undefined || room.part === part)) yield* room.connections
  }

  /** Takes what has arrived, brings it to disk, answers it and closes every connection. */
  async close(): Promise<void> {
    this.closing = true
    clearInterval(this.sweeper)
    // What lies in the sockets is read before they are closed: a turn to read, and one for what that brought.
    for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    await this.commits.drained()
    await this.noteUses()
    const connections = [...this.open].flatMap((room) => [...room.connections])
    await Promise.all(connections.map((connection) => connection.writes.answered()))
    await this.uses.close()
    for (const room of this.open) {
      for (const connection of room.connections) connection.close(closing.goingAway, 'server is stopping')
      room.close()
    }
  }

  private async load(key: string, board: string, part: Part): Promise<Room> {
    const contents = new Contents(await this.store.load(board, part))
    await setDamageAside(this.store, board, part, contents)
    const room: Room = new Room(
      board,
      part,
      this.store,
      this.commits,
      contents,
      this.settings,
      () => void this.letGo(key, room),
      this.observer,
    )
    this.open.add(room)
    return room
  }

  private async letGo(key: string, room: Room): Promise<void> {
    if (!this.closing) await room.rest()
    if (!room.unused || !this.open.has(room)) return
    this.rooms.delete(key)
    this.open.delete(room)
    room.close()
  }

  private sweep(): void {
    const now = performance.now()
    for (const room of this.open) room.sweep(now)
    void this.noteUses()
    for (const [id, { at }] of this.ended) if (now - at > endedMs) this.ended.delete(id)
  }
}
