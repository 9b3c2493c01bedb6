import { readFileSync } from 'node:fs'
import { BoardMatches } from './src/analysis/matching/boardMatches'
import { loadKnowledge } from './src/analysis/matching/knowledge'
import { reasonText, againstTexts } from './src/analysis/matching/reasons'
import { measure } from './tests/quality/matching/measures'
import { readSet } from './tests/quality/matching/sets'
const knowledge = await loadKnowledge()
const show = process.argv[2]
for (const set of ['open', 'third'] as const) {
  const { board, pairs, never } = readSet(set as any)
  const matches = new BoardMatches(board, knowledge)
  matches.rank()
  const list = matches.best()
  const m = measure(list, pairs, never)
  console.error(set, 'RR', m.reciprocalRank!.toFixed(3), 'hit', m.hitInTen!.toFixed(3), 'x', m.acrossLanguages.reciprocalRank!.toFixed(3), m.acrossLanguages.hitInTen!.toFixed(3), 'P', m.precisionAtTen?.toFixed(3), 'R', m.recallAtTen?.toFixed(3), 'never', m.neverSuggested?.toFixed(3), 'shown', list.length)
  if (show !== set) continue
  const keys = set === 'third' ? JSON.parse(readFileSync('/tmp/match/keys.json', 'utf8')) : {}
  const k = (id: string) => keys[id] ?? id
  const doc = new Map<string, string>()
  for (const p of pairs) doc.set(p.offer + '/' + p.need, p.also ? 'ALSO' : 'PAIR')
  for (const p of never) doc.set(p.offer + '/' + p.need, 'NEVER')
  const shown = new Set(list.map((m) => m.offer + '/' + m.need))
  const cname = (c: number | undefined) => (c === undefined ? '-' : knowledge.base.concepts[c]!.id)
  for (const [id, r] of board.resources) {
    if (r.direction !== 'offer') continue
    console.log(`\n## ${k(id)} ${r.name} ${r.quality ?? ''} [${cname(matches.conceptOf(id))}]`)
    for (const m of list.filter((x) => x.offer === id).sort((a, b) => b.score - a.score)) {
      const need = board.resources.get(m.need)!
      const lang = /[а-я]/i.test(r.name) ? 'ru' : 'en'
      console.log(`  ${m.score.toFixed(2)} ${doc.get(id + '/' + m.need) ?? '----'} ${k(m.need)} "${need.name} ${need.quality ?? ''}" [${cname(matches.conceptOf(m.need))}] ${reasonText(m, lang, knowledge)} | ${againstTexts(m, lang, knowledge).join(' ')}`)
    }
    for (const p of pairs) if (p.offer === id && !p.also && !shown.has(id + '/' + p.need)) {
      const m = matches.between(id, p.need)
      console.log(`  MISS ${k(p.need)} "${board.resources.get(p.need)!.name}" [${cname(matches.conceptOf(p.need))}] ${m ? m.score + ' ' + reasonText(m, 'en', knowledge)+ againstTexts(m, 'en', knowledge).join(' ') : 'null'}`)
    }
  }
}
process.exit(0)
