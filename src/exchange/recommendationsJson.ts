/** `recommendations.json`: barriers counted over the region's synergies, with what waits behind each, for a municipality. */
import { factsOf, type SynergyFacts } from '../analysis/recommendations/facts'
import { measureFor } from '../analysis/recommendations/measures'
import {
  recommend,
  type Recommendations,
  type Waiting,
  type Where,
} from '../analysis/recommendations/recommend'
import type { BarrierFamily } from '../model/records'
import type { BoardSnapshot } from '../model/snapshot'
import { words, type Language } from '../model/words'

export interface RecommendationOptions {
  readonly language: Language
  readonly boardId: string
  readonly now: Date
}

/** The recommendations of a whole board. */
export function writeBoardRecommendations(board: BoardSnapshot, options: RecommendationOptions): string {
  const facts: SynergyFacts[] = []
  for (const flow of board.flows.values()) {
    const one = factsOf(board, flow)
    if (one) facts.push(one)
  }
  return writeRecommendations(recommend(facts), {}, board.meta.region, options)
}

/**
 * `{ board, generatedAt, region, country, municipality, synergies, waiting, barriers }`: numbers as numbers, `null` where
 * unknown. A sum covers the known figures, and a saving is `{ low, high }`; `without…` says how many synergies have none.
 */
export function writeRecommendations(
  report: Recommendations,
  where: Where,
  region: string | undefined,
  { language, boardId, now }: RecommendationOptions,
): string {
  const file = {
    board: boardId,
    generatedAt: now.toISOString(),
    region: region || null,
    country: where.country || null,
    municipality: where.municipality || null,
    synergies: report.synergies,
    waiting: figures(report.waiting),
    barriers: report.families.map(({ family, waiting, byStatus, places, synergies }) => ({
      barrier: family,
      name: words[language].barriers[family],
      waiting: figures(waiting),
      by_status: byStatus,
      by_place: places.map(({ country, municipality, waiting }) => ({
        country: country || null,
        municipality: municipality || null,
        synergies: waiting,
      })),
      recommendation: measureFor(family, language),
      synergies: synergies.map((one) => synergy(one, family)),
    })),
  }
  return JSON.stringify(file, null, 2) + '\n'
}

const figures = ({ synergies, annual, withoutAnnual, saving, withoutSaving }: Waiting) => ({
  synergies,
  annual_t: withoutAnnual < synergies ? annual.t : null,
  annual_mwh: withoutAnnual < synergies ? annual.MWh : null,
  annual_m3: withoutAnnual < synergies ? annual.m3 : null,
  without_annual_quantity: withoutAnnual,
  saving_eur_per_year: withoutSaving < synergies ? saving : null,
  without_saving: withoutSaving,
})

const synergy = (one: SynergyFacts, family: BarrierFamily) => ({
  id: one.id,
  synergy: one.name,
  status: one.status,
  donor: one.donor,
  receiver: one.receiver,
  annual_quantity: one.annual?.quantity ?? null,
  annual_unit: one.annual?.unit ?? null,
  saving_eur_per_year: one.saving,
  note: one.notes[family] ?? null,
  actions: one.actions.map(({ text, owner, due, done, barrier }) => ({
    text,
    barrier: barrier ?? null,
    owner: owner ?? null,
    due: due ?? null,
    done: done ?? false,
  })),
})
