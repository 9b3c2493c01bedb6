/** Lets go of boards and of what is about persons when their time is up: at the start, and every night. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Hub } from '../rooms/hub'
import type { Settings } from '../settings'
import type { Store } from '../store/store'
import { endBoard } from './deleting'
import { forgetPeopleOf } from './forgetting'
import { log } from './log'
import { boardMark } from './told'

const dayMs = 24 * 60 * 60 * 1000
/** The hour of the night, in the server's time zone. */
const hour = 3

export interface Due {
  store: Store
  hub: Hub
  settings: Pick<Settings, 'retentionDays' | 'personalDataDays'>
  clock?: () => number
}

export interface LetGo {
  deleted: number
  cleared: number
  /** Tokens and codes. */
  ended: number
}

/** A board that somebody is on is never touched. One that fails is reported and left for the next night. */
export class Retention {
  private timer: NodeJS.Timeout | undefined
  private running: Promise<unknown> = Promise.resolve()
  private stopped = false
  private readonly clock: () => number

  constructor(private readonly due: Due) {
    this.clock = due.clock ?? Date.now
  }

  start(): void {
    const { retentionDays, personalDataDays } = this.due.settings
    if (retentionDays === null && personalDataDays === null) return
    const once = () => {
      this.running = this.run().catch((error) => log.error({ err: error }, 'retention could not be seen to'))
      this.timer = setTimeout(once, untilNight(this.clock())).unref()
    }
    once()
  }

  /** Resolves when what was begun has come to an end. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  async run(): Promise<LetGo> {
    const { store, hub, settings } = this.due
    const now = this.clock()
    const before = (days: number) => now - days * dayMs
    await hub.noteUses()

    const toDelete = await due(settings.retentionDays, (days) => store.keeping.unusedSince(before(days)))
    const gone = new Set(toDelete)
    const toClear = (
      await due(settings.personalDataDays, (days) => store.keeping.unclearedSince(before(days)))
    ).filter((board) => !gone.has(board))
    log.info(
      {
        toDelete: toDelete.length,
        retentionDays: settings.retentionDays,
        toClear: toClear.length,
        personalDataDays: settings.personalDataDays,
      },
      'retention: this many boards are due',
    )

    const deleted = await this.each(toDelete, 'a board is deleted: its time was up', (board) =>
      endBoard(this.due, board),
    )
    const cleared = await this.each(toClear, 'what is about persons is taken off a board', (board) =>
      forgetPeopleOf(this.due, board, now),
    )
    const ended =
      settings.personalDataDays === null
        ? 0
        : await store.keeping.dropEnded(before(settings.personalDataDays))
    if (deleted + cleared + ended > 0) await store.keeping.overwriteDeleted()
    log.info({ deleted, cleared, ended }, 'retention: done')
    return { deleted, cleared, ended }
  }

  /** @returns for how many boards it was done. */
  private async each(
    boards: string[],
    done: string,
    work: (board: string) => Promise<unknown>,
  ): Promise<number> {
    let count = 0
    for (const board of boards) {
      // Those who are on other boards come first.
      await nextTurn()
      if (this.stopped) break
      if (this.due.hub.isInUse(board)) continue
      try {
        await work(board)
        count++
        log.info({ board: boardMark(board) }, done)
      } catch (error) {
        log.error({ err: error, board: boardMark(board) }, 'retention failed for a board')
      }
    }
    return count
  }
}

async function due(days: number | null, find: (days: number) => Promise<string[]>): Promise<string[]> {
  return days === null ? [] : find(days)
}

/** @returns milliseconds until it is night again. */
function untilNight(now: number): number {
  const night = new Date(now)
  night.setHours(hour, 0, 0, 0)
  if (night.getTime() <= now) night.setDate(night.getDate() + 1)
  return night.getTime() - now
}
