/** The flows between two clusters, seen as one line. */
import type { Flow } from '../../model/records'
import type { Cluster } from './cluster'

/** What of a flow a line shows: its category, or that it failed. */
export type Hue = NonNullable<Flow['category']> | 'failed' | 'unsaid'

export class Link {
  /** As it was drawn last; '' before. */
  drawn = ''
  private readonly hues = new Map<Hue, number>()
  private flows = 0

  constructor(
    readonly key: string,
    readonly a: Cluster,
    readonly b: Cluster,
  ) {}

  get count(): number {
    return this.flows
  }

  /** Width on screen, pixels: by the logarithm of the number of flows, in half pixels. */
  get width(): number {
    return Math.min(7, 1 + Math.round(Math.log2(this.flows) * 2.2) / 2)
  }

  /** What most of its flows are. */
  get hue(): Hue {
    let [found, most]: [Hue, number] = ['unsaid', 0]
    for (const [hue, times] of this.hues)
      if (times > most || (times === most && hue < found)) [found, most] = [hue, times]
    return found
  }

  add(hue: Hue, sign: 1 | -1): void {
    this.flows += sign
    const times = (this.hues.get(hue) ?? 0) + sign
    if (times > 0) this.hues.set(hue, times)
    else this.hues.delete(hue)
  }
}

export function hueOf({ status, category }: Flow): Hue {
  return status === 'failed' ? 'failed' : (category ?? 'unsaid')
}

/**
 * More lines than so many for a cluster, or so many in all, are a tangle: those that stand for the fewest flows are left out. A
 * board of few clusters shows them all.
 */
const mostLines = { each: 3, few: 80, all: 400 } as const

/** Adds flows up by the two clusters that they join; those within one cluster are left out. */
export class Links {
  readonly all = new Map<string, Link>()
  /** Flows that a line stands for at least to be drawn. */
  private leastNow = 1
  /** How many lines stand for how many flows. */
  private readonly byCount = new Map<number, number>()
  private readonly byFlow = new Map<string, { readonly link: Link; readonly hue: Hue }>()

  /** @param changed told of each line that counts otherwise than before. */
  constructor(private readonly changed: (link: Link) => void) {}

  /** Counts a flow between these clusters, and no longer where it was counted before; null where an end is missing. */
  put(id: string, flow: Flow | undefined, from: Cluster | null, to: Cluster | null): void {
    const before = this.byFlow.get(id)
    const link = flow && from && to && from !== to ? this.between(from, to) : null
    const hue = flow ? hueOf(flow) : 'unsaid'
    if (before && before.link === link && before.hue === hue) return
    if (before) this.count(before.link, before.hue, -1)
    this.byFlow.delete(id)
    if (!link) return
    this.byFlow.set(id, { link, hue })
    this.count(link, hue, 1)
  }

  get least(): number {
    return this.leastNow
  }

  /** Finds anew how many flows a line must stand for; it stays as it is while about as many lines are drawn. @returns whether it is another. */
  findLeast(clusters: number): boolean {
    const most = Math.max(mostLines.few, Math.min(mostLines.all, mostLines.each * clusters))
    const drawn = (least: number) => {
      let lines = 0
      for (const [count, times] of this.byCount) if (count >= least) lines += times
      return lines
    }
    const before = this.leastNow
    if (drawn(before) <= most * 1.25 && (before === 1 || drawn(before - 1) > most)) return false
    let least = 1
    while (drawn(least) > most) least++
    this.leastNow = least
    return least !== before
  }

  private between(from: Cluster, to: Cluster): Link {
    const [a, b] = from.made < to.made ? [from, to] : [to, from]
    const key = `${a.made} ${b.made}`
    const known = this.all.get(key)
    if (known) return known
    const link = new Link(key, a, b)
    this.all.set(key, link)
    a.links.add(link)
    b.links.add(link)
    return link
  }

  private count(link: Link, hue: Hue, sign: 1 | -1): void {
    this.tally(link.count, -1)
    link.add(hue, sign)
    this.tally(link.count, 1)
    if (link.count === 0) {
      this.all.delete(link.key)
      link.a.links.delete(link)
      link.b.links.delete(link)
    }
    this.changed(link)
  }

  private tally(count: number, sign: 1 | -1): void {
    if (count > 0) this.byCount.set(count, (this.byCount.get(count) ?? 0) + sign)
  }
}
