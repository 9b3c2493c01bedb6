/** A board as matching sees it, where the document is not at hand: put together from what is sent of it. */
import { link, type Links } from '../../model/links'
import type { MatchState } from '../../model/matchMarks'
import { matchKey, type MatchRef } from '../../model/matchRefs'
import type { CompanyFacts, FactsChange, FlowFacts, Marks, MatchedBoard, ResourceFacts } from './facts'

/** Records as they are now; those that are gone by their ids. Marks by the keys of their matches, null where taken back. */
export interface Facts {
  readonly companies?: readonly (CompanyFacts | string)[]
  readonly flows?: readonly (FlowFacts | string)[]
  readonly resources?: readonly (ResourceFacts | string)[]
  readonly marks?: readonly (readonly [key: string, state: MatchState | null])[]
}

export class ReceivedBoard implements MatchedBoard {
  readonly companies = new Map<string, CompanyFacts>()
  readonly resources = new Map<string, ResourceFacts>()
  readonly flows = new Map<string, FlowFacts>()
  readonly marks = new ReceivedMarks()
  private readonly resourcesByCompany: Links = new Map()
  private readonly flowsByCompany: Links = new Map()
  private readonly listeners = new Set<(change: FactsChange) => void>()

  resourcesOf(company: string): ReadonlySet<string> {
    return this.resourcesByCompany.get(company) ?? none
  }

  flowsOf(company: string): ReadonlySet<string> {
    return this.flowsByCompany.get(company) ?? none
  }

  subscribe(listener: (change: FactsChange) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Takes in what has changed. @returns ids of the resources that say something else now, or whose companies do. */
  take({ companies = [], flows = [], resources = [], marks = [] }: Facts): Set<string> {
    const before = { companies: new Map<string, CompanyFacts>(), flows: new Map<string, FlowFacts>() }
    const ids = {
      companies: put(companies, this.companies, (_, was) => was && before.companies.set(was.id, was)),
      flows: put(flows, this.flows, (now, was) => {
        if (was) before.flows.set(was.id, was)
        for (const [flow, sign] of [[was, -1] as const, [now, 1] as const])
          if (flow) for (const end of [flow.from, flow.to]) link(this.flowsByCompany, end, flow.id, sign)
      }),
      resources: put(resources, this.resources, (now, was) => {
        if (was) link(this.resourcesByCompany, was.company, was.id, -1)
        if (now) link(this.resourcesByCompany, now.company, now.id, 1)
      }),
    }
    if (companies.length + flows.length + resources.length > 0)
      for (const listener of this.listeners) listener({ ids, before })
    this.marks.take(marks)
    const touched = new Set(ids.resources)
    for (const id of ids.companies) for (const resource of this.resourcesOf(id)) touched.add(resource)
    return touched
  }
}

class ReceivedMarks implements Marks {
  private readonly marks = new Map<string, { readonly state: MatchState }>()
  private readonly listeners = new Set<(keys: ReadonlySet<string>) => void>()

  get(match: MatchRef): { readonly state: MatchState } | undefined {
    return this.marks.get(matchKey(match))
  }

  subscribe(listener: (keys: ReadonlySet<string>) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  take(marks: NonNullable<Facts['marks']>): void {
    if (marks.length === 0) return
    for (const [key, state] of marks)
      if (state) this.marks.set(key, { state })
      else this.marks.delete(key)
    const keys = new Set(marks.map(([key]) => key))
    for (const listener of this.listeners) listener(keys)
  }
}

const none: ReadonlySet<string> = new Set()

/** @param each is given a record as it is and as it was. @returns the ids of all. */
function put<T extends { readonly id: string }>(
  told: readonly (T | string)[],
  into: Map<string, T>,
  each: (now: T | undefined, was: T | undefined) => void,
): Set<string> {
  const ids = new Set<string>()
  for (const one of told) {
    const now = typeof one === 'string' ? undefined : one
    const id = now?.id ?? (one as string)
    ids.add(id)
    each(now, into.get(id))
    if (now) into.set(id, now)
    else into.delete(id)
  }
  return ids
}
