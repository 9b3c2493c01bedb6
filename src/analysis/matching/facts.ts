/** What matching reads of a board: less than a board has, and plain, so that it can be sent to where the work is done. */
import type { MatchMark } from '../../model/matchMarks'
import type { MatchRef } from '../../model/matchRefs'
import type { Company, Flow, Resource } from '../../model/records'

/** What of a company a match depends on; where its card stands is no part of it. */
export const companyFacts = [
  'kind',
  'nace',
  'country',
  'lat',
  'lon',
] as const satisfies readonly (keyof Company)[]
export const resourceFacts = [
  'company',
  'direction',
  'name',
  'category',
  'low',
  'quality',
  'availability',
  'disposal',
  'quantity',
  'unit',
  'period',
  'density',
] as const satisfies readonly (keyof Resource)[]
/** Of a flow: what it joins, and what it carries. */
export const flowFacts = [
  'from',
  'to',
  'resource',
  'low',
  'offer',
  'need',
] as const satisfies readonly (keyof Flow)[]

export type CompanyFacts = Pick<Company, 'id' | (typeof companyFacts)[number]>
export type ResourceFacts = Pick<Resource, 'id' | (typeof resourceFacts)[number]>
export type FlowFacts = Pick<Flow, 'id' | (typeof flowFacts)[number]>

/** What changed at once: ids added, altered or removed, and the records as they were. */
export interface FactsChange {
  readonly ids: Readonly<Record<'companies' | 'resources' | 'flows', ReadonlySet<string>>>
  readonly before: {
    readonly companies: ReadonlyMap<string, CompanyFacts>
    readonly flows: ReadonlyMap<string, FlowFacts>
  }
}

/** A board as matching sees it. */
export interface MatchedBoard {
  readonly companies: ReadonlyMap<string, CompanyFacts>
  readonly resources: ReadonlyMap<string, ResourceFacts>
  readonly flows: ReadonlyMap<string, FlowFacts>
  /** Ids of a company's offers and needs. */
  resourcesOf(company: string): ReadonlySet<string>
  /** Ids of flows that start or end at a company. */
  flowsOf(company: string): ReadonlySet<string>
  /** @returns a function that ends the subscription. */
  subscribe(listener: (change: FactsChange) => void): () => void
}

/** What people said of its matches. */
export interface Marks {
  get(match: MatchRef): Pick<MatchMark, 'state'> | undefined
  /** @param listener is given the keys of what changed. @returns a function that ends the subscription. */
  subscribe(listener: (keys: ReadonlySet<string>) => void): () => void
}
