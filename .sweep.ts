import { BoardMatches } from './src/analysis/matching/boardMatches'
import { loadKnowledge } from './src/analysis/matching/knowledge'
import { measure } from './tests/quality/matching/measures'
import { readSet } from './tests/quality/matching/sets'
const knowledge = await loadKnowledge()
for (const set of ['open', 'third'] as const) {
  const { board, pairs, never } = readSet(set as any)
  const matches = new BoardMatches(board, knowledge)
  matches.rank()
  const list = matches.best()
  const tops = new Map<string, number>()
  for (const m of list) for (const id of [m.offer, m.need]) tops.set(id, Math.max(tops.get(id) ?? 0, m.score))
  for (const least of [0.2, 0.25, 0.3]) for (const mode of ['max','min'] as const) for (const part of [0.4, 0.5, 0.6, 0.7]) {
    const kept = list.filter((m) => m.score >= least && m.score >= part * Math[mode](tops.get(m.offer)!, tops.get(m.need)!))
    const r = measure(kept, pairs, never)
    console.log(set, least, mode, part, 'RR', r.reciprocalRank!.toFixed(3), 'hit', r.hitInTen!.toFixed(3), 'x', r.acrossLanguages.reciprocalRank!.toFixed(3), 'P', r.precisionAtTen?.toFixed(3), 'R', r.recallAtTen?.toFixed(3), 'never', r.neverSuggested?.toFixed(3), kept.length)
  }
}
process.exit(0)
