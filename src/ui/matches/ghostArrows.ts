/** Matches as arrows on the canvas: all that goes from one company to another is one of them. */
import type { Match } from '../../analysis/matching/score'
import type { Ghost } from '../../canvas/overlay/ghosts'
import type { Matching } from './matching'

/** Where everything is shown, so many of each company are: the best. */
const mostInAll = 4

export interface Arrow extends Ghost {
  /** Best first. */
  readonly matches: readonly Match[]
}

/** The arrows of companies, worked out when first asked for and kept until answers change. */
export class Arrows {
  private version = -1
  private readonly held = new Map<string, readonly Arrow[]>()
  /** The same arrow for both of its companies, so that it can be told by identity. */
  private readonly byPair = new Map<string, Arrow>()

  constructor(private readonly matching: Matching) {}

  of(company: string): readonly Arrow[] {
    this.follow()
    let arrows = this.held.get(company)
    if (!arrows) {
      arrows = this.gather(company)
      this.held.set(company, arrows)
    }
    return arrows
  }

  best(company: string): readonly Arrow[] {
    return this.of(company).slice(0, mostInAll)
  }

  partners(company: string): number {
    return (
      new Set(this.of(company).flatMap(({ from, to }) => [from, to])).size -
      (this.of(company).length > 0 ? 1 : 0)
    )
  }

  private follow(): void {
    if (this.version === this.matching.version) return
    this.version = this.matching.version
    this.held.clear()
    this.byPair.clear()
  }

  private gather(company: string): Arrow[] {
    const { board } = this.matching
    const pairs = new Map<string, Match[]>()
    for (const match of this.matching.ofCompany(company)) {
      const from = board.resources.get(match.offer)?.company
      const to = board.resources.get(match.need)?.company
      if (from === undefined || to === undefined) continue
      const key = JSON.stringify([from, to])
      const matches = pairs.get(key)
      if (matches) matches.push(match)
      else pairs.set(key, [match])
    }
    return Array.from(pairs, ([key, matches]) => {
      const known = this.byPair.get(key)
      if (known) return known
      const [from, to] = JSON.parse(key) as [string, string]
      const arrow = { from, to, matches, category: board.resources.get(matches[0]!.offer)?.category }
      this.byPair.set(key, arrow)
      return arrow
    })
  }
}
