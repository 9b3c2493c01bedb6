import { loadKnowledge } from './src/analysis/matching/knowledge'
import { tokensOf } from './src/analysis/matching/language/tokens'
import { weights } from './src/analysis/matching/weights'
import { weighed } from './src/analysis/matching/meaning'
const { base, names } = await loadKnowledge()
const label = (k: string, n: number) => (k === 'use' ? 'U:' + base.uses[n]!.id : base.concepts[n]!.id)
for (const arg of process.argv.slice(2)) {
  const dir = arg.startsWith('+') ? 'need' : 'offer'
  const text = arg.replace(/^\+/, '')
  const placed = tokensOf(text).map((t) => ({ ...t, counts: (weights as any)[t.role] }))
  const { hits, unlike } = names.find(placed)
  console.log('\n' + text, placed.map((p) => p.stem + ':' + p.role[0] + names.vocabulary.weightOfWord(p).toFixed(2)).join(' '), [...unlike].map((c) => '!' + label('concept', c)).join(' '))
  const m = weighed(hits, base, dir as any, undefined, undefined)
  for (const { node, weight } of m.sort((a, b) => b.weight - a.weight).slice(0, 14)) {
    const k = node >= base.concepts.length ? 'use' : 'concept'
    const n = k === 'use' ? node - base.concepts.length : node
    const h = hits.find((x) => x.kind === k && x.number === n)!
    console.log('   ', weight.toFixed(2), label(k, n), 'cov', h.coverage.toFixed(2), 'share', h.share.toFixed(2), 'at', [...h.at].join(','))
  }
}
process.exit(0)
