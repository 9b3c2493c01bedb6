/** `assessment.json`: what each synergy is worth a year, by which factors, and what the board comes to. */
import {
  benefits,
  figures,
  type Assessment,
  type BenefitName,
  type Figure,
} from '../analysis/assessment/assess'
import { factorOf } from '../analysis/assessment/factors'
import { feasibilityOf } from '../analysis/assessment/feasibility'
import type { Benefit } from '../analysis/assessment/terms'
import { BoardTotals, type StatusTotals } from '../analysis/assessment/totals'
import { statuses, type Flow } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { synergyName } from '../model/synergies'
import type { Language } from '../model/words'

/** What each benefit is counted in, a year. */
const units: Readonly<Record<BenefitName, string>> = {
  co2e: 't CO2e',
  landfill: 't',
  virgin: 't',
  water: 'm3',
  saving: 'EUR',
}

/**
 * `{ units, factors, synergies, totals, resources, companies }`. Each benefit is null where unknown, else
 * `{ low, high, typed, terms }`: what people typed wins, and has no terms. `feasibility` is
 * `{ score, unanswered, answers }`, 0 to 100 or null. `factors` are those that some term used. In `totals`
 * what failed stands apart; balances keep t, MWh and m3 apart.
 */
export function writeAssessments(board: BoardSnapshot, language: Language): string {
  const totals = new BoardTotals(board)
  try {
    const used = new Set<string>()
    const synergies = [...board.flows.values()].flatMap((flow) => {
      const assessment = totals.of(flow.id)
      return assessment ? [synergyOf(board, flow, assessment, used)] : []
    })
    const companies = [...board.companies.values()].flatMap(({ id, name }) => {
      const balance = totals.ofCompany(id)
      return Object.keys(balance).length > 0 ? [{ id, name, balance }] : []
    })
    const resources = totals.resourceNames().toSorted()
    return (
      JSON.stringify(
        {
          units,
          factors: [...used].toSorted(byNumber.compare).map((id) => factorRow(id, language)),
          synergies,
          totals: {
            all: totalsOf(totals.all()),
            by_status: Object.fromEntries(
              statuses.map((status) => [status, totalsOf(totals.byStatus(status))]),
            ),
          },
          resources: resources.map((name) => ({ name, balance: totals.ofResource(name) })),
          companies,
        },
        null,
        2,
      ) + '\n'
    )
  } finally {
    totals.destroy()
  }
}

const byNumber = new Intl.Collator('en', { numeric: true })

function synergyOf(board: BoardSnapshot, flow: Flow, assessment: Assessment, used: Set<string>) {
  const known = figures(flow, assessment)
  const donor = board.companies.get(flow.from)!.name
  const receiver = board.companies.get(flow.to)!.name
  return {
    id: flow.id,
    synergy: synergyName(flow.resource, donor, receiver),
    status: flow.status,
    ...Object.fromEntries(benefits.map((name) => [name, shown(known[name], assessment[name], used)])),
    biogenic_co2: shown(
      assessment.biogenic && { ...assessment.biogenic, typed: false },
      assessment.biogenic,
      used,
    ),
    missing: assessment.missing,
    fuel: flow.fuel ?? null,
    replaces: flow.replaces ?? null,
    feasibility: feasibilityOf(flow),
  }
}

function shown(figure: Figure | null, worked: Benefit | null, used: Set<string>) {
  if (!figure) return null
  const { low, high, typed } = figure
  const terms = typed ? [] : worked!.terms
  for (const { factor } of terms) if (factor !== null) used.add(factor)
  return { low, high, typed, terms }
}

function factorRow(id: string, language: Language) {
  const { en, ru, value, low, high, unit, source, year, sure, where, toBeChecked } = factorOf(id)
  return {
    id,
    name: language === 'ru' ? ru : en,
    value,
    low,
    high,
    unit,
    source,
    year,
    sure,
    country: where ?? null,
    to_be_checked: toBeChecked === true,
  }
}

const totalsOf = ({ count, benefits: of }: StatusTotals) => ({ synergies: count, ...of })
