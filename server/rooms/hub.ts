/** All rooms that are in memory. */
import type { Part } from '../../src/model/document'
import type { Settings } from '../settings'
import { Commits } from '../store/commits'
import type { Store } from '../store/store'
import { Contents } from './contents'
import { Room } from './room'
import { closing } from './wire'

export class Hub {
  readonly commits: Commits
  private readonly rooms = new Map<string, Promise<Room>>()
  private readonly open = new Set<Room>()
  private readonly sweeper: NodeJS.Timeout
  private closing = false

  constructor(
    private readonly store: Store,
    private readonly settings: Settings,
  ) {
    this.commits = new Commits(store)
    this.sweeper = setInterval(() => this.sweep(), settings.sweepMs)
    this.sweeper.unref()
  }

  /** Number of rooms in memory. */
  get size(): number {
    return this.open.size
  }

  /**
   * Lets `work` use a room, which is loaded if it is not there and let go when nobody needs it any more.
   * @returns what `work` returns.
   */
  async use<T>(board: string, part: Part, work: (room: Room) => T | Promise<T>): Promise<T> {
    const { room, release } = await this.enter(board, part)
    try {
      return await work(room)
    } finally {
      release()
    }
  }

  /** Opens a room and keeps it until `release` is called. */
  async enter(board: string, part: Part): Promise<{ room: Room; release: () => void }> {
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

  /** Closes the live connections of a token. */
  revoke(board: string, tokenId: string): void {
    for (const room of this.open) {
      if (room.board !== board) continue
      for (const connection of room.connections)
        if (connection.access.tokenId === tokenId) connection.close(closing.unauthorised, 'token revoked')
    }
  }

  /** Finishes what is being written and closes every connection. */
  async close(): Promise<void> {
    this.closing = true
    clearInterval(this.sweeper)
    await this.commits.drained()
    for (const room of this.open) {
      for (const connection of room.connections) connection.close(closing.goingAway, 'server is stopping')
      room.close()
    }
  }

  private async load(key: string, board: string, part: Part): Promise<Room> {
    const contents = new Contents(await this.store.load(board, part))
    const room: Room = new Room(
      board,
      part,
      this.store,
      this.commits,
      contents,
      this.settings,
      () => void this.letGo(key, room),
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
    for (const room of this.open) for (const connection of room.connections) connection.sweep(now)
  }
}
