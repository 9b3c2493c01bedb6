/** What a board has of one resource: who offers and needs it, what flows already, and what is left over or missing. */
import { flowFault } from '../../model/questions'
import type { Amount, Flow, Resource } from '../../model/records'
import type { BoardSnapshot } from '../../model/snapshot'
import { annualAmount, tidy, type AnnualUnit } from '../../model/units'
import { exactly, Sums } from '../assessment/sums'
import type { KnowledgeBase } from '../knowledge/base'
import { plain } from '../knowledge/suggest'

/** Yearly amounts, unlike units apart. */
export interface Sum {
  readonly amounts: Readonly<Partial<Record<AnnualUnit, number>>>
  /** How many have no amount that could be counted as so much a year. */
  readonly unknown: number
}

export interface Explored {
  readonly offers: readonly Resource[]
  readonly needs: readonly Resource[]
  readonly flows: readonly Flow[]
  readonly offered: Sum
  readonly needed: Sum
  readonly flowing: Sum
  /** Needed less offered: above zero it is missing, below it is left over. Only units that both sides have. */
  readonly gap: Readonly<Partial<Record<AnnualUnit, number>>>
}

/** What is asked for: a concept with all that is a kind of it, or words that a name has. */
export type Asked =
  | {
      readonly concept: number
      readonly base: KnowledgeBase
      readonly conceptOf: (id: string) => number | undefined
    }
  | { readonly words: string }

/**
 * Looks at every offer, need and flow of the board once.
 *
 * Known limit: a flow that was not made from an offer or a need is known by its name alone.
 */
export function explore(board: BoardSnapshot, asked: Asked): Explored {
  const fits = fitting(asked)
  const found = [...board.resources.values()].filter((one) => board.companies.has(one.company) && fits(one))
  const ids = new Set(found.map(({ id }) => id))
  const names = new Set(found.map(({ name }) => plain(name)))
  if ('concept' in asked) {
    const { en, ru } = asked.base.concepts[asked.concept]!
    for (const name of [...en, ...ru]) names.add(plain(name))
  }
  const isOfIt = ({ offer, need, resource }: Flow) =>
    (offer !== undefined && ids.has(offer)) ||
    (need !== undefined && ids.has(need)) ||
    ('words' in asked ? hasWords(resource, asked.words) : names.has(plain(resource)))
  const flows = [...board.flows.values()].filter(
    (flow) =>
      // What goes nowhere, or back to where it came from, is asked about and counts for nothing.
      flow.status !== 'failed' && !flowFault(board, flow) && isOfIt(flow),
  )
  const offers = found.filter(({ direction }) => direction === 'offer')
  const needs = found.filter(({ direction }) => direction === 'need')
  const [offered, needed] = [sum(offers), sum(needs)]
  const gap: Partial<Record<AnnualUnit, number>> = {}
  for (const unit of Object.keys(needed.amounts) as AnnualUnit[])
    if (offered.amounts[unit] !== undefined) gap[unit] = tidy(needed.amounts[unit]! - offered.amounts[unit])
  return { offers, needs, flows, offered, needed, flowing: sum(flows), gap }
}

function fitting(asked: Asked): (resource: Resource) => boolean {
  if ('words' in asked) return ({ name }) => hasWords(name, asked.words)
  const wanted = new Set([asked.concept, ...asked.base.narrower(asked.concept).map(({ concept }) => concept)])
  return ({ id }) => {
    const concept = asked.conceptOf(id)
    return concept !== undefined && wanted.has(concept)
  }
}

/** Sums what can be counted as so much a year, exactly: the order in which people typed makes no difference. */
export function sum(all: readonly Amount[]): Sum {
  const sums: Partial<Record<AnnualUnit, bigint>> = {}
  let unknown = 0
  for (const one of all) {
    const yearly = annualAmount(one)
    if (yearly) sums[yearly.unit] = (sums[yearly.unit] ?? 0n) + exactly(yearly.quantity)
    else unknown++
  }
  const amounts = Object.fromEntries(Object.entries(sums).map(([unit, all]) => [unit, Sums.toNumber(all)]))
  return { amounts, unknown }
}

function hasWords(name: string, words: string): boolean {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  const text = plain(name)
  return wanted.length > 0 && wanted.every((word) => text.includes(word))
}
