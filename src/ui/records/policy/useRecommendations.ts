/** Recommendations that follow the board while they are read, and cost nothing while nobody does. */
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react'
import { FactLedger } from '../../../analysis/recommendations/ledger'
import {
  placesNamed,
  recommend,
  type Recommendations,
  type Where,
} from '../../../analysis/recommendations/recommend'
import type { Place } from '../../../analysis/recommendations/facts'
import { useBoard } from '../../board/context'

export function useRecommendations(where: Where): { report: Recommendations; places: readonly Place[] } {
  const board = useBoard()
  const [ledger] = useState(() => new FactLedger(board))
  const version = useSyncExternalStore(ledger.follow, () => ledger.version)
  // What is typed meanwhile comes first.
  const counted = useDeferredValue(version)
  const { country, municipality } = where
  const report = useMemo(
    () => (void counted, recommend(ledger.all(), { country, municipality })),
    [ledger, counted, country, municipality],
  )
  const places = useMemo(() => (void counted, placesNamed(ledger.all())), [ledger, counted])
  return { report, places }
}
