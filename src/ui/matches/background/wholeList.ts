/** The list of the whole board, as far as somebody wants it. */
import type { Matches } from '../../../analysis/matching/matches'
import type { BoardList, Wanted } from './messages'

/** While it is being made, it is sent this often, ms; */
const tellEvery = 500
/** and where only a count is wanted, this often it is looked whether that is enough. */
const countEvery = 50

/**
 * Comparing all of a large board takes longer than reading it, so it is done only for who looks at the list. For a count alone it
 * ends once more were found than are to be counted.
 */
export class WholeList {
  private wanted: Wanted = { listed: 0, counted: 0 }
  /** Whether all that has been read is compared. */
  private whole = false
  /** Whether more were found than are to be counted. */
  private enough = false
  private changed = true
  /** Whether what was looked at last was all that is wanted. */
  private settled = false
  private toldAt = -Infinity
  /** What was sent last. */
  private told = ''

  want(wanted: Wanted): void {
    this.wanted = wanted
    this.enough = false
    this.changed = true
    // Whoever wants it is told, even if it is as it was.
    this.told = ''
  }

  /** Answers may be others than before. */
  change(): void {
    this.whole = false
    this.changed = true
  }

  /** Whether somebody looks at it. */
  get isLookedAt(): boolean {
    return this.wanted.listed > 0
  }

  /** Whether more of the board is to be compared. */
  get isShort(): boolean {
    const { listed, counted } = this.wanted
    return !this.whole && (listed > 0 || (counted > 0 && !this.enough))
  }

  /** Compares some. */
  work(matches: Matches, most: number): void {
    this.whole = matches.rank(most)
    this.changed = true
  }

  /** @param ready whether the whole board has been read. @returns the list if it is to be sent, null if it is as it was. */
  news(matches: Matches, ready: boolean, now: number): BoardList | null {
    const { listed, counted } = this.wanted
    const settled = ready && !this.isShort
    if (listed + counted === 0 || (!this.changed && settled === this.settled)) return null
    if (!settled && now - this.toldAt < (listed > 0 ? tellEvery : countEvery)) return null
    const list = matches.bestOpen(listed, Math.max(listed, counted))
    this.enough = list.more
    this.changed = false
    this.toldAt = now
    this.settled = ready && !this.isShort
    const news = { ...list, listed, done: this.settled }
    // A count that still grows is of no use to anyone.
    if (listed === 0 && !news.done) return null
    const text = JSON.stringify(news)
    if (text === this.told) return null
    this.told = text
    return news
  }
}
