/** What a municipality needs to know of one synergy: what stands in its way, where it is, and what waits behind. */
import {
  barrierFamilies,
  barrierNoteField,
  type Action,
  type BarrierFamily,
  type Company,
  type Flow,
  type Status,
} from '../../model/records'
import { assess, figures, type Figure } from '../assessment/assess'
import { openFirst } from '../../model/actionState'
import { flowFault } from '../../model/questions'
import type { BoardSnapshot } from '../../model/snapshot'
import { synergyName } from '../../model/synergies'
import { annualAmount, type AnnualAmount } from '../../model/units'

/** Where a company is, as typed; '' where nobody said. */
export interface Place {
  readonly country: string
  readonly municipality: string
}

export interface SynergyFacts {
  readonly id: string
  readonly name: string
  readonly donor: string
  readonly receiver: string
  readonly status: Status
  /** Each family once, in the design's order. */
  readonly families: readonly BarrierFamily[]
  readonly notes: Readonly<Partial<Record<BarrierFamily, string>>>
  /** Of donor and receiver. */
  readonly places: readonly [Place, Place]
  /** Null where no yearly figure can be had. */
  readonly annual: AnnualAmount | null
  /** EUR a year, as typed or else worked out; null where neither is known. */
  readonly saving: Figure | null
  /** What is to be done before what is done, the earliest due first. */
  readonly actions: readonly Action[]
}

const placeOf = ({ country = '', municipality = '' }: Company): Place => ({
  country: country.trim(),
  municipality: municipality.trim(),
})

/** @returns null where the flow is no row of the synergy list. */
export function factsOf(board: BoardSnapshot, flow: Flow): SynergyFacts | null {
  if (flowFault(board, flow)) return null
  const donor = board.companies.get(flow.from)!
  const receiver = board.companies.get(flow.to)!
  const families = barrierFamilies.filter((family) => flow.barriers.includes(family))
  const notes: Partial<Record<BarrierFamily, string>> = {}
  for (const family of families) {
    const note = flow[barrierNoteField(family)]?.trim()
    if (note) notes[family] = note
  }
  return {
    id: flow.id,
    name: synergyName(flow.resource, donor.name, receiver.name),
    donor: donor.name,
    receiver: receiver.name,
    status: flow.status,
    families,
    notes,
    places: [placeOf(donor), placeOf(receiver)],
    annual: annualAmount(flow),
    saving: savingOf(board, flow, donor, receiver),
    actions: families.length === 0 ? [] : stepsOf(board, flow.id),
  }
}

function savingOf(board: BoardSnapshot, flow: Flow, donor: Company, receiver: Company): Figure | null {
  const offer = board.resources.get(flow.offer ?? '')
  return figures(flow, assess({ flow, donor, receiver, offer })).saving
}

function stepsOf(board: BoardSnapshot, flow: string): Action[] {
  return [...board.actionsOf(flow)].flatMap((id) => board.actions.get(id) ?? []).sort(openFirst)
}
