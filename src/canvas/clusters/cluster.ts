/** Companies that stand near one another, seen as one. */
import type { CompanyKind } from '../../model/records'
import { clamp, type Box, type Point } from '../geometry'
import { leastCell } from './cells'
import type { Link } from './links'

/** A company as it was counted. */
export interface Member {
  readonly at: Point
  readonly kind: CompanyKind
}

/** How a cluster is drawn. */
export interface ClusterLook {
  readonly at: Point
  readonly count: number
  /** The kind that most of its companies are of. */
  readonly kind: CompanyKind
}

/** Half the width of a cluster on screen, pixels: by the logarithm of its count, and never more than half a cell. */
export function radiusOf(count: number): number {
  return count === 1 ? 5 : Math.min(leastCell / 2, 10.5 + 1.75 * Math.log2(count))
}

/** Steps in which a cluster's middle moves, shares of a cell: it does not stir for every company that does. */
const step = 1 / 32

export class Cluster {
  readonly members = new Map<string, Member>()
  readonly links = new Set<Link>()
  /** As it was drawn last; null before. */
  look: ClusterLook | null = null
  private readonly kinds = new Map<CompanyKind, number>()
  private sum = { x: 0, y: 0 }

  /**
   * @param box its cell. @param size the side of cells of its level.
   * @param made grows with each: the order in which they are drawn.
   * @param frame the one that its companies stand in, if that is a place of its own.
   */
  constructor(
    readonly key: string,
    readonly box: Box,
    readonly size: number,
    readonly made: number,
    readonly frame: string | null,
  ) {}

  add(company: string, member: Member): void {
    this.members.set(company, member)
    this.count(member, 1)
  }

  remove(company: string): void {
    const member = this.members.get(company)
    if (member && this.members.delete(company)) this.count(member, -1)
  }

  /** How it looks now. @throws when it is empty. */
  seen(): ClusterLook {
    const count = this.members.size
    const [first] = this.kinds
    let [kind, most] = first!
    for (const [one, times] of this.kinds)
      if (times > most || (times === most && one < kind)) [kind, most] = [one, times]
    return { at: this.middle(count), count, kind }
  }

  /** Where its companies are, on average; so far within the cell that it covers no other cluster. */
  private middle(count: number): Point {
    const { x, y, w, h } = this.box
    const reach = (radiusOf(count) / leastCell) * this.size
    const grid = this.size * step
    const along = (sum: number, from: number, side: number) => {
      const inset = Math.min(reach, side / 2)
      return clamp(Math.round(sum / count / grid) * grid, from + inset, from + side - inset)
    }
    return { x: along(this.sum.x, x, w), y: along(this.sum.y, y, h) }
  }

  private count({ at, kind }: Member, sign: 1 | -1): void {
    this.sum = { x: this.sum.x + sign * at.x, y: this.sum.y + sign * at.y }
    const times = (this.kinds.get(kind) ?? 0) + sign
    if (times > 0) this.kinds.set(kind, times)
    else this.kinds.delete(kind)
  }
}
