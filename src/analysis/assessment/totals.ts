/** What the synergies of a board come to together, kept up to date as people type. */
import { flowFault } from '../../model/questions'
import { statuses, type Company, type Flow, type Resource, type Status } from '../../model/records'
import { Backlinks } from '../../model/links'
import { saysElse } from '../../model/saysElse'
import type { BoardChange, BoardSnapshot } from '../../model/snapshot'
import { annualAmount, annualUnits, type AnnualUnit } from '../../model/units'
import { assess, benefits, figures, type Assessment, type Assumptions, type BenefitName } from './assess'
import { Sums } from './sums'
import type { Range } from './terms'

/** One unit of a balance: what is offered, needed, coming in and going out a year, flows that failed left out. */
export interface BalanceLine {
  readonly offered: number
  readonly needed: number
  readonly in: number
  readonly out: number
  /** Of what comes in, what is already running: synergies that are completed. */
  readonly running: number
  /** Offered less needed: below zero, more is needed than offered. */
  readonly gap: number
}

/** Tonnes, megawatt-hours and cubic metres apart: unlike things are never added. Units without any entry are absent. */
export type Balance = Readonly<Partial<Record<AnnualUnit, BalanceLine>>>

/** `count` synergies that the list has; each benefit null where no one of them has a figure. */
export interface StatusTotals {
  readonly count: number
  readonly benefits: Readonly<Record<BenefitName, Range | null>>
}

/** What of a company an assessment depends on; where its card stands is no part of it. */
const telling = ['name', 'nace', 'country', 'lat', 'lon'] as const satisfies readonly (keyof Company)[]

/** A resource by its name, however it is spelled: the key of its balance. */
export const resourceKey = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()

/**
 * Follows a board: one changed flow is one assessment, whatever else is on the board. Sums are exact, so that they do not
 * depend on the order in which people typed.
 */
export class BoardTotals {
  /** Flows assessed and resources read. For tests. */
  readonly counters = { assessed: 0, read: 0 }
  private readonly sums = new Sums()
  private readonly assessments = new Map<string, Assessment>()
  private readonly byOffer = new Backlinks()
  private readonly stop: () => void

  /** @param assumptionsOf what people said for a flow beyond its records. */
  constructor(
    private readonly board: BoardSnapshot,
    private readonly assumptionsOf: (flow: Flow) => Assumptions = () => ({}),
  ) {
    for (const id of board.flows.keys()) this.flow(id)
    for (const id of board.resources.keys()) this.resource(id)
    this.stop = board.subscribe(this.follow)
  }

  /** Stops following. */
  destroy(): void {
    this.stop()
  }

  /** The assessment of a flow, or null when it is no synergy: an end is gone, or both are the same. */
  of(flow: string): Assessment | null {
    return this.assessments.get(flow) ?? null
  }

  /** Benefits of the synergies of one status. */
  byStatus(status: Status): StatusTotals {
    const values = Object.fromEntries(benefits.map((name) => [name, this.sumOf(name, [status])]))
    return {
      count: this.sums.count('status', status, 'all'),
      benefits: values as StatusTotals['benefits'],
    }
  }

  /** Benefits of every synergy that has not failed. */
  all(): StatusTotals {
    const going = statuses.filter((status) => status !== 'failed')
    const values = Object.fromEntries(benefits.map((name) => [name, this.sumOf(name, going)]))
    let count = 0
    for (const status of going) count += this.sums.count('status', status, 'all')
    return { count, benefits: values as StatusTotals['benefits'] }
  }

  /** What a company offers, needs, takes in and gives. */
  ofCompany(id: string): Balance {
    return this.balance('company', id)
  }

  /** What is offered, needed and flowing of a resource, by its name. */
  ofResource(name: string): Balance {
    return this.balance('resource', resourceKey(name))
  }

  /** Names of resources that have a balance, as keys. */
  resourceNames(): readonly string[] {
    return this.sums.groups('resource')
  }

  private sumOf(name: BenefitName, of: readonly Status[]): Range | null {
    let known = 0
    let low = 0n
    let high = 0n
    for (const status of of) {
      known += this.sums.count('status', status, `${name}/low`)
      low += this.sums.exact('status', status, `${name}/low`)
      high += this.sums.exact('status', status, `${name}/high`)
    }
    return known === 0 ? null : { low: Sums.toNumber(low), high: Sums.toNumber(high) }
  }

  private balance(kind: 'company' | 'resource', key: string): Balance {
    const lines: Partial<Record<AnnualUnit, BalanceLine>> = {}
    for (const unit of annualUnits) {
      const fields = ['offered', 'needed', 'in', 'out', 'running'] as const
      if (fields.every((field) => this.sums.count(kind, key, `${unit}/${field}`) === 0)) continue
      const of = (field: (typeof fields)[number]) => this.sums.exact(kind, key, `${unit}/${field}`)
      lines[unit] = {
        offered: Sums.toNumber(of('offered')),
        needed: Sums.toNumber(of('needed')),
        in: Sums.toNumber(of('in')),
        out: Sums.toNumber(of('out')),
        running: Sums.toNumber(of('running')),
        gap: Sums.toNumber(of('offered') - of('needed')),
      }
    }
    return lines
  }

  private readonly follow = ({ ids, before }: BoardChange): void => {
    const flows = new Set(ids.flows)
    const resources = new Set(ids.resources)
    for (const id of ids.companies) {
      const was = before.companies.get(id)
      const is = this.board.companies.get(id)
      if (saysElse(was, is, telling)) for (const flow of this.board.flowsOf(id)) flows.add(flow)
      if (!was || !is) for (const resource of this.board.resourcesOf(id)) resources.add(resource)
    }
    for (const id of resources) {
      this.resource(id)
      for (const flow of this.byOffer.of(id)) flows.add(flow)
    }
    for (const id of flows) this.flow(id)
  }

  private resource(id: string): void {
    this.counters.read++
    const owner = `resources/${id}`
    this.sums.clear(owner)
    const resource = this.board.resources.get(id)
    const annual = resource && annualAmount(resource)
    // What belongs to nobody is asked about, and is in no balance.
    if (!resource || !annual || !this.board.companies.has(resource.company)) return
    const field = `${annual.unit}/${resource.direction === 'offer' ? 'offered' : 'needed'}`
    this.sums.add(owner, 'company', resource.company, field, annual.quantity)
    this.sums.add(owner, 'resource', resourceKey(resource.name), field, annual.quantity)
  }

  private flow(id: string): void {
    const owner = `flows/${id}`
    this.sums.clear(owner)
    this.assessments.delete(id)
    const flow = this.board.flows.get(id)
    this.byOffer.put(id, flow?.offer)
    if (!flow || flowFault(this.board, flow)) return
    const donor = this.board.companies.get(flow.from)!
    const receiver = this.board.companies.get(flow.to)!
    const offer: Resource | undefined = this.board.resources.get(flow.offer ?? '')
    this.counters.assessed++
    const assessment = assess({ flow, donor, receiver, offer }, this.assumptionsOf(flow))
    this.assessments.set(id, assessment)
    this.sums.add(owner, 'status', flow.status, 'all', 1)
    const values = figures(flow, assessment)
    for (const name of benefits) {
      const value = values[name]
      if (!value) continue
      this.sums.add(owner, 'status', flow.status, `${name}/low`, value.low)
      this.sums.add(owner, 'status', flow.status, `${name}/high`, value.high)
    }
    const annual = annualAmount(flow)
    if (!annual || flow.status === 'failed') return
    const { unit, quantity } = annual
    const name = resourceKey(flow.resource)
    this.sums.add(owner, 'company', flow.from, `${unit}/out`, quantity)
    this.sums.add(owner, 'company', flow.to, `${unit}/in`, quantity)
    this.sums.add(owner, 'resource', name, `${unit}/out`, quantity)
    this.sums.add(owner, 'resource', name, `${unit}/in`, quantity)
    if (flow.status !== 'completed') return
    this.sums.add(owner, 'company', flow.to, `${unit}/running`, quantity)
    this.sums.add(owner, 'resource', name, `${unit}/running`, quantity)
  }
}
