/** Sends a board to where it is matched: all of it in stretches, and what is typed meanwhile and afterwards at once. */
import {
  companyFacts,
  flowFacts,
  resourceFacts,
  type CompanyFacts,
  type FlowFacts,
  type ResourceFacts,
} from '../../../analysis/matching/facts'
import type { Facts } from '../../../analysis/matching/receivedBoard'
import type { MatchMarks } from '../../../model/matchMarks'
import type { Records } from '../../../model/records'
import { saysElse } from '../../../model/saysElse'
import type { BoardChange, BoardSnapshot } from '../../../model/snapshot'
import type { ToWork } from './messages'

/** Collections in the order in which they are sent, so that nothing is read twice because its company came after it. */
const kinds = ['companies', 'flows', 'resources'] as const
type Kind = (typeof kinds)[number]
interface Sent {
  companies: CompanyFacts
  flows: FlowFacts
  resources: ResourceFacts
}
const factsOf: { readonly [K in Kind]: readonly (keyof Records[K])[] } = {
  companies: companyFacts,
  flows: flowFacts,
  resources: resourceFacts,
}

/** How long the page may be kept from other work at a stretch, ms, and records sent between looks at the clock. */
const stretch = 4
const step = 100
/** With more than this to be sent, the page is left alone between two stretches, ms. */
const much = 1_000
const pause = 20
/** What changes more records than this at once is sent in stretches as well, as an import is. */
const mostAtOnce = 200

export class Feed {
  /** What waits to be sent. */
  private readonly waiting: Readonly<Record<Kind, Set<string>>>
  private timer: ReturnType<typeof setTimeout> | undefined
  private readonly stop: readonly (() => void)[]

  /** @param changed is called when what matching goes by has changed. */
  constructor(
    private readonly board: BoardSnapshot,
    marks: MatchMarks,
    private readonly send: (message: ToWork) => void,
    changed: () => void,
  ) {
    this.waiting = {
      companies: new Set(board.companies.keys()),
      flows: new Set(board.flows.keys()),
      resources: new Set(board.resources.keys()),
    }
    this.stop = [
      board.subscribe((change) => {
        if (this.follow(change)) changed()
      }),
      marks.subscribe((keys) => {
        this.tell({ marks: Array.from(keys, (key) => [key, marks.byKey(key)?.state ?? null]) }, true)
        changed()
      }),
    ]
    this.tell({ marks: Array.from(marks.entries(), ([key, { state }]) => [key, state]) }, false)
    this.timer = setTimeout(this.work)
  }

  /** How many records have not been sent yet. */
  get rest(): number {
    return kinds.reduce((sum, kind) => sum + this.waiting[kind].size, 0)
  }

  /** Sends some resources now that somebody asks for. */
  hurry(resources: readonly string[]): void {
    const waiting = resources.filter((id) => this.waiting.resources.has(id))
    if (waiting.length > 0) this.tell(this.take({ companies: [], flows: [], resources: waiting }), true)
  }

  destroy(): void {
    clearTimeout(this.timer)
    for (const stop of this.stop) stop()
  }

  /** @returns whether anything that matters has changed. */
  private follow({ ids, before }: BoardChange): boolean {
    const changed = {
      companies: this.saying('companies', ids.companies, before.companies),
      flows: this.saying('flows', ids.flows, before.flows),
      resources: this.saying('resources', ids.resources, before.resources),
    }
    const count = kinds.reduce((sum, kind) => sum + changed[kind].length, 0)
    if (count === 0) return false
    if (count > mostAtOnce) {
      for (const kind of kinds) for (const id of changed[kind]) this.waiting[kind].add(id)
      this.timer ??= setTimeout(this.work)
    } else this.tell(this.take(changed), true)
    return true
  }

  /** Those of some records that say something else now. */
  private saying<K extends Kind>(
    kind: K,
    ids: ReadonlySet<string>,
    before: ReadonlyMap<string, Records[K]>,
  ): string[] {
    const now = this.board.all(kind)
    return [...ids].filter((id) => saysElse(before.get(id), now.get(id), factsOf[kind]))
  }

  private readonly work = (): void => {
    this.timer = undefined
    const begun = performance.now()
    while (this.rest > 0 && performance.now() - begun < stretch) {
      const some: Record<Kind, string[]> = { companies: [], flows: [], resources: [] }
      let left = step
      for (const kind of kinds)
        for (const id of this.waiting[kind]) {
          if (left === 0) break
          left--
          some[kind].push(id)
        }
      this.tell(this.take(some), false)
    }
    if (this.rest > 0) this.timer = setTimeout(this.work, this.rest > much ? pause : 0)
    else this.tell({}, false)
  }

  /** Records as they are sent, which wait no more; a resource with its company. */
  private take(ids: Readonly<Record<Kind, readonly string[]>>): Facts {
    const owners = ids.resources.flatMap((id) => this.board.resources.get(id)?.company ?? [])
    const companies = new Set([...ids.companies, ...owners.filter((id) => this.waiting.companies.has(id))])
    return {
      companies: this.records('companies', companies),
      flows: this.records('flows', ids.flows),
      resources: this.records('resources', ids.resources),
    }
  }

  private records<K extends Kind>(kind: K, ids: Iterable<string>): (Sent[K] | string)[] {
    const records: ReadonlyMap<string, Records[K]> = this.board.all(kind)
    return Array.from(ids, (id) => {
      this.waiting[kind].delete(id)
      const record = records.get(id)
      return record ? picked<K>(record, factsOf[kind]) : id
    })
  }

  private tell(facts: Facts, typed: boolean): void {
    this.send({ kind: 'facts', facts, typed, rest: this.rest })
  }
}

/** The id of a record and some of its fields; those that are not set take no place. */
function picked<K extends Kind>(record: Records[K], fields: readonly (keyof Records[K])[]): Sent[K] {
  const set = fields.filter((field) => record[field] !== undefined)
  return Object.fromEntries([['id', record.id], ...set.map((field) => [field, record[field]])]) as Sent[K]
}
